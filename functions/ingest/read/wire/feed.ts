import { rejectUpload } from '../../../archive/errors.ts';
import { oneLine } from '../characters.ts';
import type { Document, RawBlock } from '../document.ts';
import { blocksOfText, blocksOfXml } from './body.ts';
import { stated, statusOf, type WireItem, wireDocument } from './facts.ts';
import { attributeOf, elementsBelow, elementsOf, rawTextOf, textOf, type XmlElement } from './xml.ts';

const TITLE: readonly string[] = ['title', 'atom:title', 'dc:title'];

/**
 * The entries of an RSS 0.9, 1 or 2 or an Atom feed, each an article: the full text where the feed has it, else the
 * summary. A deleted entry (RFC 6721) is a kill. An export of WordPress is RSS too, with drafts, pages and pictures in it.
 * @throws ArchiveError `no-article` where it has no entry
 */
export const readFeed = (root: XmlElement): readonly WireItem[] => {
  const entries = elementsBelow(root, 'item', 'entry', 'deleted-entry').filter(isPost);
  if (entries.length === 0) throw rejectUpload('no-article', 'This feed has no entry in it.');
  const [channel] = elementsOf(root, 'channel');
  const feed = channel ?? root;
  return entries.map((entry) => ({
    name: identityOf(entry, feed) ?? addressOf(entry) ?? titleOf(named(entry, ...TITLE)),
    read: () => (entry.local === 'deleted-entry' ? deleted(entry) : documentOf(entry, feed)),
  }));
};

const isPost = (entry: XmlElement): boolean => /^(?:post|page|)$/.test(textOf(named(entry, 'wp:post_type')) ?? '');

const deleted = (entry: XmlElement): Document =>
  wireDocument({ identity: attributeOf(entry, 'ref'), wire: { status: 'canceled' } });

const documentOf = (entry: XmlElement, feed: XmlElement): Document => {
  const text = (...names: readonly string[]) => textOf(named(entry, ...names));
  const url = addressOf(entry);
  const body = contentOf(named(entry, 'content:encoded', 'content', 'atom:content', 'body', 'xhtml:body'));
  const summary = contentOf(named(entry, 'description', 'summary', 'atom:summary'));
  const deck = summary.map((block) => block.text).join(' ');
  return wireDocument({
    identity: identityOf(entry, feed) ?? url,
    headlines: stated(['title', titleOf(named(entry, ...TITLE))]),
    deck: body.length === 0 || deck === '' ? null : deck,
    authors: authorsOf(entry),
    published: stated(['published', text('pubDate', 'published', 'atom:published', 'issued', 'dc:date')]),
    updated: stated(['updated', text('updated', 'atom:updated', 'modified', 'dcterms:modified')]),
    language:
      attributeOf(entry, 'xml:lang') ?? attributeOf(feed, 'xml:lang') ?? textOf(named(feed, 'language', 'dc:language')),
    url,
    copyright:
      text('rights', 'dc:rights', 'media:copyright') ?? textOf(named(feed, 'copyright', 'rights', 'dc:rights')),
    blocks: body.length === 0 ? summary : body,
    wire: {
      ...statusOf(text('wp:status')),
      subjects: elementsOf(entry, 'category')
        .map((category) => ({
          name: textOf(category) ?? attributeOf(category, 'label'),
          code: attributeOf(category, 'term'),
        }))
        .filter(({ name, code }) => name !== null || code !== null),
    },
  });
};

/** The first child of one of these full names. Extensions have a `content` and a `title` of their own (media:title). */
const named = (element: XmlElement, ...names: readonly string[]): XmlElement | null => {
  const children = elementsOf(element);
  for (const name of names) {
    const found = children.find((child) => child.name === name);
    if (found !== undefined) return found;
  }
  return null;
};

/** Text, HTML written with entities or in CDATA, or XHTML; `src` content is elsewhere, and is not fetched. */
const contentOf = (element: XmlElement | null): readonly RawBlock[] =>
  element === null || attributeOf(element, 'src') !== null ? [] : blocksOfXml(element);

/** Titles are plain text by the letter of RSS, and HTML in practice: "AT&amp;amp;T". */
const titleOf = (title: XmlElement | null): string | null => {
  const text = oneLine(rawTextOf(title));
  if (!/&[\w#]{1,10};|<\w/.test(text)) return text || null;
  return (
    blocksOfText(`<span>${text}</span>`)
      .map((block) => block.text)
      .join(' ') || null
  );
};

/** A guid that is no address is unique only in its feed. */
const identityOf = (entry: XmlElement, feed: XmlElement): string | null => {
  const id =
    textOf(named(entry, 'guid', 'id', 'atom:id')) ?? attributeOf(entry, 'rdf:about') ?? attributeOf(entry, 'ref');
  if (id === null || /^(?:urn|tag|https?):/i.test(id)) return id;
  return `${addressOf(feed) ?? textOf(named(feed, 'title')) ?? 'feed'} ${id}`;
};

const addressOf = (element: XmlElement): string | null => {
  const links = elementsOf(element, 'link');
  const alternate = links.find(
    (link) => (attributeOf(link, 'rel') ?? 'alternate') === 'alternate' && attributeOf(link, 'href') !== null,
  );
  const [written] = links.flatMap((link) => textOf(link) ?? []);
  return written ?? attributeOf(alternate ?? null, 'href');
};

const authorsOf = (entry: XmlElement): readonly string[] => {
  const creators = elementsOf(entry).filter(({ name }) => name === 'dc:creator');
  const authors = elementsOf(entry).filter(({ name }) => /^(?:atom:)?author$/.test(name));
  return [...creators, ...(creators.length > 0 ? [] : authors)].flatMap((author) => {
    const [name] = elementsOf(author, 'name');
    const text = textOf(name ?? author);
    return text === null
      ? []
      : (/^\S{1,100}@\S{1,100} \((.{1,100})\)$/.exec(text)?.[1] ?? (text.includes('@') ? [] : text));
  });
};
