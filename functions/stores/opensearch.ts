import { AwsSigv4Signer } from '@opensearch-project/opensearch/aws-v3';
import { ConnectionPool } from '@opensearch-project/opensearch/lib/pool/index.js';
import serializerModule from '@opensearch-project/opensearch/lib/Serializer.js';
import type {
  ApiResponse,
  TransportRequestOptions,
  TransportRequestParams,
} from '@opensearch-project/opensearch/lib/Transport.js';
import { variable } from './environment.ts';

export type OpenSearchCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

export type OpenSearchLocation = {
  /** `https://search-….us-east-1.es.amazonaws.com`, with nothing after it. */
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: OpenSearchCredentials;
  /** ms without a byte after which a request is given up; 10,000 where nobody says so. */
  readonly timeOut?: number;
};

/** One domain of OpenSearch, by its REST API. */
export type OpenSearch = {
  /**
   * Sends one request, signed. Tries three times more where the connection breaks or the answer is 502, 503 or 504.
   * @param request its path with every part of it encoded; `body` is sent as JSON, `bulkBody` as a line of JSON each
   * @throws ResponseError with `statusCode` and `body`, for every other answer from 400 up but 404 to a HEAD
   */
  readonly request: (request: TransportRequestParams, options?: TransportRequestOptions) => Promise<ApiResponse>;
  /** Ends the connections that are kept open. */
  readonly close: () => Promise<void>;
};

// As for the AWS SDK in `environment.ts`: a connection may have died while Lambda had the function frozen.
const TIME_OUT = 10_000; // ms without a byte

// The declaration of this CommonJS module says `export default`, where there is the class itself.
const Serializer = serializerModule as unknown as typeof serializerModule.default;

/**
 * A client of one domain. It is made of OpenSearch's own client without the methods that it has for each of its API's
 * 500 calls: those are 0.4 MB of every bundle, and half of the time that the whole takes to load.
 */
export const openSearchAt = ({ endpoint, region, credentials, timeOut = TIME_OUT }: OpenSearchLocation): OpenSearch => {
  const { Transport, Connection } = AwsSigv4Signer({
    region,
    service: 'es',
    getCredentials: () => Promise.resolve(credentials),
  });
  const emit = (): boolean => false; // nobody watches
  const connectionPool = new ConnectionPool({ Connection, emit, resurrectStrategy: 'none' });
  connectionPool.addConnection(endpoint);
  const transport = new Transport({
    connectionPool,
    emit,
    serializer: new Serializer(),
    maxRetries: 3,
    requestTimeout: timeOut,
    sniffEndpoint: '',
  });
  return {
    request: async (request, options) => transport.request(request, options),
    close: () => new Promise((closed) => connectionPool.empty(closed)),
  };
};

/**
 * The domain of the stack, asked with the credentials of the function's role. On AWS it has a host of its own; on one
 * machine it is behind the address that all services share.
 */
export const openSearchFromEnvironment = (timeOut?: number): OpenSearch =>
  openSearchAt({
    ...(timeOut === undefined ? {} : { timeOut }),
    endpoint: process.env.AWS_ENDPOINT_URL ?? `https://${variable('OPENSEARCH_ENDPOINT')}`,
    region: variable('AWS_REGION'),
    credentials: {
      accessKeyId: variable('AWS_ACCESS_KEY_ID'),
      secretAccessKey: variable('AWS_SECRET_ACCESS_KEY'),
      sessionToken: variable('AWS_SESSION_TOKEN'),
    },
  });
