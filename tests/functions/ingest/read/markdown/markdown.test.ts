import { describe, expect, it } from 'vitest';
import { looksLikeMarkdown, readMarkdown } from '../../../../../functions/ingest/read/markdown/markdown.ts';

const blocks = async (text: string) => (await readMarkdown(text)).blocks.map(({ kind, text: words }) => [kind, words]);

describe('a text in Markdown', () => {
  it('is headings, paragraphs, lists and tables without their marks', async () => {
    const text = `# Ferry *back*

The [ferry](https://lindow.example/ferry) sails
again.

> "Go home," she said.

- Mondays
- Fridays

| Port | Fare |
|------|------|
| Lindow | 4 |`;
    expect(await blocks(text)).toEqual([
      ['heading', 'Ferry back'],
      ['text', 'The ferry sails again.'],
      ['text', '"Go home," she said.'],
      ['list', 'Mondays\nFridays'],
      ['table', 'Port\tFare\nLindow\t4'],
    ]);
  });

  it('parts lines where the writer broke them hard', async () => {
    expect(await blocks('By Ada Lune  \n3 March 2026')).toEqual([
      ['text', 'By Ada Lune'],
      ['text', '3 March 2026'],
    ]);
  });

  it('has the description of a picture that stands alone for a caption', async () => {
    expect(await blocks('![The ferry at noon](ferry.jpg)\n\nA ![chart](c.png) inside.')).toEqual([
      ['caption', 'The ferry at noon'],
      ['text', 'A inside.'],
    ]);
  });

  it('takes no HTML in it for words, nor what was struck through', async () => {
    expect(await blocks('It cost <b>nine</b> ~~ten~~ marks.<!-- check -->')).toEqual([['text', 'It cost nine marks.']]);
  });

  it('takes one item alone for a paragraph, and lines that are set in too', async () => {
    expect(await blocks('2018. It was a hard year.\n\n    Set in by four.')).toEqual([
      ['text', '2018. It was a hard year.'],
      ['text', 'Set in by four.'],
    ]);
  });

  it('runs no code that front matter holds', async () => {
    const { headlines, blocks: left } = await readMarkdown(
      '---js\n{ title: process.exit(1) }\n---\n\nThe ferry sails.',
    );
    expect(headlines).toEqual([]);
    expect(left).not.toEqual([]);
  });
});

describe('front matter', () => {
  it('states the facts of a story, each as it was written', async () => {
    const text = `---
title: "Ferry back: first crossing"
subtitle: After nine weeks
author:
  - name: Ada Lune
  - Bruno Achterberg
date: 2026-03-02 12:30
lastmod: 2026-03-03
lang: en_GB
canonical_url: https://lindow.example/ferry
copyright: © Lindow Post
code: 010000
---

The ferry sails again.`;
    expect(await readMarkdown(text)).toMatchObject({
      headlines: [{ text: 'Ferry back: first crossing', source: 'front-matter' }],
      deck: 'After nine weeks',
      authors: ['Ada Lune', 'Bruno Achterberg'],
      published: [{ text: '2026-03-02 12:30', source: 'front-matter' }],
      updated: [{ text: '2026-03-03', source: 'front-matter' }],
      language: 'en-GB',
      url: 'https://lindow.example/ferry',
      copyright: '© Lindow Post',
      blocks: [{ kind: 'text', text: 'The ferry sails again.' }],
    });
  });

  it.each([
    [
      'a slip that makes it no YAML',
      '---\ntitle: Ferry: back on Monday\nauthors: [Ada Lune, "Bo Wren"]\n---\nIt sails.',
    ],
    ['TOML', '+++\ntitle = "Ferry: back on Monday"\nauthors = ["Ada Lune", "Bo Wren"]\n+++\nIt sails.'],
  ])('is read line by line where it is %s', async (_, text) => {
    expect(await readMarkdown(text)).toMatchObject({
      headlines: [{ text: 'Ferry: back on Monday' }],
      authors: ['Ada Lune', 'Bo Wren'],
      blocks: [{ text: 'It sails.' }],
    });
  });

  it('is none of the rules that part a plain text', async () => {
    expect((await readMarkdown('---\n\nThe ferry sails.\n\n---\n')).headlines).toEqual([]);
  });

  it('that is a bomb of aliases or brackets states nothing', async () => {
    const aliases = Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]`);
    for (const bomb of [`a0: &a0 lol\n${aliases.join('\n')}`, `a: ${'['.repeat(30_000)}`])
      await expect(readMarkdown(`---\n${bomb}\n---\nIt sails.`)).resolves.toMatchObject({ headlines: [] });
  });
});

it.each([
  ['# Ferry back\n\nIt sails.', true],
  ['Ferry back\n==========\n\nIt sails.', true],
  ['---\ntitle: Ferry back\n---\nIt sails.', true],
  ['It [sails](https://lindow.example) again.', true],
  ['Ferry back\n\n- Mondays\n- Fridays\n\nIt *sails* at 5 * 3.', false],
  ['#ferry is back\n\n[sic] (really)', false],
  ['1) The ferry\n\n---\n\nIt sails.', false],
])('tells Markdown from plain text: %j', (text, is) => {
  expect(looksLikeMarkdown(text)).toBe(is);
});

it.each([
  ['quotes', '>'.repeat(50_000)],
  ['lists', '- '.repeat(50_000)],
  ['brackets', '[a](<b'.repeat(20_000)],
  ['stars', '*a_ '.repeat(40_000)],
  ['rows', '|a|b|\n|-|-|\n'.repeat(20_000)],
])('reads hostile %s to an end', async (_, text) => {
  expect(looksLikeMarkdown(text)).toBeTypeOf('boolean');
  await expect(readMarkdown(text)).resolves.toBeDefined();
});
