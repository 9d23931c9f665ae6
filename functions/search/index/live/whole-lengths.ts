import type { Segment } from '../segment.ts';
import type { LiveIndex } from './live-index.ts';

const known = new WeakMap<Segment, Uint32Array>(); // a segment never changes

/** The length of a document, all its fields together, in terms. */
export const wholeLengths = (index: LiveIndex): ((document: number) => number) => {
  const { segment, overlay } = index;
  const lengths = known.get(segment) ?? sumsOf(segment);
  known.set(segment, lengths);
  const sumOf = (document: number): number => {
    let sum = 0;
    for (let field = 0; field < segment.fields.length; field++) {
      sum += Math.max(0, index.lengthOf(field, document) - 1);
    }
    return sum;
  };
  return (document) => (document < overlay.first ? (lengths[document] as number) : sumOf(document));
};

const sumsOf = ({ ids, lengths }: Segment): Uint32Array => {
  const sums = new Uint32Array(ids.count);
  for (const ofField of lengths) {
    for (let document = 0; document < sums.length; document++) {
      const length = ofField[document] as number; // plus one
      if (length > 0) sums[document] = (sums[document] as number) + length - 1;
    }
  }
  return sums;
};
