import * as z from 'zod/mini';
import { ArchiveError } from '../../archive/errors.ts';
import type { Measure } from '../../archive/measure.ts';
import type { ArchiveReader, Clock } from '../../archive/ports.ts';
import type { IndexSource } from '../index-source.ts';
import type { Assets } from '../page/assets.ts';
import { readParams } from '../params.ts';
import type { OwnWords } from '../words/own-words.ts';
import type { Keeping } from './keeping.ts';

/** What routes answer from. */
export type Sources = {
  readonly archive: ArchiveReader;
  readonly replica: IndexSource;
  readonly words: Pick<OwnWords, 'look' | 'used' | 'state'>;
  readonly clock: Clock;
  readonly measure: Measure;
  /** The style sheet and the script of pages. */
  readonly assets: Assets;
};

type Fields = z.ZodMiniObject;
type Media = Readonly<Record<string, z.ZodMiniType>>;

/** By status, then media type: the schema of a body. A text, such as a page, is a string. */
export type Answers = { readonly 200: Media; readonly 410?: Media };

/** What a handler is asked, its parameters checked. */
export type Asked<Path, Query> = {
  readonly path: Path;
  readonly query: Query;
  /** Where the archive is, without a slash at its end: `https://archive.example`. */
  readonly origin: string;
  /** Whether the reader has the answer of this tag already. */
  readonly holds: (tag: string) => boolean;
  /** Which of some media types the reader would rather have; the first, if it does not say. */
  readonly prefers: <T extends string>(types: readonly [T, ...T[]]) => T;
  /** Which of some languages (BCP 47) the reader would rather read; the first, if it does not say. */
  readonly reads: <L extends string>(languages: readonly [L, ...L[]]) => L;
};

/**
 * `tag` names the state of what is told; `commit` is what the log of requests says; `keeping` is how long others may keep
 * this very answer, where it is another time than the route's.
 */
type Told = { readonly tag: string; readonly commit?: number; readonly keeping?: Keeping };
export type Unchanged = Told & { readonly status: 304 };
export type Whole<A extends Answers> = {
  [S in keyof A & (200 | 410)]: {
    [T in keyof A[S] & string]: Told & {
      readonly status: S;
      readonly type: T;
      readonly body: z.output<Extract<A[S][T], z.ZodMiniType>>;
    };
  }[keyof A[S] & string];
}[keyof A & (200 | 410)];

/** A route as data: both the application and the document that describes it are made of these. */
type RouteOf<P extends Fields, Q extends Fields, A extends Answers> = {
  /** As OpenAPI writes it: `/articles/{id}`. */
  readonly path: string;
  /** What a program calls it. */
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly in: P;
  readonly query: Q;
  /** Of parameters, for who tries it: each by its name, as one writes it. */
  readonly example?: Readonly<Record<string, string>>;
  readonly answers: A;
  /** What is not there where the path fits nothing. */
  readonly missing?: string;
  /** How long others may keep an answer. */
  readonly keeping: Keeping;
  readonly answer: (
    asked: Asked<z.output<P>, z.output<Q>>,
    sources: Sources,
  ) => Promise<Whole<A> | Unchanged> | Whole<A> | Unchanged;
};

/** A request before its parameters are checked. */
export type Request = Pick<Asked<unknown, unknown>, 'origin' | 'holds' | 'prefers' | 'reads'> & {
  readonly pathname: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
};

export type Reply = Unchanged | (Told & { readonly status: 200 | 410; readonly type: string; readonly body: unknown });

export type Route = Omit<RouteOf<Fields, Fields, Answers>, 'answer'> & {
  /** @throws ArchiveError `bad-request` where a parameter is wrong, `not-found` where the path fits nothing */
  readonly answer: (request: Request, sources: Sources) => Promise<Reply>;
};

/** A route whose handler is checked against its own schemas when it is compiled, and its requests when they come. */
export const defineRoute = <P extends Fields, Q extends Fields, const A extends Answers>(
  route: RouteOf<P, Q, A>,
): Route => ({
  ...route,
  answer: async (request, sources) => {
    const query = readParams(route.query, request.query);
    const path = z.safeParse(route.in, request.path);
    if (!path.success) throw new ArchiveError('not-found', route.missing ?? 'There is nothing here');
    return route.answer({ ...request, path: path.data, query }, sources);
  },
});

/** The parameters of a path that has none. */
export const NOTHING = z.strictObject({});
