import { isObject, type JsonObject, listOf } from './json.ts';

const ARTICLE = /(?:^|[/:])(?:\w{0,30}(?:Article|BlogPosting)|Report)$/;
const MOST = 10_000;

/** The nodes of a JSON-LD file: the object itself, those of a list and those of a `@graph`. */
export const nodesOf = (root: unknown): readonly JsonObject[] =>
  listOf(root)
    .filter(isObject)
    .flatMap((node) => [node, ...listOf(node['@graph']).filter(isObject)])
    .slice(0, MOST);

/** Whether a node is an article in schema.org's words: NewsArticle, BlogPosting, Report … */
export const isArticleNode = (node: JsonObject): boolean =>
  listOf(node['@type']).some((type) => typeof type === 'string' && ARTICLE.test(type));
