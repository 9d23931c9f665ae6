import * as z from 'zod/mini';
import { PersonAnswer, SpeakersAnswer } from '../answers/speakers.ts';
import type { ArchiveIndex } from '../archive-index.ts';
import { PersonParams, SpeakersParams } from '../params.ts';
import { findSpeakers } from '../people/find-speakers.ts';
import { personPage } from '../people/person.ts';
import { fromIndex, indexNow, withWords } from './from-index.ts';
import { drawSpeaker, drawSpeakers } from './pages/speakers.ts';
import { defineRoute, NOTHING, type Route } from './route.ts';
import { withPage } from './with-page.ts';

export const SPEAKER_ROUTES: readonly Route[] = [
  withPage(
    defineRoute({
      path: '/speakers',
      name: 'speakers',
      summary: 'Speakers by the beginning of a name, in any script',
      description: 'Who is quoted most first. Without a name, all of them.',
      in: NOTHING,
      query: SpeakersParams,
      example: { q: 'zud' },
      answers: { 200: { 'application/json': SpeakersAnswer } },
      keeping: 'list',
      answer: async (asked, sources) => {
        const { atLeast, ...request } = asked.query;
        const { index, words } = await withWords(indexNow(sources.replica, atLeast), sources);
        const ask = (from: ArchiveIndex) => findSpeakers({ ...request, thesaurus: words.thesaurus }, from, sources);
        return fromIndex(asked, index, ask, [words.version]);
      },
    }),
    drawSpeakers,
  ),
  withPage(
    defineRoute({
      path: '/speakers/{id}',
      name: 'speaker',
      summary: 'Everything that one person was quoted saying',
      description:
        'With roles over time and the people quoted beside them. People of one name are told apart by role and ' +
        'affiliation, and shown apart in doubt (`identities`).',
      in: z.strictObject({
        id: z
          .string()
          .check(z.regex(/^[a-z0-9-]{1,100}$/), z.describe('The `person` of a speaker, as other answers name it.')),
      }),
      query: PersonParams,
      answers: { 200: { 'application/json': PersonAnswer } },
      missing: 'No article of the archive quotes such a speaker',
      keeping: 'list',
      answer: async (asked, sources) => {
        const { atLeast, ...request } = asked.query;
        return fromIndex(asked, await indexNow(sources.replica, atLeast), (index) =>
          personPage({ ...request, person: asked.path.id }, index, sources),
        );
      },
    }),
    drawSpeaker,
  ),
];
