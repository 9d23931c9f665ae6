import * as z from 'zod/mini';
import type { Route } from '../../functions/search/http/route.ts';

type Values = Readonly<Record<string, readonly string[]>>;

const valuesOf = (known: Values, name: string): readonly string[] => {
  const values = known[name];
  if (values === undefined) throw new Error(`Say what to ask with the new parameter "${name}"`);
  return values;
};

/** Every way to give each of some parameters one of its values. */
const combinations = (known: Values, names: readonly string[]): readonly [string, string][][] =>
  names.reduce<[string, string][][]>(
    (all, name) =>
      all.flatMap((one) => valuesOf(known, name).map((value) => [...one, [name, value] as [string, string]])),
    [[]],
  );

/**
 * Addresses of a route: with what it requires, and beside that each other parameter for itself.
 * @throws where nothing is known to ask a parameter with
 */
export const addressesOf = ({ path, in: within, query }: Route, known: Values): readonly string[] => {
  const names = Object.keys(query.shape);
  const required = names.filter((name) => !z.safeParse(query.shape[name] as z.ZodMiniType, undefined).success);
  const others = names.filter((name) => !required.includes(name));
  const queries = combinations(known, required).flatMap((base) => [
    base,
    ...others.flatMap((name) => valuesOf(known, name).map((value) => [...base, [name, value] as [string, string]])),
    ...(others.includes('q') && others.includes('facets') ? combinations(known, ['q', 'facets', 'limit']) : []),
  ]);
  return combinations(known, Object.keys(within.shape)).flatMap((values) => {
    const filled = values.reduce((address, [name, value]) => address.replace(`{${name}}`, value), path);
    return queries.map((pairs) => (pairs.length === 0 ? filled : `${filled}?${new URLSearchParams(pairs)}`));
  });
};
