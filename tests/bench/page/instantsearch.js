// A page of equal function as the documentation of InstantSearch.js sets it up: what was found with highlights and the
// quotation, four facets, months, sorting, the filters that are set, infinite results, every state in the address. It asks
// the same archive for JSON.
import instantsearch from 'instantsearch.js';
import { currentRefinements, infiniteHits, menu, searchBox, sortBy, stats } from 'instantsearch.js/es/widgets';

const FACETS = { speakers: 'speaker', authors: 'author', places: 'place', languages: 'language', months: 'months' };
const SORTS = ['relevance', 'newest', 'oldest'];

const labels = new Map();
const cursors = new Map(); // by question, then page

/** What InstantSearch asks of an index, asked of the archive. */
const searchClient = { search: async (requests) => ({ results: await Promise.all(requests.map(answerOf)) }) };

const answerOf = async ({ indexName, params }) => {
  const asked = new URLSearchParams({ facets: Object.keys(FACETS).join(), limit: params.hitsPerPage ?? 10 });
  if (params.query) asked.set('q', params.query);
  if (indexName !== 'relevance') asked.set('sort', indexName);
  for (const [facet, value] of (params.facetFilters ?? []).flat().map((one) => one.split(/:(.*)/s))) {
    if (facet === 'months') for (const end of ['from', 'to']) asked.set(end, value);
    else asked.set(FACETS[facet], value);
  }
  const question = asked.toString();
  const page = params.page ?? 0;
  const cursor = cursors.get(`${question} ${page}`);
  if (cursor !== undefined) asked.set('cursor', cursor);
  const answer = await (await fetch(`/search?${asked}`, { headers: { accept: 'application/json' } })).json();
  if (answer.cursor !== undefined) cursors.set(`${question} ${page + 1}`, answer.cursor);
  const facets = {};
  for (const facet of Object.keys(FACETS)) {
    facets[facet] = Object.fromEntries((answer.facets?.[facet] ?? []).map(({ value, count }) => [value, count]));
    for (const { value, label } of answer.facets?.[facet] ?? []) if (label) labels.set(value, label);
  }
  return {
    index: indexName,
    query: params.query ?? '',
    params: question,
    hits: answer.hits.map((hit) => ({ ...hit, objectID: hit.id })),
    nbHits: answer.total,
    page,
    nbPages: page + (answer.cursor === undefined ? 1 : 2),
    hitsPerPage: params.hitsPerPage ?? 10,
    processingTimeMS: answer.took,
    exhaustiveNbHits: true,
    facets,
  };
};

const marked = (text, ranges, html) => {
  const parts = [];
  let at = 0;
  for (const [start, end] of ranges ?? []) {
    parts.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  return [...parts, text.slice(at)];
};

const search = instantsearch({ indexName: 'relevance', searchClient, routing: true });
search.addWidgets([
  searchBox({ container: '#box' }),
  stats({ container: '#stats' }),
  sortBy({ container: '#sort', items: SORTS.map((value) => ({ label: value, value })) }),
  currentRefinements({ container: '#refinements' }),
  ...Object.keys(FACETS).map((attribute) =>
    menu({
      container: `#${attribute}`,
      attribute,
      limit: attribute === 'months' ? 100 : 7,
      showMore: attribute !== 'months',
      showMoreLimit: 20,
      transformItems: (items) => items.map((item) => ({ ...item, label: labels.get(item.value) ?? item.label })),
    }),
  ),
  infiniteHits({
    container: '#hits',
    templates: {
      item: (hit, { html }) => html`<article>
        ${hit.quotation ? html`<p><a href="/speakers/${hit.quotation.speaker?.person}">${hit.quotation.speaker?.name}</a></p>` : ''}
        <h3><a href="/articles/${hit.id}">${marked(hit.headline, hit.highlights.headline, html)}</a></h3>
        <p>${hit.published?.raw} ${hit.dateline?.place} ${hit.authors.map(({ name }) => name).join(', ')}</p>
        ${hit.quotation ? html`<blockquote>${marked(hit.quotation.text, hit.highlights.quotation, html)}</blockquote>` : ''}
        <p>${marked(hit.snippet, hit.highlights.snippet, html)}</p>
        <p>${hit.speakers.map(({ person, name }) => html`<a href="/speakers/${person}">${name}</a> `)}</p>
      </article>`,
    },
  }),
]);
search.start();
