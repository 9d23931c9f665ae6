import { ArchiveError, rejectionCode, rejectUpload } from '../archive/errors.ts';
import type { UploadStore } from '../archive/ports.ts';
import type { Finding, Upload } from '../archive/upload.ts';
import type { Made, MakeFile, Member } from './made.ts';

/** More than any story; a scan of a whole newspaper is refused before it is downloaded. */
export const LARGEST_UPLOAD = 50 * 1024 * 1024;

/** A file whose members are still to be found out about, one by one. */
export type Collection = {
  readonly upload: Upload;
  readonly outcome: 'collection';
  readonly members: readonly Member[];
  readonly notes: readonly string[];
};

/**
 * Finds out what one upload is. What is wrong with the file for good is a finding too; null where the version is
 * already gone again, so that the event of its removal will tell.
 * @throws ArchiveError `unavailable` where it may be tried again; any other error is a bug of ours
 */
export const find = async (
  upload: Upload,
  { uploads, makeFile }: { readonly uploads: UploadStore; readonly makeFile: MakeFile },
): Promise<Finding | Collection | null> => {
  const seen = upload.change === 'remove-version' ? await asItStands(upload, uploads) : upload;
  if (seen.change !== 'put') return { upload: seen, outcome: 'removed' };
  try {
    const found = await findMade(seen, async () => {
      if (seen.bytes > LARGEST_UPLOAD) throw tooLarge(seen.bytes);
      return makeFile({ key: seen.key, bytes: await uploads.read(seen) });
    });
    // What was uncovered is no article, and the version of which there was one is gone.
    return found.outcome === 'rejected' && upload.change !== 'put' ? { upload, outcome: 'removed' } : found;
  } catch (error) {
    if (error instanceof ArchiveError && error.code === 'not-found') return null;
    throw error;
  }
};

/** What a file or a member turns out to be; a rejection is a finding, every other error is the caller's. */
export const findMade = async (upload: Upload, make: () => Promise<Made>): Promise<Finding | Collection> => {
  try {
    const made = await make();
    switch (made.kind) {
      case 'article': {
        const source = { ...made.draft.source, key: upload.key };
        return { upload, outcome: 'accepted', draft: { ...made.draft, source }, notes: made.notes };
      }
      case 'kill':
        return { upload, outcome: 'killed', id: made.id, version: made.version, reason: made.reason };
      case 'collection':
        return { upload, outcome: 'collection', members: made.members, notes: made.notes };
    }
  } catch (error) {
    const code = rejectionCode(error);
    if (code === null || !(error instanceof ArchiveError)) throw error;
    return { upload, outcome: 'rejected', code, reason: error.message };
  }
};

/**
 * A removal by version may uncover an older version (a delete marker taken away is an undelete), for which S3 sends
 * no event of its own: then that version is what the newsroom sees, and what the archive should hold.
 */
const asItStands = async (removal: Upload, uploads: UploadStore): Promise<Upload> => {
  const current = await uploads.current(removal.key);
  return current === null ? removal : { ...removal, change: 'put', versionId: current.versionId, bytes: current.bytes };
};

const tooLarge = (bytes: number): ArchiveError =>
  rejectUpload(
    'too-large',
    `The file has ${Math.ceil(bytes / 1024 / 1024)} MB; at most ${LARGEST_UPLOAD / 1024 / 1024} MB are read. Upload each story as a file of its own.`,
  );
