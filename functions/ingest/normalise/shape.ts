import type { Block } from '../../archive/article.ts';
import type { RawBlock } from '../read/document.ts';
import { readCaption } from './caption.ts';
import { isCrossHead } from './cross-head.ts';

const MOST_HEADING_LENGTH = 200;
const LEAST_INTERVIEW = 3;

/** The kept blocks of a story as its readers get them: each told what it is by what the format says, else by its look. */
export const shapeBlocks = (raw: readonly RawBlock[]): readonly Block[] => {
  const blocks = raw.map((block, at) => shape(block, raw[at - 1]?.text, raw[at + 1]?.text));
  return isInterview(blocks) ? blocks.map(questionAsParagraph) : blocks;
};

const shape = (block: RawBlock, previous: string | undefined, next: string | undefined): Block => {
  const { kind, text } = block;
  if (kind === 'list' || kind === 'table') return { type: kind, text };
  if (kind === 'heading') return { type: text.length <= MOST_HEADING_LENGTH ? 'cross-head' : 'paragraph', text };
  const caption = readCaption(text);
  if (kind === 'caption')
    return { type: 'caption', text: caption?.text || text, credit: ownerIn(block.credit) ?? caption?.credit ?? null };
  if (caption !== null && caption.text !== '') return { type: 'caption', ...caption };
  return { type: isCrossHead(text, previous, next) ? 'cross-head' : 'paragraph', text };
};

/** A page may mark "Photo: Ada Lune" as the credit, of which the name is. */
const ownerIn = (credit: string | null): string | null => {
  const read = credit === null ? null : readCaption(credit);
  return read?.text === '' ? read.credit : credit;
};

/** Three short questions between paragraphs are the questions of an interview, and those are text. */
const isInterview = (blocks: readonly Block[]): boolean =>
  blocks.filter(({ type, text }) => type === 'cross-head' && text.endsWith('?')).length >= LEAST_INTERVIEW;

const questionAsParagraph = (block: Block): Block =>
  block.type === 'cross-head' && block.text.endsWith('?') ? { type: 'paragraph', text: block.text } : block;
