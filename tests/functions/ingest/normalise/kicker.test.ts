import { expect, it } from 'vitest';
import { isKicker } from '../../../../functions/ingest/normalise/kicker.ts';

const HEADLINE = 'Islanders win back the early ferry';

it.each(['WORLD', 'Politics | Local', 'Home › News › Harbour', 'Общество', 'Exclusive'])(
  'knows "%s" as a kicker',
  (line) => {
    expect(isKicker(line, HEADLINE)).toBe(true);
  },
);

it.each(['FERRY SINKS', 'Islanders win', 'World leaders meet in Lindow today'])('takes "%s" for a headline', (line) => {
  expect(isKicker(line, HEADLINE)).toBe(false);
});

it('wants a headline behind it', () => {
  expect(isKicker('World', undefined)).toBe(false);
});
