import { SaxesParser } from 'saxes';
import { rejectUpload } from '../../../archive/errors.ts';
import { cleanCharacters, oneLine } from '../characters.ts';
import { ENTITIES } from './xml-entities.ts';

export type XmlNode = XmlElement | string;

/** Names are as written; `local` is the name without its prefix, since providers choose prefixes at will. */
export type XmlElement = {
  readonly name: string;
  readonly local: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
};

const LARGEST = 10_000_000; // characters
const DEEPEST = 256; // elements in one another; a NITF table in NewsML-G2 has 20
const MOST_NODES = 300_000;
const MOST_FAULTS = 1000; // each costs an error with its stack

/**
 * The tree of an XML file. Bounded in size, depth and nodes. Entities that a DOCTYPE declares are not expanded and
 * external ones not fetched; HTML's names are known, and any other stays as it is written.
 * @throws ArchiveError `unreadable` where it is not well-formed, `too-large` past the bounds
 */
export const parseXml = (text: string): XmlElement => {
  if (text.length > LARGEST) throw tooLarge(`${text.length} characters`);
  const document: Open = { name: '', local: '', attributes: {}, children: [] };
  const open: Open[] = [document];
  let nodes = 0;
  const add = (node: XmlNode): void => {
    nodes += 1;
    if (nodes > MOST_NODES) throw tooLarge(`more than ${MOST_NODES} elements`);
    open.at(-1)?.children.push(node);
  };

  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false });
  parser.ENTITIES = ENTITIES;
  let faults = 0;
  parser.on('error', (error) => {
    faults += 1;
    if (!TOLERATED.test(error.message) || faults > MOST_FAULTS)
      throw rejectUpload('unreadable', `This XML file is damaged or cut short (line ${parser.line}).`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) throw tooLarge(`more than ${DEEPEST} levels`);
    const element: Open = { name, local: localOf(name), attributes, children: [] };
    add(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(text.replace(/^[\uFEFF\s]+/, '')).close();

  const root = document.children.find((node) => typeof node !== 'string');
  if (root === undefined) throw rejectUpload('unreadable', 'This XML file has no element in it.');
  return root;
};

type Open = Omit<XmlElement, 'children'> & { readonly children: XmlNode[] };

/** What files get wrong without being cut short: a name that XML does not know, a stray control character. */
const TOLERATED = /(?:undefined entity|malformed character entity|empty entity name|disallowed character)\.$/;

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);

const tooLarge = (what: string) => rejectUpload('too-large', `This XML file has ${what}, more than is read.`);

/** The children that are elements, of one local name or of any. */
export const elementsOf = (element: XmlElement | null, local?: string): readonly XmlElement[] =>
  (element?.children ?? []).filter(
    (node): node is XmlElement => typeof node !== 'string' && (local === undefined || node.local === local),
  );

/** The first element down a way of local names, e.g. `head/docdata/doc-id`, or null. */
export const elementAt = (element: XmlElement | null, way: string): XmlElement | null => {
  let at = element;
  for (const local of way.split('/')) at = elementsOf(at, local)[0] ?? null;
  return at;
};

/** Every element of these local names below this one, in order, not looking into those that it finds. */
export const elementsBelow = (element: XmlElement | null, ...locals: readonly string[]): readonly XmlElement[] =>
  elementsOf(element).flatMap((child) => (locals.includes(child.local) ? [child] : elementsBelow(child, ...locals)));

/** The text of an element and of all below it, its white space as written. */
export const rawTextOf = (element: XmlElement | null): string =>
  (element?.children ?? []).map((node) => (typeof node === 'string' ? node : rawTextOf(node))).join('');

/** The text of an element on one line, or null where it has none. */
export const textOf = (element: XmlElement | null): string | null =>
  oneLine(cleanCharacters(rawTextOf(element))) || null;

/** An attribute without the white space around it, or null where it is missing or empty. */
export const attributeOf = (element: XmlElement | null, name: string): string | null =>
  (element !== null && Object.hasOwn(element.attributes, name) && element.attributes[name]?.trim()) || null;
