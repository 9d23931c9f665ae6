import { homePage } from '../../page/search/home.ts';
import { searchPage } from '../../page/search/page.ts';
import { questionIn } from '../../page/search/question.ts';
import { suggestions } from '../../page/search/suggestions.ts';
import { NoParams, readParams, SearchParams, SuggestParams } from '../../params.ts';
import { findQuotations } from '../../quotations/find-quotations.ts';
import { suggest } from '../../suggest.ts';
import { answerSearch } from '../answer-search.ts';
import { indexAt, indexNow, withWords } from '../from-index.ts';
import type { Draw } from '../with-page.ts';

const FACETS = 'speakers,authors,places,languages,months';
const LATEST = '6'; // articles of the front page
const LATELY = 20; // quotations, of which it shows one an article

export const drawSearch: Draw = async ({ query }, sources, view) => {
  const asked = readParams(SearchParams, query);
  const answer = await answerSearch({ ...asked, facets: FACETS, fields: undefined }, sources);
  return { page: searchPage(answer, questionIn(asked), view), commit: answer.commit };
};

export const drawHome: Draw = async ({ query }, sources, view) => {
  readParams(NoParams, query);
  const asked = readParams(SearchParams, new URLSearchParams({ limit: LATEST, facets: 'speakers,months' }));
  const answer = await answerSearch(asked, sources);
  const index = await indexAt(sources.replica, undefined);
  const said = await findQuotations({ limit: LATELY }, index, sources);
  const page = homePage(answer, said.answer.quotations, view);
  return { page, commit: answer.commit, keeping: 'list' }; // the guide for programs, of the same route, shows no article
};

export const drawSuggestions: Draw = async ({ query }, sources, view) => {
  const { atLeast, ...request } = readParams(SuggestParams, query);
  const { index, words } = await withWords(indexNow(sources.replica, atLeast), sources);
  const { answer } = await suggest({ ...request, thesaurus: words.thesaurus }, index, sources);
  return { page: suggestions(answer, view), commit: answer.commit };
};
