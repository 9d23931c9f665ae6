import { type Attributed, attribute } from '../../../../functions/ingest/attribute/attribute.ts';

/** A story of paragraphs, as the rules get it. */
export const attributed = (paragraphs: readonly string[], language = 'en'): Attributed =>
  attribute({
    headline: 'A headline',
    authors: [],
    dateline: null,
    language,
    blocks: paragraphs.map((text) => ({ type: 'paragraph' as const, text })),
  });

/** What a story says, a line a quotation: "speaker: words". A dash stands for nobody. */
export const said = (paragraphs: readonly string[], language = 'en'): readonly string[] => {
  const { quotations, speakers } = attributed(paragraphs, language);
  return quotations
    .filter((quotation) => quotation.kind !== 'indirect')
    .map(({ speaker, text }) => `${speakers.find(({ id }) => id === speaker)?.name ?? '-'}: ${text}`);
};

/** As `said`, of the reported statements. */
export const reported = (paragraphs: readonly string[], language = 'en'): readonly string[] => {
  const { quotations, speakers } = attributed(paragraphs, language);
  return quotations
    .filter((quotation) => quotation.kind === 'indirect')
    .map(({ speaker, text }) => `${speakers.find(({ id }) => id === speaker)?.name ?? '-'}: ${text}`);
};
