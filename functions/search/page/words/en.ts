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
  articlesNav: 'All articles',
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
  timelineOf: (unit: 'years' | 'months'): string => (unit === 'years' ? 'Articles by year' : 'Articles by month'),

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

  lately: 'Lately said',
  by: 'By',
  speakers: 'Who speaks in it',
  nobodySpeaks: 'Nobody is quoted in it.',
  unattributed: 'Not said by whom',
  updated: (when: string) => `updated ${when}`,
  correctionNote: 'Correction',
  revision: (n: number) => `Revision ${count.format(n)}`,
  revisions: 'Revisions',
  olderRevision: (n: number) => `This is revision ${count.format(n)}, which was corrected since.`,
  currentRevision: 'Read it as it stands now',
  whatChanged: 'What changed',
  related: 'About the same',
  cite: 'Cite this article',
  citation: (parts: {
    authors: string;
    headline: string;
    place: string;
    date: string;
    revision: number;
    url: string;
  }) =>
    `${parts.authors === '' ? '' : `${parts.authors}. `}“${parts.headline}.” ${[parts.place, parts.date].filter(Boolean).join(', ')}${parts.place || parts.date ? '. ' : ''}Cuttings, revision ${parts.revision}. ${parts.url}`,
  copy: 'Copy',
  copied: 'Copied',
  source: 'The source',

  withdrawnTitle: 'This article was withdrawn',
  withdrawnHelp: 'Its words are no longer in the archive: not in search, not on this page, not in its revisions.',
  withdrawnOn: (when: string) => `Withdrawn on ${when}.`,

  diffTitle: (from: number, to: number) => `Revision ${count.format(from)} and revision ${count.format(to)}`,
  diffOf: 'What changed',
  diffSame: 'Not a word is different.',
  diffCut: 'More is different than is shown here.',
  compare: 'Compare',
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  headlineLabel: 'Headline',
  deckLabel: 'Deck',
  blockLabel: (n: number) => `Paragraph ${count.format(n)}`,

  speakersTitle: 'Who is quoted in the archive',
  speakersFilter: 'The beginning of a name, in any script',
  speakersNone: 'Nobody of that name is quoted.',
  speakersCut: (n: number) => `The ${count.format(n)} who are quoted most. A name finds the others.`,
  show: 'Show',
  alsoWritten: 'Also written',
  roles: 'As what',
  identities: (n: number) => `There may be ${count.format(n)} people of this name.`,
  period: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  saidAbout: (name: string) => `What ${name} said about`,
  saidAboutHint: 'a word or a phrase',
  beside: 'Quoted beside',
  inArticles: 'In articles',
  allArticles: (n: number) => `All ${of(n, 'article', 'articles')}`,
  subscribeSpeaker: 'Subscribe to what is new',

  quotesTitle: 'What was said',
  quotesFound: (n: number, q: string) => `${of(n, 'quotation', 'quotations')} about “${q}”`,
  quotesAll: (n: number) => of(n, 'quotation', 'quotations'),
  quotesBy: (found: string, name: string) => `${found} by ${name}`,
  searchQuotes: 'Search what was said',
  quotesRelaxed: 'No quotation has all of the words. These have some of them.',

  suggestions: 'Suggestions',
  suggestedSpeakers: 'Speakers',
  suggestedPlaces: 'Places',
  suggestedHeadlines: 'Headlines',

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
