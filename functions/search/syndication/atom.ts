import type { Html } from '../markup/html.ts';
import { element, xmlDocument } from '../markup/xml.ts';
import type { Entry, Feed } from './feed.ts';

/** The feed in Atom (RFC 4287; its next page by RFC 5005, 3). */
export const atomOf = ({ id, title, updated, self, next, inJson, entries }: Feed): string =>
  xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom' },
      element('id', {}, id),
      element('title', {}, title),
      element('updated', {}, updated),
      element('author', {}, element('name', {}, 'Cuttings')), // of entries that have none of their own (4.2.1)
      element('link', { rel: 'self', type: 'application/atom+xml', href: self }),
      element('link', { rel: 'alternate', type: 'application/feed+json', href: inJson }),
      next === null ? null : element('link', { rel: 'next', type: 'application/atom+xml', href: next }),
      ...entries.map(entryOf),
    ),
  );

const entryOf = ({ id, url, title, text, published, updated, authors, subjects, language }: Entry): Html =>
  element(
    'entry',
    { 'xml:lang': language ?? undefined },
    element('id', {}, id),
    element('title', {}, title),
    element('link', { rel: 'alternate', href: url }),
    element('updated', {}, updated),
    published === null ? null : element('published', {}, published),
    ...authors.map((name) => element('author', {}, element('name', {}, name))),
    ...subjects.map((term) => element('category', { term })),
    element('summary', {}, text),
  );
