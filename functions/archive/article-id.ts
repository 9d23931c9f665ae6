import { createHash } from 'node:crypto';

/** What ids are made of. */
export const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford's base 32: no i, l, o, u
const LENGTH = 16; // 80 bits: a collision among ten million articles is a matter of one in 10^10

/**
 * The stable id of an article: the same on every machine, short, and safe in a URL.
 * @param identity the wire's own identifier where a format has one, else the object's key
 */
export const articleId = (identity: string): string =>
  [...createHash('sha256').update(identity, 'utf8').digest().subarray(0, LENGTH)]
    .map((byte) => ALPHABET.charAt(byte & 31))
    .join('');
