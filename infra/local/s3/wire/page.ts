import { S3Error } from '../errors.ts';
import { formEncode } from '../key.ts';
import type { Exchange } from './exchange.ts';
import type { Field } from './xml.ts';

const LARGEST_PAGE = 1000;

/** The parameters that every list of keys takes. */
export type PageRequest = {
  readonly prefix: string;
  readonly delimiter: string;
  readonly limit: number;
  /** Writes a key as the client has asked for it: as it is, or `encoding-type=url`. */
  readonly write: (key: string) => string;
  /** Those parameters, said back. */
  readonly echo: readonly Field[];
};

/** @throws S3Error InvalidArgument */
export const readPageRequest = ({ address: { query } }: Exchange): PageRequest => {
  const encoding = query.get('encoding-type');
  if (encoding !== undefined && encoding !== 'url')
    throw new S3Error('InvalidArgument', 'Invalid Encoding Method specified in Request');
  const write = encoding === 'url' ? formEncode : (key: string): string => key;
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const limit = wholeNumber(query.get('max-keys'), 'max-keys', LARGEST_PAGE);
  const echo: readonly Field[] = [
    ['Prefix', write(prefix)],
    ['Delimiter', delimiter === '' ? undefined : write(delimiter)],
    ['MaxKeys', limit],
    ['EncodingType', encoding],
  ];
  return { prefix, delimiter, limit, write, echo };
};

/** A parameter that is a whole number, at most `largest`, which is also its default. */
export const wholeNumber = (text: string | undefined, name: string, largest: number): number => {
  if (text === undefined || text === '') return largest;
  if (!/^\d{1,10}$/.test(text)) throw new S3Error('InvalidArgument', `Provided ${name} not an integer or too large`);
  return Math.min(Number(text), largest);
};

/** The first `limit` of a walk, and whether there are more. */
export const takePage = <T>(items: Iterable<T>, limit: number): { page: readonly T[]; isTruncated: boolean } => {
  const page: T[] = [];
  if (limit === 0) return { page, isTruncated: false };
  for (const item of items) {
    if (page.length === limit) return { page, isTruncated: true };
    page.push(item);
  }
  return { page, isTruncated: false };
};

export const commonPrefixes = (prefixes: readonly string[], write: (key: string) => string): readonly Field[] =>
  prefixes.map((prefix) => ['CommonPrefixes', [['Prefix', write(prefix)]]] as const);
