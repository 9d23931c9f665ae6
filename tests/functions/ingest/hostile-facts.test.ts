import { expect, it } from 'vitest';
import { makeFile } from '../../../functions/ingest/make-articles.ts';

const STORY =
  '\n\nThe ferry was late today. "We are sorry," said Tobias Crake, the ferryman.\n\nIt will be on time tomorrow, he said.\n';
const matter = (yaml: string): string => `---\n${yaml}\ntitle: The ferry is late at the quay\n---${STORY}`;
const laughs = [...'bcdefghij'].map((name, at) => `${name}: &${name} [${`*${'abcdefghij'[at]},`.repeat(9)}]`);

/** Facts about a story in the forms that have been turned against programs that read them. */
const FILES: Readonly<Record<string, string>> = {
  'YAML that names a prototype': matter('__proto__:\n  planted: 1\nconstructor:\n  prototype:\n    planted: 1'),
  'YAML that merges one': matter('<<: {__proto__: {planted: 1}}'),
  'YAML that multiplies itself': matter(`a: &a [x,x,x,x,x,x,x,x,x]\n${laughs.join('\n')}`),
  'YAML of a type that is a program': matter('planted: !!js/function "function () { planted = 1 }"'),
  'JSON that names a prototype': `{"__proto__":{"planted":1,"headline":"planted"},"constructor":{"prototype":{"planted":1}},${JSON.stringify(
    { uri: 'urn:a', type: 'text', headline: 'The ferry is late at the quay', body_text: STORY },
  ).slice(1)}`,
  'JSON-LD that names a prototype': `<html><head><script type="application/ld+json">{"@type":"NewsArticle","__proto__":{"planted":1,"headline":"planted"},"headline":"The ferry is late at the quay"}</script></head><body><article><h1>The ferry is late at the quay</h1><p>${STORY.repeat(2)}</p></article></body></html>`,
};

it.each(Object.entries(FILES))('%s is read as the story that it is, and leaves nothing behind', async (_, text) => {
  const made = await makeFile({ key: 'incoming/story', bytes: Buffer.from(text) });
  expect(made).toMatchObject({ kind: 'article', draft: { headline: 'The ferry is late at the quay' } });
  expect(JSON.stringify(made)).not.toContain('planted');
  expect(Reflect.has({}, 'planted')).toBe(false);
  expect(Object.keys(Object.prototype)).toEqual([]);
});
