import { isTreeElement, type TreeElement } from './tree/element.ts';
import type { TreeNode } from './tree/node.ts';
import type { TreePage } from './tree/page.ts';

/** A page's tree as our rules see it. */
export type PageNode = TreeNode;
export type PageElement = TreeElement;
export type Page = TreePage;

export const isElement = isTreeElement;
export const isText = (node: PageNode): boolean => node.nodeType === 3;
export const childrenOf = (node: PageNode): readonly PageNode[] => node.childNodes;

/** Whether an element of one of these names is below a node. */
export const holds = (node: PageNode, names: ReadonlySet<string>): boolean => {
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (isElement(child) && (names.has(child.localName) || holds(child, names))) return true;
  return false;
};

/** The text of a node on one line, or null where it has none. */
export const textOf = (node: PageNode | null): string | null => {
  const text = node?.textContent?.replace(/\s+/g, ' ').trim();
  return text ? text : null;
};
