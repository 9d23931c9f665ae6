import { describe, expect, it } from 'vitest';
import type { VersionOfKey } from '../../../../functions/stores/object-versions.ts';
import { stuckUploads } from '../../../../infra/cli/status/stuck.ts';
import { receiptOf } from '../fakes.ts';

const version = (key: string, id: string, more: Partial<VersionOfKey> = {}): VersionOfKey => ({
  kind: 'version',
  key,
  id,
  bytes: 1,
  at: '2026-11-23T10:00:00.000Z',
  isLatest: true,
  etag: '',
  ...more,
});

const run = (versions: readonly VersionOfKey[]) =>
  stuckUploads(
    (async function* () {
      yield* versions;
    })(),
    '2026-11-23T11:00:00.000Z',
    async (keys) => new Map(keys.filter((key) => key !== 'lost').map((key) => [key, receiptOf(key, 'v1')])),
  );

describe('An upload is stuck', () => {
  it('where its newest version has no receipt, or one of an earlier version', async () => {
    expect(await run([version('good', 'v1'), version('lost', 'v1'), version('corrected', 'v2')])).toEqual([
      'lost',
      'corrected',
    ]);
  });

  it('where its removal was not heard of', async () => {
    expect(await run([version('good', 'm1', { kind: 'marker' })])).toEqual(['good']);
  });

  it('never while it is young, nor where it was replaced', async () => {
    const young = version('lost', 'v1', { at: '2026-11-23T11:00:00.000Z' });
    expect(await run([young, version('lost', 'v0', { isLatest: false })])).toEqual([]);
  });

  it('however many there are', async () => {
    const many = Array.from({ length: 2_500 }, (_, at) => version(at % 100 === 0 ? 'lost' : `k${at}`, 'v1'));
    expect(await run(many)).toHaveLength(25);
  });
});
