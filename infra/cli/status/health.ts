import * as z from 'zod/mini';

/** How search is, or why that is not known. */
export type Health =
  | {
      readonly answers: true;
      readonly commit: number;
      readonly articles: number;
      readonly quotations: number;
      readonly speakers: number;
      /** How it indexes: the version whose snapshots it starts from. */
      readonly analyser: string;
    }
  | { readonly answers: false; readonly because: string };

const Answer = z.object({
  commit: z.number(),
  articles: z.number(),
  quotations: z.number(),
  speakers: z.number(),
  analyser: z.string(),
});

const PATIENCE = 70_000; // milliseconds; the function's own limit is 60 s

/** What /health says. Search that fails is an answer here, since that is what is asked. */
export const askHealth = async (searchUrl: string): Promise<Health> => {
  try {
    const response = await fetch(new URL('health', searchUrl), { signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) return { answers: false, because: `status ${response.status}` };
    const answer = Answer.safeParse(await response.json());
    return answer.success
      ? { answers: true, ...answer.data }
      : { answers: false, because: 'what it answers is not the health of an archive' };
  } catch (error) {
    return { answers: false, because: messageOf(error) };
  }
};

/** `fetch` says "fetch failed", and why in its cause. */
const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message;
};
