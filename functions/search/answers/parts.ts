import * as z from 'zod/mini';
import { Article, Quotation, Speaker } from '../../archive/article.ts';
import { LONGEST_QUOTATION } from '../at-most.ts';

/** What several answers have in common. Of an article's own facts the schemas are the article's. */

export const list = <T extends z.core.$ZodType>(item: T) => z.readonly(z.array(item));
export const count = () => z.int().check(z.minimum(0));

export const fieldsOf = <S extends z.core.$ZodType>(record: z.ZodMiniReadonly<S>): S => record._zod.def.innerType;

export const ARTICLE = fieldsOf(Article).shape;
export const QUOTATION = fieldsOf(Quotation).shape;
const { person, name, kind, role, affiliation } = fieldsOf(Speaker).shape;

/** A speaker as the pages name one; `person` is the id of /speakers/{id}. */
export const Person = z.readonly(z.object({ person, name, kind, role, affiliation }));
export type Person = z.infer<typeof Person>;

/** Where something stands: [start, end) in UTF-16 code units of the text it belongs to. */
export const Range = z.readonly(z.tuple([count(), count()]));

const text = (description: string) => z.string().check(z.describe(description));

export const said = text(
  `What was said, without its outer marks; of more than ${LONGEST_QUOTATION} characters the beginning, ending in …`,
);
export const MOST_SPEAKERS = 100;

export const commit = count().check(z.describe('The commit that the answer reflects: every change up to it is in it.'));
export const total = count().check(z.describe('How many there are on all pages together.'));
export const cut = z.optional(text('The end of a query too long to be searched for.'));
export const cursor = z.optional(text('For the next page, with the same other parameters. Absent on the last one.'));
export const relaxed = z
  .boolean()
  .check(
    z.describe('Answered less strictly, or less fully, than asked: nothing has all the words, and these have some.'),
  );
