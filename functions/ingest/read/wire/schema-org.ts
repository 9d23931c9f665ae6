import type { Correction } from '../../../archive/article.ts';
import type { Document } from '../document.ts';
import { blocksOfText } from './body.ts';
import { stated, versionOf, type WireItem, wireDocument } from './facts.ts';
import { isObject, type JsonObject, listOf, objectsIn, textIn } from './json.ts';
import { isArticleNode, nodesOf } from './schema-org-nodes.ts';

/** The articles of a JSON-LD file in schema.org's words (schema.org/NewsArticle), as content systems export them. */
export const readSchemaOrg = (root: unknown): readonly WireItem[] => {
  const nodes = nodesOf(root);
  const byId = new Map(
    nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node] as const] : [])),
  );
  return nodes.filter(isArticleNode).map((node) => ({
    name: textIn(node, '@id', 'identifier') ?? addressOf(node) ?? textIn(node, 'headline', 'name'),
    read: () => documentOf(node, byId),
  }));
};

type ById = ReadonlyMap<string, JsonObject>;

const documentOf = (node: JsonObject, byId: ById): Document => {
  const names = (property: string) => listOf(node[property]).flatMap((value) => nameOf(value, byId) ?? []);
  const body = textIn(node, 'articleBody', 'text');
  const url = addressOf(node);
  const description = textIn(node, 'description', 'abstract');
  const text = body ?? description;
  return wireDocument({
    identity: textIn(node, '@id', 'identifier') ?? url,
    headlines: stated(['headline', textIn(node, 'headline')], ['name', textIn(node, 'name')]),
    deck: body === null ? null : (textIn(node, 'alternativeHeadline') ?? description),
    authors: names('author'),
    published: stated(['datePublished', textIn(node, 'datePublished')], ['dateCreated', textIn(node, 'dateCreated')]),
    updated: stated(['dateModified', textIn(node, 'dateModified')]),
    language: textIn(node, 'inLanguage') ?? names('inLanguage')[0] ?? null,
    url,
    copyright: textIn(node, 'copyrightNotice') ?? names('copyrightHolder')[0] ?? null,
    blocks: text === null ? [] : blocksOfText(text),
    wire: {
      version: versionOf(textIn(node, 'version')),
      dateline: textIn(node, 'dateline'),
      place: names('locationCreated')[0] ?? null,
      usageTerms: textIn(node, 'usageInfo', 'license'),
      expires: textIn(node, 'expires'),
      correction: correctionOf(node),
      subjects: [
        ...listOf(node.about).map((about) => ({
          name: nameOf(about, byId),
          code: isObject(about) ? textIn(about, '@id') : null,
        })),
        ...keywordsOf(node).map((name) => ({ name, code: null })),
      ].filter(({ name, code }) => name !== null || code !== null),
    },
  });
};

/** A name said outright, that of a node, or that of the node elsewhere in the file which an `@id` points at. */
const nameOf = (value: unknown, byId: ById): string | null => {
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (!isObject(value)) return null;
  const id = textIn(value, '@id');
  return textIn(value, 'name') ?? (id === null ? null : textIn(byId.get(id) ?? {}, 'name'));
};

/** A text, or a comment with one. */
const correctionOf = (node: JsonObject): Correction | null => {
  const [correction] = listOf(node.correction);
  if (correction === undefined) return null;
  return { note: textIn(isObject(correction) ? correction : { text: correction }, 'text', 'name') };
};

const addressOf = (node: JsonObject): string | null => {
  const [page] = objectsIn(node.mainEntityOfPage);
  return textIn(node, 'url', 'mainEntityOfPage') ?? (page === undefined ? null : textIn(page, '@id', 'url'));
};

/** A list, or one text with commas. */
const keywordsOf = (node: JsonObject): readonly string[] =>
  listOf(node.keywords)
    .flatMap((keyword) => (typeof keyword === 'string' ? keyword.split(',') : []))
    .map((keyword) => keyword.trim())
    .filter((keyword) => keyword !== '');
