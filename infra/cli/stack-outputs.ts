import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { ArchiveError } from '../../functions/archive/errors.ts';
import { LOCAL_REGION, STACK } from '../names.ts';

/** Which archive a command works on. Neither given: the local one. */
export type Target = { readonly stack?: string | undefined; readonly endpoint?: string | undefined };

/** What an SDK client is made with. Empty for AWS: then the engineer's own profile, region and credentials hold. */
export type Connection = {
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
};

/** Where the parts of an archive are, as its stack's outputs say. */
export type Parts = {
  readonly bucket: string; // of the uploads
  readonly table: string;
  readonly searchUrl: string;
  /** The parts that only an engineer's commands want. */
  readonly archiveBucket: string;
  readonly snapshotFunction: string;
  readonly uploadsQueue: string; // queues by their URL
  readonly uploadsDeadLetters: string;
  readonly snapshotDeadLetters: string;
  /** Where the index is in OpenSearch; null where it is in memory. */
  readonly feed: { readonly name: string; readonly deadLetters: string } | null;
  readonly recoveryDays: number;
  readonly stage: string; // `prod`, or `dev`: to be thrown away
};

const ENGINEER = { accessKeyId: 'engineer', secretAccessKey: 'engineer' };

/**
 * How to reach the target.
 * @param port of the local archive, where no endpoint is given
 * @throws ArchiveError where either is none
 */
export const connectionTo = ({ stack, endpoint }: Target, port: string): Connection => {
  if (stack !== undefined && endpoint === undefined) return {};
  const address = endpoint ?? `http://127.0.0.1:${port}`;
  if (!/^https?:\/\//.test(address) || !URL.canParse(address))
    throw new ArchiveError(
      'bad-request',
      endpoint === undefined
        ? `AWS_PORT is ${port}, which is no port.`
        : `${endpoint} is no address of an endpoint, such as http://127.0.0.1:4566.`,
    );
  return { endpoint: address, region: LOCAL_REGION, credentials: ENGINEER };
};

/**
 * The parts of the target's stack.
 * @throws ArchiveError that says what to do: where nothing answers, where there is no such stack, where there are no
 *         credentials or no region, where it is another stack
 */
export const partsOf = async (target: Target, connection: Connection): Promise<Parts> => {
  const name = target.stack ?? STACK;
  const outputs = await describe(name, connection);
  const output = (key: string): string => {
    const value = outputs.get(key);
    if (value !== undefined) return value;
    throw new ArchiveError(
      'bad-request',
      `The stack ${name} has no output ${key}: it is not an archive of this version.`,
    );
  };
  const feeder = outputs.get('FeedFunction');
  return {
    bucket: output('UploadsBucket'),
    table: output('ArchiveTable'),
    searchUrl: output('SearchUrl'),
    archiveBucket: output('ArchiveBucket'),
    snapshotFunction: output('SnapshotFunction'),
    uploadsQueue: output('UploadsQueue'),
    uploadsDeadLetters: output('UploadsDeadLetters'),
    snapshotDeadLetters: output('SnapshotDeadLetters'),
    feed: feeder === undefined ? null : { name: feeder, deadLetters: output('FeedDeadLetters') },
    recoveryDays: Number(output('RecoveryDays')),
    stage: output('Stage'),
  };
};

const describe = async (name: string, connection: Connection): Promise<ReadonlyMap<string, string>> => {
  try {
    const client = new CloudFormationClient({ ...connection, maxAttempts: 2 });
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    return new Map((stack?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
  } catch (error) {
    throw explained(error, name, connection);
  }
};

const explained = (error: unknown, name: string, { endpoint }: Connection): unknown => {
  if (!(error instanceof Error)) return error;
  const because = (code: 'unavailable' | 'not-found' | 'denied', message: string) =>
    new ArchiveError(code, message, { cause: error });
  const code = 'code' in error ? String(error.code) : '';
  if (/^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT)/.test(code) || error.name === 'TimeoutError') {
    return endpoint === undefined
      ? because('unavailable', `AWS does not answer (${code}). Is this machine on the network?`)
      : because(
          'unavailable',
          `Nothing answers at ${endpoint}. Start the local archive with "npm start" (AWS_PORT says on which port), or name a deployed one with --stack.`,
        );
  }
  if (error.name === 'ValidationError' && /does not exist/.test(error.message)) {
    return because(
      'not-found',
      `There is no stack named ${name} ${endpoint === undefined ? 'in this account and region (AWS_PROFILE and AWS_REGION choose them)' : `at ${endpoint}`}.`,
    );
  }
  if (/Credentials|Token/.test(error.name)) {
    return because('denied', `AWS needs to know who you are: ${error.message} Set AWS_PROFILE, or log in.`);
  }
  if (/Region is missing/.test(error.message)) {
    return because(
      'denied',
      'AWS needs to know where the stack is: set AWS_REGION, or AWS_PROFILE to a profile with one.',
    );
  }
  if (/AccessDenied/.test(error.name)) return because('denied', error.message);
  return endpoint === undefined
    ? error
    : because(
        'unavailable',
        `What answers at ${endpoint} is no archive: give the port of the AWS services (AWS_PORT), not that of the readers. It said: ${error.message.split('\n', 1)[0]}`,
      );
};
