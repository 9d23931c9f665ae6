import * as z from 'zod/mini';
import { ArchiveError } from '../../archive/errors.ts';
import { NoParams } from '../params.ts';
import { defineRoute, type Route } from './route.ts';
import { Page } from './schemas.ts';

/** What pages are dressed in and moved by. */
export const ASSET_ROUTES: readonly Route[] = [
  defineRoute({
    path: '/assets/{name}',
    name: 'asset',
    summary: 'The style sheet or the script of the pages',
    description: 'Pages name them. A name changes with what is in it, so that it may be kept for ever.',
    in: z.strictObject({
      name: z.string().check(z.regex(/^[\w-]{16}\.(?:css|js)$/), z.describe('As a page has it.')),
    }),
    query: NoParams,
    answers: { 200: { 'text/css': Page, 'text/javascript': Page } },
    missing: 'There is no such file',
    keeping: 'immutable',
    answer: ({ path: { name }, holds }, { assets }) => {
      const asset = [assets.style, assets.script].find(({ path }) => path === `/assets/${name}`);
      if (asset === undefined) throw new ArchiveError('not-found', 'There is no such file');
      const { type, text } = asset;
      return holds(name) ? { status: 304, tag: name } : { status: 200, tag: name, type, body: text };
    },
  }),
];
