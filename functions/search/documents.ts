import { createHash } from 'node:crypto';
import type { Article, Block, Head, Speaker } from '../archive/article.ts';
import { nameTermsOf, termsOf } from './analysis.ts';
import type { Collection, IndexedDocument } from './engine.ts';
import { keptOf, quotedIn } from './people/speakers.ts';
import { visibleFrom } from './visibility.ts';

/**
 * What of an article can be found. The fields of an article hold every word of its quotations and speakers, so that
 * the articles alone decide what matches and the total is exact; the quotations only tell which of them to show.
 * Columns: its revision, when it was published (ISO, as text: a date as written has no zone) and in which month (or year,
 * where no more is known), its language, authors and place, the people it quotes, how many quotations it has, these in order
 * and the number of the first of them.
 */
export const ARTICLES: Collection = {
  weights: { headline: 1, body: 1, speakers: 1, byline: 1, place: 1 },
  blended: { headline: 2, body: 1, speakers: 1, byline: 1, place: 1 },
  text: ['headline', 'body'],
  columns: {
    revision: 'number',
    published: 'text',
    month: 'text',
    language: 'text',
    author: 'text',
    datelinePlace: 'text',
    quotations: 'number',
    quotation: 'text',
    firstQuotation: 'number',
    person: 'text',
  },
  kept: ['title', 'quoted'],
  order: [{ by: 'score', digits: 6 }, { column: 'published', descending: true }, { by: 'id' }],
};

/**
 * What can be found of quotations. They are numbered as they come to the index, those of one article in a row: a number is
 * a third as long as the id of an article and of a quotation, of which a cold replica would read every one.
 * Columns: who said it, when its article was published, and a few letters of a hash of its article's id, by which equals
 * are in the same order in every replica, though their numbers are not the same.
 */
export const QUOTATIONS: Collection = {
  weights: { text: 1, speaker: 1, role: 0.5 },
  text: ['text'],
  columns: { person: 'text', published: 'text', shuffle: 'text' },
  kept: ['article', 'quotation'],
  order: [{ by: 'score', digits: 6 }, { by: 'id' }],
};

/** Articles that are known but not to be found: withdrawn, or embargoed `until` a time in ms. */
export const HIDDEN: Collection = {
  weights: {},
  columns: { revision: 'number', until: 'number' },
  kept: [],
  order: [],
};

/** What an index holds of a head. */
export type IndexedHead =
  | { readonly found: true; readonly article: IndexedDocument; readonly quotations: readonly IndexedDocument<number>[] }
  | { readonly found: false; readonly hidden: IndexedDocument };

/** What readers may find of a head at `now` (ms), its quotations numbered from `firstQuotation` on; or that it is hidden. */
export const indexedHead = (head: Head, now: number, firstQuotation: number): IndexedHead => {
  const from = visibleFrom(head);
  if (head.state !== 'withdrawn' && from <= now) {
    return {
      found: true,
      article: articleDocument(head, firstQuotation),
      quotations: quotationDocuments(head, firstQuotation),
    };
  }
  const until = head.state === 'withdrawn' ? null : from;
  return { found: false, hidden: { id: head.id, fields: {}, values: { revision: head.revision, until } } };
};

const MONTH = 7; // characters of 2018-04
const SHUFFLE = 2; // letters: 4,096 different ones, which take two bytes a quotation

const text = (words: string | null): string[] => (words === null ? [] : termsOf(words));
const name = (words: string | null): string[] => (words === null ? [] : nameTermsOf(words));
const roleOf = ({ role, affiliation }: Speaker): string[] => [...text(role), ...text(affiliation)];
const wordsOf = (block: Block): string[] => [
  ...termsOf(block.text),
  ...(block.type === 'caption' ? text(block.credit) : []),
];

const articleDocument = (article: Article, firstQuotation: number): IndexedDocument => {
  const quoted = quotedIn(article);
  return {
    id: article.id,
    fields: {
      headline: termsOf(article.headline),
      body: [...text(article.deck), ...article.blocks.flatMap(wordsOf)],
      speakers: article.speakers.flatMap((speaker) => [
        ...speakerNames(speaker).flatMap((form) => nameTermsOf(form)),
        ...roleOf(speaker),
      ]),
      byline: article.authors.flatMap((author) => [...nameTermsOf(author.name), ...text(author.role)]),
      place: [...name(article.dateline?.place ?? null), ...text(article.dateline?.agency ?? null)],
    },
    values: {
      revision: article.revision,
      published: article.published?.iso,
      month: article.published?.iso.slice(0, MONTH),
      language: article.language ?? undefined,
      author: [...new Set(article.authors.map(({ name: author }) => author))],
      datelinePlace: placeOf(article) ?? undefined,
      quotations: article.quotations.length,
      quotation: article.quotations.map(({ id }) => id),
      firstQuotation,
      person: quoted.map(({ person }) => person),
      title: article.headline,
      quoted: keptOf(quoted),
    },
  };
};

/** In capitals, as most datelines are printed: ALMATY and Almaty are one place. */
const placeOf = ({ dateline }: Article): string | null => dateline?.place?.toUpperCase() ?? null;

const quotationDocuments = (article: Article, first: number): readonly IndexedDocument<number>[] => {
  const speakers = new Map(article.speakers.map((speaker) => [speaker.id, speaker]));
  const shuffle = createHash('sha256').update(article.id).digest('base64url').slice(0, SHUFFLE);
  const quotations = new Map(article.quotations.map((quotation) => [quotation.id, quotation])); // an id twice is a bug
  return [...quotations.values()].map((quotation, at) => {
    const speaker = speakers.get(quotation.speaker ?? '');
    return {
      id: first + at,
      fields: {
        text: termsOf(quotation.text),
        speaker: speaker === undefined ? [] : speakerNames(speaker).flatMap(nameTermsOf),
        role: speaker === undefined ? [] : roleOf(speaker),
      },
      values: {
        person: speaker === undefined || speaker.kind === 'unnamed' ? undefined : speaker.person,
        published: article.published?.iso,
        shuffle,
        article: article.id,
        quotation: quotation.id,
      },
    };
  });
};

/** The fullest form alone where it holds the words of the others, as it mostly does. */
const speakerNames = ({ name: full, forms }: Speaker): readonly string[] => {
  const words = new Set(termsOf(full));
  return [full, ...new Set(forms.filter((form) => termsOf(form).some((word) => !words.has(word))))];
};
