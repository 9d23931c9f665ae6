import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyChildren } from '../../../../../../functions/ingest/read/html/tree/copy.ts';
import { TreeElement } from '../../../../../../functions/ingest/read/html/tree/element.ts';
import { type TreeNode, TreeText } from '../../../../../../functions/ingest/read/html/tree/node.ts';
import { parseTree } from '../../../../../../functions/ingest/read/html/tree/parse.ts';

/** A node as a line that tells it and everything below. */
const tell = (node: TreeNode): string =>
  node.nodeType === 3 ? JSON.stringify(node.textContent) : `${node.nodeName}(${node.childNodes.map(tell).join(' ')})`;

/** Whether a node's children, and theirs, are the same forwards and backwards. */
const isLinked = (node: TreeNode): boolean => {
  const forth = node.childNodes;
  const back: TreeNode[] = [];
  for (let child = node.lastChild; child !== null; child = child.previousSibling) back.unshift(child);
  return (
    forth.length === back.length &&
    forth.every((child, at) => child === back[at] && child.parentNode === node && isLinked(child))
  );
};

test('has elements, implied ends, comments, and one text for what entities part', () => {
  expect(tell(parseTree('<p>Caf&eacute; <b>now</b><p>Two<!-- ad --><br>three'))).toBe(
    '#document(P("Café " B("now")) P("Two" #comment() BR() "three"))',
  );
});

test('reads attributes by lower-case names, the first of two', () => {
  const time = parseTree('<time dateTime="2026-05-03" DATETIME="2031-01-01">').querySelector('time');
  expect(time?.getAttribute('datetime')).toBe('2026-05-03');
});

test('keeps the first 200 attributes of an element, so that a million of them cost no more than reading them', () => {
  const names = Array.from({ length: 1_000_000 }, (_, at) => `a${at}`);
  const paragraph = parseTree(`<p ${names.join(' ')}>`).querySelector('p');
  expect(paragraph?.attributes.map(({ name }) => name)).toEqual(names.slice(0, 200));
});

test('gives a page the body that it lacks, and finds one behind damage', () => {
  expect(parseTree('<html></html>').body.textContent).toBe('');
  expect(parseTree('<html><head></head><noscript>x</noscript><body>y</body></html>').body.textContent).toBe('y');
});

test.each([
  ['display: none', 'none', ''],
  ['color:red;visibility :hidden', '', 'hidden'],
  ['none', '', ''],
])('reads of the style "%s" whether it is seen', (style, display, visibility) => {
  expect(parseTree(`<p style="${style}">`).querySelector('p')?.style).toEqual({ display, visibility });
});

test('stays linked through every change, and loses no node', () => {
  const change = fc.tuple(fc.constantFrom('append', 'before', 'replace', 'remove'), fc.nat(9), fc.nat(9));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const root = new TreeElement('div');
      const nodes = Array.from({ length: 10 }, (_, at) =>
        at % 3 === 0 ? new TreeText(`${at}`) : new TreeElement('p'),
      );
      for (const node of nodes) root.appendChild(node);
      const model = [...nodes];
      for (const [kind, one, other] of changes) {
        const [node, target] = [nodes[one], nodes[other]];
        if (node === undefined || target === undefined || node === target) continue;
        if (kind !== 'append' && !model.includes(target)) continue;
        if (kind === 'append') root.appendChild(node);
        if (kind === 'before') root.insertBefore(node, target);
        if (kind === 'replace') root.replaceChild(node, target);
        if (kind === 'remove') target.remove();
        if (kind !== 'remove' && model.includes(node)) model.splice(model.indexOf(node), 1);
        const at = model.indexOf(target);
        if (kind === 'append') model.push(node);
        else model.splice(at, kind === 'before' ? 0 : 1, ...(kind === 'remove' ? [] : [node]));
      }
      expect(root.childNodes).toEqual(model);
      expect(isLinked(root)).toBe(true);
    }),
  );
});

test('copies what is below a node, and leaves it as it was', () => {
  const page = parseTree('<html><body><p class="a">One <b>two</b><!-- x --></p>three</body></html>');
  const copy = new TreeElement('body');
  copyChildren(page.body, copy);
  const before = tell(page.body);
  expect(tell(copy)).toBe(before);
  expect(copy.querySelector('.a')?.textContent).toBe('One two');
  copy.querySelector('p')?.remove();
  expect(tell(page.body)).toBe(before);
});
