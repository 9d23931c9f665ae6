import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const styleOf = (file: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../../functions/search/page/style/${file}`, import.meta.url)), 'utf8');

const [base, voices] = ['base.css', 'voices.css'].map((file) =>
  styleOf(file).split('@media (prefers-color-scheme: dark)'),
);

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminanceOf = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrastOf = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const named = (css: string, name: string): string => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(css)?.[1] ?? '';

describe.each([
  ['light', 0],
  ['dark', 1],
])('the colours of speakers in the %s scheme', (_, scheme) => {
  const inks = [...(voices?.[scheme] ?? '').matchAll(/\[data-speaker="(\d+)"\] \{\s*--voice: (#[0-9a-f]{6})/g)];
  const grounds = ['card', 'paper'].map((name) => named(base?.[scheme] ?? '', name));

  it('are twelve, no two the same', () => {
    expect(inks.map(([, place]) => Number(place))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(new Set(inks.map(([, , ink]) => ink)).size).toBe(12);
  });

  it('can be read upon the card and the paper, and the card upon them', () => {
    for (const [, place, ink = ''] of inks) {
      for (const ground of grounds)
        expect([place, ground, contrastOf(ink, ground) >= 4.5]).toEqual([place, ground, true]);
    }
  });
});
