import { rejectUpload } from '../../../archive/errors.ts';
import { oneLine } from '../characters.ts';
import type { RawBlock } from '../document.ts';
import { readFragment } from '../html/fragment.ts';
import { readText } from '../text.ts';
import {
  attributeOf,
  elementAt,
  elementsBelow,
  elementsOf,
  rawTextOf,
  textOf,
  type XmlElement,
  type XmlNode,
} from './xml.ts';

const MARKUP =
  /<\/?(?:p|br|div|span|h[1-6]|ul|ol|li|table|t[rdh]|a|b|i|u|em|strong|su[bp]|small|cite|q|blockquote|pre|hr|img|figure|section|article|body|html)(?=[\s/>])[^<>]{0,1000}>/i;
const LOOKED_AT = 20_000;

/**
 * The blocks of a body that is text with or without HTML in it: its marks tell which, since many are wrong where they
 * say so. `declared` as HTML, a text without a mark still has no lines of its own: only empty ones part its paragraphs.
 */
export const blocksOfText = (text: string, declared: 'html' | null = null): readonly RawBlock[] => {
  if (MARKUP.test(text.slice(0, LOOKED_AT))) return readBounded(text);
  const plain = bounded(text);
  return readText(declared === null ? plain : plain.split(EMPTY_LINES).map(oneLine).join('\n\n')).blocks;
};

const EMPTY_LINES = /\n[^\S\n]{0,200}\n/;

const readBounded = (html: string): readonly RawBlock[] => readFragment(bounded(html), FRAME);

/** Characters, tags included: past this a body takes seconds to parse, and is longer than an article may be anyway. */
const LONGEST = 2_000_000;

const bounded = (body: string): string => {
  if (body.length <= LONGEST) return body;
  throw rejectUpload('too-large', `A story in this file has ${body.length} characters; at most ${LONGEST} are read.`);
};

/** What repeats the item's own properties inside of its body, as dpa and TT have it: headline, keywords, embargo, teaser. */
const FRAME = 'body > header, .teaser, .notepad, .vignette, .vignette ~ .source';

/**
 * The blocks of a body in XML: NITF's, XHTML, HTML in CDATA or a provider's own elements, most of which are named as
 * in one of these, in capitals or not. It is written out as HTML, so that one reader knows what a block is.
 */
export const blocksOfXml = (content: XmlElement | null): readonly RawBlock[] => {
  if (content === null) return [];
  const body = bodyIn(content);
  if (elementsOf(body).length === 0) return blocksOfText(rawTextOf(body));
  return isProse(body) ? readBounded(body.children.map(htmlOf).join('')) : [];
};

/** Paragraphs, or text with elements in it. Anything else is data: scores, prices, events. */
const isProse = (body: XmlElement): boolean =>
  /^body/i.test(body.local) ||
  elementsBelow(body, 'p', 'P', 'div', 'li', 'block', 'bq', 'pre').length > 0 ||
  body.children.some((child) => typeof child === 'string' && child.trim() !== '');

/** Where a story is in its frame: NITF's `body.content`, beside which notes have one of their own, or XHTML's `body`. */
const bodyIn = (content: XmlElement): XmlElement => {
  if (content.local === 'body.content') return content;
  const [body] = elementsBelow(content, 'body', 'BODY');
  const [bare] = elementsBelow(content, 'body.content', 'BODY.CONTENT');
  return elementAt(body ?? null, 'body.content') ?? body ?? bare ?? content;
};

/** HTML for what NITF 3 calls otherwise. An element that is in neither table keeps its name, which HTML takes for inline. */
const RENAMED: Readonly<Record<string, string>> = {
  'body.content': 'div',
  block: 'div',
  hl1: 'h2',
  hl2: 'h3',
  hedline: 'div',
  bq: 'blockquote',
  credit: 'p',
  fn: 'p',
  body: 'div',
  html: 'div',
};
/** Private or about the body, not of it. */
const DROPPED: ReadonlySet<string> = new Set(
  'note ednote ed-msg media-metadata media-object nitf-table-metadata script style head title object'.split(' '),
);
const EMPTY = /^(?:br|hr|img|col)$/;

const htmlOf = (node: XmlNode): string => {
  if (typeof node === 'string') return escapeText(node);
  const name = node.local.toLowerCase();
  if (DROPPED.has(name)) return '';
  if (name === 'media') return figureOf(node);
  const tag = RENAMED[name] ?? (/^[a-z][a-z0-9]{0,20}$/.test(name) ? name : 'span');
  if (EMPTY.test(tag)) return `<${tag}>`;
  const classes = attributeOf(node, 'class');
  return `<${tag}${classes === null ? '' : ` class="${escapeText(classes)}"`}>${node.children.map(htmlOf).join('')}</${tag}>`;
};

const figureOf = (media: XmlElement): string => {
  const caption = elementsBelow(media, 'media-caption').map(textOf).join(' ').trim();
  const credit =
    textOf(elementAt(media, 'media-producer')) ?? attributeOf(elementAt(media, 'media-reference'), 'source');
  if (caption === '') return '';
  const signed =
    credit === null || caption.endsWith(credit) ? '' : ` <span class="credit">${escapeText(credit)}</span>`;
  return `<figure><figcaption>${escapeText(caption)}${signed}</figcaption></figure>`;
};

const escapeText = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
