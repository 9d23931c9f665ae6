import * as z from 'zod/mini';
import { list } from './parts.ts';

const text = () => z.string();
const author = z.readonly(z.object({ name: text() }));

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export const JsonFeed = z.readonly(
  z.object({
    version: z.literal('https://jsonfeed.org/version/1.1'),
    title: text(),
    home_page_url: text(),
    feed_url: text(),
    next_url: z.optional(text()),
    items: list(
      z.readonly(
        z.object({
          id: text(),
          url: text(),
          title: text(),
          content_text: text(),
          date_published: z.optional(text()),
          date_modified: text(),
          authors: z.optional(list(author)),
          tags: z.optional(list(text())),
          language: z.optional(text()),
        }),
      ),
    ),
  }),
);
export type JsonFeed = z.infer<typeof JsonFeed>;
