import * as z from 'zod/mini';
import { list } from './parts.ts';

const text = () => z.string();
const node = <T extends string, S extends z.core.$ZodShape>(type: T, shape: S) =>
  z.readonly(z.object({ '@type': z.literal(type), ...shape }));
const person = { name: z.optional(text()), description: z.optional(text()), jobTitle: z.optional(text()) };

const Organisation = node('Organization', { '@id': z.optional(text()), name: text() });
const Author = node('Person', person);
const Speaker = node('Person', { '@id': text(), ...person, affiliation: z.optional(Organisation) });

/** Something that somebody was quoted saying, as schema.org has it. */
export const LinkedQuotation = node('Quotation', {
  '@id': text(),
  text: text(),
  spokenByCharacter: z.optional(z.union([Speaker, Organisation])),
  creator: z.optional(z.readonly(z.object({ '@id': text() }))),
});
export type LinkedQuotation = z.infer<typeof LinkedQuotation>;

/** An article as schema.org has it (https://schema.org/NewsArticle), for search engines and for programs that know it. */
export const NewsArticle = z.readonly(
  z.object({
    '@context': z.literal('https://schema.org'),
    '@type': z.literal('NewsArticle'),
    '@id': text(),
    url: text(),
    identifier: text(),
    headline: text(),
    alternativeHeadline: z.optional(text()),
    datePublished: z.optional(text()),
    dateModified: z.optional(text()),
    inLanguage: z.optional(text()),
    author: z.optional(list(Author)),
    contentLocation: z.optional(node('Place', { name: text() })),
    articleBody: text(),
    version: z.int(),
    copyrightNotice: z.optional(text()),
    keywords: z.optional(list(text())),
    correction: z.optional(node('CorrectionComment', { text: z.optional(text()) })),
    isBasedOn: z.optional(text()),
    hasPart: z.optional(list(LinkedQuotation)),
  }),
);
export type NewsArticle = z.infer<typeof NewsArticle>;
