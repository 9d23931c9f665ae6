import { rejectUpload } from '../../archive/errors.ts';

/**
 * What `read` answers; where its stack overflows on nesting that no bound foresaw, the file is at fault, and trying again
 * would end the same way. Every other RangeError is a bug of ours.
 * @throws ArchiveError `too-large`
 */
export const withinStack = async <T>(read: () => Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof RangeError) || !/call stack/i.test(error.message)) throw error;
    throw rejectUpload('too-large', 'The file is nested too deeply to be read. Save it as plain text.');
  }
};
