/** What a row of the table says in the clear. */
export type Fact =
  | {
      readonly kind: 'receipt';
      readonly key: string;
      readonly state: string;
      readonly versionId: string | null;
      readonly article: string | null; // its id
      readonly members: readonly string[]; // keys
      readonly isTakenDown: boolean;
      readonly isToBePutBack: boolean;
    }
  /** The record of a takedown. */
  | { readonly kind: 'takedown'; readonly target: string; readonly isFinished: boolean }
  | ArticleFact;

export type ArticleFact = {
  readonly kind: 'head' | 'revision';
  readonly id: string;
  readonly state: string;
  readonly revision: number;
  readonly commit: number;
  readonly key: string; // of the upload that it was made of
  readonly overflow: string | null; // key of the archive bucket
  readonly isTakenDown: boolean;
};

/** The table, read from end to end. */
export type TableFacts = {
  /** Every receipt, head, revision and record of a takedown once, in no order, strongly consistent each. */
  readonly all: () => AsyncIterable<Fact>;
  /** Of one article; strongly consistent. */
  readonly ofArticle: (id: string) => Promise<readonly ArticleFact[]>;
};
