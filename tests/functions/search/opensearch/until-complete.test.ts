import { expect, it } from 'vitest';
import { ArchiveIndex } from '../../../../functions/search/archive-index.ts';
import type { IndexSource } from '../../../../functions/search/index-source.ts';
import { openSearchEngine } from '../../../../functions/search/opensearch/engine.ts';
import { SharedIndex } from '../../../../functions/search/opensearch/shared-index.ts';
import { untilComplete } from '../../../../functions/search/opensearch/until-complete.ts';
import { manualClock } from '../../../support/manual-clock.ts';
import { memoryArchive } from '../../../support/memory-archive.ts';
import { replicaOf } from '../../../support/replicas.ts';

it('Readers are answered from memory until the shared index is complete, and from then on from there', async () => {
  const clock = manualClock();
  let complete = false;
  const cluster = {
    request: async () =>
      complete
        ? { status: 200, body: { _index: 'cuttings-a-1', found: true, _source: { ...STATE } } }
        : { status: 404, body: {} },
  };
  const shared = new SharedIndex({
    cluster,
    clock,
    archive: { lastCommit: async () => 0 },
    feeder: { feed: async () => {} },
    freshness: 0,
    report: () => {},
  });
  let made = 0;
  const source = untilComplete(shared, () => {
    made++;
    return replicaOf(memoryArchive(), clock);
  });
  const first = await source.current();
  expect([source.engine, await source.ask(first, (index) => index.counts().articles), made]).toEqual(['memory', 0, 1]);
  complete = true;
  await source.renewed();
  expect([source.engine, made]).toEqual(['opensearch', 1]);
});

it('What fails for another reason is not answered from memory', async () => {
  const broken = { current: () => Promise.reject(new Error('broken')) } as unknown as IndexSource;
  await expect(untilComplete(broken, () => replicaOf(memoryArchive(), manualClock())).current()).rejects.toThrow(
    'broken',
  );
});

it('An index that is gone is damaged: whoever asks it, asks the one that took its place', async () => {
  const gone = { status: 404, error: { type: 'index_not_found_exception', reason: 'no such index' } };
  const cluster = { request: async () => ({ status: 200, body: { responses: [gone] } }) };
  const index = new ArchiveIndex(openSearchEngine(cluster, 'cuttings-a-1'), { commit: 1, released: 0 });
  await expect(index.answer((it) => it.counts())).rejects.toMatchObject({ code: 'corrupt' });
  expect(index.damaged).toBe(true);
});

const STATE = { commit: 0, released: 0, nextDue: null, asOf: 0 };
