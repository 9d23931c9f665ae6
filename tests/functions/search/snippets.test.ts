import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article, Block } from '../../../functions/archive/article.ts';
import { highlight, type Range, snippetOf } from '../../../functions/search/snippets.ts';
import { draft } from '../../support/articles.ts';

const articleOf = (...texts: readonly string[]): Article => ({
  ...draft('incoming/a.txt', { blocks: texts.map((text): Block => ({ type: 'paragraph', text })) }),
  state: 'live',
  revision: 1,
  commit: 1,
});
const marked = (text: string, ranges: readonly Range[]): string[] =>
  ranges.map(([start, end]) => text.slice(start, end));
const terms = (...of: readonly string[]) => new Set(of);
const filler = (words: number): string => Array.from({ length: words }, (_, at) => `filler${at}`).join(' ');

describe('highlights', () => {
  it('are the words as printed, whatever their case and accents', () => {
    const text = 'Genève’s LOCK, locks and lock';
    expect(marked(text, highlight(text, terms('geneve', 'lock')))).toEqual(['Genève’s', 'LOCK', 'lock']);
  });

  it('are found across scripts', () => {
    expect(marked('сказала Зудова', highlight('сказала Зудова', terms('zudova')))).toEqual(['Зудова']);
  });
});

describe('a snippet', () => {
  it('is the stretch that has most of the words', () => {
    const article = articleOf('A lock.', `${filler(80)} the lock keeper said ${filler(80)}`, 'A keeper.');
    const { text, highlights } = snippetOf(article, terms('lock', 'keeper'));
    expect(marked(text, highlights)).toEqual(['lock', 'keeper']);
    expect(text).toMatch(/^… filler\d+ .* the lock keeper said filler0 .*filler\d+ …$/);
    expect(text.length).toBeLessThanOrEqual(245);
  });

  it('is rather text than a cross-head', () => {
    const article = {
      ...articleOf(),
      blocks: [
        { type: 'cross-head' as const, text: 'A new lock' },
        { type: 'paragraph' as const, text: 'The lock opened.' },
      ],
    };
    expect(snippetOf(article, terms('lock')).text).toBe('The lock opened.');
    expect(snippetOf(article, terms('new')).text).toBe('A new lock');
  });

  it('is the beginning where the words are elsewhere', () => {
    expect(snippetOf(articleOf('Keepers met.', 'They left.'), terms('nowhere'))).toEqual({
      text: 'Keepers met.',
      highlights: [],
    });
  });

  it('of an article without text is empty', () => {
    expect(snippetOf(articleOf(), terms('lock'))).toEqual({ text: '', highlights: [] });
  });

  it('marks what it shows, whole words only, in any text', () => {
    const text = fc.array(fc.constantFrom('lock', 'keeper', 'a', 'barge', 'x'.repeat(90), '😀', '. '), {
      maxLength: 120,
    });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
        const article = articleOf(...texts.map((words) => words.join(' ')));
        const snippet = snippetOf(article, terms('lock', 'keeper'));
        expect(['lock', 'keeper']).toEqual(
          expect.arrayContaining([...new Set(marked(snippet.text, snippet.highlights))]),
        );
        expect(snippet.text).not.toMatch(/\p{Surrogate}/u); // no half of a character
        expect(snippet.text.length).toBeLessThanOrEqual(245);
        const some = texts.some((words) => words.includes('lock') || words.includes('keeper'));
        expect(snippet.highlights.length > 0).toBe(some);
        const source = snippet.text.replace(/^… /, '').replace(/ …$/, '');
        expect(article.blocks.some((block) => block.text.includes(source)) || source === '').toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
