import type { Block } from '../../archive/article.ts';
import { type Clause, clauseOf } from './clause.ts';
import { foldWord } from './languages/fold.ts';
import type { LanguagePack } from './languages/pack.ts';
import { type MarkedSpan, spansBetweenMarks } from './marks.ts';
import { type Mention, nameFinder, wordSurnames } from './names.ts';
import { dashSpeech, withoutNarration } from './narration.ts';
import { properNames } from './proper-names.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { plainTokens, type Token, tokensOf } from './tokens.ts';
import { type Look, lookOfSpan } from './worth.ts';

export type Span = MarkedSpan & { readonly block: number; readonly look: Look };

/** A story cut into sentences, with what stands between marks lifted out of them. */
export type Reading = {
  readonly spans: readonly Span[];
  readonly clauses: readonly Clause[]; // by sentence index
  /** Names inside quotations: they tell full names, but nobody there speaks. */
  readonly quotedNames: readonly Mention[];
};

const spansIn = (text: string, pack: LanguagePack): readonly MarkedSpan[] => {
  const dialogue = pack.dashDialogue ? dashSpeech(text) : null;
  const spans = dialogue === null ? spansBetweenMarks(text) : [dialogue];
  return pack.narrationAfter === null ? spans : spans.flatMap((span) => withoutNarration(text, span, pack));
};

const isList = (between: string, pack: LanguagePack): boolean =>
  between.split(/[\s,،]+/).every((word) => word === '' || pack.coordinators.has(foldWord(word)));

const isRead = (block: Block): boolean => block.type !== 'table';

const lowerWordsOf = (tokens: readonly Token[]): ReadonlySet<string> =>
  new Set(tokens.filter((token) => token.kind === 'word' && !token.capital).map((token) => token.low));

export const readStory = (blocks: readonly Block[], pack: LanguagePack): Reading => {
  const spans: Span[] = [];
  const sentences: Sentence[] = [];
  const quoted: Token[][] = [];
  blocks.forEach((block, index) => {
    if (!isRead(block)) return;
    const marked: Span[] = [];
    for (const span of spansIn(block.text, pack)) {
      const before = marked[marked.length - 1];
      const between = before === undefined ? '' : block.text.slice(before.outerEnd, span.outerStart);
      const listed = pack.stopOutside && before?.look === 'title' && isList(between, pack); // films «A», «B» and «C»
      marked.push({ ...span, block: index, look: listed ? 'title' : lookOfSpan(block.text, span, pack) });
    }
    const isName = ({ look }: Span): boolean => pack.stopOutside && (look === 'title' || look === 'scare');
    const tokens = tokensOf(block.text, marked, spans.length, { isName, partsOf: pack.partsOf });
    const found = marked.filter((span) => !isName(span));
    for (const span of found) spans.push(span);
    for (const span of found) quoted.push([...plainTokens(block.text, span.start, span.end)]);
    for (const sentence of sentencesOf(tokens, pack))
      sentences.push({ block: index, index: sentences.length, tokens: sentence });
  });
  const proper = properNames(
    pack,
    sentences.map((sentence) => sentence.tokens),
  );
  const told = sentences.map((sentence) => ({ ...sentence, tokens: proper(sentence.tokens) }));
  const lowerWords = lowerWordsOf([...told.flatMap(({ tokens }) => tokens), ...quoted.flatMap(proper)]);
  const firstFinder = nameFinder(pack, lowerWords);
  const firstNames = told.map(firstFinder);
  const surnames = wordSurnames(firstNames.flat(), pack);
  const findNames = surnames.size === 0 ? firstFinder : nameFinder(pack, lowerWords, surnames);
  const clauses = told.map((sentence, index) =>
    clauseOf(sentence, (surnames.size === 0 ? firstNames[index] : null) ?? findNames(sentence), pack),
  );
  const quotedNames = quoted.flatMap((tokens) =>
    sentencesOf(tokens, pack).flatMap((inner) =>
      findNames({ block: -1, index: sentences.length, tokens: proper(inner) }),
    ),
  );
  return { spans, clauses, quotedNames };
};
