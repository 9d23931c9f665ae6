import { rejectUpload } from '../../../archive/errors.ts';
import { isNinjs } from './ninjs-item.ts';
import { rootOf } from './root.ts';
import { isArticleNode, nodesOf } from './schema-org-nodes.ts';

/** A format in which news comes from agencies and sites. `feed` is RSS or Atom. */
export type WireFormat = 'ninjs' | 'newsml-g2' | 'newsml-1' | 'nitf' | 'schema-org' | 'feed';

const G2 = /^(?:newsMessage|(?:news|package|concept|knowledge|planning|catalog|hop)Item)$/;

/**
 * The wire format of a decoded text, told by its root element or its properties; null for everything else.
 * @throws ArchiveError `unreadable` for what begins as JSON and does not end as such
 */
export const sniffWire = (text: string): WireFormat | null => {
  const first = /^[\uFEFF\s]{0,1000}([{[<])/.exec(text)?.[1];
  if (first === undefined) return null;
  return first === '<' ? ofXml(text) : ofJson(text);
};

const ofXml = (text: string): WireFormat | null => {
  const root = rootOf(text);
  if (root === null) return null;
  const { local, attributes } = root;
  if (G2.test(local)) return 'newsml-g2';
  if (local === 'nitf') return 'nitf';
  if (local === 'NewsML') return 'newsml-1';
  if (local === 'rss') return 'feed';
  const isFeed =
    (local === 'RDF' && attributes.includes('purl.org/rss/1.0')) ||
    (local === 'feed' && attributes.includes('www.w3.org/2005/Atom'));
  return isFeed ? 'feed' : null;
};

/** As no text begins that only has a bracket at its head. */
const BEGINS_JSON = /^[\uFEFF\s]{0,1000}(?:\[\s{0,100}){0,1}\{\s{0,100}"[^"\n]{1,100}"\s{0,100}:/;

const ofJson = (text: string): WireFormat | null => {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    if (BEGINS_JSON.test(text))
      throw rejectUpload('unreadable', 'This JSON file is damaged or cut short. Upload it again as it was sent.');
    return null; // a text that begins with a bracket
  }
  const items: readonly unknown[] = Array.isArray(root) ? root : [root];
  if (items.length > 0 && items.every(isNinjs)) return 'ninjs';
  return nodesOf(root).some(isArticleNode) ? 'schema-org' : null;
};
