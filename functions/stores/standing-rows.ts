import type { Head } from '../archive/article.ts';
import { ArchiveError } from '../archive/errors.ts';
import type { ArchiveLocation } from './archive-reader.ts';
import { batchGet } from './batch-get.ts';
import { type HeadRows, isGone } from './heads.ts';
import type { Row } from './table.ts';

const MOST_READS = 4; // of a row that moves on each time while its object is read

/**
 * Reads an article of its row. Where its object is gone, the row is read again: either it has moved on, or other hands took
 * the object away, since nothing of ours does while a row names it; then it is damaged, and trying again would not help.
 * @throws ArchiveError `corrupt` where the row or its object is not what was written, `unavailable` where it may be
 */
export const standingRows =
  (location: Pick<ArchiveLocation, 'client' | 'table' | 'clock'>, { decode }: Pick<HeadRows, 'decode'>) =>
  async (row: Row): Promise<Head> => {
    for (let standing = row, reads = 1; ; reads++) {
      try {
        return await decode(standing);
      } catch (error) {
        const { pk, sk, overflow } = standing;
        if (!isGone(error) || pk === undefined || sk === undefined || reads === MOST_READS) throw error;
        const [again] = await batchGet(location, [{ pk, sk }]);
        if (again === undefined) throw error;
        if (again.overflow?.S === overflow?.S) {
          throw new ArchiveError('corrupt', `The row of ${pk.S} names ${overflow?.S}, which is gone`, { cause: error });
        }
        standing = again;
      }
    }
  };
