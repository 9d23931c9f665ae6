import type { ArticleDraft } from '../../../functions/archive/article.ts';
import { makeFile } from '../../../functions/ingest/make-articles.ts';
import type { Construction, GoldQuotation, GoldSpeaker } from './read.ts';

type Range = { readonly start: number; readonly end: number };
/** What ingest made of one story: right, missed and wrong quotations. */
export type Outcome = {
  readonly construction: Construction;
  readonly language: string;
  readonly right: readonly GoldQuotation[];
  readonly missed: readonly GoldQuotation[];
  /** Found where none is, or given to somebody else: text and speaker. */
  readonly wrong: readonly string[];
  /** Of the right ones whose gold states a role, those whose speaker has it. */
  readonly roles: { readonly stated: number; readonly right: number };
};
export type Score = { readonly precision: number; readonly recall: number; readonly f1: number };

const LEAST_OVERLAP = 0.8; // of the words of both; the scorer of the English set draws the line there
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

const countWords = (text: string, { start, end }: Range): number => text.slice(start, end).match(WORD)?.length ?? 0;

const overlap = (text: string, a: Range, b: Range): number => {
  const shared = { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) };
  if (shared.end <= shared.start) return 0;
  return countWords(text, shared) / Math.max(countWords(text, a), countWords(text, b), 1);
};

/** In a paragraph of which the block is all but its dateline. */
const overlapIn = (paragraph: string, block: string, gold: Range, found: Range): number => {
  const shift = paragraph.length - block.length;
  if (block === '' || !paragraph.endsWith(block)) return 0;
  return overlap(paragraph, gold, { start: found.start + shift, end: found.end + shift });
};

const fold = (name: string): string => name.toLowerCase().replace(/\s+/gu, ' ').trim();

/** A person by the full name as the gold has it; anybody who is no named person may be left open, but be no person. */
const isSpeaker = (gold: GoldSpeaker, speaker: ArticleDraft['speakers'][number] | undefined): boolean => {
  if (gold.kind !== 'person') return speaker === undefined || speaker.kind !== 'person';
  return speaker?.kind === 'person' && fold(speaker.name) === fold(gold.name);
};

const hasRole = (gold: GoldSpeaker, speaker: ArticleDraft['speakers'][number] | undefined): boolean => {
  const whole = fold(`${speaker?.role ?? ''} ${speaker?.affiliation ?? ''}`);
  return gold.role !== null && whole.includes(fold(gold.role)) && whole.includes(fold(gold.affiliation ?? ''));
};

/** What ingest makes of a story: decoded, read, normalised, attributed. */
export const articleOf = async (construction: Construction): Promise<ArticleDraft> => {
  const text = `${construction.headline}\n\n${construction.paragraphs.join('\n\n')}\n`;
  const made = await makeFile({ key: 'incoming/story.txt', bytes: new TextEncoder().encode(text) });
  if (made.kind !== 'article') throw new Error(`No article came of "${construction.headline}"`);
  return made.draft;
};

/** Takes a story through ingest, and compares. */
export const judge = async (construction: Construction): Promise<Outcome> => {
  const draft = await articleOf(construction);
  const open = new Set(construction.quotations);
  const right: GoldQuotation[] = [];
  const wrong: string[] = [];
  const roles = { stated: 0, right: 0 };
  for (const found of draft.quotations) {
    const block = draft.blocks[found.block]?.text ?? '';
    const speaker = draft.speakers.find(({ id }) => id === found.speaker);
    const gold = [...open].find(
      (candidate) =>
        (candidate.kind === 'indirect') === (found.kind === 'indirect') &&
        overlapIn(construction.paragraphs[candidate.paragraph] ?? '', block, candidate, found) >= LEAST_OVERLAP &&
        isSpeaker(candidate.speaker, speaker),
    );
    if (gold === undefined) {
      wrong.push(`${found.kind} ${speaker?.name ?? '-'} (${speaker?.kind ?? '-'}, ${found.rule}): ${found.text}`);
      continue;
    }
    open.delete(gold);
    right.push(gold);
    if (gold.speaker.role === null) continue;
    roles.stated += 1;
    if (hasRole(gold.speaker, speaker)) roles.right += 1;
  }
  return { construction, language: draft.language, right, missed: [...open], wrong, roles };
};

/** F1 over all quotations, right where span, kind (reported or in marks) and speaker are. */
export const scoreOf = (outcomes: readonly Outcome[]): Score => {
  const right = outcomes.reduce((sum, outcome) => sum + outcome.right.length, 0);
  const found = outcomes.reduce((sum, outcome) => sum + outcome.right.length + outcome.wrong.length, 0);
  const gold = outcomes.reduce((sum, outcome) => sum + outcome.construction.quotations.length, 0);
  const precision = right / Math.max(found, 1);
  const recall = right / Math.max(gold, 1);
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
};
