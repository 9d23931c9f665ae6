import type { Article, Quotation } from '../archive/article.ts';
import type { BestQuotation } from './quotations/best-quotations.ts';
import type { Found } from './rank.ts';
import { highlight, type Range, snippetOf } from './snippets.ts';

/** A speaker as the pages name one; `person` is the id of /speakers/{id}. */
export type Person = Pick<Article['speakers'][number], 'person' | 'name' | 'kind' | 'role' | 'affiliation'>;

export type Hit = Pick<Article, 'id' | 'headline' | 'authors' | 'published' | 'dateline' | 'language'> & {
  readonly speakers: readonly Person[];
  readonly score: number;
  readonly snippet: string;
  readonly highlights: { headline: readonly Range[]; snippet: readonly Range[]; quotation?: readonly Range[] };
  readonly quotation?: Pick<Quotation, 'id' | 'text' | 'kind' | 'cue'> & { readonly speaker: Person | null };
};

export const personOf = ({ person, name, kind, role, affiliation }: Person): Person => ({
  person,
  name,
  kind,
  role,
  affiliation,
});

/**
 * What readers see of an article that was found: its facts, where in its text the words are, and the quotation that
 * matches best.
 */
export const hitOf = (article: Article, found: Found, best: BestQuotation | null): Hit => {
  const { id, headline, authors, published, dateline, language } = article;
  const snippet = snippetOf(article, found.terms);
  const quotation = article.quotations.find((one) => one.id === best?.id);
  const speaker = article.speakers.find((one) => one.id === quotation?.speaker);
  return {
    id,
    headline,
    authors,
    published,
    dateline,
    speakers: article.speakers.map(personOf),
    language,
    score: found.score,
    snippet: snippet.text,
    highlights: {
      headline: highlight(headline, found.terms),
      snippet: snippet.highlights,
      ...(quotation === undefined ? {} : { quotation: highlight(quotation.text, found.terms) }),
    },
    ...(quotation === undefined
      ? {}
      : {
          quotation: {
            id: quotation.id,
            text: quotation.text,
            kind: quotation.kind,
            cue: quotation.cue,
            speaker: speaker === undefined ? null : personOf(speaker),
          },
        }),
  };
};
