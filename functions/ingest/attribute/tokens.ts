import { foldWord } from './languages/fold.ts';
import type { MarkedSpan } from './marks.ts';

/** A word, a punctuation mark, a bracketed aside, or a whole stretch between quotation marks, in its block's offsets. */
export type Token = {
  readonly kind: 'word' | 'mark' | 'aside' | 'quote';
  readonly text: string;
  /** Lower case, without a possessive ending or an abbreviation's full stop. */
  readonly low: string;
  readonly start: number;
  readonly end: number;
  readonly capital: boolean;
  readonly possessive: boolean;
  /** Which stretch between marks, for a quote; else -1. */
  readonly span: number;
};

const PIECE =
  /(?:\p{L}\.){2,}|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’‘.\-‑&\u200C][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*|[([]|\.{2,}|[^\s\p{L}\p{N}]/gu;
const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr st sen sens rep reps gov gen lt col sgt capt maj adm rev fr prof jr sr hon messrs pres atty supt cmdr ' +
    'del calif tex fla mass conn penn pa va md mich minn wis ore nev ariz colo okla tenn ky ala ark kan neb ind ' +
    'jan feb aug sept oct nov dec no vs inc corp co ltd cpl pvt brig mt ft det insp г ул им'
  ).split(' '),
);
const LONGEST_ASIDE = 160; // characters

/** He's, she'd, I'll: English pronouns take a verb, no possessive ending. */
const CONTRACTION = /^(he|she|it|i|you|we|they|that|who|there|what|here|let)['’](?:s|d|ll|ve|re|m)$/i;

const word = (text: string, start: number): Token => {
  const pronoun = CONTRACTION.exec(text)?.[1];
  const bare = pronoun ?? text.replace(/['’][sS]$/, '');
  return {
    kind: 'word',
    text,
    low: foldWord(bare.replace(/\.$/, '')),
    start,
    end: start + text.length,
    capital: /^\p{Lu}/u.test(text),
    possessive: pronoun === undefined && bare.length < text.length,
    span: -1,
  };
};

/** Punctuation of the Arabic script as its Latin counterpart, so that rules need to know one form. Lengths stay. */
const ARABIC_MARKS: Readonly<Record<string, string>> = { '،': ',', '؛': ';', '؟': '?', '۔': '.' };
const latinMarks = (text: string): string => text.replace(/[،؛؟۔]/g, (mark) => ARABIC_MARKS[mark] ?? mark);

const other = (kind: 'mark' | 'aside' | 'quote', text: string, start: number, end: number, span = -1): Token => ({
  ...{ kind, text: latinMarks(text), low: latinMarks(text), start, end, span, capital: false, possessive: false },
});

const asideFrom = (text: string, at: number, until: number): number => {
  const close = text.slice(at, Math.min(until, at + LONGEST_ASIDE)).indexOf(text.charAt(at) === '(' ? ')' : ']');
  return close === -1 ? -1 : at + close + 1;
};

const takesStop = (piece: string, next: string): boolean =>
  ABBREVIATIONS.has(piece.toLowerCase()) || (/^\p{Lu}$/u.test(piece) && /^\s?\p{Lu}/u.test(next));

/** The tokens of a stretch of a block without quotation marks. Linear. */
export const plainTokens = (text: string, from: number, until: number): readonly Token[] => {
  const tokens: Token[] = [];
  PIECE.lastIndex = 0;
  const stretch = text.slice(from, until);
  let skipTo = 0;
  for (const match of stretch.matchAll(PIECE)) {
    const at = match.index;
    if (at < skipTo) continue;
    const piece = match[0];
    if (piece === '(' || piece === '[') {
      const end = asideFrom(stretch, at, stretch.length);
      skipTo = end === -1 ? at + 1 : end;
      tokens.push(other(end === -1 ? 'mark' : 'aside', stretch.slice(at, skipTo), from + at, from + skipTo));
    } else if (/^[\p{L}\p{N}]/u.test(piece)) {
      const plural =
        /s$/i.test(piece) && /^['’][^\p{L}\p{N}]?$/u.test(stretch.slice(at + piece.length, at + piece.length + 2));
      const stop =
        stretch.charAt(at + piece.length) === '.' &&
        takesStop(piece, stretch.slice(at + piece.length + 1, at + piece.length + 3));
      const full = stop ? `${piece}.` : piece;
      skipTo = at + full.length + (plural ? 1 : 0);
      tokens.push(plural ? { ...word(full, from + at), possessive: true } : word(full, from + at));
    } else {
      tokens.push(other('mark', piece, from + at, from + at + piece.length));
    }
  }
  return tokens;
};

/** A word cut into its parts: l'|économiste. */
const parted = (token: Token, partsOf: Customs<never>['partsOf']): readonly Token[] => {
  const parts = token.kind === 'word' ? partsOf(token.text) : [];
  if (parts.length === 0) return [token];
  return parts.map(([from, to]) => word(token.text.slice(from, to), token.start + from));
};

type Customs<Span> = {
  /** Stretches between marks that are a thing's name: no quotation, but an aside of their sentence. */
  readonly isName: (span: Span) => boolean;
  readonly partsOf: (word: string) => readonly (readonly [number, number])[];
};

/** The tokens of a block; each stretch between marks is one token. `spans` are the block's own, in order. */
export const tokensOf = <Span extends MarkedSpan>(
  text: string,
  spans: readonly Span[],
  firstSpan: number,
  { isName, partsOf }: Customs<Span>,
): readonly Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  let index = firstSpan;
  const plain = (until: number): void => {
    for (const token of plainTokens(text, at, until)) for (const part of parted(token, partsOf)) tokens.push(part);
  };
  for (const span of spans) {
    plain(span.outerStart);
    const said = text.slice(span.start, span.end);
    if (isName(span)) tokens.push(other('aside', said, span.outerStart, span.outerEnd));
    else {
      tokens.push(other('quote', said, span.outerStart, span.outerEnd, index));
      index += 1;
    }
    at = span.outerEnd;
  }
  plain(text.length);
  return tokens;
};
