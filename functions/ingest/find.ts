import type { ArticleDraft } from '../archive/article.ts';
import { ArchiveError, rejectionCode, rejectUpload } from '../archive/errors.ts';
import type { UploadStore } from '../archive/ports.ts';
import type { Finding, Upload } from '../archive/upload.ts';

/** More than any story; a scan of a whole newspaper is refused before it is downloaded. */
export const LARGEST_UPLOAD = 50 * 1024 * 1024;

export type Made = { readonly drafts: readonly ArticleDraft[]; readonly notes: readonly string[] };
/** Answers at once or later: what one format needs is loaded when a file of it comes. */
export type MakeArticles = (file: { readonly key: string; readonly bytes: Uint8Array }) => Made | Promise<Made>;

/**
 * Finds out what one upload is. What is wrong with the file for good is a finding too; null where the version is
 * already gone again, so that the event of its removal will tell.
 * @throws ArchiveError `unavailable` where it may be tried again; any other error is a bug of ours
 */
export const find = async (
  upload: Upload,
  { uploads, makeArticles }: { readonly uploads: UploadStore; readonly makeArticles: MakeArticles },
): Promise<Finding | null> => {
  const seen = upload.change === 'remove' ? await asItStands(upload, uploads) : upload;
  if (seen.change === 'remove') return { upload: seen, outcome: 'removed' };
  try {
    if (seen.bytes > LARGEST_UPLOAD) throw tooLarge(seen.bytes);
    const { drafts, notes } = await await makeArticles({ key: seen.key, bytes: await uploads.read(seen) });
    const [draft] = drafts;
    if (draft === undefined) throw rejectUpload('no-article', 'There is no article in this file.');
    return { upload: seen, outcome: 'accepted', draft, notes };
  } catch (error) {
    if (error instanceof ArchiveError && error.code === 'not-found') return null;
    const code = rejectionCode(error);
    if (code === null || !(error instanceof ArchiveError)) throw error;
    return { upload: seen, outcome: 'rejected', code, reason: error.message };
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
