import type { Run } from '../run.ts';
import type { Law } from './law.ts';
import { readableWithin, type Span, timeline, visibleThroughout, visibleWithin, wordsOf } from './visibility.ts';

/** What a reader asked: a path, and what it says of the answer. */
export type Question = {
  readonly path: string;
  /** The word that one article has, where the question is a search for it. */
  readonly word: string | null;
  readonly atLeast: number | null;
  /** Whether it is asked for as a page. */
  readonly page?: boolean;
  /** Whether earlier revisions of what stands may be answered. */
  readonly earlier?: boolean;
};

type Answer = { readonly status: number; readonly text: string };

const EXPECTED = [200, 404, 410, 503];

/**
 * Checks one answer against what the table held while it was made. What is answered was live at some moment between the
 * question and the answer; so no answer to a question that came after the commit of a withdrawal has a word of what it withdrew.
 * More cannot be had: a Lambda that stalls between its read and its answer answers what it read. But an embargo that ended
 * while it stalled is no excuse for what had gone before that end, and was live at no moment.
 */
export const checkAnswer = (run: Run, { path, word, atLeast, earlier }: Question, answer: Answer, span: Span): void => {
  const { history } = run.world;
  const tell = (law: Law, what: string) => run.breach(law, `${path} from ${span.from} to ${span.to}: ${what}`);
  if (!EXPECTED.includes(answer.status)) tell('readers get an answer', `${answer.status} ${answer.text}`);

  // The query stands in the answer, too; it is the reader's own.
  const { query: _, ...body } = bodyOf(answer);
  const seen = timeline(history);
  const allowed = earlier ? readableWithin(history, span) : visibleWithin(seen, span);
  const secret = [...wordsOf(body)].filter((one) => !allowed.has(one));
  if (secret.length > 0) tell('no withdrawn or embargoed word is answered', `${secret.join(' ')} in ${answer.text}`);

  if (answer.status !== 200 || body.commit === undefined) return;
  if (atLeast !== null && body.commit < atLeast) tell('atLeast holds', `is of commit ${body.commit}`);
  const made = history.commitAt(Date.parse(body.asOf ?? ''));
  if (body.commit < made) tell('an answer is as new as it says', `${made} was there at ${body.asOf}: ${answer.text}`);
  if (word === null || body.hits === undefined) return;
  const due = visibleThroughout(seen, span, Math.max(body.commit, atLeast ?? 0)).filter(({ words }) => words.has(word));
  const missing = due.filter(({ head }) => !body.hits?.some(({ id }) => id === head.id));
  if (missing.length > 0)
    tell('what is committed is found', `${missing[0]?.head.id} of ${missing[0]?.head.commit} is not in ${answer.text}`);
};

type Body = {
  readonly query?: string;
  readonly commit?: number;
  readonly asOf?: string;
  readonly hits?: readonly { readonly id: string }[];
  readonly text?: string;
};

/** JSON as it is; of a page, a feed or a sitemap, the text. */
const bodyOf = ({ text }: Answer): Body => (text.startsWith('{') ? (JSON.parse(text) as Body) : { text });
