import { readStyle, type Style, TreeAttribute, UNSTYLED } from './attribute.ts';
import { nodeAfter, nodeBehind, type TreeNode, TreeParent } from './node.ts';
import { matcherOf } from './selector.ts';

/** What elements and the page have alike: children that are elements, and the search for elements below. */
export abstract class TreeContainer extends TreeParent {
  get children(): readonly TreeElement[] {
    return this.childNodes.filter(isTreeElement);
  }

  get firstElementChild(): TreeElement | null {
    return elementFrom(this.firstChild);
  }

  getElementsByTagName(name: string): readonly TreeElement[] {
    return this.querySelectorAll(name);
  }

  querySelectorAll(selectors: string): readonly TreeElement[] {
    const found: TreeElement[] = [];
    const matches = matcherOf(selectors);
    for (let node = nodeAfter(this, this); node !== null; node = nodeAfterTemplate(node, this))
      if (isTreeElement(node) && matches(node)) found.push(node);
    return found;
  }

  querySelector(selectors: string): TreeElement | null {
    const matches = matcherOf(selectors);
    for (let node = nodeAfter(this, this); node !== null; node = nodeAfterTemplate(node, this))
      if (isTreeElement(node) && matches(node)) return node;
    return null;
  }
}

/** The content of a template is no part of the page. */
const nodeAfterTemplate = (node: TreeNode, root: TreeNode): TreeNode | null =>
  isTreeElement(node) && node.localName === 'template' ? nodeBehind(node, root) : nodeAfter(node, root);

export class TreeElement extends TreeContainer {
  readonly nodeType = 1;
  localName: string;
  tagName: string;
  readonly attributes: TreeAttribute[] = [];
  /** Readability's notes. */
  readability: { contentScore: number } | undefined = undefined;

  constructor(name: string) {
    super();
    this.localName = name.toLowerCase();
    this.tagName = upperCase(this.localName);
  }

  get nodeName(): string {
    return this.tagName;
  }

  get parentElement(): TreeElement | null {
    return this.parentNode !== null && isTreeElement(this.parentNode) ? this.parentNode : null;
  }

  get nextElementSibling(): TreeElement | null {
    return elementFrom(this.nextSibling);
  }

  get previousElementSibling(): TreeElement | null {
    let at = this.previousSibling;
    while (at !== null && !isTreeElement(at)) at = at.previousSibling;
    return at;
  }

  get id(): string {
    return this.getAttribute('id') ?? '';
  }

  set id(value: string) {
    this.setAttribute('id', value);
  }

  get className(): string {
    return this.getAttribute('class') ?? '';
  }

  set className(value: string) {
    this.setAttribute('class', value);
  }

  get src(): string {
    return this.getAttribute('src') ?? '';
  }

  get srcset(): string {
    return this.getAttribute('srcset') ?? '';
  }

  /** As much of the style as says whether the element is seen. */
  get style(): Style {
    const style = this.getAttribute('style');
    return style === null || style === '' ? UNSTYLED : readStyle(style);
  }

  getAttribute(name: string): string | null {
    for (const attribute of this.attributes) if (attribute.name === name) return attribute.value;
    return null;
  }

  hasAttribute(name: string): boolean {
    return this.getAttribute(name) !== null;
  }

  setAttribute(name: string, value: string): void {
    this.setAttributeNode(new TreeAttribute(name, value));
  }

  setAttributeNode(attribute: TreeAttribute): void {
    const at = this.attributes.findIndex(({ name }) => name === attribute.name);
    this.attributes.splice(at < 0 ? this.attributes.length : at, 1, attribute);
  }

  removeAttribute(name: string): void {
    const at = this.attributes.findIndex((attribute) => attribute.name === name);
    if (at >= 0) this.attributes.splice(at, 1);
  }

  closest(selectors: string): TreeElement | null {
    const matches = matcherOf(selectors);
    let at: TreeElement | null = this;
    while (at !== null && !matches(at)) at = at.parentElement;
    return at;
  }
}

export const isTreeElement = (node: TreeNode): node is TreeElement => node.nodeType === 1;

const elementFrom = (node: TreeNode | null): TreeElement | null => {
  let at = node;
  while (at !== null && !isTreeElement(at)) at = at.nextSibling;
  return at;
};

const upperCased = new Map<string, string>();
const MOST_NAMES = 1000; // HTML has some 140

const upperCase = (name: string): string => {
  const known = upperCased.get(name);
  if (known !== undefined) return known;
  const upper = name.toUpperCase();
  if (upperCased.size < MOST_NAMES) upperCased.set(name, upper);
  return upper;
};
