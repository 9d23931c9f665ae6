import { Parser } from 'htmlparser2';
import { TreeAttribute } from './attribute.ts';
import { TreeElement } from './element.ts';
import { TreeComment, type TreeParent, TreeText } from './node.ts';
import { TreePage } from './page.ts';

const MOST_ATTRIBUTES = 200; // of an element: they are looked through one by one

/** The tree of a page's HTML: of the parser's events, its elements as they are, implied ends included. */
export const parseTree = (html: string): TreePage => {
  const page = new TreePage();
  let parent: TreeParent = page;
  let element = new TreeElement('html');
  const parser = new Parser({
    onopentagname: (name) => {
      element = new TreeElement(name);
      parent.appendChild(element);
      parent = element;
    },
    onattribute: (name, value) => {
      if (element.attributes.length < MOST_ATTRIBUTES && !element.hasAttribute(name))
        element.attributes.push(new TreeAttribute(name, value));
    },
    onclosetag: () => {
      parent = parent.parentNode ?? page;
    },
    ontext: (text) => {
      const { lastChild } = parent;
      if (lastChild instanceof TreeText) lastChild.textContent += text;
      else parent.appendChild(new TreeText(text));
    },
    oncomment: () => {
      parent.appendChild(new TreeComment());
    },
  });
  parser.write(html);
  parser.end();
  return page;
};
