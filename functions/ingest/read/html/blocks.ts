import { oneLine } from '../characters.ts';
import type { RawBlock } from '../document.ts';
import { childrenOf, holds, isElement, isText, type PageElement, type PageNode } from './dom.ts';

/** What holds no lines that a reader of the page reads. */
const UNSEEN: ReadonlySet<string> = new Set(
  'script style noscript template svg iframe select textarea object video audio'.split(' '),
);
/** What a page is worked with: never of a story. */
const CONTROLS: ReadonlySet<string> = new Set('form button nav'.split(' '));
const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul br'.split(
    ' ',
  ),
);
const DEEPEST = 600;

/** The blocks of a tree, and those of the same tree with its menus, forms and buttons. */
export type Walked = { readonly blocks: readonly RawBlock[]; readonly everything: readonly RawBlock[] };

/** Lines gathered from the text of one element after another, until a block ends. */
type Gathering = { readonly blocks: RawBlock[]; text: string; linked: number };

/** The blocks of a tree in order, without what a page is worked with. See `walkBlocks`. */
export const blocksOf = (root: PageElement): readonly RawBlock[] => walkBlocks(root).blocks;

/**
 * The blocks of a tree in order: a block ends where an element does that a browser sets on lines of its own. Headings,
 * lists and tables of data keep their kind; a table that only lays out the page is walked like any other element.
 */
export const walkBlocks = (root: PageElement): Walked => {
  const story: Gathering = { blocks: [], text: '', linked: 0 };
  const everything: Gathering = { blocks: [], text: '', linked: 0 };

  const walk = (node: PageNode, into: readonly Gathering[], inLink: boolean, depth: number): void => {
    if (isText(node)) add(into, node.textContent ?? '', inLink);
    if (!isElement(node) || UNSEEN.has(node.localName) || depth > DEEPEST) return;
    const within = CONTROLS.has(node.localName) ? into.filter((one) => one === everything) : into;
    const gathered = gather(node);
    if (gathered !== null) {
      for (const one of within) flush(one);
      if (gathered.text !== '') for (const one of within) one.blocks.push(gathered);
      return;
    }
    const isBlock = BLOCKS.has(node.localName);
    if (isBlock) for (const one of within) flush(one);
    const links = inLink || node.localName === 'a';
    for (let child = node.firstChild; child !== null; child = child.nextSibling) walk(child, within, links, depth + 1);
    if (isBlock) for (const one of within) flush(one, HEADING.test(node.localName) ? 'heading' : 'text');
  };

  const both = [story, everything];
  walk(root, both, false, 0);
  for (const one of both) flush(one);
  return { blocks: story.blocks, everything: everything.blocks };
};

const HEADING = /^h[1-6]$/;

const add = (into: readonly Gathering[], piece: string, inLink: boolean): void => {
  const linked = inLink ? oneLine(piece).length : 0;
  for (const one of into) {
    one.text += piece;
    one.linked += linked;
  }
};

const flush = (into: Gathering, kind: RawBlock['kind'] = 'text'): void => {
  const text = oneLine(into.text);
  if (text !== '') into.blocks.push({ kind, text, credit: null, linked: Math.min(1, into.linked / text.length) });
  into.text = '';
  into.linked = 0;
};

const NO_PLAIN_ITEM: ReadonlySet<string> = new Set('p ul ol table h1 h2 h3 h4'.split(' '));

/** A list of plain items, or a table of data, as one block; null for every other element. */
const gather = (element: PageElement): RawBlock | null => {
  if (element.localName === 'ul' || element.localName === 'ol') return plainList(element);
  return element.localName === 'table' ? dataTable(element) : null;
};

const plainList = (list: PageElement): RawBlock | null => {
  const items = childrenOf(list).filter(isElement);
  if (items.length < 2 || items.some((item) => holds(item, NO_PLAIN_ITEM))) return null;
  return block(
    'list',
    items.map((item) => oneLine(item.textContent ?? '')).filter((item) => item !== ''),
    list,
  );
};

const dataTable = (table: PageElement): RawBlock | null => {
  if (table.querySelector('table, div, ul, h1, h2, h3, p + p') !== null) return null;
  const rows = [...table.querySelectorAll('tr')].map((row) =>
    [...row.querySelectorAll('td, th')].map((cell) => oneLine(cell.textContent ?? '')),
  );
  if (rows.length < 2 || rows.every((cells) => cells.length < 2)) return null;
  return block(
    'table',
    rows.map((cells) => cells.join('\t')).filter((row) => row.trim() !== ''),
    table,
  );
};

const block = (kind: RawBlock['kind'], lines: readonly string[], element: PageElement): RawBlock => {
  const text = lines.join('\n');
  const links = [...element.querySelectorAll('a')].reduce(
    (sum, link) => sum + oneLine(link.textContent ?? '').length,
    0,
  );
  return { kind, text, credit: null, linked: text === '' ? 0 : Math.min(1, links / text.length) };
};
