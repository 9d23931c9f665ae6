const plural = new Intl.PluralRules('en');
const count = new Intl.NumberFormat('en');
const of = (n: number, one: string, other: string): string =>
  `${count.format(n)} ${plural.select(n) === 'one' ? one : other}`;

/** The interface in English: the words that every other language has to have as well. */
export const en = {
  language: 'en',
  direction: 'ltr' as 'ltr' | 'rtl',
  ownName: 'English',
  archive: 'Cuttings',
  motto: 'The archive of who said what',
  skip: 'Skip to the content',
  number: (n: number) => count.format(n),
  articles: (n: number) => of(n, 'article', 'articles'),
  quotations: (n: number) => of(n, 'quotation', 'quotations'),

  search: 'Search',
  searchFor: 'Search the archive',
  searchHint: 'a name, a place, a word, an “exact phrase”',
  searchHelp: 'Words, "exact phrases", -without, this OR that; speaker:, by:, place: or headline: before a word.',
  nav: 'Main',
  latest: 'Latest cuttings',
  everything: 'Everything in the archive',
  mostQuoted: 'Most quoted',
  allSpeakers: 'All speakers',
  quotationsNav: 'Quotations',
  forPrograms: 'API',
  interfaceLanguage: 'Language of this page',

  found: (n: number, q: string) => `${of(n, 'article', 'articles')} for “${q}”`,
  foundAll: (n: number) => of(n, 'article', 'articles'),
  foundRelaxed: (q: string) => `No article has all the words of “${q}”. These have some of them.`,
  cutOff: (rest: string) => `The question was too long; this end of it was not looked for: “${rest}”`,
  results: 'Results',
  sort: 'Sort',
  sorts: { relevance: 'Best match', newest: 'Newest', oldest: 'Oldest' },
  subscribe: 'Subscribe to this search',
  more: 'More results',
  undated: 'undated',
  saidBy: 'Quoted',
  alsoQuoted: 'Also quoted',
  unnamed: 'Not attributed',

  filters: 'Narrow down',
  narrowedTo: 'Narrowed to',
  remove: (label: string) => `Remove: ${label}`,
  clear: 'Remove all',
  facets: { speakers: 'Who speaks', authors: 'Written by', places: 'Filed from', languages: 'Language' },
  onlyQuotes: 'With quotations only',
  dates: 'Published',
  from: 'from',
  to: 'to',
  dateHint: '2026, 2026-05 or 2026-05-14',
  apply: 'Apply',
  timeline: 'When',
  timelineOf: (unit: 'years' | 'months'): string => (unit === 'years' ? 'Articles by year' : 'Articles by month'),
  allTime: 'All of the time',

  nothingFound: 'Nothing found',
  nothingFoundHelp: 'Here is what may help:',
  tips: [
    'Look for a name in any script, or for the beginning of a word.',
    'Leave a word out, or put OR between two.',
    'Put a phrase in quotation marks only where it was printed like that.',
  ],
  withoutFilters: 'The same search without the filters',
  emptyArchive:
    'There is nothing in the archive yet. Put an article file in the uploads bucket, and it is here in seconds.',

  problems: {
    400: {
      title: 'That cannot be searched for',
      help: 'Mend the part of the address that is named above, or begin anew from the search box.',
    },
    404: {
      title: 'Nothing is filed here',
      help: 'The address may be mistyped, or what it led to is not published yet. Perhaps a search finds it.',
    },
    503: { title: 'The archive does not answer', help: 'That passes. Try again in a moment.' },
    500: {
      title: 'Something went wrong on our side',
      help: 'It was logged. Tell the newsroom’s engineers the number below.',
    },
  },
  again: 'Try again',
  request: 'Request',
};

export type Words = typeof en;
