import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const text = readFileSync(`${root}SECURITY.md`, 'utf8');

it('SECURITY.md names for every threat a test that there is', () => {
  const rows =
    text
      .split('## Threats')[1]
      ?.split('\n## ')[0]
      ?.match(/^\| (?!threat|-).*\|$/gm) ?? [];
  const threats = rows.filter((row) => !row.startsWith('|---'));
  expect(threats.length).toBeGreaterThan(10);
  for (const threat of threats) {
    const tests = [...threat.matchAll(/`(tests\/[^`]+)`/g)].map(([, path = '']) => path);
    expect([threat, tests.length > 0]).toEqual([threat, true]);
    for (const test of tests) {
      expect([test, existsSync(`${root}${test}`) || existsSync(`${root}${test}.test.ts`)]).toEqual([test, true]);
    }
  }
});
