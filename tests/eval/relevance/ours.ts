import type { Article } from '../../../functions/archive/article.ts';
import { articleId } from '../../../functions/archive/article-id.ts';
import { draft } from '../../support/articles.ts';
import { memoryArchive } from '../../support/memory-archive.ts';
import { reader } from '../../support/reader.ts';
import type { TestDocument } from './collection.ts';
import type { LoadPeer } from './peers.ts';

const PER_COMMIT = 500;

/** The search route as readers meet it: articles through the replica, questions by HTTP, no parameter but the words. */
export const loadOurs: LoadPeer = async (documents) => {
  const archive = memoryArchive();
  for (let at = 0; at < documents.length; at += PER_COMMIT)
    archive.publish(documents.slice(at, at + PER_COMMIT).map(articleOf));
  const ids = new Map(documents.map(({ id }) => [keyed(id), id]));
  const { ask } = reader(archive);
  return async (question, limit) => {
    const { status, body } = await ask(`/search?q=${encodeURIComponent(question)}&limit=${limit}`);
    if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
    return body.hits.map((hit: Pick<Article, 'id'>) => ids.get(hit.id) ?? '');
  };
};

const keyed = (id: string): string => articleId(`relevance/${id}`);

const articleOf = ({ id, title, text }: TestDocument) =>
  draft(`incoming/${id}.txt`, {
    id: keyed(id),
    headline: title,
    authors: [],
    dateline: null,
    blocks: [{ type: 'paragraph', text }],
    quotations: [],
    speakers: [],
  });
