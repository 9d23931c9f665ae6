import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { ArchiveError } from '../archive/errors.ts';

/** A place in a list of answers, for the next page. Opaque to readers, bound to what they asked. */
export const encodeCursor = (asked: string, place: readonly unknown[]): string =>
  Buffer.from(JSON.stringify([fingerprint(asked), ...place])).toString('base64url');

/** @throws ArchiveError `bad-request` where it is no cursor of this question */
export const decodeCursor = <T extends z.core.$ZodType>(asked: string, place: T, cursor: string): z.output<T> => {
  const { success, data } = z.safeParse(place, unpack(asked, cursor));
  if (!success) {
    throw new ArchiveError('bad-request', 'is not a cursor that this search has given', {
      detail: { parameter: 'cursor' },
    });
  }
  return data;
};

const fingerprint = (asked: string): string => createHash('sha256').update(asked).digest('base64url').slice(0, 8);

const unpack = (asked: string, cursor: string): unknown => {
  try {
    const [question, ...place] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return question === fingerprint(asked) ? place : null;
  } catch {
    return null; // not JSON, or no list: no cursor of ours
  }
};
