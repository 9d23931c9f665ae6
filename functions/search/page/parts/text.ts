import { attributes, type Html, html } from '../../markup/html.ts';

/** Languages that are written from right to left unless a script is named (Unicode, UAX 9; CLDR, "characterOrder"). */
const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ku-Arab', 'ps', 'sd', 'ug', 'ur', 'yi']);
const SCRIPTS = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa']);

/** The language of a text and the direction it is read in, as attributes; what is not known the browser tells by its letters. */
export const written = (language: string, script: string | null = language.split('-')[1] ?? null): Html =>
  attributes({ lang: language === 'und' ? '' : language, dir: directionOf(language, script) });

const directionOf = (language: string, script: string | null): 'ltr' | 'rtl' | 'auto' => {
  if (language === 'und' && script === null) return 'auto';
  if (script !== null && script.length === 4) return SCRIPTS.has(script) ? 'rtl' : 'ltr';
  return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
};

type Range = readonly [number, number];

/** A text with some stretches of it marked. Ranges are in order and apart. */
export const marked = (text: string, ranges: readonly Range[]): Html => {
  const pieces: Html[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    if (start < at) continue;
    pieces.push(html`${text.slice(at, start)}<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  return html`${pieces}${text.slice(at)}`;
};
