/**
 * A page's tree: the part of the DOM that our rules and Mozilla's Readability ask for, and no more, since a general DOM
 * spends most of the time of reading a page on what neither of them wants. Names in lower case, tag names in upper case.
 */
export abstract class TreeNode {
  abstract readonly nodeType: number;
  abstract get nodeName(): string;
  abstract get textContent(): string;
  parentNode: TreeParent | null = null;
  previousSibling: TreeNode | null = null;
  nextSibling: TreeNode | null = null;
  firstChild: TreeNode | null = null;
  lastChild: TreeNode | null = null;

  /** Tells Readability that it may rename an element where it stands, as in the tree that it has of its own. */
  get __JSDOMParser__(): boolean {
    return true;
  }

  /** A copy of the list as it is now. */
  get childNodes(): readonly TreeNode[] {
    if (this.firstChild === null) return NONE;
    const nodes: TreeNode[] = [];
    for (let child: TreeNode | null = this.firstChild; child !== null; child = child.nextSibling) nodes.push(child);
    return nodes;
  }

  remove(): void {
    const { parentNode, previousSibling, nextSibling } = this;
    if (parentNode === null) return;
    if (previousSibling === null) parentNode.firstChild = nextSibling;
    else previousSibling.nextSibling = nextSibling;
    if (nextSibling === null) parentNode.lastChild = previousSibling;
    else nextSibling.previousSibling = previousSibling;
    this.parentNode = null;
    this.previousSibling = null;
    this.nextSibling = null;
  }
}

const NONE: readonly TreeNode[] = [];

/** The node after this one in the order of the page, its own children first; null behind the last one in `root`. */
export const nodeAfter = (node: TreeNode, root: TreeNode): TreeNode | null => node.firstChild ?? nodeBehind(node, root);

/** The same without its children. */
export const nodeBehind = (node: TreeNode, root: TreeNode): TreeNode | null => {
  for (let at: TreeNode | null = node; at !== null && at !== root; at = at.parentNode)
    if (at.nextSibling !== null) return at.nextSibling;
  return null;
};

export class TreeText extends TreeNode {
  readonly nodeType = 3;
  textContent: string;

  constructor(text: string) {
    super();
    this.textContent = text;
  }

  get nodeName(): string {
    return '#text';
  }
}

/** Kept since Readability ends a paragraph there. */
export class TreeComment extends TreeNode {
  readonly nodeType = 8;

  get nodeName(): string {
    return '#comment';
  }

  get textContent(): string {
    return '';
  }
}

/** What holds other nodes: an element, or the page itself. */
export abstract class TreeParent extends TreeNode {
  get textContent(): string {
    let text = '';
    for (let node = nodeAfter(this, this); node !== null; node = nodeAfter(node, this))
      if (node.nodeType === 3) text += node.textContent;
    return text;
  }

  appendChild<Node extends TreeNode>(node: Node): Node {
    return this.insertBefore(node, null);
  }

  insertBefore<Node extends TreeNode>(node: Node, next: TreeNode | null): Node {
    node.remove();
    const previous = next === null ? this.lastChild : next.previousSibling;
    node.parentNode = this;
    node.previousSibling = previous;
    node.nextSibling = next;
    if (previous === null) this.firstChild = node;
    else previous.nextSibling = node;
    if (next === null) this.lastChild = node;
    else next.previousSibling = node;
    return node;
  }

  removeChild<Node extends TreeNode>(node: Node): Node {
    node.remove();
    return node;
  }

  /** The new node may stand anywhere, in the old one too. */
  replaceChild<Node extends TreeNode>(node: TreeNode, old: Node): Node {
    if (node === (old as TreeNode)) return old;
    node.remove();
    const next = old.nextSibling;
    old.remove();
    this.insertBefore(node, next);
    return old;
  }
}
