import type { Token } from 'markdown-it';
import { oneLine } from '../characters.ts';
import { type RawBlock, rawBlock } from '../document.ts';
import { type Inline, inlineOf } from './inline.ts';

/**
 * The blocks of a text in Markdown, in order. The parser takes any input in time linear to it, and nests to a bound;
 * HTML in the text is not interpreted.
 */
export const markdownBlocks = async (text: string): Promise<readonly RawBlock[]> => {
  const { default: MarkdownIt } = await import('markdown-it');
  // A line that is set in by four spaces is a paragraph in what people write, not a listing.
  const parser = new MarkdownIt({ html: false }).disable('code');
  const tokens = parser.parse(text, {});
  const blocks: RawBlock[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token === undefined) break;
    const end = ENCLOSED.test(token.type) ? endOf(tokens, at) : at;
    blocks.push(...(end > at ? gather(tokens.slice(at, end + 1)) : single(token, tokens[at - 1])));
    at = end + 1;
  }
  return blocks.filter((block) => block.text !== '');
};

const ENCLOSED = /^(?:bullet_list|ordered_list|table)_open$/;

/** Where what opens here is closed again. */
const endOf = (tokens: readonly Token[], start: number): number => {
  const level = tokens[start]?.level;
  for (let at = start + 1; at < tokens.length; at += 1)
    if (tokens[at]?.level === level && tokens[at]?.nesting === -1) return at;
  return tokens.length - 1;
};

const single = (token: Token, before: Token | undefined): readonly RawBlock[] => {
  if (token.type === 'fence') return token.content.split('\n').map((line) => rawBlock('text', oneLine(line)));
  if (token.type !== 'inline') return [];
  return blocksIn(inlineOf(token), before?.type === 'heading_open' ? 'heading' : 'text');
};

const blocksIn = ({ lines, caption, linked }: Inline, kind: RawBlock['kind'] = 'text'): readonly RawBlock[] =>
  caption === null ? lines.map((text) => ({ ...rawBlock(kind, text), linked })) : [rawBlock('caption', caption)];

/** A list of plain items is one block, a row a line; of other lists each paragraph is text. */
const gather = (tokens: readonly Token[]): readonly RawBlock[] => {
  const [first] = tokens;
  const inlines = tokens.filter(({ type }) => type === 'inline').map(inlineOf);
  const linked = inlines.reduce((sum, one) => sum + one.linked, 0) / Math.max(1, inlines.length);
  if (first?.type === 'table_open') return [{ ...rawBlock('table', rowsOf(tokens).join('\n')), linked }];
  const items = tokens.filter(({ type, level }) => type === 'list_item_open' && level === (first?.level ?? 0) + 1);
  if (items.length === 1 || inlines.length !== items.length || inlines.some(({ lines }) => lines.length !== 1)) {
    const [head, ...rest] = inlines.flatMap((inline) => blocksIn(inline));
    // One item alone is no list: "- Go home," opens speech, and "2018. It was …" a paragraph.
    const marker = items.length === 1 ? `${items[0]?.info ?? ''}${items[0]?.markup ?? ''} ` : '';
    return head === undefined ? [] : [{ ...head, text: `${marker}${head.text}` }, ...rest];
  }
  return [{ ...rawBlock('list', inlines.flatMap(({ lines }) => lines).join('\n')), linked }];
};

const rowsOf = (tokens: readonly Token[]): readonly string[] => {
  const rows: string[][] = [];
  for (const token of tokens) {
    if (token.type === 'tr_open') rows.push([]);
    if (token.type === 'inline') rows.at(-1)?.push(inlineOf(token).lines.join(' '));
  }
  return rows.map((cells) => cells.join('\t')).filter((row) => row.trim() !== '');
};
