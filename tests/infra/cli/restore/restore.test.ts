import { randomFillSync } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleId } from '../../../../functions/archive/article-id.ts';
import { takeDown } from '../../../../functions/takedown/take-down.ts';
import { emptyTable } from '../../../../infra/cli/restore/empty-table.ts';
import { type RestoreOptions, restore } from '../../../../infra/cli/restore/restore.ts';
import { exportTable } from '../../../support/export-table.ts';
import { mirrorBucket } from '../../../support/mirror-bucket.ts';
import { type StoredDesk, storedDesk } from '../../../support/stored-desk.ts';
import { zipOf } from '../../../support/zip.ts';
import { newFolder } from '../../local/s3/server.ts';
import { listen } from '../fakes.ts';

const story = (word: string, more = ''): string => `Keepers of ${word} ask for a longer day

By Ines Carrow
12 March 2026

MARLOW CROSS -- Keepers of the canal want to open the gates an hour earlier, and say so at ${word}.

"The barges wait at ${word} at dawn," said Tomas Weld, a lock keeper at ${word}.
${more}`;

// Signs without a pattern do not compress: these are 600 KB, and a row holds 350.
const signs = Array.from(randomFillSync(new Uint16Array(300_000)), (at) =>
  String.fromCodePoint(0x4e00 + (at % 20_000)),
);
const large = Array.from({ length: 600 }, (_, at) => `\n${signs.slice(at * 500, at * 500 + 500).join('')}.\n`).join('');

const zip = (word: string) =>
  zipOf(['front', 'sport'].map((name) => ({ name: `${name}.txt`, content: story(`${word}${name}`) })));

const EXPORT = newFolder();
const UPLOADS = newFolder();
const ARCHIVE = newFolder();
const desks: StoredDesk[] = [];
let lost: StoredDesk;

const open = async (): Promise<StoredDesk> => {
  const desk = await storedDesk();
  desks.push(desk);
  return desk;
};
afterAll(async () => {
  for (const desk of desks) await desk.close();
});

beforeAll(async () => {
  lost = await open();
  const put = async (key: string, content: string | Uint8Array): Promise<void> => {
    await lost.put(`incoming/${key}`, content);
    await lost.settle();
  };
  for (const word of ['otter', 'heron', 'wren']) await put('größe 1.txt', story(word));
  await put('large.txt', story('whale', large));
  await put('pages.zip', zip('pike'));
  await put('broken.txt', '');
  await put('gone.txt', story('dodo'));
  await put('sued.txt', story('kraken'));
  await lost.remove('incoming/gone.txt');
  await lost.settle();
  await lost.snapshot('due');
  const order = { by: 'ada', reason: 'Order 17', notice: 'Gone.' };
  await takeDown(['incoming/sued.txt'], order, lost.takedownWith());
  await lost.settle();
  const { client, table } = lost.local.location;
  await exportTable(client, table, EXPORT);
  await mirrorBucket(lost.local.s3, lost.local.uploads, UPLOADS);
  await mirrorBucket(lost.local.s3, 'archive', ARCHIVE);
});

const run = async (desk: StoredDesk, options: Partial<RestoreOptions> = {}) => {
  const { console, printed } = listen();
  const { client, table, clock, s3, bucket } = desk.local.location;
  await restore(
    { from: EXPORT, uploads: UPLOADS, archive: ARCHIVE, ...options },
    {
      console,
      table: emptyTable(client, table, clock),
      put: async (to, Key, Body) => {
        await s3.send(new PutObjectCommand({ Bucket: to === 'archive' ? bucket : desk.local.uploads, Key, Body }));
      },
      snapshot: async (when) => {
        const commit = await desk.snapshot(when);
        return { key: '', bytes: 0, articles: 0, commit };
      },
    },
  );
  return printed;
};

/** What readers are answered of everything that there is. */
const answers = async ({ ask }: StoredDesk): Promise<readonly unknown[]> => {
  const ids = ['größe 1.txt', 'large.txt', 'pages.zip#front.txt', 'pages.zip#sport.txt', 'gone.txt', 'sued.txt'].map(
    (name) => articleId(`incoming/${name}`),
  );
  const routes = [
    ...ids.flatMap((id) => ['', '/revisions', '/revisions/1', '/related'].map((of) => `/articles/${id}${of}`)),
    '/search?q=keepers&facets=speakers,places,years',
    '/search?q=wren',
    '/search?q=otter',
    '/search?q=dodo',
    '/search?q=kraken',
    '/quotes?q=barges',
    '/speakers?q=weld',
    '/suggest?q=kee',
  ];
  const found: unknown[] = [];
  for (const route of routes) {
    const { status, body } = await ask(route);
    const { took: _, asOf: __, ...rest } = body; // of the moment of asking
    found.push([route, status, rest]);
  }
  return found;
};

describe('An archive that is restored into an empty stack', () => {
  it('answers as the one that was lost, before and after its files are put back', async () => {
    const desk = await open();
    const wanted = await answers(lost);
    expect(await run(desk)).toEqual([expect.stringMatching(/^Restored \d+ rows, 4 uploads and 1 large articles/)]);
    expect(await answers(desk)).toEqual(wanted);
    await desk.settle(); // the events of what was put back
    expect(await answers(desk)).toEqual(wanted);
  });

  it('goes on from there: files are corrected, removed, and kept out, as if nothing had been', async () => {
    const desk = await open();
    await run(desk);
    await desk.settle();
    const wren = articleId('incoming/größe 1.txt');
    await desk.put('incoming/größe 1.txt', story('robin'));
    await desk.put('incoming/pages.zip', zip('perch'));
    await desk.put('incoming/sued.txt', story('kraken'));
    await desk.settle();
    expect((await desk.ask(`/articles/${wren}`)).body.revision).toBe(4);
    expect((await desk.ask('/search?q=perchfront')).body.total).toBe(1);
    expect((await desk.ask('/search?q=kraken')).body.total).toBe(0);
    for (const name of ['größe 1.txt', 'pages.zip', 'large.txt']) await desk.remove(`incoming/${name}`);
    await desk.settle();
    expect((await desk.ask('/search?q=keepers')).body.total).toBe(0);
  });

  it('is not begun where there is anything, and goes on where it was cut short', async () => {
    await expect(run(lost)).rejects.toThrow('is not empty: restore into a stack of its own');
    const desk = await open();
    const { location } = desk.local;
    await emptyTable(location.client, location.table, location.clock).claim(
      'arn:aws:dynamodb:us-east-1:000000000000:table/archive/export/01798403200000-5a8c1b2d',
    );
    await run(desk);
    expect(await answers(desk)).toEqual(await answers(lost));
    await expect(run(desk)).rejects.toThrow('is not empty');
  });

  it('is not made of what was damaged on the way, or of what is no export', async () => {
    const damaged = newFolder();
    await exportTable(lost.local.location.client, 'archive', damaged);
    const [name = ''] = readdirSync(join(damaged, 'AWSDynamoDB'));
    writeFileSync(join(damaged, 'AWSDynamoDB', name, 'data', 'file0.json.gz'), 'x');
    await expect(run(await open(), { from: damaged })).rejects.toThrow(/file0.json.gz is not what was exported/);
    await expect(run(await open(), { from: UPLOADS })).rejects.toThrow('it is no export of a table');
    await expect(run(await open(), { uploads: join(UPLOADS, 'incoming') })).rejects.toThrow(
      'it is to mirror the bucket from its root',
    );
  });
});
