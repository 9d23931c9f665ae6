import type { Head } from '../../../functions/archive/article.ts';
import { personId } from '../../../functions/archive/person-id.ts';
import { draft } from '../../support/articles.ts';
import type { BenchArticle } from '../material/article.ts';
import { articleOf } from '../material/generator.ts';

const SEED = 7;
const DAY = 86_400_000;

/** Article `number` of the bench's archive as the table has it; each revision is another story altogether. */
export const headOf = (number: number, revision = 1): Head => ({
  ...headFrom(articleOf(SEED + revision - 1, number)),
  revision,
});

/** The number of an article of such an id. */
export const numberOf = (id: string): number => Number.parseInt(id.slice(1), 36);

const headFrom = ({ id, headline, body, byline, place, day, language, quotations }: BenchArticle): Head => {
  const blocks = body.split('\n').map((text) => ({ type: 'paragraph' as const, text }));
  const names = [...new Set(quotations.map(({ speaker }) => speaker))];
  const iso = new Date(day * DAY).toISOString().slice(0, 10);
  return {
    ...draft(`incoming/${id}.txt`, {
      id,
      headline,
      authors: [{ name: byline, role: null }],
      dateline: { place, raw: `${place.toUpperCase()} —`, agency: null, date: null },
      published: { iso, raw: iso, precision: 'day', source: 'text' },
      language,
      blocks,
      quotations: quotations.map(({ id: own, text, speaker }) => {
        const block = Math.max(
          0,
          blocks.findIndex((one) => one.text.includes(text)),
        );
        const start = Math.max(0, blocks[block]?.text.indexOf(text) ?? 0);
        return {
          id: own.split('/')[1] ?? own,
          block,
          start,
          end: start + text.length,
          text,
          kind: 'direct' as const,
          speaker: `s${names.indexOf(speaker) + 1}`,
          cue: 'said',
          verbatim: true,
          confidence: 0.98,
          rule: 'cue-after',
        };
      }),
      speakers: names.map((name, at) => ({
        id: `s${at + 1}`,
        person: personId(name),
        name,
        kind: 'person' as const,
        role: quotations.find(({ speaker }) => speaker === name)?.role ?? null,
        affiliation: null,
        forms: [name],
      })),
    }),
    state: 'live',
    revision: 1,
    commit: 1,
    sequencer: '0',
  } as Head;
};
