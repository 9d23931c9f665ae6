import type { QuotationsRequest } from '../../quotations/find-quotations.ts';
import { askingAt } from '../question.ts';

const ASKED = ['q', 'speaker', 'from', 'to', 'sort'] as const;

/** What readers ask of what was said. */
export type QuotesQuestion = Pick<QuotationsRequest, (typeof ASKED)[number]>;

export const { of: quotesQuestionIn, address: quotesFor } = askingAt<(typeof ASKED)[number], QuotesQuestion>(
  '/quotes',
  ASKED,
);
