/** By what readers know the archive: its address, if that is fixed, or the header of a request that says which host they asked. */
export type KnownAs = { readonly address: string | null; readonly hostHeader?: string | null };

/**
 * Where the archive is for whoever sent a request, without a slash at the end: `https://archive.example`. A proxy before the
 * function must name the function's host in `Host`, which no reader knows, so it says in a header of its own what it was asked.
 */
export const originOf = (
  url: URL,
  header: (name: string) => string | undefined,
  { address, hostHeader }: KnownAs,
): string => {
  if (address !== null) return address;
  // A function's URL is asked by https, a machine's own by http: what handed the request over says which.
  const scheme = header('x-forwarded-proto') === 'http' ? 'http' : 'https';
  const said = hostHeader ? header(hostHeader) : undefined;
  return `${scheme}://${said !== undefined && HOST.test(said) ? said : url.host}`;
};

/** A name, or an address of version 4, and a port if any: what may stand in a link as it is. */
const HOST = /^[a-z0-9.-]{1,253}(?::\d{1,5})?$/i;
