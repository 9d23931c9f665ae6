import type { Entry } from '../archive/ports.ts';
import type { Receipt } from '../archive/receipt.ts';
import type { Upload } from '../archive/upload.ts';

/** Whether a file is put back into a new bucket after the archive was restored: what was made of it is there already. */
export const isPutBack = ({ change, etag }: Upload, { restored }: Receipt): boolean =>
  change === 'put' && restored !== undefined && restored === etag;

/** The receipt is of the new bucket's version from now on; all else that it says is as true as before. */
export const putBack = ({ versionId, sequencer }: Upload, receipt: Receipt): Entry => {
  const { restored: _, ...rest } = receipt;
  return { receipt: { ...rest, versionId, sequencer }, over: receipt, head: null };
};
