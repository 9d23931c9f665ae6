import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { ArchiveError } from '../../archive/errors.ts';
import { type Document, document } from '../page/document.ts';
import type { View } from '../page/view.ts';
import { isLanguage, LANGUAGES, wordsIn } from '../page/words/languages.ts';
import type { Reply, Request, Route, Sources } from './route.ts';
import { Page } from './schemas.ts';

export const HTML = 'text/html';

/** A page, with or without its frame yet, and whether it tells of what was withdrawn; the rest is of the reply. */
export type Drawn = Pick<Reply, 'commit' | 'keeping'> & { readonly page: Document | string; readonly gone?: boolean };

/** Makes the page of a request from the same answers as the route. @throws ArchiveError as the route does */
export type Draw = (request: Request, sources: Sources, view: View) => Promise<Drawn>;

/** A route that answers people, too: who would rather have HTML gets a page of what programs get. */
export const withPage = (route: Route, draw: Draw): Route => {
  const [first = '', ...others] = Object.keys(route.answers[200]);
  const { 410: gone } = route.answers;
  return {
    ...route,
    answers: {
      200: { ...route.answers[200], [HTML]: Page },
      ...(gone === undefined ? {} : { 410: { ...gone, [HTML]: Page } }),
    },
    answer: (request, sources) =>
      request.prefers([first, ...others, HTML]) === HTML
        ? replyWith(draw, { ...request, path: checked(route, request) }, sources)
        : route.answer(request, sources),
  };
};

/** The path as the route knows it. @throws ArchiveError `not-found` where it fits nothing */
const checked = (route: Route, { path }: Request): Request['path'] => {
  if (!z.safeParse(route.in, path).success)
    throw new ArchiveError('not-found', route.missing ?? 'There is nothing here');
  return path;
};

/** A tag of the page itself holds for as long as not a letter of it is another, whatever it is made from. */
const replyWith = async (draw: Draw, request: Request, sources: Sources): Promise<Reply> => {
  const view = viewOf(request, sources);
  const { page, gone = false, ...told } = await draw({ ...request, query: view.query }, sources, view);
  const body = typeof page === 'string' ? page : document(page, view);
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  if (!gone && request.holds(tag)) return { ...told, tag, status: 304 };
  return { ...told, tag, status: gone ? 410 : 200, type: HTML, body };
};

/**
 * How a reader sees pages. `lang` is the language that was chosen, else it is the browser's; a field that was left empty in
 * a form is not asked for. @throws ArchiveError `bad-request` where there is no such language
 */
export const viewOf = ({ query, reads, origin, pathname }: Request, { assets }: Pick<Sources, 'assets'>): View => {
  const asked = new URLSearchParams([...query].filter(([, value]) => value.trim() !== ''));
  const chosen = asked.get('lang');
  asked.delete('lang');
  if (chosen !== null && !isLanguage(chosen)) {
    throw new ArchiveError('bad-request', `is one of ${LANGUAGES.join(', ')}`, { detail: { parameter: 'lang' } });
  }
  return { words: wordsIn(chosen ?? reads(LANGUAGES)), chosen, assets, origin, pathname, query: asked };
};
