import { asking } from '../chaos/readers.ts';

/** One answer: when it was asked for (ms since 1970), how long it took, and the commit that it says it reflects. */
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
    const { status, body } = await ask(path);
    return { asked, took: performance.now() - began, status, commit: body?.commit ?? null };
  };
};
