import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import type { Finding, Upload } from '../../../functions/archive/upload.ts';
import { commitFindings, type Settled } from '../../../functions/ingest/commit.ts';
import { draft, upload } from '../../support/articles.ts';
import { type MemoryWriter, memoryWriter } from '../../support/memory-writer.ts';

const clock = { now: () => Date.UTC(2026, 2, 1), sleep: async () => {} };
const chance = () => 0.5;

const accepted = (key: string, sequence: number): Finding => ({
  upload: upload(key, sequence),
  outcome: 'accepted',
  draft: draft(key, { headline: `${key} at ${sequence}` }),
  notes: [],
});
const removed = (key: string, sequence: number): Finding => ({
  upload: upload(key, sequence, { change: 'remove' }),
  outcome: 'removed',
});
const rejected = (key: string, sequence: number): Finding => ({
  upload: upload(key, sequence),
  outcome: 'rejected',
  code: 'empty',
  reason: 'The file is empty.',
});

const commit = async (archive: MemoryWriter, findings: readonly Finding[]): Promise<Map<Upload, Settled>> => {
  const settled = new Map<Upload, Settled>();
  await commitFindings(findings, { archive, clock, chance }, ({ upload }, as) => settled.set(upload, as));
  return settled;
};

const stateOf = (archive: MemoryWriter) => ({
  heads: new Map([...archive.heads].map(([id, head]) => [id, { ...head, revision: 0, commit: 0 }])),
  receipts: new Map([...archive.receipts].map(([key, { state, sequencer }]) => [key, { state, sequencer }])),
});

describe('a batch', () => {
  it('is one commit that lists all its changes', async () => {
    const archive = memoryWriter();
    const batch = [accepted('a', 1), accepted('b', 1), rejected('c', 1)];
    const settled = await commit(archive, batch);
    expect(archive.log).toHaveLength(1);
    expect(archive.log[0]?.changes.map(({ id }) => id)).toEqual([draft('a').id, draft('b').id]);
    expect([...settled.values()]).toEqual(['committed', 'committed', 'committed']);
    expect(archive.receipts.get('c')).toMatchObject({ state: 'rejected', commit: null });
  });

  it('larger than a transaction is several', async () => {
    const archive = memoryWriter(undefined, 10);
    await commit(
      archive,
      Array.from({ length: 25 }, (_, at) => accepted(`k${at}`, 1)),
    );
    expect(archive.log.map(({ changes }) => changes.length)).toEqual([10, 10, 5]);
  });

  it('keeps the newest version of a key that it holds twice', async () => {
    const archive = memoryWriter();
    const batch = [accepted('a', 2), accepted('a', 1), accepted('a', 2)];
    expect((await commit(archive, batch)).get(batch[1]?.upload as Upload)).toBe('stale');
    expect(archive.heads.get(draft('a').id)).toMatchObject({ headline: 'a at 2', revision: 1 });
  });

  it('settles an overtaken version only with the one that overtakes it', async () => {
    const archive = memoryWriter(async (call) => {
      if (call === 'append') throw new ArchiveError('unavailable', 'slow down');
    });
    const settled: Upload[] = [];
    const batch = [accepted('a', 2), accepted('a', 1)];
    await expect(
      commitFindings(batch, { archive, clock, chance }, ({ upload }) => settled.push(upload)),
    ).rejects.toThrow('slow');
    expect(settled).toEqual([]);
  });

  it('with two versions of one article under two keys makes two revisions in two commits', async () => {
    const archive = memoryWriter();
    const wire = { ...accepted('b', 1), draft: draft('b', { id: draft('a').id }) } as Finding;
    await commit(archive, [accepted('a', 1), wire]);
    expect(archive.log.map(({ changes }) => changes)).toMatchObject([[{ revision: 1 }], [{ revision: 2 }]]);
  });
});

describe('what the archive knows already', () => {
  it('is settled without a commit', async () => {
    const archive = memoryWriter();
    await commit(archive, [accepted('a', 2)]);
    const again = [accepted('a', 2), accepted('a', 1)];
    expect([...(await commit(archive, again)).values()].sort()).toEqual(['repeated', 'stale']);
    expect(archive.log).toHaveLength(1);
  });

  it.each<[string, Finding]>([
    ['its repeat', removed('a', 3)],
    ['another removal', removed('a', 4)],
    ['a file that is none', rejected('a', 4)],
    ['a new story in the file', accepted('a', 4)],
    ['another article in the file', { ...accepted('a', 4), draft: draft('other') } as Finding],
    ['the same article in another file', { ...accepted('b', 1), draft: draft('a') } as Finding],
  ])('includes a withdrawal whose purge was cut short: %s finishes it', async (_, next) => {
    let broken = true;
    const archive = memoryWriter(async (call) => {
      if (call === 'purge' && broken) throw new ArchiveError('unavailable', 'cut short');
    });
    await commit(archive, [accepted('a', 1)]);
    await commit(archive, [accepted('a', 2)]);
    await expect(commit(archive, [removed('a', 3)])).rejects.toThrow('cut short');
    expect(archive.revisions.size).toBe(1);
    await expect(commit(archive, [next])).rejects.toThrow('cut short');
    expect(archive.log, 'nothing is committed before').toHaveLength(3);
    broken = false;
    await commit(archive, [next]);
    expect(archive.revisions.size).toBe(0);
  });

  it('includes a withdrawal that a stale write raced: what it left behind is purged', async () => {
    const purged: string[] = [];
    const archive = memoryWriter();
    await commit(archive, [accepted('a', 1)]);
    await commit(archive, [removed('a', 3)]);
    const watched: MemoryWriter = {
      ...archive,
      purge: async (id, before) => {
        purged.push(`${id} before ${before}`);
        await archive.purge(id, before);
      },
    };
    expect([...(await commit(watched, [accepted('a', 2)])).values()]).toEqual(['stale']);
    expect(purged).toEqual([`${draft('a').id} before 2`]);
  });
});

it('that the table refuses for good for one row commits the others, and answers with the refusal', async () => {
  const archive = memoryWriter();
  const refusal = new ArchiveError('corrupt', 'Item size has exceeded the maximum allowed size');
  const picky: MemoryWriter = {
    ...archive,
    append: (entries, row) =>
      entries.some(({ receipt }) => receipt.key === 'huge') ? Promise.reject(refusal) : archive.append(entries, row),
  };
  await expect(commit(picky, [accepted('a', 1), accepted('huge', 1), accepted('b', 1)])).rejects.toBe(refusal);
  expect([...archive.receipts.keys()]).toEqual(['a', 'b']);
});

it('tried again as a whole where the table is only busy', async () => {
  const archive = memoryWriter();
  let tried = 0;
  const busy: MemoryWriter = {
    ...archive,
    append: async () => {
      tried += 1;
      throw new ArchiveError('unavailable', 'throttled');
    },
  };
  await expect(commit(busy, [accepted('a', 1), accepted('b', 1)])).rejects.toThrow('throttled');
  expect(tried).toBe(1);
});

describe('a removal that a broken newer version has overtaken', () => {
  it('still withdraws the article that was made before it', async () => {
    const archive = memoryWriter();
    for (const one of [accepted('a', 1), rejected('a', 3), removed('a', 2), removed('a', 2)])
      await commit(archive, [one]);
    expect(archive.heads.get(draft('a').id)?.state).toBe('withdrawn');
    expect(archive.log).toHaveLength(2);
    expect(archive.receipts.get('a')).toMatchObject({ state: 'rejected', sequencer: upload('a', 3).sequencer });
  });

  it('leaves alone what was made after it', async () => {
    const archive = memoryWriter();
    for (const one of [accepted('a', 3), rejected('a', 4), removed('a', 2)]) await commit(archive, [one]);
    expect(archive.heads.get(draft('a').id)?.state).toBe('live');
  });
});

it('goes on where a write took effect although its answer was lost', async () => {
  let lost = false;
  const archive = memoryWriter(async (call) => {
    if (call === 'appended' && !lost) {
      lost = true;
      throw new ArchiveError('unavailable', 'timed out');
    }
  });
  await expect(commit(archive, [accepted('a', 1)])).rejects.toThrow('timed out');
  expect([...(await commit(archive, [accepted('a', 1)])).values()]).toEqual(['repeated']);
  expect(archive.log).toHaveLength(1);
});

it('is said to be there, or overtaken, where its answer was lost for longer than the table remembers the transaction', async () => {
  const archive = memoryWriter();
  const answeredTooLate = (meanwhile: () => Promise<unknown>): MemoryWriter => ({
    ...archive,
    append: async (entries, row) => {
      await archive.append(entries, row);
      await meanwhile();
      return archive.append(entries, row);
    },
  });
  const late = await commit(
    answeredTooLate(async () => {}),
    [accepted('a', 1)],
  );
  expect([...late.values()]).toEqual(['repeated']);
  const later = await commit(
    answeredTooLate(() => commit(archive, [accepted('a', 3)])),
    [accepted('a', 2)],
  );
  expect([...later.values()]).toEqual(['stale']);
  expect(archive.log).toHaveLength(3);
});

it('gives up, to be tried again later, where others keep winning', async () => {
  const archive = { ...memoryWriter(), append: async () => 'lost-log' as const };
  const attempt = commitFindings([accepted('a', 1)], { archive, clock, chance }, () => {});
  await expect(attempt).rejects.toMatchObject({ code: 'unavailable', retryable: true });
});

describe('whatever order events come in, however often, and whoever else is committing', () => {
  const history = fc.array(
    fc.record({ key: fc.constantFrom('a', 'b', 'c'), kind: fc.constantFrom(accepted, removed, rejected) }),
    { minLength: 1, maxLength: 12 },
  );

  it('the log has no gap and the archive holds the newest version of every key', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.infiniteStream(fc.nat()), fc.scheduler(), async (events, random, scheduler) => {
        const findings = events.map(({ key, kind }, at) => kind(key, at + 1));
        const next = (below: number): number => (random.next().value as number) % below;
        const batches = [0, 1, 2].map(() => findings.filter(() => next(2) === 0).sort(() => next(3) - 1));
        batches.push(findings); // so that each comes at least once
        const archive = memoryWriter(() => scheduler.schedule(Promise.resolve()));
        await scheduler.waitFor(Promise.all(batches.map((batch) => commit(archive, batch))));

        expect(archive.log.map(({ number }) => number)).toEqual(archive.log.map((_, at) => at + 1));
        const inOrder = memoryWriter();
        for (const key of ['a', 'b', 'c']) {
          const newest = findings.filter((it) => it.upload.key === key);
          const last = newest.at(-1);
          if (last === undefined) continue;
          expect(archive.receipts.get(key)?.sequencer).toBe(last.upload.sequencer);
          if (last.outcome !== 'rejected') await commit(inOrder, [last]);
          const head = archive.heads.get(draft(key).id);
          if (last.outcome === 'removed') expect(head?.state ?? 'withdrawn').toBe('withdrawn');
          if (last.outcome === 'accepted') {
            expect(stateOf(archive).heads.get(draft(key).id)).toEqual(stateOf(inOrder).heads.get(draft(key).id));
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
