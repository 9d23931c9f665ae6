import type { LanguagePack } from './languages/pack.ts';
import type { Token } from './tokens.ts';

export type Sentence = {
  readonly block: number;
  /** Its place among all sentences of the story. */
  readonly index: number;
  readonly tokens: readonly Token[];
};

const STOPS = new Set(['.', '?', '!', '…', '...']);
const STATEMENT_END = /[.…]['’”"»)]*$/;
const CRY_END = /[?!]['’”"»)]*$/;
const LONGEST_SENTENCE = 200; // tokens; what is longer is cut, so that no text costs more than its length
const NEAR = 8; // tokens after a quoted cry in which a verb of saying makes it one sentence with the quotation

const isFiniteCue = (token: Token, pack: LanguagePack): boolean => pack.cues.get(token.low)?.finite === true;

/** "Are you mad?" Ann Lee said: the quotation does not end the sentence. */
const saidAfter = (tokens: readonly Token[], at: number, pack: LanguagePack): boolean => {
  for (const token of tokens.slice(at, at + NEAR)) {
    if (token.kind === 'quote' || STOPS.has(token.text)) return false;
    if (token.kind === 'word' && isFiniteCue(token, pack)) return true;
    if (pack.subordinators.has(token.low)) return false;
  }
  return false;
};

const startsSentence = (token: Token | undefined, pack: LanguagePack): boolean =>
  token === undefined ||
  pack.capitals === 'none' ||
  (pack.stopOutside && token.kind === 'aside') ||
  token.kind === 'quote' ||
  token.capital ||
  /^[\p{N}"“«‘—–]/u.test(token.text);

const endsHere = (tokens: readonly Token[], at: number, pack: LanguagePack): boolean => {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || !startsSentence(next, pack)) return false;
  if (token.kind === 'mark') return STOPS.has(token.text);
  if (token.kind !== 'quote' || next === undefined) return false;
  if (next.kind === 'mark') return false;
  if (next.kind === 'quote' && /[.?!…]$/.test(token.text)) return true;
  if (STATEMENT_END.test(token.text)) return true;
  return CRY_END.test(token.text) && !saidAfter(tokens, at + 1, pack);
};

/** The sentences of a block's tokens. A quotation belongs to the sentence that its marks stand in. */
export const sentencesOf = (tokens: readonly Token[], pack: LanguagePack): readonly (readonly Token[])[] => {
  const sentences: Token[][] = [];
  let current: Token[] = [];
  tokens.forEach((token, at) => {
    current.push(token);
    if (!endsHere(tokens, at, pack) && current.length < LONGEST_SENTENCE) return;
    sentences.push(current);
    current = [];
  });
  if (current.length > 0) sentences.push(current);
  return sentences;
};
