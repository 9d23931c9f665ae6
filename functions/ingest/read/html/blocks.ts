import { oneLine } from '../characters.ts';
import type { RawBlock } from '../document.ts';
import { childrenOf, isElement, isText, type PageElement, type PageNode } from './dom.ts';

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

/**
 * The blocks of a tree in order: a block ends where an element does that a browser sets on lines of its own. Headings,
 * lists and tables of data keep their kind; a table that only lays out the page is walked like any other element.
 * @param withControls takes menus, forms and buttons in, too
 */
export const blocksOf = (root: PageElement, withControls = false): readonly RawBlock[] => {
  const blocks: RawBlock[] = [];
  let text = '';
  let linked = 0;

  const flush = (kind: RawBlock['kind'] = 'text'): void => {
    const line = oneLine(text);
    if (line !== '') blocks.push({ kind, text: line, credit: null, linked: Math.min(1, linked / line.length) });
    text = '';
    linked = 0;
  };
  const walk = (node: PageNode, inLink: boolean, depth: number): void => {
    if (isText(node)) {
      const piece = node.textContent ?? '';
      text += piece;
      if (inLink) linked += oneLine(piece).length;
    }
    if (!isElement(node) || UNSEEN.has(node.localName) || depth > DEEPEST) return;
    if (!withControls && CONTROLS.has(node.localName)) return;
    const gathered = gather(node);
    if (gathered !== null) {
      flush();
      if (gathered.text !== '') blocks.push(gathered);
      return;
    }
    const isBlock = BLOCKS.has(node.localName);
    if (isBlock) flush();
    for (const child of childrenOf(node)) walk(child, inLink || node.localName === 'a', depth + 1);
    if (isBlock) flush(/^h[1-6]$/.test(node.localName) ? 'heading' : 'text');
  };

  walk(root, false, 0);
  flush();
  return blocks;
};

/** A list of plain items, or a table of data, as one block; null for every other element. */
const gather = (element: PageElement): RawBlock | null => {
  if (element.localName === 'ul' || element.localName === 'ol') return plainList(element);
  return element.localName === 'table' ? dataTable(element) : null;
};

const plainList = (list: PageElement): RawBlock | null => {
  const items = childrenOf(list).filter(isElement);
  if (items.length < 2 || items.some((item) => item.querySelector('p, ul, ol, table, h1, h2, h3, h4') !== null))
    return null;
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
