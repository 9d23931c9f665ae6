import { ArchiveError } from '../../functions/archive/errors.ts';

const PATIENCE = 70_000; // milliseconds; the function's own limit is 60 s

/**
 * The ids of all articles that search finds, as its sitemap lists them, once it has every change through `commit`.
 * @throws ArchiveError `unavailable` where it does not answer
 */
export const searchIds = async (searchUrl: string, commit: number): Promise<ReadonlySet<string>> => {
  await ask(new URL(`search?has=quotes&limit=1&atLeast=${commit}`, searchUrl));
  const ids = new Set<string>();
  const read = async (url: URL): Promise<void> => {
    for (const place of locations(await ask(url))) {
      const at = new URL(place);
      if (at.pathname.endsWith('/sitemap.xml')) await read(new URL(`sitemap.xml${at.search}`, searchUrl));
      else ids.add(decodeURIComponent(at.pathname.slice(at.pathname.lastIndexOf('/') + 1)));
    }
  };
  await read(new URL('sitemap.xml', searchUrl));
  return ids;
};

const locations = (xml: string): readonly string[] =>
  [...xml.matchAll(/<loc>([^<]{1,2000})<\/loc>/g)].map(([, text = '']) => text.replaceAll('&amp;', '&'));

const ask = async (url: URL): Promise<string> => {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) }).catch((cause: unknown) => {
    throw new ArchiveError('unavailable', `Search does not answer at ${url.origin}.`, { cause });
  });
  const text = await response.text();
  if (response.ok) return text;
  throw new ArchiveError('unavailable', `Search answered ${url.pathname} with status ${response.status}.`);
};
