import type { Page } from './dom.ts';
import { decodeEntities } from './page.ts';

/** What a page states of its story in JSON-LD, in schema.org's words. */
export type StatedArticle = {
  readonly headline: string | null;
  readonly published: string | null;
  readonly updated: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly language: string | null;
  readonly url: string | null;
  readonly copyright: string | null;
  readonly articleBody: string | null;
};

const ARTICLE = /(?:Article|BlogPosting|Report|Review|LiveBlogPosting|SocialMediaPosting|WebPage)$/;
const LARGEST = 1_000_000;
const MOST_NODES = 2000;

/** The article that the page's JSON-LD describes, a news article before a web page, or null. Broken JSON is passed over: pages have it. */
export const readJsonLd = (page: Page): StatedArticle | null => {
  const nodes = [...page.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) =>
    nodesIn(script.textContent ?? ''),
  );
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE.test(type)));
  const node = articles.find((one) => !typesOf(one).includes('WebPage')) ?? articles[0];
  return node === undefined ? null : articleOf(node, nodes);
};

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

const nodesIn = (json: string): readonly Node[] => {
  if (json.length > LARGEST) return [];
  try {
    return flatten(
      JSON.parse(json.replace(/^\s*(?:<!--|\/\/<!\[CDATA\[)|(?:-->|\/\/\]\]>)\s*$/g, '').replace(/[\n\r\t]/g, ' ')),
    );
  } catch {
    return [];
  }
};

/** Breadth first and bounded: arrays, `@graph`, `mainEntity` and every other nested node. */
const flatten = (root: unknown): readonly Node[] => {
  const nodes: Node[] = [];
  const queue: unknown[] = [root];
  for (let at = 0; at < queue.length && at < MOST_NODES; at += 1) {
    const value = queue[at];
    if (isNode(value)) nodes.push(value);
    if (typeof value === 'object' && value !== null)
      queue.push(
        ...Object.values(value)
          .filter((one) => typeof one === 'object')
          .slice(0, 200),
      );
  }
  return nodes;
};

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
const typesOf = (node: Node): readonly string[] => listOf(node['@type']).filter((type) => typeof type === 'string');

const articleOf = (node: Node, all: readonly Node[]): StatedArticle => ({
  headline: stringIn(node.headline) ?? (typesOf(node).includes('WebPage') ? null : stringIn(node.name)),
  published: stringIn(node.datePublished),
  updated: stringIn(node.dateModified),
  authors: listOf(node.author).flatMap((author) => namesOf(author, all)),
  publisher: listOf(node.publisher).flatMap((publisher) => namesOf(publisher, all))[0] ?? null,
  language: stringIn(node.inLanguage),
  url: stringIn(node.url) ?? urlIn(node.mainEntityOfPage),
  copyright: listOf(node.copyrightHolder).flatMap((holder) => namesOf(holder, all))[0] ?? null,
  articleBody: stringIn(node.articleBody),
});

const stringIn = (value: unknown): string | null => {
  const [first] = listOf(value);
  return typeof first === 'string' && first.trim() !== '' ? decodeEntities(first.trim()) : null;
};

const urlIn = (value: unknown): string | null => stringIn(value) ?? (isNode(value) ? stringIn(value['@id']) : null);

/** A person's name, said outright or in the node that an `@id` points at. */
const namesOf = (value: unknown, all: readonly Node[]): readonly string[] => {
  if (typeof value === 'string') return [decodeEntities(value)];
  if (!isNode(value)) return [];
  const name = listOf(value.name).filter((one) => typeof one === 'string');
  if (name.length > 0) return name.map(decodeEntities);
  const target = all.find((node) => node !== value && node['@id'] === value['@id'] && typeof node.name === 'string');
  return typeof target?.name === 'string' ? [decodeEntities(target.name)] : [];
};
