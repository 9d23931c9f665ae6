import { asking } from '../chaos/readers.ts';

/** One answer: when it was asked for (ms since 1970), how long it took, and the commit that it says it reflects. Status 0 is none. */
export type Answer = {
  readonly asked: number;
  readonly took: number;
  readonly status: number;
  readonly commit: number | null;
};

/** Asks for a path of the machine at an address. */
export const timing = (url: string): ((path: string) => Promise<Answer>) => {
  const ask = asking(url);
  return async (path) => {
    const asked = Date.now();
    const began = performance.now();
    const answered = await ask(path).catch(() => null);
    return {
      asked,
      took: performance.now() - began,
      status: answered?.status ?? 0,
      commit: answered?.body?.commit ?? null,
    };
  };
};
