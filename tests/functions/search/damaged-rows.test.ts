import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import { draft } from '../../support/articles.ts';
import { type MemoryArchive, memoryArchive } from '../../support/memory-archive.ts';
import { reader } from '../../support/reader.ts';

/** An archive in which other hands have damaged the rows of these articles and of these commits. */
const damaged = (
  archive: MemoryArchive,
  articles: readonly string[],
  commits: readonly number[] = [],
): MemoryArchive => {
  const corrupt = (what: string): ArchiveError =>
    new ArchiveError('corrupt', `The row of ${what} is not what was written`);
  return {
    ...archive,
    reader: {
      ...archive.reader,
      heads: async (ids) => {
        const hit = ids.find((id) => articles.includes(id));
        if (hit !== undefined) throw corrupt(hit);
        return archive.reader.heads(ids);
      },
      everyHead: async function* (tell) {
        for await (const head of archive.reader.everyHead()) {
          if (!articles.includes(head.id)) yield head;
          else if (tell === undefined) throw corrupt(head.id);
          else tell(corrupt(head.id).message);
        }
      },
      commits: async (after, limit) => {
        const rows = await archive.reader.commits(after, limit);
        const hit = rows.find(({ number }) => commits.includes(number));
        if (hit !== undefined) throw corrupt(`commit ${hit.number}`);
        return rows;
      },
    },
  };
};

const publish = (archive: MemoryArchive, ...ids: readonly string[]): void => {
  for (const id of ids) archive.publish([draft(`incoming/${id}.txt`, { id, headline: `Barges of ${id}` })]);
};

const idsOf = (body: { hits: readonly { id: string }[] }): string[] => body.hits.map(({ id }) => id).sort();

describe('A damaged row of an article', () => {
  it('keeps no other article from readers, whether the index is built or follows', async () => {
    const archive = memoryArchive();
    publish(archive, 'a', 'b');
    const { ask, logged } = reader(damaged(archive, ['b', 'd']));
    expect(idsOf((await ask('/search?q=barges')).body)).toEqual(['a']);
    publish(archive, 'c', 'd', 'e');
    expect(idsOf((await ask('/search?q=barges&atLeast=5')).body)).toEqual(['a', 'c', 'e']);
    expect((await ask('/sitemap.xml')).body).toContain('/articles/e');
    expect(logged.filter(({ message }) => message === 'an article cannot be read').length).toBeGreaterThanOrEqual(2);
  });

  it('that was whole when it was indexed is left out of what is found', async () => {
    const archive = memoryArchive();
    publish(archive, 'a', 'b');
    const broken: string[] = [];
    const { ask } = reader(damaged(archive, broken));
    expect(idsOf((await ask('/search?q=barges')).body)).toEqual(['a', 'b']);
    broken.push('b');
    for (const route of ['/search?q=barges', '/search?q=%22barges%20of%22']) {
      expect(idsOf((await ask(route)).body)).toEqual(['a']);
    }
  });

  it('is an error of ours to who asks for that article, and not said to be none', async () => {
    const archive = memoryArchive();
    publish(archive, 'a');
    expect((await reader(damaged(archive, ['a'])).ask('/articles/a')).status).toBe(500);
  });
});

describe('A damaged row of the log', () => {
  it('is gone round by the table, and what comes after it is followed', async () => {
    const archive = memoryArchive();
    publish(archive, 'a');
    const { ask, logged } = reader(damaged(archive, [], [3]));
    expect(idsOf((await ask('/search?q=barges')).body)).toEqual(['a']);
    publish(archive, 'b', 'c', 'd');
    expect(idsOf((await ask('/search?q=barges&atLeast=4')).body)).toEqual(['a', 'b', 'c', 'd']);
    expect(logged.map(({ message }) => message)).toContain('the log is damaged');
    archive.withdraw('c');
    expect(idsOf((await ask('/search?q=barges&atLeast=5')).body)).toEqual(['a', 'b', 'd']);
  });
});
