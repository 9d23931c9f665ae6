import { isTreeElement, TreeElement } from './element.ts';
import { nodeAfter, TreeComment, type TreeNode, type TreeParent, TreeText } from './node.ts';

/** Puts copies of one node's children, and of all below them, into another node. Readability's notes are not copied. */
export const copyChildren = (from: TreeParent, into: TreeParent): void => {
  const copies = new Map<TreeNode, TreeParent>([[from, into]]);
  for (let node = nodeAfter(from, from); node !== null; node = nodeAfter(node, from)) {
    const copy = copyOf(node);
    if (node.parentNode !== null) copies.get(node.parentNode)?.appendChild(copy);
    if (copy instanceof TreeElement) copies.set(node, copy);
  }
};

const copyOf = (node: TreeNode): TreeNode => {
  if (!isTreeElement(node)) return node.nodeType === 3 ? new TreeText(node.textContent) : new TreeComment();
  const copy = new TreeElement(node.localName);
  for (const attribute of node.attributes) copy.attributes.push(attribute.cloneNode());
  return copy;
};
