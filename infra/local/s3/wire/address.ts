import { S3Error } from '../errors.ts';

/** What a request's line and Host name. */
export type Address = {
  readonly bucket: string | null;
  readonly key: string | null;
  readonly query: ReadonlyMap<string, string>;
};

const LOCAL_HOST = /^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\.localhost(?::\d{1,5})?$/i;

/**
 * Reads bucket, key and query from the raw request target, which the URL class would rewrite (`a/../b` is a key of
 * its own). `bucket.localhost` as the host names the bucket too.
 * @throws S3Error InvalidURI where an escape is not UTF-8 or not an escape
 */
export const readAddress = (target: string, host = ''): Address => {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  if (!path.startsWith('/')) throw new S3Error('InvalidURI');
  const query = readQuery(mark < 0 ? '' : target.slice(mark + 1));
  const ofHost = LOCAL_HOST.exec(host)?.[1];
  if (ofHost !== undefined) return { bucket: ofHost, key: decode(path.slice(1)) || null, query };
  const slash = path.indexOf('/', 1);
  const bucket = slash < 0 ? path.slice(1) : path.slice(1, slash);
  const key = slash < 0 ? '' : path.slice(slash + 1);
  return { bucket: decode(bucket) || null, key: decode(key) || null, query };
};

const readQuery = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const equals = pair.indexOf('=');
        const [name, value] = equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
        return [decode(name.replaceAll('+', ' ')), decode(value.replaceAll('+', ' '))] as const;
      }),
  );

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI');
  }
};
