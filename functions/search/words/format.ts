import * as z from 'zod/mini';
import { wordsIn } from '../analysis.ts';

/**
 * What a newsroom writes in `config/words.yaml`, where every value is a text:
 *
 *     synonyms:
 *       - [ferry, ferryboat, паром]            # each stands for the others
 *       - from: vessel                         # whoever looks for a vessel finds ships, and not the other way
 *         to: [ship, boat]
 *     people:
 *       - name: Vladimir Zelensky              # one person, who is also found by the last word of each full name
 *         also: [Volodymyr Zelenskyy, Зеленский]
 *     organisations:
 *       - name: European Union
 *         also: [EU]
 */
export type Words = {
  readonly synonyms: readonly Synonyms[];
  readonly people: readonly Named[];
  readonly organisations: readonly Named[];
};

/** Whoever looks for one of `from` finds each of `to`; of a group, both are all of it. */
export type Synonyms = { readonly from: readonly string[]; readonly to: readonly string[] };

/** Everything that one person or organisation is called. */
export type Named = readonly string[];

export const SECTIONS = ['synonyms', 'people', 'organisations'] as const;
export type Section = (typeof SECTIONS)[number];

export const MOST_ENTRIES = 2_000; // of the file
const MOST_WORDS = 6; // of an expression
const MOST_EXPRESSIONS = 20; // of a list
const LONGEST = 100; // characters of an expression

/** An expression as search reads it: capitals and accents make no difference. */
const folded = (text: string): string => [...wordsIn(text)].map(({ term }) => term).join(' ');

const TWICE = 'stands there twice, capitals and accents making no difference: take one out';

const must = (rule: string) => ({
  error: ({ input }: { readonly input?: unknown }) =>
    input === undefined ? `is missing: it must be ${rule}` : `must be ${rule}`,
});

const Expression = z.string(must('a word, or a few')).check(
  z.refine((text) => text.trim() !== '', { error: 'is empty: write a word, or take it out', abort: true }),
  z.refine((text) => folded(text) !== '', { error: 'has no letter and no digit: nobody can look for it', abort: true }),
  z.refine((text) => [...wordsIn(text)].length <= MOST_WORDS, `has more than ${MOST_WORDS} words: shorten it`),
  z.refine((text) => text.length <= LONGEST, `is longer than ${LONGEST} characters: shorten it`),
);

const listOf = (least: number, rule: string) =>
  z.array(Expression, must(rule)).check(
    z.refine((all) => all.length >= least, `must be ${rule}`),
    z.refine(
      (all) => all.length <= MOST_EXPRESSIONS,
      `has more than ${MOST_EXPRESSIONS} expressions: make several of it`,
    ),
    z.superRefine((all, context) => {
      const known = new Set<string>();
      for (const [at, text] of all.entries()) {
        if (known.has(folded(text))) context.addIssue({ code: 'custom', message: TWICE, path: [at] });
        known.add(folded(text));
      }
    }),
  );

/** One expression may stand without the brackets of a list. */
const oneOrMore = (rule: string) =>
  z.pipe(
    z.transform((value: unknown) => (typeof value === 'string' ? [value] : value)),
    listOf(1, rule),
  );

const group = 'a list of two or more, as in [ferry, ferryboat]';
const Group = z.pipe(
  listOf(2, group),
  z.transform((all): Synonyms => ({ from: all, to: all })),
);
const OneWay = z.strictObject(
  { from: oneOrMore('an expression, or a list of them'), to: oneOrMore('an expression, or a list of them') },
  must(`${group}, or have "from" and "to"`),
);
/** An entry of people or organisations. */
export const Entity = z.pipe(
  z
    .strictObject(
      { name: Expression, also: oneOrMore('another name, or a list of them') },
      must('a "name" and what else it is called in "also"'),
    )
    .check(
      z.superRefine(({ name, also }, context) => {
        for (const [at, other] of also.entries()) {
          if (folded(other) === folded(name)) context.addIssue({ code: 'custom', message: TWICE, path: ['also', at] });
        }
      }),
    ),
  z.transform(({ name, also }): Named => [name, ...also]),
);

/** The schema of an entry, which depends on how it begins: a union of both would not say what is wrong with either. */
export const synonymsLike = (entry: unknown) => (Array.isArray(entry) ? Group : OneWay);

const section = z.optional(z.union([z.array(z.unknown()), z.literal('')], must('a list: begin each entry with "- "')));

/** The file as a whole; what is wrong with its entries is told one by one. A section may be empty. */
export const Sections = z.strictObject(
  { synonyms: section, people: section, organisations: section },
  must(`made of sections, of which there are ${SECTIONS.join(', ')}`),
);
