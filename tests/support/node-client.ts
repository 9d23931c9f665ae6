import { type OpenSearch, openSearchAt } from '../../functions/stores/opensearch.ts';

// Without its security plugin a node looks at no signature.
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

/** A client of a node on this machine. */
export const nodeClient = (endpoint: string): OpenSearch =>
  openSearchAt({ endpoint, region: 'us-east-1', credentials });
