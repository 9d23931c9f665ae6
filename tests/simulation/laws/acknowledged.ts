import type { Upload } from '../../../functions/archive/upload.ts';
import type { Run } from '../run.ts';
import type { History } from '../world/history.ts';
import type { Bucket } from '../world/uploads.ts';

/** Nothing acknowledged is lost: a message is deleted only when the archive holds a receipt of its upload, or of a newer. */
export const checkAcknowledged = (run: Run, upload: Upload, { receipts }: History, bucket: Bucket): void => {
  const standing = receipts.get(upload.key)?.sequencer ?? '';
  if (standing >= upload.sequencer) return;
  if (upload.change === 'remove-version' && receipts.get(upload.key)?.takedown !== undefined) return; // see isOfTakedown
  // What it would read is gone again: the event of that removal, which is newer, will tell.
  const isOvertaken = (bucket.happened.get(upload.key)?.at(-1)?.upload.sequencer ?? '') > upload.sequencer;
  if (upload.change === 'put' ? !bucket.exists(upload) : upload.change === 'remove-version' && isOvertaken) return;
  run.breach('nothing acknowledged is lost', `${upload.change} of ${upload.key} was acknowledged without a receipt`);
};
