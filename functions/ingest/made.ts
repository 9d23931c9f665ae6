import type { ArticleDraft } from '../archive/article.ts';
import type { Dropped } from './normalise/story.ts';

/** What ingest makes of one file, or of one member of it. */
export type Made =
  | {
      readonly kind: 'article';
      readonly draft: ArticleDraft;
      readonly notes: readonly string[];
      /** The lines of the file that are not in the article, in order, each with the rule that left it out. */
      readonly dropped: readonly Dropped[];
    }
  /** A kill: the wire service withdraws the article of this id. `version` is the wire's own, where it counts them. */
  | { readonly kind: 'kill'; readonly id: string; readonly version: number | null; readonly reason: string }
  /** Several articles in one file: an archive, a feed, an e-mail with attachments. Each gets a receipt of its own. */
  | { readonly kind: 'collection'; readonly members: readonly Member[]; readonly notes: readonly string[] };

/** One member of a collection. Made when its turn comes, so that a large archive is never in memory as articles. */
export type Member = {
  /** Unique within its collection, and the same each time the file is read: a path in an archive, an entry's id. */
  readonly name: string;
  /** @throws ArchiveError of a rejection's code where there is no article in it */
  readonly make: () => Promise<Made>;
};

/**
 * Makes what is in a file.
 * @throws ArchiveError of a rejection's code with a reason that a journalist understands
 */
export type MakeFile = (file: { readonly key: string; readonly bytes: Uint8Array }) => Promise<Made>;
