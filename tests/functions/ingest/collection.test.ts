import { describe, expect, it } from 'vitest';
import { rejectUpload } from '../../../functions/archive/errors.ts';
import { memberKey } from '../../../functions/ingest/collection.ts';
import { type IngestDependencies, ingest } from '../../../functions/ingest/ingest.ts';
import type { Made, Member } from '../../../functions/ingest/made.ts';
import { draft } from '../../support/articles.ts';
import { memoryWriter } from '../../support/memory-writer.ts';

const KEY = 'incoming/week.zip';
const message = (sequencer: string, eventName = 'ObjectCreated:Put') => ({
  id: sequencer,
  body: JSON.stringify({ Records: [{ eventName, s3: { object: { key: KEY, size: 5, versionId: 'v', sequencer } } }] }),
});

const article = (name: string): Member => ({
  name,
  make: async () => ({ kind: 'article', draft: draft(memberKey(KEY, name)), notes: [], dropped: [] }),
});
const bad: Member = { name: 'bad.txt', make: () => Promise.reject(rejectUpload('empty', 'The file is empty.')) };

const setUp = (made: () => readonly Member[], remaining: () => number = () => 30_000) => {
  const archive = memoryWriter();
  const dependencies: IngestDependencies = {
    archive,
    clock: { now: () => Date.UTC(2026, 2, 1), sleep: async () => {} },
    chance: () => 0.5,
    uploads: { read: async () => new Uint8Array(5), current: async () => null },
    makeFile: async (): Promise<Made> => ({ kind: 'collection', members: made(), notes: [] }),
    remaining,
    measure: () => {},
  };
  const states = () => new Map([...archive.receipts].map(([key, { state }]) => [key, state]));
  return { archive, dependencies, states };
};

describe('a file of several articles', () => {
  it('gives each member a receipt and an article of its own', async () => {
    const { archive, dependencies, states } = setUp(() => [article('a.txt'), bad, article('b.txt')]);
    const [outcome] = await ingest([message('01')], dependencies);
    expect(outcome).toMatchObject({ error: null, uploads: [{ outcome: 'collection', settled: 'committed' }] });
    expect(Object.fromEntries(states())).toEqual({
      'incoming/week.zip#a.txt': 'accepted',
      'incoming/week.zip#bad.txt': 'rejected',
      'incoming/week.zip#b.txt': 'accepted',
      'incoming/week.zip': 'accepted',
    });
    expect(archive.heads.size).toBe(2);
  });

  it('opens an archive in an archive, but not a third', async () => {
    const nested = (name: string, members: readonly Member[]): Member => ({
      name,
      make: async () => ({ kind: 'collection', members, notes: [] }),
    });
    const { states, dependencies } = setUp(() => [nested('in.zip', [article('a.txt'), nested('deep.zip', [])])]);
    await ingest([message('01')], dependencies);
    expect(states().get('incoming/week.zip#in.zip#a.txt')).toBe('accepted');
    expect(states().get('incoming/week.zip#in.zip#deep.zip')).toBe('rejected');
  });

  it('that takes too long goes on where it stopped when it comes again', async () => {
    let left = 0;
    const made: string[] = [];
    const members = Array.from({ length: 25 }, (_, at) => {
      const one = article(`${at}.txt`);
      const make = (): Promise<Made> => {
        made.push(one.name);
        return one.make();
      };
      return { ...one, make };
    });
    const { archive, dependencies } = setUp(
      () => members,
      () => left--,
    );
    left = 10_000 + 13;
    const [first] = await ingest([message('01')], dependencies);
    expect(first?.error).toMatchObject({ code: 'unavailable' });
    expect(archive.receipts.get(KEY)).toBeUndefined();
    left = 20_000;
    const [second] = await ingest([message('01')], dependencies);
    expect(second?.error).toBeNull();
    expect(archive.heads.size).toBe(25);
    expect(made.filter((name) => name === '0.txt')).toHaveLength(1);
  });

  it('removed, withdraws all that any of its versions made', async () => {
    let members = [article('a.txt'), article('b.txt')];
    const { archive, dependencies, states } = setUp(() => members);
    await ingest([message('01')], dependencies);
    members = [article('b.txt')];
    await ingest([message('02')], dependencies);
    expect([...archive.heads.values()].map(({ state }) => state)).toEqual(['live', 'live']);
    await ingest([message('03', 'ObjectRemoved:DeleteMarkerCreated')], dependencies);
    expect([...archive.heads.values()].map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
    expect(new Set(states().values())).toEqual(new Set(['withdrawn']));
  });
});

describe('the removal of a file of several articles leaves none of them, in whatever order events come', () => {
  const REMOVAL = message('02', 'ObjectRemoved:DeleteMarkerCreated');
  const live = ({ heads }: ReturnType<typeof setUp>['archive']) =>
    [...heads.values()].filter(({ state }) => state === 'live').map(({ source }) => source.key);

  it('before the file itself', async () => {
    const { archive, dependencies } = setUp(() => [article('a.txt')]);
    await ingest([REMOVAL], dependencies);
    await ingest([message('01')], dependencies);
    expect(live(archive)).toEqual([]);
  });

  it('in one batch with it', async () => {
    const { archive, dependencies } = setUp(() => [article('a.txt')]);
    await ingest([message('01'), REMOVAL], dependencies);
    expect(live(archive)).toEqual([]);
  });

  it('while its members are made', async () => {
    const { archive, dependencies } = setUp(() => members);
    const members = [...Array(10).keys()].map((at) => article(`${at}.txt`));
    const last = article('last.txt');
    const removing = async (): Promise<Made> => {
      await ingest([REMOVAL], dependencies);
      return last.make();
    };
    members.push({ ...last, make: removing });
    await ingest([message('01')], dependencies);
    expect(live(archive)).toEqual([]);
  });

  it('after an older version that a newer one has overtaken while its members were made', async () => {
    let members: Member[] = [];
    const { archive, dependencies } = setUp(() => members);
    const old = article('old.txt');
    const overtaking = async (): Promise<Made> => {
      members = [article('new.txt')];
      await ingest([message('015')], dependencies);
      return old.make();
    };
    members = [{ ...old, make: overtaking }];
    await ingest([message('01')], dependencies);
    expect(live(archive)).toHaveLength(2);
    await ingest([REMOVAL], dependencies);
    expect(live(archive)).toEqual([]);
  });

  it('after a newer version of it, whose articles stay', async () => {
    let members = [article('a.txt'), article('b.txt')];
    const { archive, dependencies } = setUp(() => members);
    await ingest([message('01')], dependencies);
    members = [article('b.txt')];
    await ingest([message('03')], dependencies);
    await ingest([REMOVAL], dependencies);
    expect(live(archive)).toEqual([memberKey(KEY, 'b.txt')]);
  });
});

it('keeps the name of a member in its key whole up to 400 bytes', () => {
  expect(memberKey(KEY, 'ü'.repeat(200))).toBe(`${KEY}#${'ü'.repeat(200)}`);
  expect(memberKey(KEY, 'ü'.repeat(201))).toMatch(/#ü{200}~[0-9a-f]{16}$/);
});

it('keeps the key of a member with a very long name within what the table holds', () => {
  const key = memberKey(KEY, 'ü'.repeat(3000));
  expect(Buffer.byteLength(key)).toBeLessThan(1000);
  expect(key).not.toBe(memberKey(KEY, `${'ü'.repeat(3000)}!`));
});
