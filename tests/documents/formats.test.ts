import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ArticleDraft, Block } from '../../functions/archive/article.ts';
import type { Made } from '../../functions/ingest/made.ts';
import { makeFile } from '../../functions/ingest/make-articles.ts';
import { FORMATS } from '../../functions/ingest/read/formats.ts';
import { EXAMPLES, packedExamples } from '../support/packed-examples.ts';

const page = readFileSync(new URL('../formats.md', EXAMPLES), 'utf8');
const names = readdirSync(EXAMPLES).sort();
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, EXAMPLES)));

const draftsIn = async (made: Made): Promise<readonly ArticleDraft[]> => {
  if (made.kind === 'article') return [made.draft];
  if (made.kind === 'kill') return [];
  return (await Promise.all(made.members.map(async ({ make }) => draftsIn(await make())))).flat();
};
const draftsOf = async (name: string, bytes = bytesOf(name), folder = 'incoming'): Promise<readonly ArticleDraft[]> =>
  draftsIn(await makeFile({ key: `${folder}/${name}`, bytes }));

describe('The example of each format', () => {
  it.each(names)('says who said what, where and when: %s', async (name) => {
    for (const draft of await draftsOf(name)) {
      expect(draft).toMatchObject({
        headline: 'The tide mill at Sallow Creek grinds again after ninety years',
        dateline: { place: 'Sallow Creek' },
        published: { iso: expect.stringMatching(/^2026-05-14/) },
        language: 'en',
      });
      const said = draft.quotations.map(({ speaker, text }) => {
        const of = draft.speakers.find(({ id }) => id === speaker);
        return [of?.name, of?.role, text];
      });
      expect(said).toEqual([
        ['Ambrose Tarn', 'chairman', 'The sea has always been willing; it was the wheel that had retired,'],
        ['Yelena Markova', "county's engineer", 'with a steady hand'],
        ['Ines Padgett', 'baker', 'That is two hundred and six loaves,'],
      ]);
    }
  });

  it.each(Object.entries(packedExamples()))('is packed as it would be today: %s', async (name, bytes) => {
    const drafts = await draftsOf(name);
    expect(drafts.length).toBeGreaterThan(0);
    expect((await draftsOf(name, bytes)).map(withoutSize)).toEqual(drafts.map(withoutSize));
  });
});

/** Two versions of zlib pack the same text to different lengths. */
const withoutSize = ({ source, ...draft }: ArticleDraft) => ({ ...draft, format: source.format });

describe('The page of formats', () => {
  const COLUMNS = [
    'deck',
    'byline',
    'published',
    'updated',
    'caption',
    'cross-head',
    'list',
    'subject',
    'rights',
    'embargo',
    'version',
    'id',
  ];

  const has = (draft: ArticleDraft, type: Block['type']): boolean => draft.blocks.some((block) => block.type === type);

  /** What is read of an example, beside what is read of every one. */
  const readOf = async (name: string): Promise<readonly string[]> => {
    const [draft] = await draftsOf(name);
    const [elsewhere] = await draftsOf(name, bytesOf(name), 'incoming/elsewhere');
    if (draft === undefined) return [];
    const { deck, authors, published, updated, subjects = [], rights, source } = draft;
    const told: readonly (string | boolean)[] = [
      deck !== null,
      authors.some((author) => author.name === 'Nora Quill'),
      published?.precision ?? false,
      updated !== null,
      has(draft, 'caption'),
      has(draft, 'cross-head'),
      has(draft, 'list'),
      subjects.length > 0,
      (rights.copyright ?? rights.usageTerms) !== null,
      rights.embargoedUntil !== null,
      (source.version ?? null) !== null,
      draft.id === elsewhere?.id,
    ];
    return told.map((one) => (typeof one === 'string' ? one : one ? '✓' : '·'));
  };

  it('tells of each example what is read of it', async () => {
    const rows = await Promise.all(
      names.map(async (name) => `| [${name}](examples/${name}) | ${(await readOf(name)).join(' | ')} |`),
    );
    const head = `| | ${COLUMNS.join(' | ')} |\n|---|${'---|'.repeat(COLUMNS.length)}`;
    expect(
      page
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .join('\n'),
    ).toContain([head, ...rows].join('\n'));
  });

  it('has an example of every format, and names it', async () => {
    const drafts = (await Promise.all(names.map((name) => draftsOf(name)))).flat();
    const read = new Set<string>(drafts.map(({ source }) => source.format));
    for (const [format, { name, extensions }] of Object.entries(FORMATS)) {
      expect(page.toLowerCase()).toContain(name.replace(/^an? /, '').toLowerCase());
      const isThere =
        read.has(format) || names.some((one) => extensions.some((extension) => one.endsWith(`.${extension}`)));
      expect([format, isThere]).toEqual([format, true]);
    }
  });
});
