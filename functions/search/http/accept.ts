import { weighed } from './weighed.ts';

/**
 * Which of some media types a request would rather have (RFC 9110, 12.5.1): the one of the highest weight, the first of
 * equals; the first, too, where it accepts none of them, which helps more than a refusal.
 */
export const preferred = <T extends string>(types: readonly [T, ...T[]], accept: string | undefined): T => {
  const weights = new Map(weighed(accept ?? ''));
  const weightOf = (type: T): number =>
    weights.get(type) ?? weights.get(`${type.split('/')[0]}/*`) ?? weights.get('*/*') ?? 0;
  return types.reduce((best, type) => (weightOf(type) > weightOf(best) ? type : best), types[0]);
};

/**
 * Which of some languages a request would rather have (RFC 9110, 12.5.4): as above, and a region asks for its language,
 * `ru-KZ` for `ru` (RFC 4647, 3.4, "Lookup").
 */
export const preferredLanguage = <L extends string>(
  languages: readonly [L, ...L[]],
  acceptLanguage: string | undefined,
): L => {
  const weights = weighed(acceptLanguage ?? '');
  const weightOf = (language: L): number => {
    const own = weights.filter(([range]) => range === language || range.startsWith(`${language}-`));
    return own.length > 0 ? Math.max(...own.map(([, weight]) => weight)) : (new Map(weights).get('*') ?? 0);
  };
  return languages.reduce((best, one) => (weightOf(one) > weightOf(best) ? one : best), languages[0]);
};
