import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ANALYSER } from '../../../functions/search/analysis.ts';
import { ArchiveIndex } from '../../../functions/search/archive-index.ts';
import { decodeSnapshot, encodeSnapshot } from '../../../functions/search/snapshot-format.ts';
import { draft } from '../../support/articles.ts';
import { memoryArchive } from '../../support/memory-archive.ts';

describe('a snapshot', () => {
  it('holds the commit, the counts and the speakers of its index', async () => {
    const archive = memoryArchive();
    const index = new ArchiveIndex();
    for (const head of archive.publish([draft('incoming/a.txt'), draft('incoming/b.txt')])) index.apply(head, 0);
    index.reached(41);
    const back = await decodeSnapshot(await encodeSnapshot(index));
    expect(back.commit).toBe(41);
    expect(back.counts()).toEqual({ articles: 2, quotations: 2, speakers: 1 });
    expect(back.speakers.appearances('tomas-weld')).toEqual(index.speakers.appearances('tomas-weld'));
  });

  const of = (value: unknown): Uint8Array => gzipSync(JSON.stringify(value));
  const empty = { format: 1, analyser: ANALYSER, commit: 0, released: 0, entries: [], hidden: [] };
  it.each([
    ['nothing', new Uint8Array()],
    ['no gzip', new TextEncoder().encode('{}')],
    ['cut short', gzipSync('{}').subarray(0, 12)],
    ['no JSON', gzipSync('{')],
    ['of another analyser', of({ ...empty, analyser: 'words-0' })],
    ['of another format', of({ ...empty, format: 2 })],
    ['without an index', of({ ...empty, articles: {}, quotations: {} })],
  ])('that is %s is refused', async (_, bytes) => {
    await expect(decodeSnapshot(bytes)).rejects.toMatchObject({ code: 'corrupt' });
  });
});
