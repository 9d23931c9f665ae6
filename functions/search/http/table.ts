import { ARTICLE_ROUTES } from './article-routes.ts';
import { ASSET_ROUTES } from './asset-routes.ts';
import type { Route } from './route.ts';
import { SEARCH_ROUTES } from './search-routes.ts';
import { serviceRoutes } from './service-routes.ts';
import { SPEAKER_ROUTES } from './speaker-routes.ts';
import { SYNDICATION_ROUTES } from './syndication-routes.ts';

/** Every route there is. The application, the document and the tests of what nobody may see are made of this one list. */
export const ROUTES: readonly Route[] = [
  ...SEARCH_ROUTES,
  ...SPEAKER_ROUTES,
  ...ARTICLE_ROUTES,
  ...SYNDICATION_ROUTES,
  ...ASSET_ROUTES,
  ...serviceRoutes(() => ROUTES),
];
