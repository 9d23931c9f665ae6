import { linkTo, type Params, type View } from '../view.ts';

/** What readers ask of what was said, as it stands in the address. */
export type QuotesQuestion = {
  readonly q?: string | undefined;
  readonly speaker?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly sort?: 'relevance' | 'newest' | undefined;
};

const ASKED = ['q', 'speaker', 'from', 'to', 'sort'] as const;

/** The question alone: without the page that is asked for, or how many. */
export const quotesQuestionIn = (asked: QuotesQuestion): QuotesQuestion =>
  Object.fromEntries(ASKED.flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]]])));

/** The address of the same question with something else in it: null takes a part away. */
export const quotesFor = (view: View, question: QuotesQuestion, changes: Params = {}): string => {
  const asked: Params = { ...question, ...changes };
  return linkTo(view, '/quotes', Object.fromEntries([...ASKED, 'cursor'].map((name) => [name, asked[name]])));
};
