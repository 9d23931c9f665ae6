import type { JsonFeed } from '../answers/json-feed.ts';
import type { Feed } from './feed.ts';

/** The feed in JSON Feed 1.1. */
export const jsonFeedOf = ({ title, self, next, home, entries }: Feed): JsonFeed => ({
  version: 'https://jsonfeed.org/version/1.1',
  title,
  home_page_url: home,
  feed_url: self,
  ...(next === null ? {} : { next_url: next }),
  items: entries.map(({ id, url, title: headline, text, published, updated, authors, subjects, language }) => ({
    id,
    url,
    title: headline,
    content_text: text,
    ...(published === null ? {} : { date_published: published }),
    date_modified: updated,
    ...(authors.length === 0 ? {} : { authors: authors.map((name) => ({ name })) }),
    ...(subjects.length === 0 ? {} : { tags: subjects }),
    ...(language === null ? {} : { language }),
  })),
});
