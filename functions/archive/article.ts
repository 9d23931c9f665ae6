import * as z from 'zod/mini';

/**
 * The article as readers get it, as it is stored, and as `cuttings normalise` prints it. This schema is its only
 * definition. Offsets are UTF-16 code units into the text of the block they name, end exclusive.
 */

const text = () => z.string();
const textOrNull = () => z.nullable(z.string());
const list = <T extends z.core.$ZodType>(item: T) => z.readonly(z.array(item));

export const Author = z.readonly(z.object({ name: text(), role: textOrNull() }));

/** Where a story was filed from, as the dateline at the head of its first paragraph says. */
export const Dateline = z.readonly(
  z.object({ place: textOrNull(), raw: text(), agency: textOrNull(), date: textOrNull() }),
);

/** A date as written, never invented: `iso` has no zone where the source has none. */
export const StoryDate = z.readonly(
  z.object({ iso: text(), raw: text(), precision: z.enum(['day', 'time']), source: text() }),
);

export const Block = z.discriminatedUnion('type', [
  z.readonly(z.object({ type: z.literal('paragraph'), text: text() })),
  z.readonly(z.object({ type: z.literal('cross-head'), text: text() })),
  z.readonly(z.object({ type: z.literal('list'), text: text() })), // one item a line
  z.readonly(z.object({ type: z.literal('table'), text: text() })), // one row a line, cells parted by tabs
  z.readonly(z.object({ type: z.literal('caption'), text: text(), credit: textOrNull() })),
]);

export const Quotation = z.readonly(
  z.object({
    id: text(), // q1, q2 … in the order of the text
    block: z.number(), // index into blocks
    start: z.number(),
    end: z.number(),
    text: text(), // without its outer marks
    kind: z.enum(['direct', 'indirect', 'mixed']),
    speaker: textOrNull(), // an id of `speakers`, or null rather than a guess
    cue: textOrNull(), // the verb or phrase that attributes it: said, told, according to
    verbatim: z.boolean(), // the stored text at the offsets is the quotation
    confidence: z.number(), // 0 to 1
    rule: text(), // the attribution rule that decided
  }),
);

export const Speaker = z.readonly(
  z.object({
    id: text(), // s1, s2 … in the order of their first quotation
    person: text(), // the same for this name in every article: the id of /speakers/{id}
    name: text(), // the fullest form in the article
    kind: z.enum(['person', 'organisation', 'document', 'unnamed']),
    role: textOrNull(),
    affiliation: textOrNull(),
    forms: list(text()), // every form of the name that the article uses
  }),
);

export const Rights = z.readonly(
  z.object({
    copyright: textOrNull(),
    usageTerms: textOrNull(),
    embargoedUntil: textOrNull(), // ISO instant
    expires: z.optional(text()), // when the rights to use it end, as written
  }),
);

/** What a story is about, in the words and codes of its source: IPTC's Media Topics, a feed's categories. */
export const Subject = z.readonly(z.object({ name: textOrNull(), code: textOrNull() }));

/** That the source itself calls this revision a correction, and what it says of it to readers. */
export const Correction = z.readonly(z.object({ note: textOrNull() }));

export const Source = z.readonly(
  z.object({
    key: text(),
    format: text(),
    bytes: z.number(),
    url: textOrNull(),
    version: z.optional(z.nullable(z.number())), // the wire's own count, where it has one
  }),
);

/** What ingest makes of one upload: an article that has no revision yet. */
const draftShape = {
  id: text(),
  headline: text(),
  deck: textOrNull(),
  authors: list(Author),
  dateline: z.nullable(Dateline),
  published: z.nullable(StoryDate),
  updated: z.nullable(StoryDate),
  language: text(), // BCP 47, `und` where it cannot be told
  script: text(), // ISO 15924: Latn, Cyrl, Arab
  blocks: list(Block),
  quotations: list(Quotation),
  speakers: list(Speaker),
  rights: Rights,
  subjects: z.optional(list(Subject)), // stated by wire services; other files and older rows have none
  correction: z.optional(Correction), // stated by wire services
  source: Source,
};
export const ArticleDraft = z.readonly(z.object(draftShape));

export const Article = z.readonly(
  z.object({
    ...draftShape,
    state: z.enum(['live', 'embargoed']),
    revision: z.number(),
    commit: z.number(),
    committed: z.optional(text()), // ISO instant of the commit; older rows do not say
  }),
);

/** What stays of a withdrawn article: that it was, and that it is gone. No word of it. */
export const Notice = z.readonly(
  z.object({
    id: text(),
    state: z.literal('withdrawn'),
    revision: z.number(),
    commit: z.number(),
    withdrawn: text(), // ISO instant
    reason: text(),
    /** Whose doing it was; older notices do not say. What a takedown has withdrawn no upload brings back. */
    by: z.optional(z.enum(['wire', 'newsroom', 'takedown'])),
    killed: z.optional(z.boolean()), // a takedown's: the wire service had killed it before
    source: z.readonly(z.object({ key: text(), version: z.optional(z.nullable(z.number())) })),
  }),
);

export type Author = z.infer<typeof Author>;
export type Dateline = z.infer<typeof Dateline>;
export type StoryDate = z.infer<typeof StoryDate>;
export type Block = z.infer<typeof Block>;
export type Quotation = z.infer<typeof Quotation>;
export type Speaker = z.infer<typeof Speaker>;
export type Rights = z.infer<typeof Rights>;
export type Subject = z.infer<typeof Subject>;
export type Correction = z.infer<typeof Correction>;
export type Source = z.infer<typeof Source>;
export type ArticleDraft = z.infer<typeof ArticleDraft>;
export type Article = z.infer<typeof Article>;
export type Notice = z.infer<typeof Notice>;
/** The head of an article's history: its current revision, or the notice of its withdrawal. */
export type Head = Article | Notice;
