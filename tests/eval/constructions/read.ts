import { readdir, readFile } from 'node:fs/promises';

/** A quotation as the set's author marked it, in offsets of its paragraph. */
export type GoldQuotation = {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly kind: 'direct' | 'indirect' | 'mixed';
  readonly speaker: GoldSpeaker;
};
export type GoldSpeaker = {
  readonly kind: 'person' | 'org' | 'unnamed';
  readonly name: string;
  readonly role: string | null;
  readonly affiliation: string | null;
};
export const HALVES = ['dev', 'held', 'later'] as const;
/**
 * One invented story. Rules are written on `dev`; `held` only tells how they fare on what they were not written on;
 * `later` was written after the rules, and its first score is in README.md.
 */
export type Construction = {
  readonly set: string;
  readonly half: (typeof HALVES)[number];
  readonly headline: string;
  readonly paragraphs: readonly string[];
  readonly quotations: readonly GoldQuotation[];
};

const KINDS = { d: 'direct', i: 'indirect', m: 'mixed' } as const;
const MARKED = /\{(\d)([dim]) ([^}]*)\}/gu;

const speakerOf = (line: string): readonly [string, GoldSpeaker] => {
  const [, number = '', kind = 'person', rest = ''] = /^@(\d) (?:=(org|unnamed) )?(.*)$/u.exec(line) ?? [];
  if (number === '') throw new Error(`Not a speaker: ${line}`);
  const [name = '', role = '', affiliation = ''] = rest.split('|').map((part) => part.trim());
  return [number, { kind: kind as GoldSpeaker['kind'], name, role: role || null, affiliation: affiliation || null }];
};

const constructionOf = (set: string, lines: readonly string[]): Construction => {
  const [, half = '', headline = ''] = /^= (dev|held|later) (.+)$/u.exec(lines[0] ?? '') ?? [];
  if (half === '')
    throw new Error(`${set}: a story begins with "= dev", "= held" or "= later" and its headline: ${lines[0]}`);
  const speakers = new Map(lines.filter((line) => line.startsWith('@')).map(speakerOf));
  const quotations: GoldQuotation[] = [];
  const paragraphs = lines
    .slice(1)
    .filter((line) => line.trim() !== '' && !line.startsWith('@'))
    .map((line, paragraph) => {
      let text = '';
      let at = 0;
      for (const match of line.matchAll(MARKED)) {
        const [whole, number = '', kind = 'd', said = ''] = match;
        const speaker = speakers.get(number);
        if (speaker === undefined) throw new Error(`${set}: nobody is speaker ${number} of "${headline}"`);
        text += line.slice(at, match.index);
        const start = text.length;
        text += said;
        at = match.index + whole.length;
        quotations.push({ paragraph, start, end: text.length, kind: KINDS[kind as 'd' | 'i' | 'm'], speaker });
      }
      return (text + line.slice(at)).trim();
    });
  return { set, half: half as Construction['half'], headline, paragraphs, quotations };
};

/** The stories of a set, as its file writes them down (README.md says how). @throws where the file is not in that form */
export const parseConstructions = (set: string, text: string): readonly Construction[] => {
  const stories: string[][] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('= ')) stories.push([]);
    stories.at(-1)?.push(line);
  }
  return stories.map((lines) => constructionOf(set, lines));
};

/** Every set beside this file, by the name of its file: `ru`, `uz-cyrl`. */
export const readConstructions = async (): Promise<readonly Construction[]> => {
  const names = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.txt')).sort();
  const sets = await Promise.all(
    names.map(async (name) =>
      parseConstructions(name.slice(0, -4), await readFile(`${import.meta.dirname}/${name}`, 'utf8')),
    ),
  );
  return sets.flat();
};
