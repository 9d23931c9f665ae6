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
