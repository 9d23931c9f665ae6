import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import { openDeadLetters } from '../../../infra/cli/dead-letters.ts';
import { type RedriveOptions, type Runs, redrive } from '../../../infra/cli/redrive.ts';
import { reindex } from '../../../infra/cli/reindex.ts';
import { openQueue, type Queue } from '../../../infra/local/sqs/queue.ts';
import { sqsService } from '../../../infra/local/sqs/service.ts';
import { newFolder, realClock, serve } from '../local/s3/server.ts';
import { fakeArchive, listen, receiptOf, sleepingClock } from './fakes.ts';

const arnOf = (name: string): string => `arn:aws:sqs:us-east-1:000000000000:${name}`;

let queues: Queue[] = [];
let server: Awaited<ReturnType<typeof serve>>;
beforeEach(async () => {
  const folder = newFolder();
  const find = (arn: string) => queues.find((queue) => queue.arn === arn);
  const open = (name: string, properties: object): Queue =>
    openQueue({ folder, name, arn: arnOf(name), properties, clock: realClock, find });
  queues = [open('dead', {}), open('dead-snapshots', {})];
  const RedrivePolicy = { deadLetterTargetArn: arnOf('dead'), maxReceiveCount: 1 };
  queues.push(open('uploads', { VisibilityTimeout: 0, RedrivePolicy }));
  server = await serve(sqsService(() => queues));
});
afterEach(async () => {
  await server.close();
  for (const queue of queues) queue.close();
});

const queueOf = (name: string): Queue => {
  const found = queues.find((queue) => queue.name === name);
  if (found === undefined) throw new Error(`no queue ${name}`);
  return found;
};

/** Gives up on a message of S3's. */
const giveUp = async (key: string, sequencer: string): Promise<void> => {
  const object = { key, size: 3, versionId: 'v1', sequencer };
  queueOf('uploads').send(JSON.stringify({ Records: [{ eventName: 'ObjectCreated:Put', s3: { object } }] }));
  await queueOf('uploads').receive(1);
  await queueOf('uploads').receive(1);
};

const run = async (options: Partial<RedriveOptions> = {}, look: () => Promise<unknown> = async () => {}) => {
  const { console, printed, told } = listen();
  const desk = fakeArchive();
  desk.written.set('incoming/b.txt', receiptOf('incoming/b.txt', 'v2', { sequencer: '0C'.padEnd(64, '0') }));
  const connection = {
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'engineer', secretAccessKey: 'engineer' },
  };
  const open = (name: string) => openDeadLetters(connection, `${server.url}/000000000000/${name}`, realClock);
  const runs: readonly Runs[] = [{ of: 'snapshot', letters: open('dead-snapshots'), look }];
  const means = { console, desk, uploads: open('dead'), runs };
  return { code: await redrive({ limit: 100, ...options }, means), printed, told };
};

describe('redrive', () => {
  it('says so where there is nothing to do', async () => {
    expect(await run()).toMatchObject({ code: 0, printed: ['There are no dead letters.'] });
  });

  it('lists what was given up, with what the archive knows of it, and leaves it where it is', async () => {
    await giveUp('incoming/a.txt', '0B');
    await giveUp('incoming/b.txt', '0B');
    const { code, printed } = await run();
    expect(code).toBe(1);
    expect(printed).toContain('  upload of incoming/a.txt: not in the archive yet');
    expect(printed.join('\n')).toContain('upload of incoming/b.txt: overtaken by a newer version, accepted at');
    expect(queueOf('dead').counts()).toMatchObject({ visible: 2, inFlight: 0 });
  });

  it('sends everything again when it is told to', async () => {
    await giveUp('incoming/a.txt', '0B');
    const { code, printed } = await run({ yes: true });
    expect(code).toBe(0);
    expect(printed.at(-1)).toMatch(/^1 sent to ingest again\./);
    expect(queueOf('dead').counts().visible).toBe(0);
    expect(queueOf('uploads').counts().visible).toBe(1);
  });

  it('settles failed runs of the snapshot function by another run, and only if that succeeds', async () => {
    const record = { responsePayload: { errorMessage: 'The pointer is damaged' } };
    queueOf('dead-snapshots').send(JSON.stringify(record));
    expect((await run()).printed.at(-1)).toBe('  The pointer is damaged');
    const failing = async () => {
      throw new ArchiveError('unavailable', 'It failed again');
    };
    expect(await run({ yes: true }, failing)).toMatchObject({ code: 2, told: ['cuttings: It failed again'] });
    expect(queueOf('dead-snapshots').counts().visible).toBe(1);
    expect((await run({ yes: true })).code).toBe(0);
    expect(queueOf('dead-snapshots').counts()).toMatchObject({ visible: 0, inFlight: 0 });
  });

  it('shows what is no message of S3’s as it is, and escapes nothing to the terminal', async () => {
    queueOf('dead').send('no \u001b[31mJSON');
    expect((await run()).printed.at(-1)).toBe('  not a message of S3: no \ufffd[31mJSON');
    const { printed } = await run({ json: true });
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ of: 'ingest', body: 'no \u001b[31mJSON' });
  });
});

describe('reindex', () => {
  const newest = { key: 'snapshots/v/9-a', commit: 9, bytes: 2_000_000, articles: 12 };

  it('asks for an index of the table alone, and says what it holds', async () => {
    const { console, printed } = listen();
    const clock = sleepingClock();
    const asked: string[] = [];
    const snapshot = async (when: string) => {
      asked.push(when);
      await clock.sleep(2500);
      return newest;
    };
    const snapshotHere = async () => snapshot('here');
    const office = { snapshot, snapshotHere, feeder: null };
    expect(await reindex({}, { console, office, clock })).toBe(0);
    expect(await reindex({ here: true }, { console, office, clock })).toBe(0);
    expect(asked).toEqual(['rebuild', 'here']);
    expect(printed[0]).toMatch(/^Indexed 12 articles as of commit 9 in 2\.5 s: snapshots\/v\/9-a, 2\.0 MB\./);
  });

  it('has the feeder build the index where that is in OpenSearch', async () => {
    const { console, printed, told } = listen();
    const rebuild = async () => ({ commit: 9, rebuilding: false });
    const never = async () => {
      throw new Error('This is asked of the feeder');
    };
    const office = {
      snapshot: never,
      snapshotHere: never,
      feeder: { rebuild, feed: never, indexed: never, again: never },
    };
    expect(await reindex({}, { console, office, clock: sleepingClock() })).toBe(0);
    expect(told).toEqual(['The feeder reads the table from end to end …']);
    expect(printed).toEqual([
      'Built the index in OpenSearch as of commit 9 in 0.0 s. The one before goes in ten minutes.',
    ]);
  });

  it('fails where the function does', async () => {
    const { console, told } = listen();
    const snapshot = async () => {
      throw new ArchiveError('unavailable', 'It timed out');
    };
    const means = { console, office: { snapshot, snapshotHere: snapshot, feeder: null }, clock: sleepingClock() };
    for (const here of [false, true]) expect(await reindex({ here }, means)).toBe(2);
    expect(told.filter((line) => line === 'cuttings: It timed out')).toHaveLength(2);
  });
});
