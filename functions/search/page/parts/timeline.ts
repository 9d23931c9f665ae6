import { attributes, type Html, html } from '../../markup/html.ts';
import type { Bar, Timeline } from '../search/timeline.ts';
import type { View } from '../view.ts';
import { dateInWords, monthName } from './date.ts';

const HEIGHT = 100; // of the drawing, whatever size it is shown in
const ROOM = 14; // bars: beneath more there is no room for the names of months
const LEAST = 4; // so that one article is seen beside a thousand

/** The timeline as a list of links, one bar each: what a pointer sees, a keyboard reaches and a voice reads out. */
export const timelineBars = (
  { unit, bars, most }: Timeline,
  addressOf: (bar: Bar) => string,
  countInWords: (count: number) => string,
  view: View,
): Html | null => {
  const { words } = view;
  if (bars.length === 0) return null;
  return html`<section class="timeline" aria-labelledby="timeline">
<h2 id="timeline" class="label">${words.timelineOf(unit)}</h2>
<div class="reel" tabindex="0" role="group" aria-labelledby="timeline"><ol class="bars ${unit}">
${bars.map((bar, at) => barOf(bar, most, addressOf(bar), countInWords, { first: at === 0, roomy: bars.length <= ROOM }, view))}</ol></div>
</section>`;
};

type Place = { readonly first: boolean; readonly roomy: boolean };

const barOf = (
  bar: Bar,
  most: number,
  address: string,
  countInWords: (count: number) => string,
  place: Place,
  view: View,
): Html => {
  const { words } = view;
  const { from, count } = bar;
  const height = count === 0 ? 0 : Math.max(LEAST, Math.round((count / most) * HEIGHT));
  const shape = html`<svg viewBox="0 0 10 ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true"><rect y="${HEIGHT - height}" width="10" height="${height}"/></svg>`;
  const tick = html`<span class="tick" aria-hidden="true">${tickOf(from, place, view)}</span>`;
  const said = `${dateInWords(from, words)}: ${countInWords(count)}`;
  if (count === 0) return html`<li${attributes({ title: said })}>${shape}${tick}</li>\n`;
  return html`<li><a${attributes({ href: address, title: said })}>${shape}${tick}<span class="unseen">${said}</span></a></li>\n`;
};

/** Below the first bar and below Januaries the year, and of years every fifth; else the month alone, where there is room. */
const tickOf = (from: string, { first, roomy }: Place, { words }: View): string => {
  const [year = '', month] = from.split('-');
  if (month === undefined) return first || year.endsWith('0') || year.endsWith('5') ? year : '';
  if (first || month === '01') return year;
  return roomy ? monthName(from, words) : '';
};
