import { describe, expect, it } from 'vitest';
import { ArchiveError, rejectUpload } from '../../../functions/archive/errors.ts';
import type { UploadStore } from '../../../functions/archive/ports.ts';
import { find, LARGEST_UPLOAD } from '../../../functions/ingest/find.ts';
import type { MakeFile } from '../../../functions/ingest/made.ts';
import { draft, upload } from '../../support/articles.ts';

const KEY = 'incoming/a.txt';
const bucket = (changes: Partial<UploadStore> = {}): UploadStore => ({
  read: async () => new TextEncoder().encode('text'),
  current: async () => null,
  ...changes,
});
const makeFile: MakeFile = async () => ({ kind: 'article', draft: draft(KEY), notes: ['a note'], dropped: [] });

it('accepts a file that holds an article', async () => {
  const put = upload(KEY, 1);
  expect(await find(put, { uploads: bucket(), makeFile })).toEqual({
    upload: put,
    outcome: 'accepted',
    draft: draft(KEY),
    notes: ['a note'],
  });
});

it('rejects a file for what is wrong with it, in the words of the reader that found out', async () => {
  const dependencies = {
    uploads: bucket(),
    makeFile: async () => {
      throw rejectUpload('unsupported', 'This is a picture.');
    },
  };
  expect(await find(upload(KEY, 1), dependencies)).toMatchObject({
    outcome: 'rejected',
    code: 'unsupported',
    reason: 'This is a picture.',
  });
});

it('rejects a file that is too large before downloading it', async () => {
  const dependencies = { uploads: bucket({ read: () => Promise.reject(new Error('downloaded')) }), makeFile };
  expect(await find(upload(KEY, 1, { bytes: LARGEST_UPLOAD + 1 }), dependencies)).toMatchObject({
    outcome: 'rejected',
    code: 'too-large',
    reason: 'The file has 51 MB; at most 50 MB are read. Upload each story as a file of its own.',
  });
});

it('does not settle what may pass, nor a bug', async () => {
  const passing = new ArchiveError('unavailable', 'slow down');
  const unreachable = { uploads: bucket({ read: () => Promise.reject(passing) }), makeFile };
  await expect(find(upload(KEY, 1), unreachable)).rejects.toBe(passing);
  const buggy = {
    uploads: bucket(),
    makeFile: async () => {
      throw new TypeError('undefined is not a function');
    },
  };
  await expect(find(upload(KEY, 1), buggy)).rejects.toBeInstanceOf(TypeError);
});

it('leaves a version that is gone again to the event of its removal', async () => {
  const uploads = bucket({ read: () => Promise.reject(new ArchiveError('not-found', 'gone')) });
  expect(await find(upload(KEY, 1), { uploads, makeFile })).toBeNull();
});

it('finds a removal where the object is deleted', async () => {
  const removal = upload(KEY, 2, { change: 'remove' });
  expect(await find(removal, { uploads: bucket(), makeFile })).toEqual({ upload: removal, outcome: 'removed' });
});

it('finds a kill, and a collection whose members are still to be made', async () => {
  const kill = async () => ({ kind: 'kill', id: 'x', version: 3, reason: 'Killed by the agency.' }) as const;
  expect(await find(upload(KEY, 1), { uploads: bucket(), makeFile: kill })).toMatchObject({
    outcome: 'killed',
    id: 'x',
    version: 3,
  });
  const members = [{ name: 'one.txt', make: makeFile.bind(null, { key: KEY, bytes: new Uint8Array() }) }];
  const zip = async () => ({ kind: 'collection', members, notes: [] }) as const;
  expect(await find(upload(KEY, 1), { uploads: bucket(), makeFile: zip })).toMatchObject({
    outcome: 'collection',
    members,
  });
});

describe('the removal of a version', () => {
  const removal = upload(KEY, 3, { change: 'remove-version' });
  const uncovering = bucket({ current: async () => ({ versionId: 'v1', bytes: 240 }) });

  it('that uncovers an older one is a new upload of that', async () => {
    const finding = await find(removal, { uploads: uncovering, makeFile });
    expect(finding).toMatchObject({ outcome: 'accepted', upload: { ...upload(KEY, 3), versionId: 'v1' } });
  });

  it('that uncovers none, or none with an article in it, is a removal', async () => {
    const removed = { upload: removal, outcome: 'removed' };
    expect(await find(removal, { uploads: bucket(), makeFile })).toEqual(removed);
    const broken = () => Promise.reject(rejectUpload('empty', 'The file is empty.'));
    expect(await find(removal, { uploads: uncovering, makeFile: broken })).toEqual(removed);
  });
});

it('takes a delete marker for a removal, whatever has been put there since: that has an event of its own', async () => {
  const removal = upload(KEY, 3, { change: 'remove' });
  const uploads = bucket({ current: async () => ({ versionId: 'v4', bytes: 240 }) });
  expect(await find(removal, { uploads, makeFile })).toEqual({ upload: removal, outcome: 'removed' });
});
