import { articleId } from '../archive/article-id.ts';
import { memberKey } from './collection.ts';
import type { Made } from './made.ts';
import type { Document } from './read/document.ts';
import type { WireItems } from './read/wire/wire.ts';

/**
 * What is in a file from a wire service or a feed: an article, a kill, or several of these, each a member with a key of
 * its own. `articleOf` makes the article of one document, and is asked when its turn comes.
 */
export const makeWire = (items: WireItems, key: string, articleOf: (document: Document, key: string) => Made): Made => {
  const make = (document: Document, itsKey: string): Made =>
    document.wire?.status === 'canceled' ? killOf(document, itsKey) : articleOf(document, itsKey);
  const [only] = items;
  if (only !== undefined && items.length === 1) return make(only.read(), key);
  const members = items.map(({ name, read }) => ({
    name,
    make: async () => make(read(), memberKey(key, name)),
  }));
  return { kind: 'collection', members, notes: [] };
};

const killOf = ({ identity, wire }: Document, key: string): Made => ({
  kind: 'kill',
  id: articleId(identity ?? key),
  version: wire?.version ?? null,
  reason: 'The wire service that sent this article has canceled it.',
});
