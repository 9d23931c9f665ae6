import type { Article, Block, Speaker } from '../archive/article.ts';
import { nameTermsOf, termsOf } from './analysis.ts';
import type { IndexedDocument, Weights } from './engine.ts';

/**
 * What of an article can be found. The fields of an article hold every word of its quotations and speakers, so that
 * the articles alone decide what matches and the total is exact; the quotations only tell which of them to show.
 */
export const ARTICLE_WEIGHTS: Weights = { headline: 1, body: 1, speakers: 1, byline: 1, place: 1 };
export const QUOTATION_WEIGHTS: Weights = { text: 1, speaker: 1, role: 0.5 };

const text = (words: string | null): string[] => (words === null ? [] : termsOf(words));
const name = (words: string | null): string[] => (words === null ? [] : nameTermsOf(words));
const roleOf = ({ role, affiliation }: Speaker): string[] => [...text(role), ...text(affiliation)];
const wordsOf = (block: Block): string[] => [
  ...termsOf(block.text),
  ...(block.type === 'caption' ? text(block.credit) : []),
];

export const articleDocument = (article: Article): IndexedDocument => ({
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
});

export const quotationDocuments = (article: Article): readonly IndexedDocument[] => {
  const speakers = new Map(article.speakers.map((speaker) => [speaker.id, speaker]));
  return article.quotations.map((quotation) => {
    const speaker = speakers.get(quotation.speaker ?? '');
    return {
      id: quotationKey(article.id, quotation.id),
      fields: {
        text: termsOf(quotation.text),
        speaker: speaker === undefined ? [] : speakerNames(speaker).flatMap(nameTermsOf),
        role: speaker === undefined ? [] : roleOf(speaker),
      },
    };
  });
};

/** The id of a quotation in the whole archive. An article's id holds no slash. */
export const quotationKey = (article: string, quotation: string): string => `${article}/${quotation}`;

export const quotationOfKey = (key: string): { readonly article: string; readonly quotation: string } => {
  const slash = key.indexOf('/');
  return { article: key.slice(0, slash), quotation: key.slice(slash + 1) };
};

/** The fullest form alone where it holds the words of the others, as it mostly does. */
const speakerNames = ({ name: full, forms }: Speaker): readonly string[] => {
  const words = new Set(termsOf(full));
  return [full, ...new Set(forms.filter((form) => termsOf(form).some((word) => !words.has(word))))];
};
