import type { IndexedHead } from '../search/documents.ts';
import type { IndexedDocument } from '../search/engine.ts';

/** What readers' questions and the feeder's changes go to: the index that it stands for is complete. */
export const ALIAS = 'cuttings';

/**
 * The version of all that this file says of an index: change it with any change that one which stands does not have. The
 * feeder then builds another.
 */
export const LAYOUT = 1;

/** What indices of ours are called: `cuttings-words-4-1-1764300000000`, of one analyser and layout, and built from one moment on. */
export const INDEX_PREFIX = `${ALIAS}-`;

/**
 * What one index holds, each with its `kind`:
 * `article`, an article that readers may find; `hidden`, one that they may not, under the same id, so that each takes the
 * other's place; `quotation`, and `none` for what was one in an earlier revision; `term`, for each term that an article
 * has, by which beginnings of words are looked up; `state`, how far the index is; and `feeder`, by which feeders that are at
 * work at the same time know of each other.
 */
export type Kind = 'article' | 'hidden' | 'quotation' | 'none' | 'term' | 'state' | 'feeder';

/** The field of a quotation that its collection calls `text`: no kind shares a field of text, whose statistics rank. */
export const quotationField = (field: string): string => `said_${field}`;

export const articleKey = (id: string): string => `a:${id}`;
export const quotationKey = (article: string, at: number): string => `q:${article}:${at}`;
export const termKey = (term: string): string => `t:${term}`;
export const STATE_KEY = 'state';
/** Which feeder is at work on the index. */
export const LEASE_KEY = 'lease';
/** Written whenever terms were taken away: whoever remembers which there are has to look again. */
export const REMOVAL_KEY = 'removal';

/**
 * External versions: OpenSearch takes a document only if its version is above the one it has. Those of one revision are
 * two: hidden, and found when its embargo has ended.
 */
export const versionOf = (revision: number, found: boolean): number => revision * 2 + (found ? 1 : 0);

/** How far an index is. */
export type StateDocument = {
  readonly kind: 'state';
  /** The analyser and the layout that it is made by. */
  readonly madeBy: string;
  /** Every change through this one is in the index. */
  readonly commit: number;
  /** When (ms) the last embargo ended of an article that it has; 0 for none. */
  readonly released: number;
  /** When (ms) the next embargo ends; null for none. */
  readonly nextDue: number | null;
  /** When (ms) the log was read whose end was `commit`, or at the latest. */
  readonly asOf: number;
};

export type Document = Readonly<Record<string, unknown>> & { readonly kind: Kind };

/** A document as `_bulk` takes it. */
export type Versioned = { readonly key: string; readonly version: number; readonly document: Document };

const LONGEST_KEYWORD = 8_000; // characters: Lucene takes no more than 32,766 bytes
const keyword = { type: 'keyword', ignore_above: LONGEST_KEYWORD } as const;
const shown = { type: 'keyword', index: false, doc_values: false, ignore_above: LONGEST_KEYWORD } as const;
const terms = { type: 'text', analyzer: 'terms', index_options: 'freqs' } as const;

/** The fields of text of an article: all of its terms. */
export const ARTICLE_FIELDS = ['headline', 'body', 'speakers', 'byline', 'place'];
const QUOTATION_FIELDS = ['text', 'speaker', 'role'];

/** The settings and mappings of an index. Terms come analysed, with a space between them: ours are the only words. */
export const indexBody = (shards: number, replicas: number) => ({
  settings: {
    number_of_shards: shards,
    number_of_replicas: replicas,
    refresh_interval: '-1', // the feeder refreshes, and only then says how far the index is
    max_terms_count: 65_536,
    'merge.policy.expunge_deletes_allowed': 0, // percent: by default, one word of a thousand documents would stay for ever
    analysis: {
      tokenizer: { spaces: { type: 'char_group', tokenize_on_chars: [' '], max_token_length: 1_000 } },
      analyzer: { terms: { type: 'custom', tokenizer: 'spaces' } },
    },
  },
  mappings: {
    dynamic: false,
    properties: {
      kind: keyword,
      key: keyword, // the id of an article, a place among quotations, or a term
      revision: { type: 'long' },
      until: { type: 'long' },
      ...Object.fromEntries([...ARTICLE_FIELDS, ...QUOTATION_FIELDS.map(quotationField)].map((name) => [name, terms])),
      published: keyword,
      month: keyword,
      language: keyword,
      author: keyword,
      datelinePlace: keyword,
      person: keyword,
      quotations: { type: 'integer' },
      article: keyword,
      shuffle: keyword,
      at: { type: 'integer' },
      quotation: shown,
      refused: keyword, // why OpenSearch did not take what should be here
    },
  },
});

/** What the index is to hold of a head: in place of what it holds of an older revision of it. */
export const documentsOf = (
  head: { readonly id: string; readonly revision: number },
  indexed: IndexedHead,
): readonly Versioned[] => {
  const version = versionOf(head.revision, indexed.found);
  const key = articleKey(head.id);
  if (!indexed.found) {
    return [{ key, version, document: { kind: 'hidden', key: head.id, ...indexed.hidden.values } }];
  }
  const { firstQuotation: _, ...values } = indexed.article.values;
  return [
    {
      key,
      version,
      document: { kind: 'article', key: head.id, ...joined(indexed.article, (field) => field), ...values },
    },
    ...indexed.quotations.map(
      (quotation, at): Versioned => ({
        key: quotationKey(head.id, at),
        version,
        document: {
          kind: 'quotation',
          key: placeOf(head.id, at),
          at,
          ...joined(quotation, quotationField),
          ...quotation.values,
        },
      }),
    ),
  ];
};

/** What takes the place of a quotation that an article has no more; nothing that the index held of it is left. */
export const noQuotation = (article: string, at: number, version: number): Versioned => ({
  key: quotationKey(article, at),
  version,
  document: { kind: 'none' },
});

const PLACE = 6; // digits

/** In the order of keywords, quotations of one article are in that of its text. */
const placeOf = (article: string, at: number): string => `${article}:${String(at).padStart(PLACE, '0')}`;

const joined = ({ fields }: IndexedDocument<string | number>, nameOf: (field: string) => string) =>
  Object.fromEntries(Object.entries(fields).map(([field, words]) => [nameOf(field), words.join(' ')]));
