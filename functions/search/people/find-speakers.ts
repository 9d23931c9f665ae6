import type { SpeakersAnswer } from '../answers/speakers.ts';
import type { ArchiveIndex } from '../archive-index.ts';
import { questionsFor } from '../query/questions.ts';
import { readQuery } from '../query/read-query.ts';
import type { ShowDependencies } from '../show.ts';
import type { Thesaurus } from '../words/thesaurus.ts';
import { profileOf } from './profile.ts';

export type SpeakersRequest = {
  readonly q?: string | undefined;
  readonly limit: number;
  readonly thesaurus?: Thesaurus | undefined;
};

const LOOKED_AT = 5; // articles, of each speaker

/**
 * Speakers by name, in any script and by its beginning: those in whose name every word occurs, or without words, all.
 * They are not looked up in the table: the index has to be as the log stands.
 */
export const findSpeakers = async (
  { q, limit, thesaurus }: SpeakersRequest,
  index: ArchiveIndex,
  { replica }: Pick<ShowDependencies, 'replica'>,
): Promise<{ readonly answer: SpeakersAnswer; readonly version: string }> =>
  replica.ask(index, (asked) => {
    const names = { ...asked.quotationsAsked, languages: [] }; // a name has no other forms
    const question = q === undefined ? null : questionsFor(readQuery(q, thesaurus), names).strict;
    const { counts } = asked.searchQuotations(question, { limit: 0, fields: ['speaker'], count: { person: limit } });
    const speakers = (counts.person ?? []).map(({ text: id, count }) => {
      const { articles: _, ...profile } = profileOf(asked.speakers.appearances(id, LOOKED_AT));
      return { id, ...profile, quotations: count };
    });
    return { answer: { query: q ?? null, commit: asked.commit, speakers }, version: asked.version };
  });
