import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleId } from '../../../functions/archive/article-id.ts';
import { commitKey, headFacts, logEndKey, revisionKey } from '../../../functions/stores/table.ts';
import { takeDown } from '../../../functions/takedown/take-down.ts';
import { lookAround, mendOne } from '../../../infra/cli/archive-inspector.ts';
import { reconcile } from '../../../infra/cli/reconcile.ts';
import { Crash, crashingAt } from '../../support/failing-location.ts';
import { type StoredDesk, storedDesk } from '../../support/stored-desk.ts';
import { zipOf } from '../../support/zip.ts';
import { listen } from './fakes.ts';

const story = (word: string): string => `Keepers of ${word} ask for a longer day

By Ines Carrow

MARLOW CROSS -- Keepers of the canal want to open the gates an hour earlier, and say so at ${word}.
`;

const ORDER = { by: 'ada', reason: 'Order 17', notice: 'Gone.' };

let desk: StoredDesk;
let hidden: string | null; // an id that search does not find until it is indexed again
beforeEach(async () => {
  hidden = null;
  desk = await storedDesk();
  await file('a.txt', story('otter'));
  await file('pages.zip', zipOf(['front', 'sport'].map((name) => ({ name, content: story(name) }))));
  await file('broken.txt', '');
  await file('gone.txt', story('dodo'));
  await desk.remove('incoming/gone.txt');
  await desk.settle();
});
afterEach(() => desk.close());

const file = async (name: string, content: string | Uint8Array): Promise<void> => {
  await desk.put(`incoming/${name}`, content);
  await desk.settle();
};

const run = async (options: { mend?: boolean; json?: boolean; settled?: number } = {}) => {
  const { console, printed, told } = listen();
  const means = {
    location: desk.local.location,
    uploads: desk.local.uploads,
    takedown: desk.takedownWith(),
    searchIds: async () => {
      const found = await desk.listed();
      return new Set([...found].filter((id) => id !== hidden));
    },
    reindex: async () => {
      hidden = null;
      await desk.snapshot('rebuild');
    },
    feeder: null,
  };
  const code = await reconcile(
    { settled: 0, ...options },
    {
      console,
      clock: { now: () => Date.now() + 1000 },
      look: () => lookAround(means),
      mend: (mend) => mendOne(mend, means),
      waiting: async () => ({ queued: 0, dead: 0 }),
    },
  );
  return { code, printed, told };
};

/** Finds this difference alone, mends it, and finds none any more. */
const mends = async (says: RegExp): Promise<void> => {
  const { code, printed } = await run();
  expect([code, printed.length]).toEqual([1, 2]);
  expect(printed[0]).toMatch(says);
  expect((await run({ mend: true })).code).toBe(1);
  await desk.settle();
  expect(await run()).toMatchObject({ code: 0, printed: [expect.stringMatching(/: they agree\.$/)] });
};

const id = articleId('incoming/a.txt');

describe('reconcile', () => {
  it('finds nothing where everything agrees, a takedown of a part of a file included', async () => {
    await takeDown(['incoming/pages.zip#front'], ORDER, desk.takedownWith());
    await desk.settle();
    expect(await run()).toMatchObject({
      code: 0,
      printed: ['Looked at 3 uploads, 6 receipts and 4 articles: they agree.'],
    });
    const { printed } = await run({ json: true });
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ differences: 0, articles: 4 });
  });

  it('puts a file again that ingest never heard of, or only of another version', async () => {
    await desk.put('incoming/new.txt', story('heron'));
    await desk.lose();
    await mends(
      /^incoming\/new.txt {2}was uploaded, and ingest never heard of it\. To mend it: the same file is put there/,
    );
    await desk.put('incoming/new.txt', story('wren'));
    await desk.lose();
    await mends(/^incoming\/new.txt {2}has a receipt of another version/);
    expect((await desk.ask('/search?q=wren')).body.total).toBe(1);
  });

  it('passes over what is so young that it may be on its way', async () => {
    await desk.put('incoming/new.txt', story('heron'));
    expect((await run({ settled: 15 })).code).toBe(0);
    expect((await run()).code).toBe(1);
  });

  it('deletes a file again of whose removal ingest never heard', async () => {
    await desk.remove('incoming/a.txt');
    await desk.lose();
    await mends(/^incoming\/a.txt {2}was accepted, and its file is not there any more/);
    expect((await desk.ask(`/articles/${id}`)).status).toBe(410);
  });

  it('purges what a withdrawal has left', async () => {
    const { client, table } = desk.local.location;
    const gone = articleId('incoming/gone.txt');
    const row = headFacts({ ...(await headOf(id)), id: gone });
    await client.send(new PutItemCommand({ TableName: table, Item: { ...revisionKey(gone, 1), ...row } }));
    await mends(/is withdrawn, and its revision 1 is still there/);
  });

  it('deletes the object of a large article that no row names, and tells of one that is missing', async () => {
    const { s3, location } = desk.local;
    const Key = `articles/${id}/000009-0123456789abcdef.json.br`;
    await s3.send(new PutObjectCommand({ Bucket: location.bucket, Key, Body: 'x' }));
    await mends(/belongs to no row of the table/);
    const row = { ...revisionKey(id, 1), ...headFacts(await headOf(id)), overflow: { S: Key } };
    await location.client.send(new PutItemCommand({ TableName: location.table, Item: row }));
    expect((await run()).printed[0]).toMatch(/has lost the object of its revision 1/);
  });

  it('takes down again what was uploaded again, or was not taken down to the end', async () => {
    await takeDown(['incoming/a.txt'], ORDER, desk.takedownWith());
    await file('a.txt', story('otter'));
    await mends(/^incoming\/a.txt {2}holds what was taken down/);
    await file('b.txt', story('heron'));
    const crash = takeDown(['incoming/b.txt'], ORDER, desk.takedownWith(crashingAt(desk.local.location, 12)));
    await expect(crash).rejects.toThrow(Crash);
    const { printed } = await run();
    expect(printed.join('\n')).toMatch(/incoming\/b.txt {2}was to be taken down, and not all of it is gone/);
    await run({ mend: true });
    await desk.settle();
    expect((await run()).code).toBe(0);
  });

  it('sees that a file holds a story that was taken down, where it came back as one of several', async () => {
    await takeDown(['incoming/pages.zip#front'], ORDER, desk.takedownWith());
    await file('pages.zip', zipOf(['front', 'sport'].map((name) => ({ name, content: story(name) }))));
    await mends(/^incoming\/pages.zip {2}holds what was taken down/);
    expect((await desk.ask('/search?q=sport')).body.total).toBe(1);
  });

  it('tells of a gap in the log, and of an end that is not its end', async () => {
    const { client, table } = desk.local.location;
    await client.send(new DeleteItemCommand({ TableName: table, Key: commitKey(2) }));
    await mends(/^3 {2}comes after 1 in the log/);
    const Item = { ...logEndKey, number: { N: '99' } };
    await client.send(new PutItemCommand({ TableName: table, Item }));
    expect((await run()).printed[0]).toMatch(/^99 {2}is where the log says that it ends/);
  });

  it('has the index written again where search does not find an article', async () => {
    hidden = id;
    await mends(/is in the table, and search does not find it/);
  });

  it('tells of a file that is gone although its article stands, for which only an engineer can decide', async () => {
    const { client, table } = desk.local.location;
    const { pk, sk } = { pk: { S: 'UPLOAD#incoming/a.txt' }, sk: { S: 'RECEIPT' } };
    await client.send(new DeleteItemCommand({ TableName: table, Key: { pk, sk } }));
    await desk.local.s3.send(new DeleteObjectCommand({ Bucket: desk.local.uploads, Key: 'incoming/a.txt' }));
    await desk.lose();
    const { code, printed } = await run({ mend: true });
    expect(code).toBe(1);
    expect(printed[0]).toMatch(/is of incoming\/a.txt, which has no receipt\. See docs\/runbook/);
  });
});

const headOf = async (of: string) => {
  const [standing] = await desk.takedownWith().archive.standing([{ key: 'none', id: of }]);
  if (!standing?.head) throw new Error(`no article ${of}`);
  return standing.head;
};
