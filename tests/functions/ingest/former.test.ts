import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../functions/archive/upload.ts';
import { commitFindings } from '../../../functions/ingest/commit.ts';
import { draft, upload } from '../../support/articles.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryWriter } from '../../support/memory-writer.ts';

const KEY = 'incoming/a.json';
const first: Finding = { upload: upload(KEY, 1), outcome: 'accepted', draft: draft(KEY, { id: 'first' }), notes: [] };
const removal: Finding = { upload: upload(KEY, 2, { change: 'remove' }), outcome: 'removed' };
const second: Finding = { upload: upload(KEY, 3), outcome: 'accepted', draft: draft(KEY, { id: 'second' }), notes: [] };

/** What stands after these events, and what the receipt notes. */
const outcomeOf = async (...findings: readonly Finding[]) => {
  const archive = memoryWriter();
  const clock = manualClock();
  for (const finding of findings) await commitFindings([finding], { archive, clock, chance: () => 0 }, () => {});
  const states = Object.fromEntries([...archive.heads].map(([id, { state }]) => [id, state]));
  return { states, notes: archive.receipts.get(KEY)?.notes, commits: archive.log.length };
};

describe('a file that makes another article than before', () => {
  it('leaves the former one, and says so', async () => {
    expect(await outcomeOf(first, second)).toMatchObject({
      states: { first: 'live', second: 'live' },
      notes: ['The article first, which this file held before, still stands.'],
    });
  });

  it('does not say that the former one stands where it was withdrawn', async () => {
    expect(await outcomeOf(first, removal, second)).toMatchObject({
      states: { first: 'withdrawn', second: 'live' },
      notes: [],
    });
  });

  it('has the former one withdrawn by a removal that came between, however late that is heard of, and once', async () => {
    const states = { first: 'withdrawn', second: 'live' };
    expect(await outcomeOf(first, second, removal)).toMatchObject({ states, commits: 3 });
    expect(await outcomeOf(first, second, removal, removal)).toMatchObject({ states, commits: 3 });
  });

  it('has it stand where the removal came before it was made', async () => {
    const early: Finding = { ...removal, upload: upload(KEY, 0, { change: 'remove' }) };
    expect(await outcomeOf(first, second, early)).toMatchObject({ states: { first: 'live', second: 'live' } });
  });
});
