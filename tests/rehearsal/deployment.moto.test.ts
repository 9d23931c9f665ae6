import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DescribeTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import {
  GetFunctionCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  ListFunctionsCommand,
} from '@aws-sdk/client-lambda';
import { GetBucketEncryptionCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../infra/local/machine/ports.ts';
import { knownToMoto } from './known-to-moto.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MOTO = fileURLToPath(new URL('.cache/moto/bin/moto_server', import.meta.url));
const LINT = fileURLToPath(new URL('.cache/moto/bin/cfn-lint', import.meta.url)); // comes with it
const ACCOUNT = '123456789012'; // moto's
const STACK = 'Cuttings-dev';
const MINUTES = 60_000;

const home = mkdtempSync(join(tmpdir(), 'moto-'));
const ENGINES = ['memory', 'opensearch'] as const;
type Engine = (typeof ENGINES)[number];
const assemblyOf = (engine: Engine): string => join(home, engine);
const wholeOf = (engine: Engine): string => join(home, `${engine}.json`); // the template with what moto does not know
let moto: ChildProcess;
let endpoint: string;

/** The CDK's own command, with nobody's credentials and no AWS but moto. */
const cdk = async (...commands: readonly string[]): Promise<string> => {
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'rehearsal',
    AWS_SECRET_ACCESS_KEY: 'rehearsal',
  };
  const file = join(ROOT, 'node_modules/aws-cdk/bin/cdk');
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [file, ...commands, '--ci'], {
    cwd: ROOT,
    env,
    timeout: 5 * MINUTES,
    maxBuffer: 16 * 1024 * 1024,
  });
  return `${stdout}${stderr}`;
};

const answers = async (): Promise<void> => {
  for (let tries = 0; tries < 300; tries++) {
    if (moto.exitCode !== null) throw new Error(`moto ended with ${moto.exitCode}`);
    const answer = await fetch(`${endpoint}/moto-api/`).catch(() => null);
    if (answer?.ok) return;
    await setTimeout(200);
  }
  throw new Error('moto does not answer');
};

beforeAll(async () => {
  const port = await freePort(0, 'its port');
  // By this name, and no address, moto takes a bucket in the path of a template's address.
  endpoint = `http://localhost:${port}`;
  moto = spawn(MOTO, ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  await answers();
  for (const engine of ENGINES) await synthesise(engine);
  await cdk('bootstrap', `aws://${ACCOUNT}/us-east-1`, '--app', assemblyOf('memory'));
}, 10 * MINUTES);

const synthesise = async (engine: Engine): Promise<void> => {
  const context = ['stage=dev', `engine=${engine}`]; // it cannot protect a stack against deletion
  await cdk('synth', '--quiet', ...context.flatMap((one) => ['--context', one]), '--output', assemblyOf(engine));
  const file = join(assemblyOf(engine), 'Cuttings.template.json');
  copyFileSync(file, wholeOf(engine));
  const { template, leftOut } = knownToMoto(JSON.parse(readFileSync(file, 'utf8')));
  writeFileSync(file, JSON.stringify(template));
  console.log(`moto does not know, and this rehearsal leaves out, with ${engine}: ${leftOut.join(', ')}`);
};

afterAll(() => {
  moto?.kill();
  rmSync(home, { recursive: true, force: true });
});

const deploy = async (
  engine: Engine = 'memory',
): Promise<{ said: string; outputs: Readonly<Record<string, string>> }> => {
  const file = join(home, 'outputs.json');
  // Directly, since moto forgets the outputs of what comes by a change set.
  const how = ['--require-approval', 'never', '--method', 'direct', '--outputs-file', file];
  const said = await cdk('deploy', '--app', assemblyOf(engine), ...how);
  const written = JSON.parse(readFileSync(file, 'utf8'));
  expect(Object.keys(written)).toEqual([STACK]);
  return { said, outputs: written[STACK] };
};

const clients = () => {
  const credentials = { accessKeyId: 'rehearsal', secretAccessKey: 'rehearsal' };
  const connection = { endpoint, region: 'us-east-1', credentials };
  return {
    dynamodb: new DynamoDBClient(connection),
    lambda: new LambdaClient(connection),
    s3: new S3Client({ ...connection, forcePathStyle: true }),
    sqs: new SQSClient(connection),
  };
};

describe('The whole template', () => {
  it.each(ENGINES)(
    'with the engine %s is one in which cfn-lint finds nothing',
    { timeout: 2 * MINUTES },
    async (engine) => {
      // W3005: the CDK repeats a dependency that a reference makes already.
      const { stdout } = await promisify(execFile)(LINT, ['--ignore-checks', 'W3005', '--', wholeOf(engine)]);
      expect(stdout).toBe('');
    },
  );
});

// What moto drops of the resources that it makes (a bucket's versions and notifications, backups of the table, a function's
// architecture) is for tests/infra/ to see in the template.
describe('`cdk deploy` of a bootstrapped account, where moto stands for AWS', () => {
  let outputs: Readonly<Record<string, string>>;
  const output = (name: string): string => {
    const value = outputs[name];
    if (value === undefined) throw new Error(`no output ${name}`);
    return value;
  };
  beforeAll(async () => {
    ({ outputs } = await deploy());
  }, 6 * MINUTES);

  it('makes the table with its index, and without protection, as the stage says', async () => {
    const { dynamodb } = clients();
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName: output('ArchiveTable') }));
    expect(Table).toMatchObject({
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      GlobalSecondaryIndexes: [{ IndexName: 'receipts', Projection: { ProjectionType: 'ALL' } }],
      DeletionProtectionEnabled: false,
    });
  });

  it('makes the queue, which gives up to its dead letters after five tries', async () => {
    const { sqs } = clients();
    const attributesOf = async (QueueUrl: string) =>
      (await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))).Attributes ?? {};
    const deadLetters = await attributesOf(output('UploadsDeadLetters'));
    const queue = await attributesOf(output('UploadsQueue'));
    expect(queue).toMatchObject({ VisibilityTimeout: '180', MessageRetentionPeriod: String(14 * 86_400) });
    expect(JSON.parse(queue.RedrivePolicy ?? '{}')).toEqual({
      deadLetterTargetArn: deadLetters.QueueArn,
      maxReceiveCount: 5,
    });
  });

  it('makes the buckets, encrypted', async () => {
    const { s3 } = clients();
    for (const Bucket of [output('UploadsBucket'), output('ArchiveBucket')]) {
      const { ServerSideEncryptionConfiguration: how } = await s3.send(new GetBucketEncryptionCommand({ Bucket }));
      expect(how?.Rules).toMatchObject([{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }]);
    }
  });

  it('makes the functions of the bundles that were published, told where everything is', async () => {
    const { lambda } = clients();
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
    const names = Functions.map(({ FunctionName = '' }) => FunctionName).sort();
    expect(names).toHaveLength(3);
    for (const name of names) {
      const { Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: name }));
      expect(Configuration).toMatchObject({
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
      });
      expect(Configuration?.CodeSize).toBeGreaterThan(100_000);
      expect(Configuration?.Environment?.Variables).toMatchObject({
        TABLE_NAME: output('ArchiveTable'),
        ARCHIVE_BUCKET: output('ArchiveBucket'),
        METRICS_NAMESPACE: STACK,
      });
    }
    expect(names).toContain(output('SnapshotFunction'));
    const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({}));
    expect(EventSourceMappings).toMatchObject([
      { BatchSize: 30, FunctionArn: expect.stringMatching(/:Cuttings-dev-Ingest/) },
    ]);
  });

  it('changes nothing when it is run again', { timeout: 5 * MINUTES }, async () => {
    const again = await deploy();
    expect(again.said).toContain('(no changes)');
    expect(again.outputs).toEqual(outputs);
  });

  it('moves over to OpenSearch: the feeder comes, and search is told where to ask', {
    timeout: 5 * MINUTES,
  }, async () => {
    const over = await deploy('opensearch');
    expect(over.outputs).toMatchObject(outputs); // the table, the buckets and the queues stay
    const { lambda } = clients();
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
    expect(Functions).toHaveLength(4);
    const search = Functions.find(({ FunctionName = '' }) => FunctionName.includes('Search'));
    expect(search?.Environment?.Variables).toMatchObject({ FEEDER_NAME: over.outputs.FeedFunction });
  });

  it('and back to memory: the feeder goes', { timeout: 5 * MINUTES }, async () => {
    expect((await deploy()).outputs).toEqual(outputs);
    const { lambda, sqs } = clients();
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
    expect(Functions).toHaveLength(3);
    const search = Functions.find(({ FunctionName = '' }) => FunctionName.includes('Search'));
    expect(search?.Environment?.Variables).not.toHaveProperty('FEEDER_NAME');
    expect((await sqs.send(new ListQueuesCommand({}))).QueueUrls).toHaveLength(3);
  });

  it('leaves nothing behind when it is destroyed', { timeout: 5 * MINUTES }, async () => {
    await cdk('destroy', '--app', assemblyOf('memory'), '--force');
    const { dynamodb, lambda, s3, sqs } = clients();
    expect((await dynamodb.send(new ListTablesCommand({}))).TableNames).toEqual([]);
    expect((await lambda.send(new ListFunctionsCommand({}))).Functions).toEqual([]);
    expect((await sqs.send(new ListQueuesCommand({}))).QueueUrls ?? []).toEqual([]);
    const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
    expect(Buckets.map(({ Name }) => Name)).toEqual([`cdk-hnb659fds-assets-${ACCOUNT}-us-east-1`]); // CDK's own
  });
});
