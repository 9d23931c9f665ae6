import { quotesPage } from '../../page/quotes/page.ts';
import { quotesQuestionIn } from '../../page/quotes/question.ts';
import { speakersPage } from '../../page/speaker/list.ts';
import { speakerPage } from '../../page/speaker/page.ts';
import { PersonParams, QuotationsParams, readParams, SearchParams, SpeakersParams } from '../../params.ts';
import { findSpeakers } from '../../people/find-speakers.ts';
import { personPage } from '../../people/person.ts';
import { findQuotations } from '../../quotations/find-quotations.ts';
import { answerSearch } from '../answer-search.ts';
import { indexAt, indexNow, withWords } from '../from-index.ts';
import type { Draw } from '../with-page.ts';

const NAMES = '100'; // of the list of speakers, unless more or fewer are asked for
const ARTICLES = '5';

export const drawSpeaker: Draw = async ({ path, query }, sources, view) => {
  const { atLeast, ...request } = readParams(PersonParams, query);
  const id = path.id ?? '';
  const index = await indexNow(sources.replica, atLeast);
  const { answer } = await personPage({ ...request, person: id }, index, sources);
  const asked = new URLSearchParams({ speaker: id, facets: 'months', fields: 'headline', limit: ARTICLES });
  const articles = await answerSearch(readParams(SearchParams, asked), sources);
  return { page: speakerPage(answer, articles, view), commit: answer.commit };
};

export const drawSpeakers: Draw = async ({ query }, sources, view) => {
  if (!query.has('limit')) query.set('limit', NAMES);
  const { atLeast, ...request } = readParams(SpeakersParams, query);
  const { index, words } = await withWords(indexNow(sources.replica, atLeast), sources);
  const { answer } = await findSpeakers({ ...request, thesaurus: words.thesaurus }, index, sources);
  return { page: speakersPage(answer, request.limit, view), commit: answer.commit };
};

export const drawQuotes: Draw = async ({ query }, sources, view) => {
  const { atLeast, ...request } = readParams(QuotationsParams, query);
  const { index, words } = await withWords(indexAt(sources.replica, atLeast), sources);
  const { answer } = await findQuotations({ ...request, thesaurus: words.thesaurus }, index, sources);
  return { page: quotesPage(answer, quotesQuestionIn(request), view), commit: answer.commit };
};
