import { DEFAULT_AWS_PORT } from '../../names.ts';
import { StartError } from '../start-error.ts';

/** What `npm start` may be told. */
export type StartSettings = {
  readonly readerPort: number;
  readonly awsPort: number;
  readonly newsroomPort: number;
  readonly data: string;
  /** A real node of OpenSearch, for a stack that searches with one; null where none is named. */
  readonly openSearch: URL | null;
  /** Where `npm run opensearch` starts such a node. */
  readonly openSearchPort: number;
};

/**
 * Reads PORT, AWS_PORT, NEWSROOM_PORT, OPENSEARCH_PORT, CUTTINGS_DATA and CUTTINGS_OPENSEARCH; one that is empty counts as not set. The newsroom's port is the one
 * after the readers', unless it is set.
 * @throws StartError for a value that is no port or no node's address, and for one port for both
 */
export const readStartSettings = (environment: Readonly<Record<string, string | undefined>>): StartSettings => {
  const readerPort = portOf(environment, 'PORT', 8787);
  const awsPort = portOf(environment, 'AWS_PORT', DEFAULT_AWS_PORT);
  if (readerPort === awsPort && readerPort !== 0)
    throw new StartError(`PORT and AWS_PORT are both ${readerPort}.`, 'Give each a port of its own.');
  const next = readerPort === 0 ? 0 : readerPort + (readerPort + 1 === awsPort ? 2 : 1);
  const newsroomPort = portOf(environment, 'NEWSROOM_PORT', next > LAST_PORT ? 0 : next);
  if (newsroomPort !== 0 && (newsroomPort === readerPort || newsroomPort === awsPort))
    throw new StartError(`NEWSROOM_PORT is ${newsroomPort}, which is taken by another.`, 'Give it a port of its own.');
  return {
    readerPort,
    awsPort,
    newsroomPort,
    data: environment.CUTTINGS_DATA || '.cuttings',
    openSearch: nodeOf(environment.CUTTINGS_OPENSEARCH || null),
    openSearchPort: portOf(environment, 'OPENSEARCH_PORT', 9200), // where every tool of OpenSearch looks for one
  };
};

const LAST_PORT = 65_535;

const portOf = (environment: Readonly<Record<string, string | undefined>>, name: string, otherwise: number): number => {
  const value = environment[name] || String(otherwise);
  if (/^\d{1,5}$/.test(value) && Number(value) <= LAST_PORT) return Number(value);
  throw new StartError(
    `${name} is ${value}, which is no port.`,
    `Set ${name} to a number from 1 to 65535, or 0 for any.`,
  );
};

/** Only this machine's: what the archive holds is not sent to another, and a node without its security plugin is nobody's. */
const nodeOf = (value: string | null): URL | null => {
  if (value === null) return null;
  if (/^http:\/\/(?:127\.0\.0\.1|localhost):\d{1,5}\/?$/.test(value) && URL.canParse(value)) return new URL(value);
  throw new StartError(
    `CUTTINGS_OPENSEARCH is ${value}, which is no address of a node on this machine.`,
    'Set CUTTINGS_OPENSEARCH to what "npm run opensearch" prints, such as http://127.0.0.1:9200.',
  );
};
