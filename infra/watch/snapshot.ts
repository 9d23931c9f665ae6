import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Settings } from '../context.ts';
import { roomIn } from '../size.ts';
import type { Snapshot } from '../snapshot.ts';
import { concernsOf, runsOf } from './any-function.ts';
import { measured, PERIOD, type Watch } from './watch.ts';

const FEW = 20; // articles that go without anybody being asked
const SHARE = 5; // percent of the index
const NEAR = 80; // percent of the largest index that the functions have memory for

/** What is watched of the index as it is written. */
export const watchSnapshot = ({ snapshot, deadLetters }: Snapshot, settings: Settings): Watch => {
  // Three looks of which each should have written it, and an hour at least.
  const old = Duration.minutes(Math.max(60, 3 * settings.snapshotEveryMinutes));
  const perLook = Duration.minutes(Math.max(5, 5 * Math.ceil((2 * settings.snapshotEveryMinutes) / 5)));
  const dead = deadLetters.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: 'Maximum' });
  const ofLook = (name: Parameters<typeof measured>[1]) =>
    measured('snapshot', name, 'Maximum').with({ period: perLook });
  const lost = new MathExpression({
    expression: `IF(lost > ${FEW}, 100 * lost / (lost + indexed), 0)`,
    usingMetrics: { lost: ofLook('LostArticles'), indexed: ofLook('IndexedArticles') },
    label: 'Percent of the index that went',
    period: perLook,
  });
  return {
    title: 'The index',
    concerns: [
      {
        name: 'SnapshotDeadLetters',
        says: 'The snapshot function failed twice at one event, or could not be asked at all.',
        metric: dead,
        above: 0,
      },
      ...(settings.snapshotEveryMinutes === 0
        ? []
        : [
            {
              name: 'SnapshotAge',
              says: `A new snapshot has been due for more than ${old.toMinutes()} minutes, or the function no longer looks.`,
              metric: ofLook('SnapshotAge'),
              above: old.toSeconds(),
              alsoSilence: true,
            },
          ]),
      {
        name: 'ShrinkingIndex',
        says: `The index has lost more than ${SHARE} % of its articles within the snapshots that are kept.`,
        metric: lost,
        above: SHARE,
      },
      ...(settings.engine === 'memory'
        ? [
            {
              name: 'IndexOutgrowsMemory',
              says: `The index has come to ${NEAR} % of what the functions’ memory holds: raise it, or move to OpenSearch.`,
              metric: ofLook('SnapshotBytes'),
              above: Math.round((NEAR / 100) * roomIn(settings)),
              stays: true, // it is told only when a snapshot is written
            },
          ]
        : []),
      ...concernsOf('Snapshot', snapshot),
    ],
    graphs: [
      { title: 'Articles in the index', left: [ofLook('IndexedArticles')], right: [ofLook('LostArticles')] },
      {
        title: 'Bytes of the newest snapshot; seconds for which another is due',
        left: [ofLook('SnapshotBytes')],
        right: [ofLook('SnapshotAge')],
      },
      runsOf(snapshot),
    ],
  };
};
