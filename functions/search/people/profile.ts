import type { Profile, Role } from '../answers/speakers.ts';
import type { Appearance } from './speakers.ts';

// A name that an agency gives to each of its thousand spokesmen is no person's, and its page has an end.
const MOST = 200;

/** What articles, the newest first, say of one person. */
export const profileOf = (appearances: readonly Appearance[]): Profile => {
  const names = new Map<string, number>();
  for (const { name } of appearances) names.set(name, (names.get(name) ?? 0) + 1);
  return {
    name: [...names].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0])[0],
    kind: appearances[0]?.kind ?? 'person',
    forms: [...new Set(appearances.flatMap(({ name, forms }) => [name, ...forms]))].slice(0, MOST),
    roles: rolesOf(appearances),
    articles: countArticles(appearances),
  };
};

/** An article may list a person twice. */
export const countArticles = (appearances: readonly Appearance[]): number =>
  new Set(appearances.map(({ article }) => article)).size;

/** The roles that articles, the newest first, give. */
export const rolesOf = (appearances: readonly Appearance[]): readonly Role[] => {
  const roles = new Map<string, Role>();
  for (const { role, affiliation, published } of appearances) {
    if (!role && !affiliation) continue;
    const key = JSON.stringify([role, affiliation]);
    const known = roles.get(key);
    const to = known?.to ?? published;
    roles.set(key, {
      role,
      affiliation,
      articles: (known?.articles ?? 0) + 1,
      from: published ?? known?.from ?? null,
      to,
    });
  }
  return [...roles.values()].slice(0, MOST);
};
