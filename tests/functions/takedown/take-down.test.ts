import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleId } from '../../../functions/archive/article-id.ts';
import { openSnapshot } from '../../../functions/search/index/snapshot.ts';
import { unpack } from '../../../functions/stores/packing.ts';
import { liftTakedown } from '../../../functions/takedown/lift-takedown.ts';
import { takeDown } from '../../../functions/takedown/take-down.ts';
import { Crash, crashingAt } from '../../support/failing-location.ts';
import { type StoredDesk, storedDesk } from '../../support/stored-desk.ts';
import { zipOf } from '../../support/zip.ts';

const ORDER = { by: 'ada', reason: 'Order 17 of the court of Marlow', notice: 'Withdrawn for legal reasons.' };

const story = (word: string): string => `Keepers of ${word} ask for a longer day

By Ines Carrow

MARLOW CROSS -- Keepers of the canal want to open the gates an hour earlier, and say so at ${word}.

"The barges wait at ${word} at dawn," said Tomas Weld, a lock keeper at ${word}.
`;

const wire = (uri: string, version: number, word: string): string =>
  JSON.stringify({
    uri,
    type: 'text',
    version: String(version),
    pubstatus: 'usable',
    headline: `Keepers of ${word}`,
    body_text: story(word),
  });

let desk: StoredDesk;
beforeEach(async () => {
  desk = await storedDesk();
});
afterEach(() => desk.close());

/** Everywhere that a word still is: rows of the table, objects of either bucket, terms of snapshots. */
const placesOf = async (word: string): Promise<string[]> => {
  const { client, table } = desk.local.location;
  const places: string[] = [];
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }));
  for (const row of Items) {
    const text = JSON.stringify(row) + (row.body?.B === undefined ? '' : JSON.stringify(unpack(row.body.B)));
    if (text.includes(word)) places.push(`row ${row.pk?.S} ${row.sk?.S}`);
  }
  for (const bucket of ['uploads', 'archive']) {
    for (const [key, versions] of desk.local.objects.bucket(bucket).versions) {
      for (const version of versions) {
        if (version.body === null) continue;
        const bytes = desk.local.objects.read(desk.local.objects.find(bucket, key, version.id)) as Buffer;
        if (key.startsWith('snapshots/') ? hasTerm(bytes, word) : Buffer.from(bytes).includes(word))
          places.push(`${bucket} ${key}`);
      }
    }
  }
  return places;
};

const hasTerm = (bytes: Uint8Array, word: string): boolean => {
  const snapshot = openSnapshot(Buffer.from(bytes));
  return ['articles', 'quotations'].some((name) => {
    const { dictionary } = snapshot.segment(name);
    return [...dictionary.terms()].some((term) => term.includes(word));
  });
};

const versionsOf = async (key: string): Promise<number> => {
  const request = new ListObjectVersionsCommand({ Bucket: desk.local.uploads, Prefix: key });
  const { Versions = [], DeleteMarkers = [] } = await desk.local.s3.send(request);
  return Versions.length + DeleteMarkers.length;
};

const KEY = 'incoming/locks.txt';
const ID = articleId(KEY);

/** An article of three versions and a snapshot with its words, beside one that has nothing to do with it. */
const prepare = async (): Promise<void> => {
  for (const word of ['zetaone', 'zetatwo', 'zetathree']) {
    await desk.put(KEY, story(word));
    await desk.settle();
  }
  await desk.put('incoming/other.txt', story('innocent'));
  await desk.settle();
  await desk.snapshot('due');
};

describe('A takedown', () => {
  it('leaves no word anywhere, and a notice', async () => {
    await prepare();
    expect(await placesOf('zeta')).not.toEqual([]);
    const { takedown, removed } = await takeDown([ID], ORDER, desk.takedownWith());
    await desk.settle();

    expect(await placesOf('zeta')).toEqual([]);
    expect((await desk.ask('/search?q=zetathree')).body.total).toBe(0);
    expect((await desk.ask('/search?q=innocent')).body.total).toBe(1);
    const gone = await desk.ask(`/articles/${ID}`);
    expect(gone.status).toBe(410);
    expect(JSON.stringify(gone.body)).toContain('Withdrawn for legal reasons.');
    expect(JSON.stringify(gone.body)).not.toMatch(/court of Marlow|locks/);
    expect(await versionsOf(KEY)).toBe(0);
    expect(takedown).toMatchObject({ ...ORDER, articles: [ID], objects: [KEY], lifted: null });
    expect(takedown.rows).toHaveLength(3);
    expect(takedown.snapshots).toHaveLength(1);
    expect(removed.map(({ key, versions }) => [key, versions.length])).toEqual([[KEY, 3]]);
    expect(await desk.receipt(KEY)).toMatchObject({ state: 'withdrawn', reason: ORDER.reason });
  });

  it('waits, before it removes anything, until the index that all search functions share has it', async () => {
    await prepare();
    const reached: [number, number][] = [];
    const index = async (commit: number): Promise<void> => void reached.push([commit, await versionsOf(KEY)]);
    const { takedown } = await takeDown([ID], ORDER, { ...desk.takedownWith(), index });
    expect(reached).toEqual([[takedown.commit, 3]]);
  });

  it('is the same by the file’s key, and when it is done again', async () => {
    await prepare();
    const first = await takeDown([KEY], ORDER, desk.takedownWith());
    const again = await takeDown([KEY], ORDER, desk.takedownWith());
    await desk.settle();
    expect(again.takedown).toEqual({ ...first.takedown, finished: again.takedown.finished });
    expect(again.removed).toEqual(first.removed);
    expect(await placesOf('zeta')).toEqual([]);
  });

  it('goes on where a crash ended it, at any call, and records all the same what it removed', async () => {
    await prepare();
    for (let n = 0; ; n++) {
      const location = crashingAt(desk.local.location, n);
      try {
        await takeDown([ID], ORDER, desk.takedownWith(location));
        expect(n).toBeGreaterThan(20);
        break;
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
      }
    }
    const { takedown, removed } = await takeDown([ID], ORDER, desk.takedownWith());
    await desk.settle();
    expect(await placesOf('zeta')).toEqual([]);
    expect(takedown.rows).toHaveLength(3);
    expect(removed.map(({ key, versions }) => [key, versions.length])).toEqual([[KEY, 3]]);
  });

  it('keeps out the same file, and the wire’s own article under any name, until it is lifted', async () => {
    await desk.put('incoming/wire-1.json', wire('urn:lindow:locks', 1, 'zetaone'));
    await desk.settle();
    const id = articleId('urn:lindow:locks');
    await takeDown([id], ORDER, desk.takedownWith());
    await desk.put('incoming/wire-2.json', wire('urn:lindow:locks', 2, 'zetatwo'));
    await desk.settle();
    expect((await desk.ask(`/articles/${id}`)).status).toBe(410);
    expect((await desk.receipt('incoming/wire-2.json'))?.reason).toMatch(/was taken down.*Delete the file/);

    const again = await takeDown([id], ORDER, desk.takedownWith());
    expect(again.takedown.objects).toEqual(['incoming/wire-1.json', 'incoming/wire-2.json']);
    expect(await versionsOf('incoming/')).toBe(0);

    await liftTakedown([id], { by: 'ada', reason: 'The order was set aside' }, desk.takedownWith());
    expect((await desk.ask(`/articles/${id}`)).status).toBe(410);
    await desk.put('incoming/wire-3.json', wire('urn:lindow:locks', 3, 'zetathree'));
    await desk.settle();
    expect((await desk.ask(`/articles/${id}`)).body.headline).toContain('zetathree');
  });

  it('of one member of an archive removes the archive’s file, and leaves the other articles', async () => {
    const zip = (word: string) =>
      zipOf([
        { name: 'front.txt', content: story(word) },
        { name: 'sport.txt', content: story('innocent') },
      ]);
    await desk.put('incoming/pages.zip', zip('zetaone'));
    await desk.settle();
    const id = articleId('incoming/pages.zip#front.txt');
    await takeDown(['incoming/pages.zip#front.txt'], ORDER, desk.takedownWith());
    await desk.settle(); // the events of the versions that it removed
    expect(await placesOf('zeta')).toEqual([]);
    expect(await versionsOf('incoming/')).toBe(0);
    expect((await desk.ask('/search?q=innocent')).body.total).toBe(1);

    await desk.put('incoming/pages.zip', zip('zetatwo'));
    await desk.settle();
    expect((await desk.ask(`/articles/${id}`)).status).toBe(410);
    expect((await desk.ask('/search?q=innocent')).body.total).toBe(1);
    await desk.remove('incoming/pages.zip');
    await desk.settle();
    expect((await desk.ask('/search?q=innocent')).body.total).toBe(0);
  });

  it('of an archive’s key takes down everything in it', async () => {
    await desk.put(
      'incoming/pages.zip',
      zipOf(['a', 'b'].map((name) => ({ name: `${name}.txt`, content: story(`zeta${name}`) }))),
    );
    await desk.settle();
    const { takedown } = await takeDown(['pages.zip', 'incoming/pages.zip'], ORDER, desk.takedownWith());
    await desk.settle();
    expect(takedown.articles).toHaveLength(2);
    expect(await placesOf('zeta')).toEqual([]);
    expect(await desk.receipt('incoming/pages.zip')).toMatchObject({ state: 'withdrawn', reason: ORDER.reason });
  });

  it('of an upload that nothing has been made of yet removes it, and nothing is', async () => {
    await desk.put(KEY, story('zetaone'));
    await takeDown([KEY], ORDER, desk.takedownWith());
    await desk.settle();
    expect(await placesOf('zeta')).toEqual([]);
    expect((await desk.ask(`/articles/${ID}`)).status).toBe(404);
  });

  it('removes what an overtaken writer of a snapshot has left, of any version of the analyser', async () => {
    await prepare();
    await desk.local.objects.put('archive', 'snapshots/words-0/000000000002-0123456789abcdef', [Buffer.from('zeta')]);
    const { takedown } = await takeDown([ID], ORDER, desk.takedownWith());
    expect(takedown.snapshots).toContain('snapshots/words-0/000000000002-0123456789abcdef');
    expect([...desk.local.objects.bucket('archive').versions.keys()]).toHaveLength(1);
  });

  it('of what never was says so', async () => {
    await expect(takeDown(['nothing'], ORDER, desk.takedownWith())).rejects.toMatchObject({ code: 'not-found' });
  });
});
