import type { Neighbour } from '../answers/speakers.ts';
import type { Appearance } from './speakers.ts';

const MOST = 20;

/** Who else is quoted where a person is, the most frequent first, then by name. */
export const beside = (person: string, appearances: readonly Appearance[]): readonly Neighbour[] => {
  const neighbours = new Map<string, Neighbour>();
  const seen = new Set<string>();
  for (const { article, others } of appearances) {
    if (seen.has(article)) continue;
    seen.add(article);
    for (const other of others) {
      if (other.person === person) continue;
      const { name, kind, articles } = neighbours.get(other.person) ?? { ...other, articles: 0 };
      neighbours.set(other.person, { person: other.person, name, kind, articles: articles + 1 });
    }
  }
  return [...neighbours.values()]
    .sort((one, other) => other.articles - one.articles || (one.person < other.person ? -1 : 1))
    .slice(0, MOST);
};
