import type { ArchiveLocation } from '../../functions/stores/archive-reader.ts';

export class Crash extends Error {}

/**
 * The same place, asked by a process that ends at its nth call of a service: before the call has taken effect where n is
 * even, after it where n is odd.
 */
export const crashingAt = (
  location: ArchiveLocation,
  n: number,
): ArchiveLocation & { readonly calls: () => number } => {
  let calls = 0;
  const crashing = <C extends { send: unknown }>(client: C): C =>
    new Proxy(client, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (name !== 'send' || typeof value !== 'function') return value;
        return async (...args: unknown[]): Promise<unknown> => {
          const at = calls++;
          if (at >= n && n % 2 === 0) throw new Crash();
          const answer: unknown = await value.apply(target, args);
          if (at >= n) throw new Crash();
          return answer;
        };
      },
    });
  return { ...location, client: crashing(location.client), s3: crashing(location.s3), calls: () => calls };
};
