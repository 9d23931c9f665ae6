import type { Measure } from '../archive/measure.ts';
import type { Finding } from '../archive/upload.ts';
import type { Settled } from './commit.ts';

/** Measures what became of a finding. A file of several articles counts by its members. */
export const measureSettled = (finding: Finding, as: Settled, now: number, measure: Measure): void => {
  if (as !== 'committed') {
    measure('Duplicates', 1);
    return;
  }
  // Another machine's clock: it may be ahead.
  if (finding.upload.at !== undefined) measure('CommitLag', Math.max(0, now - finding.upload.at));
  const { outcome } = finding;
  if (outcome === 'accepted') measure('Accepted', 1);
  if (outcome === 'rejected') measure('Rejected', 1, finding.code);
  if (outcome === 'removed' || outcome === 'killed') measure('Withdrawn', 1);
};
