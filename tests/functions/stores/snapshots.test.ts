import {
  DeleteObjectCommand,
  type GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { SnapshotPointer, SnapshotStore } from '../../../functions/archive/ports.ts';
import { archiveReader } from '../../../functions/stores/archive-reader.ts';
import { archiveWriter } from '../../../functions/stores/archive-writer.ts';
import { snapshotStore } from '../../../functions/stores/snapshots.ts';
import { type LocalArchive, localArchive } from '../../support/local-archive.ts';

const open: LocalArchive[] = [];
let local: LocalArchive;
let snapshots: SnapshotStore;

beforeEach(async () => {
  local = await localArchive();
  open.push(local);
  snapshots = snapshotStore(local.location, 2);
});
afterAll(async () => {
  for (const each of open) await each.close();
});

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const at = (commit: number) => ({ commit, articles: commit * 10, at: '2026-03-01T10:00:00.000Z' });

describe('a snapshot', () => {
  it('is read back by its pointer', async () => {
    expect(await snapshots.pointers('v1')).toEqual([]);
    expect(await snapshots.write('v1', at(5), bytes('five'))).toBe(true);
    const [pointer] = await snapshots.pointers('v1');
    expect(pointer).toMatchObject({ commit: 5, articles: 50, bytes: 4 });
    expect(pointer && new TextDecoder().decode(await snapshots.read(pointer))).toBe('five');
    expect(await snapshots.pointers('v2')).toEqual([]);
  });

  it('never takes the place of a newer one', async () => {
    await snapshots.write('v1', at(7), bytes('seven'));
    expect(await snapshots.write('v1', at(6), bytes('six'))).toBe(false);
    expect(await snapshots.write('v1', at(7), bytes('seven again'))).toBe(false);
    expect((await snapshots.pointers('v1')).map(({ commit }) => commit)).toEqual([7]);
  });

  it('keeps as many behind it as it is told, and deletes the rest', async () => {
    for (const commit of [1, 2, 3]) await snapshots.write('v1', at(commit), bytes(`at ${commit}`));
    expect((await snapshots.pointers('v1')).map(({ commit }) => commit)).toEqual([3, 2]);
    const { KeyCount } = await local.s3.send(new ListObjectsV2Command({ Bucket: 'archive' }));
    expect(KeyCount).toBe(2);
  });

  it('that is to stand alone replaces all others, and one of its own commit', async () => {
    await snapshots.write('v1', at(6), bytes('six'));
    await snapshots.write('v1', at(7), bytes('seven'));
    expect(await snapshots.write('v1', at(6), bytes('late'), true)).toBe(false);
    expect(await snapshots.write('v1', at(7), bytes('seven again'), true)).toBe(true);
    const [pointer, ...others] = await snapshots.pointers('v1');
    expect(others).toEqual([]);
    expect(pointer && new TextDecoder().decode(await snapshots.read(pointer))).toBe('seven again');
    expect(await snapshots.write('v1', at(7), bytes('seven again'), true)).toBe(true); // the very same
    expect(pointer && new TextDecoder().decode(await snapshots.read(pointer))).toBe('seven again');
  });

  it('that no pointer names is swept, but not one that another may be about to point to', async () => {
    await snapshots.write('v1', at(7), bytes('seven'));
    await snapshots.write('v1', at(6), bytes('overtaken'));
    const later = 'snapshots/v1/000000000008-0123456789abcdef';
    for (const Key of [later, 'snapshots/v2/000000000001-0123456789abcdef'])
      await local.s3.send(new PutObjectCommand({ Bucket: 'archive', Key, Body: 'x' }));
    expect(await snapshots.sweep('v1')).toEqual(['v2']);
    const { Contents = [] } = await local.s3.send(new ListObjectsV2Command({ Bucket: 'archive' }));
    const [pointer] = await snapshots.pointers('v1');
    expect(Contents.map(({ Key }) => Key)).toEqual([pointer?.key, later, 'snapshots/v2/000000000001-0123456789abcdef']);
  });

  it('of a version that is retired goes with all that is known of that version', async () => {
    for (const version of ['v1', 'v2']) {
      await snapshots.lookAfter(version, '2026-03-01T10:00:00.000Z');
      await snapshots.write(version, at(5), bytes('five'));
    }
    expect(await snapshots.lookedAfter('v1')).toBe('2026-03-01T10:00:00.000Z');
    await snapshots.retire('v1');
    await snapshots.retire('v1');
    expect([await snapshots.pointers('v1'), await snapshots.lookedAfter('v1')]).toEqual([[], null]);
    expect(await snapshots.pointers('v2')).toHaveLength(1);
    expect(await snapshots.sweep('v1')).toEqual(['v2']);
  });

  it('that has changed or gone is told from one that is whole', async () => {
    await snapshots.write('v1', at(5), bytes('five'));
    const [pointer] = await snapshots.pointers('v1');
    if (pointer === undefined) throw new Error('no pointer');
    await local.s3.send(new PutObjectCommand({ Bucket: 'archive', Key: pointer.key, Body: 'fivf' }));
    await expect(snapshots.read(pointer)).rejects.toMatchObject({ code: 'corrupt' });
    await local.s3.send(new DeleteObjectCommand({ Bucket: 'archive', Key: pointer.key }));
    await expect(snapshots.read(pointer)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a part of a snapshot', () => {
  const written = async () => {
    await snapshots.write('v1', at(5), bytes('barges'));
    return (await snapshots.pointers('v1'))[0] as SnapshotPointer;
  };

  it('is read alone', async () => {
    const pointer = await written();
    expect(new TextDecoder().decode(await snapshots.readRange(pointer, 1, 4))).toBe('arg');
  });

  it('that is not there, of a snapshot cut short or gone, is told', async () => {
    const pointer = await written();
    for (const [from, to] of [
      [4, 9],
      [7, 9],
    ] as const) {
      await expect(snapshots.readRange(pointer, from, to)).rejects.toMatchObject({ code: 'corrupt' });
    }
    await local.s3.send(new DeleteObjectCommand({ Bucket: 'archive', Key: pointer.key }));
    await expect(snapshots.readRange(pointer, 1, 4)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('that does not come is asked for again once, as after Lambda had the function frozen', async () => {
    const pointer = await written();
    let hanging = 1;
    const s3 = {
      send: (request: GetObjectCommand, { abortSignal }: { abortSignal: AbortSignal }) =>
        hanging-- > 0
          ? new Promise((_, reject) => abortSignal.addEventListener('abort', () => reject(abortSignal.reason)))
          : local.s3.send(request),
    } as unknown as S3Client;
    const sleepy = snapshotStore({ ...local.location, s3 }, 2, 20);
    expect(new TextDecoder().decode(await sleepy.readRange(pointer, 0, 6))).toBe('barges');
    hanging = 2;
    await expect(sleepy.readRange(pointer, 0, 6)).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('trimming the log', () => {
  const commits = async (count: number): Promise<void> => {
    const writer = archiveWriter(local.location);
    for (let number = 1; number <= count; number++) {
      expect(await writer.append([], { number, changes: [], at: '2026-03-01T10:00:00.000Z' })).toBe('appended');
    }
  };
  const numbers = async () => (await archiveReader(local.location).commits(0, 100)).map(({ number }) => number);

  it('deletes the rows through a commit', async () => {
    await commits(30);
    await snapshots.trimLog(27);
    expect(await numbers()).toEqual([28, 29, 30]);
  });

  it('never deletes the newest, which is the end of the log', async () => {
    await commits(3);
    await snapshots.trimLog(3);
    await snapshots.trimLog(99);
    expect(await numbers()).toEqual([3]);
  });
});
