import { rejectUpload } from '../../../archive/errors.ts';
import { oneLine } from '../characters.ts';
import { bareDocument, type Document, type RawBlock, type Stated, type Wire } from '../document.ts';
import { webAddress } from '../web-address.ts';

/** One item of a file: its name as far as the format gives it one, and its document, read when it is wanted. */
export type WireItem = { readonly name: string | null; readonly read: () => Document };

/** What a reader of a wire format found; what it leaves out is not stated. */
export type Found = Partial<Omit<Document, 'wire'>> & {
  readonly wire: Partial<Wire>;
  /** What the item is, as IPTC's News Item Nature has it: `text`, `picture` … Null where it is not stated. */
  readonly nature?: string | null;
  /** Instructions to editors. They are searched for what they demand and never kept: they hold private data. */
  readonly instructions?: readonly (string | null)[];
};

const LONGEST_COMPARED = 200; // letters

const NOTHING: Wire = {
  version: null,
  status: 'usable',
  embargo: null,
  dateline: null,
  place: null,
  usageTerms: null,
  expires: null,
  subjects: [],
  correction: null,
  notes: [],
};

/**
 * The document of a wire item. A description that is in the story too is no deck.
 * @throws ArchiveError `no-article` where the item is no text by its own word, and brings none
 */
export const wireDocument = ({ wire, instructions = [], nature = null, ...found }: Found): Document => {
  const blocks = found.blocks ?? [];
  if (blocks.length === 0 && wire.status !== 'canceled') requireText(nature);
  const deck = bounded(found.deck);
  const all = boundedWire({ ...NOTHING, ...wire });
  return {
    ...bareDocument(blocks),
    ...found,
    deck: deck === null || holds(blocks, deck) ? null : deck,
    updated: (found.updated ?? []).filter(({ text }) => text !== found.published?.[0]?.text),
    authors: (found.authors ?? []).slice(0, MOST).map(line).filter(isSignature),
    url: webAddress(found.url),
    copyright: bounded(found.copyright),
    wire: { ...all, notes: [...all.notes, ...demandsIn(instructions, all)] },
  };
};

const NATURES: Readonly<Record<string, string>> = {
  picture: 'a picture',
  graphic: 'a graphic',
  animation: 'an animation',
  audio: 'a sound recording',
  video: 'a video',
  event: 'an event in a calendar',
  planning: 'a plan of coverage',
};

const requireText = (nature: string | null): void => {
  const name = NATURES[nature ?? ''];
  if (name !== undefined)
    throw rejectUpload('no-article', `This item of a wire service is ${name}. Only items with a story are archived.`);
};

/** Beyond these it is no statement of a wire's any more, and would make the article too large to store. */
const LONGEST_LINE = 500;
const LONGEST_TEXT = 5000;
const MOST = 200;

const line = (text: string): string => oneLine(text.slice(0, LONGEST_LINE));
const bounded = (text: string | null | undefined): string | null =>
  oneLine((text ?? '').slice(0, LONGEST_TEXT)) || null;
const boundedLine = (text: string | null): string | null => (text === null ? null : line(text));

const boundedWire = (wire: Wire): Wire => ({
  ...wire,
  embargo: boundedLine(wire.embargo),
  dateline: boundedLine(wire.dateline),
  place: boundedLine(wire.place),
  usageTerms: bounded(wire.usageTerms),
  expires: boundedLine(wire.expires),
  subjects: wire.subjects
    .slice(0, MOST)
    .map(({ name, code }) => ({ name: boundedLine(name), code: boundedLine(code) })),
  correction: wire.correction === null ? null : { note: bounded(wire.correction.note) },
});

/** Values as stated, in the order of trust, without those that are missing. */
export const stated = (...values: readonly (readonly [source: string, text: string | null])[]): readonly Stated[] =>
  values.flatMap(([source, text]) => (text === null || text.trim() === '' ? [] : [{ text: line(text), source }]));

/** A version that a wire counts in whole numbers, or null. */
export const versionOf = (text: string | null): number | null =>
  text !== null && /^\d{1,15}$/.test(text.trim()) ? Number(text) : null;

/** The status that a code of IPTC's, or of a provider's own, stands for: `stat:canceled`, `Withheld`, `http://…/usable`. */
export const statusOf = (code: string | null): Pick<Wire, 'status' | 'notes'> => {
  const name = (code ?? 'usable').trim().toLowerCase().split(/[:/#]/).at(-1) ?? '';
  if (/^(?:cancel|kill|retract|withdraw|delet)/.test(name)) return { status: 'canceled', notes: [] };
  if (/^(?:with-?h|on ?hold|hold|draft|pending|private|trash|future)/.test(name))
    return { status: 'withheld', notes: [] };
  if (/^(?:$|usable$|embargoed$|publi)/.test(name)) return { status: 'usable', notes: [] };
  return { status: 'usable', notes: [`Its status, "${name.slice(0, 40)}", is none that IPTC defines.`] };
};

/** Descriptions are often the lead, or as many letters of it as fit. */
const holds = (blocks: readonly RawBlock[], deck: string): boolean =>
  lettersOf(blocks.map(({ text }) => text).join(' ')).includes(lettersOf(deck).slice(0, LONGEST_COMPARED));

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Desks sign with initials ("gr/bp", "NTB"), and systems with the name of an account: neither is a person's name. */
const isSignature = (byline: string): boolean => {
  const name = byline.replace(/^(?:by|von|par|por|av|di|door|fra)\s/i, '');
  return name !== '' && !/^\p{Lu}{1,5}$/u.test(name) && !/^[\p{Ll}\p{N}./_ -]{1,60}$/u.test(name);
};

const EMBARGO = /\bembargo|sperrfrist|эмбарго|не публиковать до/iu;
const KILL = /\b(?:mandatory kill|kill|withhold|retract(?:s|ed|ion)?)\b/iu;
const LONGEST_INSTRUCTION = 5000;

/** What only a person can act on: an embargo or a kill that is demanded in words, and not where a program would read it. */
const demandsIn = (instructions: readonly (string | null)[], { embargo, status }: Wire): readonly string[] => {
  const words = instructions.map((text) => (text ?? '').slice(0, LONGEST_INSTRUCTION)).join('\n');
  return [
    ...(embargo === null && EMBARGO.test(words)
      ? ['A note to editors speaks of an embargo, but the file states none: check it.']
      : []),
    ...(status === 'usable' && KILL.test(words)
      ? ['A note to editors speaks of a kill, but the file does not state one: check it.']
      : []),
  ];
};
