import type { Document as YamlDocument } from 'yaml';
import type { Document, Stated } from '../document.ts';
import type { FrontMatter } from './front-matter.ts';

/** What front matter says of a story. */
export type Facts = Pick<
  Document,
  'headlines' | 'deck' | 'authors' | 'published' | 'updated' | 'language' | 'url' | 'copyright'
>;

const SOURCE = 'front-matter';

// As the common generators call them (Jekyll, Hugo, Eleventy, Ghost, Pandoc); compared without case, `_`, `-` and spaces.
const KEYS = {
  headline: ['headline', 'title'],
  deck: ['deck', 'standfirst', 'subtitle', 'subheadline', 'dek', 'excerpt', 'description', 'summary'],
  authors: ['authors', 'author', 'byline', 'by'],
  published: ['published', 'datepublished', 'publishdate', 'pubdate', 'publishedat', 'date', 'created'],
  updated: ['updated', 'datemodified', 'lastmod', 'modified', 'lastmodified', 'updatedat'],
  language: ['lang', 'language', 'locale'],
  url: ['canonicalurl', 'canonical', 'url', 'permalink', 'sourceurl', 'source', 'link'],
  copyright: ['copyright', 'rights'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Reads front matter: every value as it was written, since YAML's own types take 010000 for 4096 and 12:30 for 750. */
export const readFacts = async (front: FrontMatter): Promise<Facts> => {
  const values = (front.kind === 'yaml' ? await parseYaml(front.text) : null) ?? keyLines(front.text);
  const all = (names: readonly string[]) => names.flatMap((name) => textsOf(values.get(name)));
  const stated = (names: readonly string[]): readonly Stated[] => all(names).map((text) => ({ text, source: SOURCE }));
  return {
    headlines: stated(KEYS.headline).slice(0, 1),
    deck: all(KEYS.deck)[0] ?? null,
    authors: KEYS.authors.map((name) => namesOf(values.get(name))).find((names) => names.length > 0) ?? [],
    published: stated(KEYS.published),
    updated: stated(KEYS.updated),
    language:
      all(KEYS.language)
        .find((text) => /^[a-z]{2,3}(?:[-_][a-z\d]{2,8}){0,2}$/i.test(text))
        ?.replaceAll('_', '-') ?? null,
    url: all(KEYS.url).find((text) => /^https?:\/\/\S+$/.test(text)) ?? null,
    copyright: all(KEYS.copyright)[0] ?? null,
  };
};

type Values = ReadonlyMap<string, unknown>;

/** Null where it is not YAML after all: `title: Ferry: back on Monday` is a slip that everybody makes. */
const parseYaml = async (text: string): Promise<Values | null> => {
  const { parseDocument } = await import('yaml');
  if (deepest(text) > DEEPEST) return null;
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'silent', prettyErrors: false });
  if (document.errors.length > 0) return null;
  const value = plain(document);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value).map(([key, entry]) => [fold(key), entry]));
};

const plain = (document: YamlDocument): unknown => {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch (error) {
    if (error instanceof ReferenceError) return null; // an alias of nothing, or a bomb of aliases
    throw error;
  }
};

const DEEPEST = 20;

/** How deep brackets go: the library descends into them call by call. */
const deepest = (text: string): number => {
  let depth = 0;
  let most = 0;
  for (const sign of text) {
    if (sign === '[' || sign === '{') depth += 1;
    else if ((sign === ']' || sign === '}') && depth > 0) depth -= 1;
    most = Math.max(most, depth);
  }
  return most;
};

/** `key: value` and `key = "value"`, a line each. */
const keyLines = (text: string): Values =>
  new Map(
    text.split('\n').flatMap((line) => {
      const [, key, value] = /^([\p{L}_][\p{L}\p{N}_ .-]{0,60}?)\s{0,3}[:=]\s{0,5}(\S.*)$/u.exec(line) ?? [];
      return key === undefined || value === undefined ? [] : [[fold(key), unquoted(value.trim())] as const];
    }),
  );

const unquoted = (value: string): string | readonly string[] => {
  if (value.startsWith('[') && value.endsWith(']'))
    return value
      .slice(1, -1)
      .split(',')
      .flatMap((item) => unquoted(item.trim()));
  return /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value;
};

const fold = (key: string): string => key.toLowerCase().replace(/[\s_.-]/g, '');

const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value.replace(/\s+/g, ' ').trim()];
  return Array.isArray(value) ? value.flatMap(textsOf) : [];
};

/** Authors are names, or objects that have one: `- name: Ada Lune`. */
const namesOf = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(namesOf);
  if (typeof value === 'object' && value !== null && 'name' in value) return textsOf(value.name);
  return textsOf(value);
};
