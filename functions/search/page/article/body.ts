import type { Article, Block } from '../../../archive/article.ts';
import { type Html, html } from '../../markup/html.ts';
import { type Held, quotationsByBlock, quotedText } from './quoted.ts';

/** What is printed, block by block, with the dateline where it stood. */
export const articleBody = (article: Article): Html => {
  const held = quotationsByBlock(article);
  const lead = article.blocks.findIndex(({ type }) => type === 'paragraph');
  return html`${article.blocks.map((block, at) => blockOf(block, held.get(at) ?? [], at === lead ? article.dateline : null))}`;
};

const blockOf = (block: Block, held: readonly Held[], dateline: Article['dateline']): Html => {
  const { text } = block;
  switch (block.type) {
    case 'paragraph':
      return html`<p>${dateline === null ? null : html`<span class="dateline">${dateline.raw}</span> `}${quotedText(text, held)}</p>\n`;
    case 'cross-head':
      return html`<h2>${quotedText(text, held)}</h2>\n`;
    case 'caption':
      return html`<p class="caption">${quotedText(text, held)}${block.credit === null ? null : html` <span class="credit">${block.credit}</span>`}</p>\n`;
    case 'list':
      return html`<ul>\n${linesOf(text).map(([from, to]) => html`<li>${quotedText(text, held, from, to)}</li>\n`)}</ul>\n`;
    case 'table':
      return html`<div class="table" tabindex="0"><table>\n${linesOf(text).map(([from, to]) => rowOf(text, held, from, to))}</table></div>\n`;
  }
};

const rowOf = (text: string, held: readonly Held[], from: number, to: number): Html =>
  html`<tr>${piecesOf(text, '\t', from, to).map(([start, end]) => html`<td>${quotedText(text, held, start, end)}</td>`)}</tr>\n`;

type Stretch = readonly [number, number];

const linesOf = (text: string): readonly Stretch[] => piecesOf(text, '\n', 0, text.length);

/** Where the pieces between some sign stand. */
const piecesOf = (text: string, sign: string, from: number, to: number): readonly Stretch[] => {
  const pieces: Stretch[] = [];
  let at = from;
  for (let next = text.indexOf(sign, at); next !== -1 && next < to; next = text.indexOf(sign, at)) {
    pieces.push([at, next]);
    at = next + 1;
  }
  return [...pieces, [at, to]];
};
