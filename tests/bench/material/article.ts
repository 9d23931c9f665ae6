/** An article as the bench indexes it: five fields of text, and what filters and facets need. */
export type BenchArticle = {
  readonly id: string;
  readonly headline: string;
  readonly body: string;
  /** Names and roles of everybody quoted. */
  readonly speakers: string;
  readonly byline: string;
  readonly place: string;
  /** Days since 1970. */
  readonly day: number;
  readonly language: string;
  readonly quotations: readonly BenchQuotation[];
};

export type BenchQuotation = {
  readonly id: string;
  readonly text: string;
  readonly speaker: string;
  readonly role: string;
  /** The article's own. */
  readonly day: number;
  readonly language: string;
};

export const ARTICLE_FIELDS = ['headline', 'body', 'speakers', 'byline', 'place'] as const;
export const QUOTATION_FIELDS = ['text', 'speaker', 'role'] as const;
