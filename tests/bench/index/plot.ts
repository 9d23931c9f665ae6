import type { EngineName } from '../engines/engine.ts';
import type { Summary } from './summary.ts';

type Point = { readonly articles: number; readonly seconds: number };
type Series = { readonly name: EngineName; readonly points: readonly Point[] };

const WIDTH = 760;
const HEIGHT = 420;
const AREA = { left: 70, right: 600, top: 50, bottom: 360 };

/** Start time against archive size as an SVG picture, both axes logarithmic, legible on light and dark pages. */
export const plotStart = (summaries: readonly Summary[]): string => {
  const series = seriesOf(summaries);
  const points = series.flatMap((one) => one.points);
  const [fewest, most] = decades(points.map(({ articles }) => articles));
  const [fastest, slowest] = decades(points.map(({ seconds }) => seconds));
  const x = (articles: number): number => along(AREA.left, AREA.right, share(articles, fewest, most));
  const y = (seconds: number): number => along(AREA.bottom, AREA.top, share(seconds, fastest, slowest));
  const named = labels(series.map(({ name, points: of }) => ({ name, ...endOf(of, x, y) })));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="CPU seconds from file to first answer, by number of articles">`,
    STYLE,
    `<text x="${AREA.left - 50}" y="24">CPU seconds from file to first answer, articles and quotations (both axes logarithmic)</text>`,
    ...powers(fastest, slowest).map(
      (value) =>
        `<path class="grid" d="M${AREA.left} ${round(y(value))}H${AREA.right}"/><text class="scale" text-anchor="end" x="${AREA.left - 8}" y="${round(y(value) + 4)}">${plainNumber(value)}</text>`,
    ),
    ...powers(fewest, most).map(
      (value) =>
        `<path class="grid" d="M${round(x(value))} ${AREA.top}V${AREA.bottom}"/><text class="scale" text-anchor="middle" x="${round(x(value))}" y="${AREA.bottom + 20}">${plainNumber(value)}</text>`,
    ),
    `<text class="scale" text-anchor="middle" x="${(AREA.left + AREA.right) / 2}" y="${AREA.bottom + 42}">articles</text>`,
    ...series.map(({ name, points: of }) =>
      drawn(
        name,
        of.map((point) => [x(point.articles), y(point.seconds)]),
      ),
    ),
    ...named,
    '</svg>',
    '',
  ].join('\n');
};

const STYLE = `<style>
  text { fill: #222; } .scale { fill: #555; font-size: 12px; } .grid { stroke: #ddd; fill: none; }
  path.line { fill: none; stroke-width: 1.6; stroke: #8a8175; } circle { fill: #8a8175; }
  path.ours { stroke: #1f6fbf; stroke-width: 3; } circle.ours, text.ours { fill: #1f6fbf; } text.ours, text.mini { font-weight: 600; }
  path.mini { stroke: #b8442e; stroke-width: 2.4; } circle.mini, text.mini { fill: #b8442e; }
  @media (prefers-color-scheme: dark) {
    text { fill: #eee; } .scale { fill: #bbb; } .grid { stroke: #444; } path.line { stroke: #a79d8e; } circle { fill: #a79d8e; }
    path.ours { stroke: #7fb4ee; } circle.ours, text.ours { fill: #7fb4ee; } path.mini { stroke: #ee8e7a; } circle.mini, text.mini { fill: #ee8e7a; }
  }
</style>`;

const styleOf = (name: EngineName): string =>
  name === 'CompactIndex' ? 'ours' : name === 'MiniSearch' ? 'mini' : 'peer';

const seriesOf = (summaries: readonly Summary[]): readonly Series[] => {
  const byName = new Map<EngineName, Point[]>();
  for (const { name, articles, coldCpu } of summaries) {
    if (coldCpu === null) continue;
    byName.set(name, [...(byName.get(name) ?? []), { articles, seconds: coldCpu / 1_000 }]);
  }
  return [...byName].map(([name, points]) => ({ name, points }));
};

const drawn = (name: EngineName, points: readonly (readonly [number, number])[]): string => {
  const way = points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
  const dots = points.map(([x, y]) => `<circle class="${styleOf(name)}" cx="${round(x)}" cy="${round(y)}" r="3.5"/>`);
  return `<path class="line ${styleOf(name)}" d="${way}"/>${dots.join('')}`;
};

const LINE = 16; // pixels that a label needs

type End = { readonly name: EngineName; readonly left: number; readonly top: number };
type Scale = (value: number) => number;

const endOf = (points: readonly Point[], x: Scale, y: Scale): { readonly left: number; readonly top: number } => ({
  left: x(points.at(-1)?.articles ?? 1),
  top: y(points.at(-1)?.seconds ?? 1),
});

/** Names at the ends of the lines: of the longest beside them, of those that end before above, close ones together. */
const labels = (ends: readonly End[]): readonly string[] => {
  const last = Math.max(...ends.map(({ left }) => left));
  const early: End[][] = [];
  let below = Number.NEGATIVE_INFINITY;
  const beside: string[] = [];
  for (const end of [...ends].sort((a, b) => a.top - b.top)) {
    if (end.left === last) {
      below = Math.max(end.top, below + LINE);
      beside.push(label([end.name], 'start', last + 12, below + 4));
      continue;
    }
    const close = early.find(([first]) => first?.left === end.left && end.top - first.top < LINE);
    if (close === undefined) early.push([end]);
    else close.push(end);
  }
  const above = early.map((group) =>
    label(
      group.map(({ name }) => name),
      'end',
      group[0]?.left ?? 0,
      (group[0]?.top ?? 0) - 10,
    ),
  );
  return [...beside, ...above];
};

const label = (names: readonly EngineName[], anchor: 'start' | 'end', x: number, y: number): string =>
  `<text class="${names.map(styleOf).join(' ')}" text-anchor="${anchor}" x="${round(x)}" y="${round(y)}">${names.join(', ')}</text>`;

/** The powers of ten around the values. */
const decades = (values: readonly number[]): [number, number] => {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.ceil(Math.log10(Math.max(...values)));
  return [10 ** low, 10 ** Math.max(high, low + 1)];
};

const powers = (from: number, to: number): readonly number[] => {
  const first = Math.round(Math.log10(from));
  return Array.from({ length: Math.round(Math.log10(to)) - first + 1 }, (_, at) => 10 ** (first + at));
};

const share = (value: number, from: number, to: number): number => Math.log(value / from) / Math.log(to / from);
const along = (from: number, to: number, part: number): number => from + (to - from) * part;
const round = (value: number): number => Math.round(value * 10) / 10;
const plainNumber = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 6 });
