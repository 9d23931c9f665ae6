import { describe, expect, it } from 'vitest';
import { draft } from '../../../support/articles.ts';
import { memoryArchive } from '../../../support/memory-archive.ts';
import { reader } from '../../../support/reader.ts';

describe('A request that takes too long', () => {
  it('is answered before Lambda ends it, and what it waited for goes on', async () => {
    const archive = memoryArchive();
    archive.publish([draft('incoming/a.txt', { id: 'a' })]);
    let arrive = (): void => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const slow = {
      ...archive.reader,
      lastCommit: async () => {
        await arrived;
        return archive.reader.lastCommit();
      },
      everyHead: async function* () {
        await arrived;
        yield* archive.reader.everyHead();
      },
    };
    const { ask } = reader({ ...archive, reader: slow }, undefined, null, undefined, { timeLeft: () => 30 });
    const late = await ask('/search?q=barges');
    expect(late).toMatchObject({ status: 503, body: { type: 'urn:cuttings:problem:unavailable' } });
    expect(late.headers.get('retry-after')).toBe('1');
    arrive();
    await expect.poll(async () => (await ask('/search?q=barges')).status).toBe(200);
  });
});
