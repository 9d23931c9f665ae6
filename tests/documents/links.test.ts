import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';

const DOCUMENTS = [...readdirSync('.'), ...readdirSync('docs').map((name) => join('docs', name))].filter((name) =>
  name.endsWith('.md'),
);

/** As GitHub makes an anchor of a heading: small letters, spaces as hyphens, nothing but letters, digits and hyphens. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');

const anchorsOf = (document: string): readonly string[] =>
  [...readFileSync(document, 'utf8').matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

/** Links and pictures that lead to something of the repository, as [the document, where to, which heading]. */
const LINKS = DOCUMENTS.flatMap((document) =>
  [...readFileSync(document, 'utf8').matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(
    ([, path = '', anchor]) => [document, path, anchor] as const,
  ),
);

it.each(LINKS)('%s leads to what there is: %s %s', (document, path, anchor) => {
  const target = path === '' ? document : normalize(join(dirname(document), path));
  expect(existsSync(target)).toBe(true);
  if (anchor !== undefined && statSync(target).isFile()) expect(anchorsOf(target)).toContain(anchor);
});

it('each page of docs is led to by another', () => {
  const led = new Set(LINKS.map(([document, path]) => normalize(join(dirname(document), path))));
  expect(DOCUMENTS.filter((name) => name.startsWith('docs') && !led.has(name))).toEqual([]);
});
