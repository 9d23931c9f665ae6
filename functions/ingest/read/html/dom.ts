/** The few things that we ask of a page's tree, so that nothing else depends on the library that builds it. */

export type PageNode = {
  readonly nodeType: number; // 1 element, 3 text
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<PageNode>;
  readonly parentNode: PageNode | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
};

export type PageElement = PageNode & {
  readonly localName: string;
  readonly className: string;
  readonly getAttribute: (name: string) => string | null;
  readonly hasAttribute: (name: string) => boolean;
  readonly querySelector: (selector: string) => PageElement | null;
  readonly querySelectorAll: (selector: string) => Iterable<PageElement>;
  readonly closest: (selector: string) => PageElement | null;
  readonly remove: () => void;
};

export type Page = PageElement & { readonly documentElement: PageElement; readonly body: PageElement };

export const isElement = (node: PageNode): node is PageElement => node.nodeType === 1;
export const isText = (node: PageNode): boolean => node.nodeType === 3;
export const childrenOf = (node: PageNode): readonly PageNode[] => Array.from(node.childNodes);

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
