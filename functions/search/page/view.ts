import type { Assets } from './assets.ts';
import type { Words } from './words/en.ts';
import type { Language } from './words/languages.ts';

/** What every part of a page is drawn with: the words of the interface, and where the reader is. */
export type View = {
  readonly words: Words;
  /** The language that the reader has chosen by `lang`, which links carry along; null where the browser's goes. */
  readonly chosen: Language | null;
  readonly assets: Assets;
  /** Without a slash at its end: `https://archive.example`. */
  readonly origin: string;
  readonly pathname: string;
  /** What the address asks, without `lang`. */
  readonly query: URLSearchParams;
};

export type Params = Readonly<Record<string, string | number | null | undefined>>;

/** The address of a page, with the parameters that have a value, in the language that the reader has chosen. */
export const linkTo = (view: Pick<View, 'chosen'>, path: string, params: Params = {}): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, `${value}`);
  }
  if (view.chosen !== null) query.set('lang', view.chosen);
  const [page, fragment] = path.split('#');
  return `${page}${query.size === 0 ? '' : `?${query}`}${fragment === undefined ? '' : `#${fragment}`}`;
};

/** This very page in another language. */
export const inLanguage = (view: Pick<View, 'pathname' | 'query'>, chosen: Language): string =>
  linkTo({ chosen }, view.pathname, Object.fromEntries(view.query));
