import type { Article, ArticleDraft } from '../../../functions/archive/article.ts';
import { articleId } from '../../../functions/archive/article-id.ts';
import { between, seededRandom } from '../../bench/material/random.ts';
import { draft } from '../../support/articles.ts';
import { onOpenSearch } from '../../support/engine-under-test.ts';
import { memoryArchive } from '../../support/memory-archive.ts';
import { reader } from '../../support/reader.ts';
import type { TestDocument } from './collection.ts';
import type { LoadPeer } from './peers.ts';

const PER_COMMIT = 500;

/** Answers a question with the ids of articles, best first. */
export type Ask = (question: string, limit: number) => Promise<readonly string[]>;

/** The search route as readers meet it: articles through the replica, questions by HTTP, no parameter but the words. */
export const asker = (articles: readonly ArticleDraft[], more: Parameters<typeof reader>[4] = {}): Ask => {
  const archive = memoryArchive();
  for (let at = 0; at < articles.length; at += PER_COMMIT) archive.publish(articles.slice(at, at + PER_COMMIT));
  const { ask } = reader(archive, undefined, null, undefined, more);
  return async (question, limit) => {
    const { status, body } = await ask(`/search?q=${encodeURIComponent(question)}&limit=${limit}`);
    if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
    return body.hits.map(({ id }: Pick<Article, 'id'>) => id);
  };
};

export const loadOurs: LoadPeer = (documents) => load(documents, articleOf);

/** The same, answered from an index of OpenSearch that our feeder has made. */
export const loadOursOn =
  (address: string): LoadPeer =>
  (documents) =>
    load(documents, articleOf, { engine: (dependencies) => onOpenSearch(address, dependencies) });

/** The same, each document dated on some day of ten years: what favouring new articles costs where their date means nothing. */
export const loadDated: LoadPeer = (documents) => {
  const random = seededRandom(5);
  return load(documents, (document) => {
    const iso = new Date(FIRST_DAY + between(random, 0, DAYS) * DAY).toISOString().slice(0, 10);
    return { ...articleOf(document), published: { iso, raw: iso, precision: 'day', source: 'text' } };
  });
};

const FIRST_DAY = Date.parse('2016-01-01');
const DAYS = 3_650;
const DAY = 86_400_000;

const load = async (
  documents: readonly TestDocument[],
  articleFor: (document: TestDocument) => ArticleDraft,
  more: Parameters<typeof reader>[4] = {},
) => {
  const ids = new Map(documents.map(({ id }) => [keyed(id), id]));
  const ask = asker(documents.map(articleFor), more);
  return async (question: string, limit: number) => (await ask(question, limit)).map((id) => ids.get(id) ?? '');
};

/** The id of the article that a document becomes. */
export const keyed = (id: string): string => articleId(`relevance/${id}`);

export const articleOf = ({ id, title, text }: TestDocument) =>
  draft(`incoming/${id}.txt`, {
    id: keyed(id),
    headline: title,
    authors: [],
    dateline: null,
    blocks: [{ type: 'paragraph', text }],
    quotations: [],
    speakers: [],
  });
