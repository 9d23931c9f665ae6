import type { ArticleDraft } from './article.ts';
import type { RejectionCode } from './errors.ts';

/** One version of one object under `incoming/`, as S3 announces it. */
export type Upload = {
  /** `remove` hides the object under a delete marker; `remove-version` takes one version away, and may uncover an older. */
  readonly change: 'put' | 'remove' | 'remove-version';
  readonly key: string; // decoded
  readonly versionId: string | null; // of the object, or of the delete marker
  readonly sequencer: string; // padded, see sequencer.ts
  readonly bytes: number; // 0 for a removal
  readonly etag?: string; // S3's, in hexadecimal the MD5 of what was put in one part
  readonly at?: number; // when S3 says that it happened, in ms since 1970; only measured
};

/** What ingest found out about an upload, before the archive has agreed to it. */
export type Finding =
  | {
      readonly upload: Upload;
      readonly outcome: 'accepted';
      readonly draft: ArticleDraft;
      readonly notes: readonly string[];
    }
  | {
      readonly upload: Upload;
      readonly outcome: 'rejected';
      readonly code: RejectionCode;
      readonly reason: string;
    }
  | { readonly upload: Upload; readonly outcome: 'removed' }
  /** A wire service's kill of the article `id`, by whichever file. */
  | {
      readonly upload: Upload;
      readonly outcome: 'killed';
      readonly id: string;
      readonly version: number | null;
      readonly reason: string;
    }
  /**
   * A legal removal by an engineer: of the article `id`, or where that is null of the file alone, for what is in it beside
   * other articles. `upload` is the version that the file's receipt is of.
   */
  | {
      readonly upload: Upload;
      readonly outcome: 'taken-down';
      readonly id: string | null;
      readonly reason: string; // for the receipt, which the newsroom reads
      readonly notice: string; // for the notice, which readers read
      readonly closes: boolean; // whether nothing of the file stands
    }
  /** The end of a takedown: the notice stays, and an upload may bring the article back. */
  | { readonly upload: Upload; readonly outcome: 'lifted'; readonly id: string }
  /** A file of several articles, whose members have been settled under keys of their own. */
  | {
      readonly upload: Upload;
      readonly outcome: 'collected';
      readonly members: readonly string[];
      readonly notes: readonly string[];
    };
