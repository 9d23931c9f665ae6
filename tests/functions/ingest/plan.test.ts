import { describe, expect, it } from 'vitest';
import type { Article, Notice } from '../../../functions/archive/article.ts';
import type { Receipt } from '../../../functions/archive/receipt.ts';
import type { Finding } from '../../../functions/archive/upload.ts';
import { commitOfEntries, entryOf, freshness } from '../../../functions/ingest/plan.ts';
import { draft, upload } from '../../support/articles.ts';

const KEY = 'incoming/a.txt';
const AT = '2026-03-01T10:00:00.000Z';
const accepted = (sequence: number, changes = {}): Finding => ({
  upload: upload(KEY, sequence),
  outcome: 'accepted',
  draft: draft(KEY, changes),
  notes: [],
});
const removed = (sequence: number): Finding => ({
  upload: upload(KEY, sequence, { change: 'remove' }),
  outcome: 'removed',
});
const rejected = (sequence: number): Finding => ({
  upload: upload(KEY, sequence),
  outcome: 'rejected',
  code: 'empty',
  reason: 'The file is empty.',
});
const killed = (sequence: number, version: number | null): Finding => ({
  upload: upload(KEY, sequence),
  outcome: 'killed',
  id: draft(KEY).id,
  version,
  reason: 'Killed by the agency.',
});
const kill = (version: number | null): Notice =>
  entryOf(killed(1, version), { receipt: null, head: null }, 8, AT).head?.next as Notice;
const live = (revision: number): Article => ({ ...draft(KEY), state: 'live', revision, commit: 3 });
const receipt = (sequence: number, changes: Partial<Receipt> = {}): Receipt => ({
  key: KEY,
  versionId: `v${sequence}`,
  sequencer: upload(KEY, sequence).sequencer,
  state: 'accepted',
  code: null,
  reason: null,
  notes: [],
  article: { id: draft(KEY).id, revision: 1 },
  members: [],
  commit: 3,
  at: AT,
  ...changes,
});
const nothing = { receipt: null, head: null };

describe('an event is', () => {
  it.each([
    ['new where the key is new', null, 1, 'new'],
    ['new where its sequencer is newer', 1, 2, 'new'],
    ['repeated where its sequencer is the one on the receipt', 2, 2, 'repeated'],
    ['stale where the receipt is newer', 3, 2, 'stale'],
  ] as const)('%s', (_, known, sequence, expected) => {
    const standing = { receipt: known === null ? null : receipt(known), head: null };
    expect(freshness(accepted(sequence), standing)).toBe(expected);
  });
});

describe('an accepted upload', () => {
  it('makes revision 1 of a new article', () => {
    const { receipt: made, head } = entryOf(accepted(1), nothing, 7, AT);
    expect(made).toMatchObject({ state: 'accepted', commit: 7, article: { id: draft(KEY).id, revision: 1 } });
    expect(head).toEqual({
      next: { ...draft(KEY), state: 'live', revision: 1, commit: 7, committed: AT },
      previous: null,
    });
  });

  it('makes the next revision of an article that stands', () => {
    const { head } = entryOf(accepted(2), { receipt: receipt(1), head: live(1) }, 8, AT);
    expect(head?.next).toMatchObject({ revision: 2, commit: 8 });
    expect(head?.previous).toEqual(live(1));
  });

  it('goes on counting revisions after a withdrawal', () => {
    const notice = entryOf(removed(2), { receipt: receipt(1), head: live(1) }, 8, AT).head?.next as Notice;
    expect(entryOf(accepted(3), { receipt: receipt(2), head: notice }, 9, AT).head?.next).toMatchObject({
      state: 'live',
      revision: 3,
    });
  });

  it.each([
    ['2026-03-01T10:00:01Z', 'embargoed'],
    ['2026-03-01T09:59:59Z', 'live'],
  ])('with an embargo until %s is %s at ten', (embargoedUntil, state) => {
    const rights = { copyright: null, usageTerms: null, embargoedUntil };
    expect(entryOf(accepted(1, { rights }), nothing, 1, AT).head?.next.state).toBe(state);
  });
});

describe('a removal', () => {
  it('turns the article into a notice that holds none of its words', () => {
    const { receipt: made, head } = entryOf(removed(2), { receipt: receipt(1), head: live(1) }, 8, AT);
    expect(made).toMatchObject({ state: 'withdrawn', commit: 8, article: { revision: 2 } });
    expect(head?.next).toEqual({
      id: draft(KEY).id,
      state: 'withdrawn',
      revision: 2,
      commit: 8,
      withdrawn: AT,
      reason: 'The newsroom removed the file that this article was made from.',
      by: 'newsroom',
      source: { key: KEY, version: null },
    });
  });

  it('of a key that made no article leaves a receipt only, so that an older event that is late stays stale', () => {
    const { receipt: made, head } = entryOf(removed(2), nothing, 8, AT);
    expect(head).toBeNull();
    expect(made).toMatchObject({ state: 'withdrawn', commit: null, article: null });
  });

  it('leaves an article alone that another file has taken over', () => {
    const taken: Article = { ...live(2), source: { ...draft(KEY).source, key: 'incoming/newer.txt' } };
    expect(entryOf(removed(2), { receipt: receipt(1), head: taken }, 8, AT).head).toBeNull();
  });
});

describe('a rejected upload', () => {
  it('leaves the earlier revision standing and says so', () => {
    const { receipt: made, head } = entryOf(rejected(2), { receipt: receipt(1), head: null }, 8, AT);
    expect(head).toBeNull();
    expect(made).toMatchObject({
      state: 'rejected',
      code: 'empty',
      reason: 'The file is empty.',
      notes: ['Revision 1, made from an earlier version, still stands.'],
      article: { revision: 1 },
      commit: null,
    });
  });

  it('does not say that a withdrawn article stands', () => {
    const { head } = entryOf(removed(2), { receipt: receipt(1), head: live(1) }, 8, AT);
    const { receipt: made } = entryOf(rejected(3), { receipt: receipt(2), head: head?.next ?? null }, 9, AT);
    expect(made.notes).toEqual([]);
  });
});

describe('a version that the wire counts', () => {
  const source = (version: number) => ({ source: { ...draft(KEY).source, version } });
  const standing = { receipt: null, head: { ...live(2), ...source(5) } };

  it('is not overtaken by a lower one that comes late under another name', () => {
    const { receipt: made, head } = entryOf(accepted(9, source(4)), standing, 8, AT);
    expect(head).toBeNull();
    expect(made.notes).toEqual(['It is version 4; the archive has version 5 of this article.']);
  });

  it('is superseded by a higher one', () => {
    expect(entryOf(accepted(9, source(6)), standing, 8, AT).head?.next).toMatchObject({ revision: 3 });
  });

  it('killed stays killed when a lower one comes late, though it was never seen before', () => {
    const { head } = entryOf(killed(1, 5), nothing, 8, AT);
    expect(head?.next).toMatchObject({ state: 'withdrawn', revision: 1, reason: 'Killed by the agency.' });
    const late = { receipt: null, head: head?.next ?? null };
    expect(entryOf(accepted(2, source(4)), late, 9, AT).head).toBeNull();
    expect(entryOf(accepted(2, source(6)), late, 9, AT).head?.next).toMatchObject({ state: 'live', revision: 2 });
  });

  it('killed stays killed when it comes again itself, and its receipt says what would bring it back', () => {
    const { receipt: made, head } = entryOf(accepted(2, source(5)), { receipt: null, head: kill(5) }, 9, AT);
    expect(head).toBeNull();
    expect(made).toMatchObject({
      state: 'withdrawn',
      reason: 'The wire service has killed this article. It comes back only with a version above 5.',
      article: { revision: 1 },
    });
  });

  it('killed again by a later kill stays killed for all that come between the two', () => {
    const { head } = entryOf(killed(2, 7), { receipt: null, head: kill(5) }, 9, AT);
    expect(head?.next).toMatchObject({ state: 'withdrawn', revision: 2, source: { version: 7 } });
    expect(entryOf(accepted(3, source(6)), { receipt: null, head: head?.next ?? null }, 10, AT).head).toBeNull();
    expect(entryOf(killed(4, 6), { receipt: null, head: head?.next ?? null }, 10, AT).head).toBeNull();
  });

  it('is not killed by the kill of an older one', () => {
    expect(entryOf(killed(1, 4), standing, 8, AT).head).toBeNull();
  });
});

describe('a kill that counts no versions', () => {
  const date = (iso: string, precision: 'day' | 'time' = 'time') => ({ iso, precision, raw: iso, source: 'updated' });

  it.each([
    ['dated before it', { updated: date('2026-03-01T09:59:59Z') }, null],
    ['dated after it', { updated: date('2026-03-01T12:00:01+02:00') }, 'live'],
    ['of the same day', { published: date('2026-03-01', 'day') }, null],
    ['of the day but one after it', { published: date('2026-03-03', 'day') }, 'live'],
    ['with a time in no zone that may be before it', { published: date('2026-03-01T23:00:00') }, null],
    ['without a date', {}, null],
  ])('stands against a story that was sent before and comes late: one %s', (_, changes, state) => {
    const standing = { receipt: null, head: kill(null) };
    expect(entryOf(accepted(2, changes), standing, 9, AT).head?.next.state ?? null).toBe(state);
  });

  it('takes over from a removal, so that no file brings back what the wire has killed since', () => {
    const notice = entryOf(removed(2), { receipt: receipt(1), head: live(1) }, 8, AT).head?.next ?? null;
    const { head } = entryOf(killed(3, null), { receipt: null, head: notice }, 9, AT);
    expect(head?.next).toMatchObject({ state: 'withdrawn', by: 'wire', revision: 3 });
  });
});

describe('a collection', () => {
  const collected = (sequence: number, ...members: string[]): Finding => ({
    upload: upload(KEY, sequence),
    outcome: 'collected',
    members,
    notes: [],
  });

  it('has a receipt that names its members, those of earlier versions too', () => {
    const first = entryOf(collected(1, 'a', 'b'), nothing, 7, AT);
    expect(first.head).toBeNull();
    const second = entryOf(collected(2, 'b', 'c'), { receipt: first.receipt, head: null }, 8, AT);
    expect(second.receipt.members).toEqual(['a', 'b', 'c']);
  });
});

describe('the log row', () => {
  it('lists every change of the commit', () => {
    const entries = [entryOf(accepted(1), nothing, 7, AT), entryOf(rejected(1), nothing, 7, AT)];
    expect(commitOfEntries(entries, 7, AT)).toEqual({
      number: 7,
      changes: [{ id: draft(KEY).id, revision: 1, change: 'put' }],
      at: AT,
    });
  });

  it('is none where no article changes', () => {
    expect(commitOfEntries([entryOf(rejected(1), nothing, 7, AT)], 7, AT)).toBeNull();
  });
});
