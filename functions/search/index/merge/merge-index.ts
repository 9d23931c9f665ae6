import type { Sections } from '../format/sections.ts';
import type { LiveIndex } from '../live/live-index.ts';
import type { Settings } from '../options.ts';
import { mergeSources } from './merge.ts';

/** An index's living documents as one segment's sections; the segment's own where nothing has changed. */
export const mergeIndex = <T>(index: LiveIndex, { fields, columns, storeFields }: Settings<T>): Sections => {
  if (index.overlay.documents === 0 && index.dead.count === 0) return index.segment.sections;
  const { averages } = index;
  return mergeSources(index.sources(), { fields, columns, storesFields: storeFields.length > 0, averages });
};
