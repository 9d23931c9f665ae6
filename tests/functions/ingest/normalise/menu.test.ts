import { expect, it } from 'vitest';
import { menuLength } from '../../../../functions/ingest/normalise/menu.ts';
import { rawBlock } from '../../../../functions/ingest/read/document.ts';

const lines = (...texts: readonly string[]) => texts.map((text) => rawBlock('text', text));

it('counts a run of four or more short lines at the head', () => {
  expect(menuLength(lines('Home', 'News', 'Sport', 'Letters', 'Islanders win back the early ferry'))).toBe(4);
});

it('takes fewer lines, or a text of nothing else, for no menu', () => {
  expect(menuLength(lines('News', 'Sport', 'Islanders win back the early ferry'))).toBe(0);
  expect(menuLength(lines('Home', 'News', 'Sport', 'Letters'))).toBe(0);
});
