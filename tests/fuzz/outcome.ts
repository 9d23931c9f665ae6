import { ArticleDraft } from '../../functions/archive/article.ts';
import { rejectionCode } from '../../functions/archive/errors.ts';
import type { Made } from '../../functions/ingest/made.ts';
import { makeFile } from '../../functions/ingest/make-articles.ts';

const DEEPEST = 3;
const MOST_MEMBERS = 1000; // what is left of a large collection, ingest settles when it comes again

/**
 * Makes what is in a file, down to the members of its members, and answers in a word what it was.
 * @throws Error where it ends as no file may: in an error that is no rejection, or in an article that breaks its schema
 */
export const outcomeOf = (bytes: Uint8Array): Promise<string> =>
  settled(() => makeFile({ key: 'incoming/file', bytes }), 1);

const settled = async (make: () => Promise<Made>, depth: number): Promise<string> => {
  let made: Made;
  try {
    made = await make();
  } catch (error) {
    const code = rejectionCode(error);
    if (code === null) throw error;
    return code;
  }
  if (made.kind === 'collection' && depth < DEEPEST)
    for (const member of made.members.slice(0, MOST_MEMBERS)) await settled(member.make, depth + 1);
  if (made.kind === 'article') requireSound(made.draft);
  return made.kind;
};

const requireSound = (draft: ArticleDraft): void => {
  ArticleDraft.parse(draft);
  for (const { block, start, end, text, verbatim } of draft.quotations) {
    const stands = draft.blocks[block]?.text.slice(start, end);
    if (stands === undefined || (verbatim && stands !== text)) throw new Error(`The quotation "${text}" is not there`);
  }
};
