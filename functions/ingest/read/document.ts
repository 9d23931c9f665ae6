import type { Correction, Subject } from '../../archive/article.ts';

/** What a format reader makes of an upload: everything the file says of the story, nothing judged yet. */
export type Document = {
  /** The wire's own identifier, or null where the format has none. */
  readonly identity: string | null;
  /** Every headline that the file states, the most telling first. */
  readonly headlines: readonly Stated[];
  readonly deck: string | null;
  /** Names of authors as written. */
  readonly authors: readonly string[];
  /** Dates as written, the most trustworthy first. */
  readonly published: readonly Stated[];
  readonly updated: readonly Stated[];
  /** The language that the file declares. */
  readonly language: string | null;
  /** Where the story was published. */
  readonly url: string | null;
  readonly copyright: string | null;
  readonly blocks: readonly RawBlock[];
  /** Lines of the file that its reader took for no part of the story: a page's menus, boxes and footers. */
  readonly outside: readonly string[];
  /** What a wire service says of the item, or null where the file is no wire's. */
  readonly wire: Wire | null;
};

/** What news formats state of an item beside its story. Dates and places as written. */
export type Wire = {
  /** The wire's own count; a higher one replaces a lower. */
  readonly version: number | null;
  /** `canceled` is a kill: the item may not be used any more, and neither may its earlier versions. */
  readonly status: 'usable' | 'withheld' | 'canceled';
  /** When the embargo ends; empty where one is stated without a time, null where there is none. */
  readonly embargo: string | null;
  readonly dateline: string | null;
  /** Where the story was written. */
  readonly place: string | null;
  readonly usageTerms: string | null;
  /** When the rights to use it end. */
  readonly expires: string | null;
  readonly subjects: readonly Subject[];
  /** That the wire calls this version a correction, and of what, or null where it does not. */
  readonly correction: Correction | null;
  /** What an editor should know of it. */
  readonly notes: readonly string[];
};

/** A value as written, and where it stood: `json-ld`, `meta`, `time`, `text` … */
export type Stated = { readonly text: string; readonly source: string };

/** One piece of running text. `text` has one item or row a line for lists and tables, and no line break otherwise. */
export type RawBlock = {
  readonly kind: 'text' | 'heading' | 'list' | 'table' | 'caption';
  readonly text: string;
  readonly credit: string | null; // of captions only
  readonly linked: number; // the share of the text that is a link, 0 to 1
};

export const rawBlock = (kind: RawBlock['kind'], text: string): RawBlock => ({ kind, text, credit: null, linked: 0 });

/** A document of which nothing is known but its blocks. */
export const bareDocument = (blocks: readonly RawBlock[]): Document => ({
  identity: null,
  headlines: [],
  deck: null,
  authors: [],
  published: [],
  updated: [],
  language: null,
  url: null,
  copyright: null,
  blocks,
  outside: [],
  wire: null,
});
