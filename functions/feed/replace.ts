import type { Head } from '../archive/article.ts';
import type { Cluster } from '../opensearch/cluster.ts';
import {
  articleKey,
  type Document,
  documentsOf,
  noQuotation,
  type Versioned,
  versionOf,
} from '../opensearch/layout.ts';
import { indexedHead } from '../search/documents.ts';
import type { Bulk, Place, Write } from './bulk.ts';
import { type Notes, readStandings, type Standing } from './standing.ts';

/** An article as it is to stand in an index, and where it does. */
export type Replaced = Notes & { readonly wanted: Wanted; readonly place: Place };

/** What OpenSearch does not take: the article, or only one of its quotations. */
export type Refused = { readonly id: string; readonly revision: number; readonly why: string };

/** What is to stand in the index of an article. */
export type Wanted = {
  readonly id: string;
  readonly revision: number;
  readonly version: number;
  readonly article: Document;
  readonly quotations: readonly Versioned[];
  readonly terms: ReadonlySet<string>;
};

/** What readers may find of a head at `now` (ms), or that it is hidden. */
export const wantedOf = (head: Head, now: number): Wanted => {
  const { id, revision } = head;
  const indexed = indexedHead(head, now, 0);
  const [article, ...quotations] = documentsOf(head, indexed);
  if (article === undefined) throw new Error('An article is a document at least');
  const terms = new Set(indexed.found ? Object.values(indexed.article.fields).flat() : []);
  return { id, revision, version: article.version, article: article.document, quotations, terms };
};

/** That readers may not find an article, for another reason than its state. */
export const hiddenOf = (id: string, revision: number, refused: string | null): Wanted => ({
  id,
  revision,
  version: versionOf(revision, false),
  article: { kind: 'hidden', key: id, revision, until: null, refused },
  quotations: [],
  terms: new Set(),
});

/**
 * Brings articles into an index, each in place of an older one; what is newer there stays.
 *
 * An article is several documents, and a feeder may be cut short between any two, or meet another one. So the article comes
 * first, over nothing but what was read of it, and notes what is then to be done: how many quotations were ever begun to be
 * written, and which terms it had. Whoever comes to it next takes these notes over, or goes on where they end.
 * What is already there is answered as well: its quotations may not be.
 */
export const replace = async (
  cluster: Cluster,
  index: string,
  bulk: Bulk,
  articles: readonly Wanted[],
): Promise<{ readonly replaced: readonly Replaced[]; readonly refused: readonly Refused[] }> => {
  const replaced: Replaced[] = [];
  const refused: Refused[] = [];
  for (let open = articles; open.length > 0; ) {
    const standings = await readStandings(
      cluster,
      index,
      open.map(({ id }) => id),
    );
    const writing = new Map<Wanted, Notes>();
    for (const wanted of open) {
      const standing = standings.get(wanted.id);
      if (standing === undefined || isOlder(standing, wanted)) writing.set(wanted, notesFor(wanted, standing));
      else if (standing.version === wanted.version) replaced.push({ wanted, ...standing });
    }
    const fates = await bulk([...writing].map(([wanted, notes]) => writeOf(wanted, notes, standings.get(wanted.id))));
    const again: Wanted[] = [];
    for (const [wanted, notes] of writing) {
      const { id, revision } = wanted;
      const fate = fates.get(articleKey(id));
      if (fate?.fate === 'written') replaced.push({ wanted, ...notes, place: fate.place });
      else if (fate?.fate !== 'refused') again.push(wanted);
      else {
        refused.push({ id, revision, why: fate.why });
        again.push(hiddenOf(id, revision, fate.why));
      }
    }
    open = again;
  }
  refused.push(...(await writeQuotations(bulk, replaced)));
  return { replaced, refused };
};

const isOlder = (standing: Standing, { version, article }: Wanted): boolean =>
  standing.version < version ||
  (standing.version === version && (standing.hidden?.refused ?? null) !== (article.refused ?? null));

const notesFor = ({ quotations, terms }: Wanted, standing: Standing | undefined): Notes => {
  const had = [...(standing?.owes ?? []), ...(standing?.terms ?? [])];
  return {
    slots: Math.max(standing?.slots ?? 0, quotations.length),
    owes: [...new Set(had)].filter((term) => !terms.has(term)),
  };
};

const writeOf = ({ id, article }: Wanted, notes: Notes, standing: Standing | undefined): Write => ({
  key: articleKey(id),
  document: documentWith(article, notes),
  over: standing === undefined ? 'nothing' : { place: standing.place },
});

const documentWith = (article: Document, { slots, owes }: Notes): Document => ({
  ...article,
  slots,
  ...(owes.length === 0 ? {} : { owes }),
});

/** In place of those that an older revision had, too. One that is refused is none. */
const writeQuotations = async (bulk: Bulk, replaced: readonly Replaced[]): Promise<readonly Refused[]> => {
  const writes = replaced.flatMap(({ wanted: { id, version, quotations }, slots }) =>
    Array.from({ length: slots }, (_, at) => overOlder(quotations[at] ?? noQuotation(id, at, version))),
  );
  const fates = await bulk(writes);
  const refused = replaced.flatMap(({ wanted: { id, revision, version, quotations } }) =>
    quotations.flatMap(({ key }, at) => {
      const fate = fates.get(key);
      return fate?.fate === 'refused' ? [{ id, revision, why: fate.why, none: noQuotation(id, at, version) }] : [];
    }),
  );
  await bulk(refused.map(({ none, why }) => overOlder({ ...none, document: { ...none.document, refused: why } })));
  return refused;
};

const overOlder = ({ key, version, document }: Versioned): Write => ({ key, document, over: { version } });

/** Strikes out what articles owe, once it is settled. Where one has been replaced meanwhile, that one owes it. */
export const forgive = async (bulk: Bulk, replaced: readonly Replaced[]): Promise<void> => {
  await bulk(
    replaced
      .filter(({ owes }) => owes.length > 0)
      .map(({ wanted: { id, article }, slots, place }) => ({
        key: articleKey(id),
        document: documentWith(article, { slots, owes: [] }),
        over: { place },
      })),
  );
};
