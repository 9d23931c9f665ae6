import { TreeContainer, TreeElement } from './element.ts';
import { TreeText } from './node.ts';

/** A page. */
export class TreePage extends TreeContainer {
  readonly nodeType = 9;
  /** A page in the archive has no address of its own, so links stay as they are. */
  readonly baseURI = null;
  readonly documentURI = null;

  get nodeName(): string {
    return '#document';
  }

  /** Made where the page has none. */
  get documentElement(): TreeElement {
    return this.firstElementChild ?? this.appendChild(new TreeElement('html'));
  }

  /** Made where the page has none. */
  get body(): TreeElement {
    return this.#part('body') ?? this.documentElement.appendChild(new TreeElement('body'));
  }

  get title(): string {
    return this.#part('head')?.querySelector('title')?.textContent ?? '';
  }

  createElement(name: string): TreeElement {
    return new TreeElement(name);
  }

  createTextNode(text: string): TreeText {
    return new TreeText(text);
  }

  #part(name: string): TreeElement | undefined {
    return this.documentElement.children.find(({ localName }) => localName === name);
  }
}
