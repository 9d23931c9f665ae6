import * as z from 'zod/mini';
import { commit, count, cursor, list, total } from './parts.ts';
import { PersonsSaying } from './quotations.ts';

const textOrNull = () => z.nullable(z.string());

/** A role as written, and the first and last date of the articles that give it; null where none is dated. */
export const Role = z.readonly(
  z.object({ role: textOrNull(), affiliation: textOrNull(), articles: count(), from: textOrNull(), to: textOrNull() }),
);
export type Role = z.infer<typeof Role>;

const profile = {
  name: z.string().check(z.describe('The one that most articles use.')),
  kind: z.string(),
  forms: list(z.string()).check(z.describe('Every form of the name that an article uses.')),
  roles: list(Role).check(z.describe('That of the newest article first.')),
};

const Profile = z.readonly(z.object({ ...profile, articles: count() }));
export type Profile = z.infer<typeof Profile>;

/** Somebody quoted in the same articles. */
export const Neighbour = z.readonly(
  z.object({ person: z.string(), name: z.string(), kind: z.string(), articles: count() }),
);
export type Neighbour = z.infer<typeof Neighbour>;

/** What /speakers answers: who is quoted most first; roles and forms are those of the newest articles. */
export const SpeakersAnswer = z.readonly(
  z.object({
    query: textOrNull(),
    commit,
    speakers: list(z.readonly(z.object({ id: z.string(), ...profile, quotations: count() }))),
  }),
);
export type SpeakersAnswer = z.infer<typeof SpeakersAnswer>;

/** What /speakers/{id} answers. */
export const PersonAnswer = z.readonly(
  z.object({
    id: z.string(),
    ...profile,
    articles: count(),
    /** People of this name as far as the articles tell them apart, the one of the newest article first. */
    identities: list(z.readonly(z.object({ roles: list(Role), articles: count() }))),
    beside: list(Neighbour).check(z.describe('Who is quoted in the same articles, the most frequent first.')),
    total,
    commit,
    quotations: list(PersonsSaying).check(z.describe('Of the newest article first.')),
    cursor,
  }),
);
export type PersonAnswer = z.infer<typeof PersonAnswer>;
