import type { SearchPage } from './engine.ts';
import type { Thesaurus } from './words/thesaurus.ts';

/** What articles have to have. Days, months or years, both included; the place in any case of letters. */
export type Filters = {
  readonly speaker?: string | undefined;
  readonly author?: string | undefined;
  readonly place?: string | undefined;
  readonly language?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly has?: 'quotes' | undefined;
  /** By which the speaker is looked for under other names as well. */
  readonly thesaurus?: Thesaurus | undefined;
};

export type Where = NonNullable<SearchPage['where']>;

const SCRIPTS = ['Latn', 'Cyrl', 'Arab']; // in which one language may be written: uz is uz-Latn and uz-Cyrl as well

/** The filters as conditions on the columns of articles, by filter: a facet is counted without its own. */
export const conditionsOf = ({ speaker, author, place, language, from, to, has, thesaurus }: Filters) => ({
  speaker: speakerIs(speaker, thesaurus),
  author: author === undefined ? {} : { author: author.trim() },
  place: place === undefined ? {} : { datelinePlace: place.trim().toUpperCase() },
  language: language === undefined ? {} : { language: [language, ...SCRIPTS.map((script) => `${language}-${script}`)] },
  published: publishedBetween(from, to),
  has: has === undefined ? {} : { quotations: { min: 1 } },
});

/** The name of a condition that a facet may be counted without. */
export type FilterName = keyof ReturnType<typeof conditionsOf>;

/** Everything that the filters ask for, but one. */
export const whereOf = (filters: Filters, but: FilterName | null = null): Where =>
  Object.assign({}, ...Object.entries(conditionsOf(filters)).map(([name, where]) => (name === but ? {} : where)));

/** A person, under whichever name of theirs. */
export const speakerIs = (speaker: string | undefined, thesaurus: Thesaurus | undefined): Where =>
  speaker === undefined ? {} : { person: thesaurus?.idsOf(speaker) ?? speaker };

const AFTER_ALL = '\uffff';

/** A day, month or year is a beginning of what lies in it. */
export const publishedBetween = (from: string | undefined, to: string | undefined): Where =>
  from === undefined && to === undefined
    ? {}
    : {
        published: {
          ...(from === undefined ? {} : { first: from }),
          ...(to === undefined ? {} : { last: to + AFTER_ALL }),
        },
      };
