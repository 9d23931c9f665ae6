import { homePage } from '../../page/search/home.ts';
import { searchPage } from '../../page/search/page.ts';
import { questionIn } from '../../page/search/question.ts';
import { readParams, SearchParams } from '../../params.ts';
import { answerSearch } from '../answer-search.ts';
import type { Draw } from '../with-page.ts';

const FACETS = 'speakers,authors,places,languages,months';
const LATEST = 6; // cuttings of the front page

export const drawSearch: Draw = async ({ query }, sources, view) => {
  const asked = readParams(SearchParams, query);
  const answer = await answerSearch({ ...asked, facets: FACETS, fields: undefined }, sources);
  return { page: searchPage(answer, questionIn(asked), view), commit: answer.commit };
};

export const drawHome: Draw = async ({ query }, sources, view) => {
  const asked = readParams(SearchParams, query);
  const answer = await answerSearch({ ...asked, limit: LATEST, facets: 'speakers,months', fields: undefined }, sources);
  return { page: homePage(answer, view), commit: answer.commit };
};
