import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../../functions/archive/article.ts';
import { ANALYSER } from '../../../functions/search/analysis.ts';
import { rangedSnapshots } from '../../../functions/search/open-snapshot.ts';
import { questionsFor } from '../../../functions/search/query/questions.ts';
import { readQuery } from '../../../functions/search/query/read-query.ts';
import { ReplicaIndex } from '../../../functions/search/replica-index.ts';
import { draft } from '../../support/articles.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryArchive } from '../../support/memory-archive.ts';
import { embargo, replicaOf, snapshotNow, story, throughSnapshot } from '../../support/replicas.ts';

describe('whatever happens to the archive, and whenever a replica looks', () => {
  const VOCABULARY = ['harbour', 'quay', 'barge', 'lock', 'зудова'];
  const PEOPLE = ['tomas-weld', 'olga-zudova'];
  const words = fc.array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 5 });
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('publish' as const), id, words, embargo: fc.nat(9) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), id }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('pass' as const), seconds: fc.nat(6) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('follow' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('snapshot' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('trim' as const) }) },
  );

  const article = (of: string, text: readonly string[], until: number): ArticleDraft => {
    const plain = draft(of);
    const person = text.includes('зудова') ? 'olga-zudova' : 'tomas-weld';
    return story(of, text.slice(0, 2).join(' '), {
      blocks: [{ type: 'paragraph', text: text.join(' ') }],
      quotations: plain.quotations.map((quotation) => ({ ...quotation, text: text.join(' ') })),
      speakers: plain.speakers.map((speaker) => ({ ...speaker, person, name: text[0] ?? '', forms: [] })),
      ...(until === 0 ? {} : embargo(until)),
    });
  };

  /** Everything that a reader could see of an index. */
  const visibleIn = (index: ReplicaIndex) => ({
    counts: index.counts(),
    known: [...VOCABULARY, 'zudova'].map((term) => [
      index.articlesAsked.vocabulary.knows(term, false),
      index.articlesAsked.vocabulary.knows(term.slice(0, 3), true),
    ]),
    matches: [...VOCABULARY, 'quay lock', 'barge harb', 'zudova harbuor'].map((query) =>
      (['strict', 'wide'] as const).map((which) => {
        const asked = questionsFor(readQuery(query), index.articlesAsked);
        const question = asked[which] ?? asked.strict;
        const { total, page } = index.searchArticles(question, { limit: 9 });
        const best = index.bestQuotations(question, ['a', 'b', 'c', 'd', 'e']);
        const shown = (of: string, score: number) => `${of} ${score.toFixed(6)}`;
        return {
          total,
          page: page.map(({ id: of, score }) => shown(of, score)),
          quotations: [...best].map(([of, { id: quotation, score }]) => shown(`${of}/${quotation}`, score)).sort(),
        };
      }),
    ),
    people: PEOPLE.map((person) => index.speakers.appearances(person)),
    revisions: ['a', 'b', 'c', 'd', 'e'].map((of) => index.revisionOf(of)),
  });

  it('it shows what one shows that is built from the table', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (history) => {
        const [archive, clock] = [memoryArchive(2), manualClock()];
        const replica = replicaOf(archive, clock, { freshness: 0 });
        for (const happened of history) {
          if (happened.kind === 'publish') {
            const until = happened.embargo < 7 ? 0 : clock.now() + happened.embargo * 1_000;
            archive.publish([article(happened.id, happened.words, until)], clock.now());
          } else if (happened.kind === 'withdraw') {
            if (archive.rows.heads.has(happened.id)) archive.withdraw(happened.id);
          } else if (happened.kind === 'pass') clock.pass(happened.seconds * 1_000);
          else if (happened.kind === 'follow') await replica.current();
          else if (happened.kind === 'snapshot') await snapshotNow(archive, await replicaOf(archive, clock).current());
          else {
            const oldest = (await archive.snapshots.pointers(ANALYSER)).at(-1);
            if (oldest !== undefined) await archive.snapshots.trimLog(oldest.commit);
          }
        }
        const none = rangedSnapshots({ ...archive.snapshots, pointers: async () => [] }, () => {});
        const built = visibleIn(await replicaOf(archive, clock, { snapshots: none }).current());
        expect(visibleIn(await replica.current())).toEqual(built);
        expect(visibleIn(await replicaOf(archive, clock).current())).toEqual(built);
        const through = throughSnapshot(await replica.current());
        expect(visibleIn(through)).toEqual(built);
      }),
      { numRuns: 100 },
    );
  });

  it('revisions may come in any order and any number of times', async () => {
    await fc.assert(
      fc.property(
        fc.array(fc.record({ id, words }), { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (all, chance) => {
          const archive = memoryArchive();
          const heads = all.flatMap((one) => archive.publish([article(one.id, one.words, 0)]));
          const inOrder = new ReplicaIndex();
          for (const head of heads) inOrder.apply(head, 0);
          const shuffled = [...heads, ...heads]
            .map((head) => ({ head, at: chance.next().value }))
            .sort((one, other) => one.at - other.at);
          const outOfOrder = new ReplicaIndex();
          for (const { head } of shuffled) outOfOrder.apply(head, 0);
          expect(visibleIn(outOfOrder)).toEqual(visibleIn(inOrder));
        },
      ),
      { numRuns: 100 },
    );
  });
});
