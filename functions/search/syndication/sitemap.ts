import { ALPHABET } from '../../archive/article-id.ts';
import { ArchiveError } from '../../archive/errors.ts';
import type { ArchiveIndex } from '../archive-index.ts';
import { element, xmlDocument } from '../markup/xml.ts';
import { readableHeads } from '../readable.ts';
import type { ShowDependencies } from '../show.ts';
import { visible } from '../visibility.ts';
import { changedAt } from './times.ts';

// The protocol allows 50,000 addresses in one file (https://www.sitemaps.org/protocol.html). These are fewer, so that
// every article is read from the table first: none that was withdrawn is listed, and `lastmod` is right.
const MEAN = 1_000; // addresses of one part
const MOST = 5_000;

const NAMESPACE = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' };
const BY_ID = [{ by: 'id' }] as const;

/**
 * The addresses of all articles; of a large archive the list of its parts, or one of these. A part is of the ids that begin
 * alike, which as hashes are spread evenly: parts stay the same while articles come and go.
 * @throws ArchiveError `not-found` where there is no such part
 */
export const sitemap = async (
  part: string | undefined,
  origin: string,
  index: ArchiveIndex,
  { replica, archive, clock }: ShowDependencies,
): Promise<{ readonly answer: { readonly xml: string; readonly commit: number }; readonly version: string }> => {
  const { parts, ids, commit, version } = await replica.ask(index, (asked) => {
    const all = partsOf(asked.counts().articles);
    if (part !== undefined && !all.includes(part)) throw new ArchiveError('not-found', 'The sitemap has no such part');
    const wanted = part ?? (all.length === 1 ? '' : null);
    return {
      parts: all,
      ids: wanted === null ? null : idsIn(wanted, asked),
      commit: asked.commit,
      version: asked.version,
    };
  });
  if (ids === null) {
    const listed = parts.map((one) => element('sitemap', {}, element('loc', {}, `${origin}/sitemap.xml?part=${one}`)));
    return { answer: { xml: xmlDocument(element('sitemapindex', NAMESPACE, ...listed)), commit }, version };
  }
  const now = clock.now(); // before they are read
  const heads = await readableHeads(archive, ids, () => {});
  const listed = ids.flatMap((id) => {
    const article = visible(heads.get(id), now);
    if (article === null) return [];
    return [
      element('url', {}, element('loc', {}, `${origin}/articles/${id}`), element('lastmod', {}, changedAt(article))),
    ];
  });
  return { answer: { xml: xmlDocument(element('urlset', NAMESPACE, ...listed)), commit }, version };
};

/** What the ids of each part begin with: the one empty beginning as long as the archive is small. */
const partsOf = (articles: number): readonly string[] => {
  let parts = [''];
  while (articles / parts.length > MEAN) parts = parts.flatMap((part) => [...ALPHABET].map((letter) => part + letter));
  return parts;
};

const idsIn = (part: string, index: ArchiveIndex): readonly string[] =>
  index
    .searchArticles(null, { limit: MOST, order: BY_ID, ...(part === '' ? {} : { after: [part] }) })
    .page.map(({ id }) => id)
    .filter((id) => id.startsWith(part));
