import { expect, it } from 'vitest';
import { isParsable } from '../../../../../functions/ingest/read/html/limits.ts';

it.each([
  ['of an ordinary size', '<div><p>The ferry sails again.</p></div>'.repeat(1_000), true],
  ['that is too large', 'x'.repeat(5_000_001), false],
  ['that is too deep', '<div>'.repeat(1_001), false],
  ['of tables in tables', '<table><tr><td>'.repeat(51), false],
  ['of too many tags, whether they are closed or not', '<p></p>'.repeat(60_001), false],
])('tells whether a page may be parsed: one %s', (_, html, parsable) => {
  expect(isParsable(html)).toBe(parsable);
});
