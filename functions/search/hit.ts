import type { Article } from '../archive/article.ts';
import { MOST_SPEAKERS, type Person } from './answers/parts.ts';
import type { Hit } from './answers/search.ts';
import { atMost, LONGEST_QUOTATION } from './at-most.ts';
import type { BestQuotation } from './quotations/best-quotations.ts';
import type { Found } from './rank.ts';
import { highlight, snippetOf } from './snippets.ts';

export type { Person } from './answers/parts.ts';
export type { Hit } from './answers/search.ts';

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
 * @param reach how much of the article a snippet is looked for in, in code units
 */
export const hitOf = (article: Article, found: Found, best: BestQuotation | null, reach: number): Hit => {
  const { id, headline, authors, published, dateline, language } = article;
  const terms = new Set(Object.keys(found.matched));
  const snippet = snippetOf(article, terms, reach);
  const quotation = article.quotations.find((one) => one.id === best?.id);
  const said = atMost(quotation?.text ?? '', LONGEST_QUOTATION);
  const speaker = article.speakers.find((one) => one.id === quotation?.speaker);
  return {
    id,
    headline,
    authors,
    published,
    dateline,
    speakers: article.speakers.slice(0, MOST_SPEAKERS).map(personOf),
    language,
    score: found.score,
    matched: matchedIn(found),
    snippet: snippet.text,
    highlights: {
      headline: highlight(headline, terms),
      snippet: snippet.highlights,
      ...(quotation === undefined ? {} : { quotation: highlight(said, terms) }),
    },
    ...(quotation === undefined
      ? {}
      : {
          quotation: {
            id: quotation.id,
            text: said,
            kind: quotation.kind,
            cue: quotation.cue,
            speaker: speaker === undefined ? null : personOf(speaker),
          },
        }),
  };
};

/** Field by field, which of its terms answer the question. */
const matchedIn = ({ matched }: Found): Hit['matched'] => {
  const fields = new Map<string, string[]>();
  for (const [term, names] of Object.entries(matched)) {
    for (const name of names) fields.set(name, [...(fields.get(name) ?? []), term]);
  }
  return Object.fromEntries([...fields].map(([name, terms]) => [name, terms.sort()]));
};
