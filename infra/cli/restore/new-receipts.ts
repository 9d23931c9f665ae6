import { type Row, receiptOf, receiptRow } from '../../../functions/stores/table.ts';

const BEFORE_ANY = '0'.repeat(64); // a sequencer that every event of the new bucket is after

/**
 * A receipt as it reads in a new bucket, whose versions and sequencers have nothing to do with those of the old one.
 * @param md5 of the file that will be put back under its key, in hexadecimal; null where none will
 */
export const ofNewBucket = (row: Row, md5: string | null): Row => {
  const receipt = receiptOf(row);
  return receiptRow({
    ...receipt,
    versionId: null,
    sequencer: BEFORE_ANY,
    ...(receipt.made === undefined ? {} : { made: BEFORE_ANY }),
    ...(receipt.removed === undefined ? {} : { removed: BEFORE_ANY }),
    ...(md5 === null ? {} : { restored: md5 }),
  });
};
