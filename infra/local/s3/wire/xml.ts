import { SaxesParser } from 'saxes';
import { S3Error } from '../errors.ts';

/** What an element holds: text, or elements in order; an undefined one is left out. */
export type Content = string | number | boolean | readonly Field[];
export type Field = readonly [name: string, content: Content | undefined];

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

export const renderXml = (root: string, content: Content): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${NAMESPACE}">${inner(content)}</${root}>`;

/** S3's errors are in no namespace. */
export const renderError = (fields: readonly Field[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${inner(fields)}</Error>`;

const inner = (content: Content): string =>
  typeof content === 'object'
    ? content.map(([name, field]) => (field === undefined ? '' : `<${name}>${inner(field)}</${name}>`)).join('')
    : escapeText(String(content));

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to be escaped
  text.replace(/[&<>"\u0000-\u001f]/g, (one) => ENTITIES[one] ?? numeric(one));

const numeric = (one: string): string => `&#x${one.charCodeAt(0).toString(16)};`;

/** An element that came in: its text, and the elements in it. */
export type Element = { readonly name: string; text: string; readonly children: Element[] };

const DEEPEST = 8;

/**
 * Reads an XML document into its root element. No document types, so no entities of its own.
 * @throws S3Error MalformedXML
 */
export const parseXml = (text: string): Element => {
  const document: Element = { name: '', text: '', children: [] };
  const path = [document];
  const parser = new SaxesParser();
  const refuse = (): never => {
    throw new S3Error('MalformedXML');
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name }) => {
    if (path.length > DEEPEST) refuse();
    const element: Element = { name, text: '', children: [] };
    path.at(-1)?.children.push(element);
    path.push(element);
  });
  parser.on('text', (piece) => {
    const element = path.at(-1);
    if (element !== undefined) element.text += piece;
  });
  parser.on('closetag', () => {
    path.pop();
  });
  parser.write(text).close();
  return document.children[0] ?? refuse();
};

export const childrenOf = (element: Element, name: string): readonly Element[] =>
  element.children.filter((child) => child.name === name);

export const textOf = (element: Element, name: string): string | undefined => childrenOf(element, name)[0]?.text;
