import { ON_OPENSEARCH } from './engine-under-test.ts';

/** How often a law is tried: a tenth as often where each archive is an index of its own in OpenSearch. */
export const runs = (number: number): { readonly numRuns: number } => ({
  numRuns: ON_OPENSEARCH ? Math.ceil(number / 10) : number,
});
