import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, ListBucketsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, describe, expect, it } from 'vitest';
import { takeDataFolder } from '../../../infra/local/machine/data-folder.ts';
import { type Machine, startMachine } from '../../../infra/local/machine.ts';
import { arn, handMadeAssembly, role, uploadsFlow } from './machine/hand-made-stack.ts';

const LOGGING = 'export const handler = async (event) => console.log(JSON.stringify(event));';

const running: Machine[] = [];
afterEach(async () => {
  for (const machine of running.splice(0)) await machine.close();
});

const start = async (
  assembly: string,
  folder = mkdtempSync(join(tmpdir(), 'machine-')),
  openSearch: URL | null = null,
) => {
  const data = { ...takeDataFolder(folder), release: () => {} };
  const said: string[] = [];
  const machine = await startMachine({
    assembly,
    data,
    readerPort: 0,
    awsPort: 0,
    openSearch,
    log: (line) => said.push(line),
  });
  running.push(machine);
  return { ...machine, said, folder, log: (name: string) => readFileSync(join(folder, 'logs', `${name}.log`), 'utf8') };
};

const as = (name: string, { awsEndpoint }: Pick<Machine, 'awsEndpoint'>): S3Client =>
  new S3Client({
    endpoint: awsEndpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: name, secretAccessKey: name },
    maxAttempts: 1,
  });

const upload = (machine: Machine, key: string, as_ = as('newsroom', machine)) =>
  as_.send(new PutObjectCommand({ Bucket: 'desk-uploads-local', Key: key, Body: 'words' }));

describe('A machine', () => {
  it('carries an upload through bucket, notification and queue to the function', async () => {
    const machine = await start(handMadeAssembly(uploadsFlow, { Ingest: LOGGING }));
    await upload(machine, 'incoming/story one.txt');
    await machine.settled();
    expect(machine.log('desk-ingest')).toMatch(/ObjectCreated:Put.*incoming\/story\+one\.txt/);
  });

  it('keeps what is stored when it is closed and started again', async () => {
    const assembly = handMadeAssembly(uploadsFlow, { Ingest: LOGGING });
    const first = await start(assembly);
    await upload(first, 'incoming/a.txt');
    await first.close();
    const second = await start(assembly, first.folder);
    const read = await as('newsroom', second).send(
      new GetObjectCommand({ Bucket: 'desk-uploads-local', Key: 'incoming/a.txt' }),
    );
    expect(await read.Body?.transformToString()).toBe('words');
    await second.settled();
    expect(second.log('desk-ingest').match(/incoming\/a\.txt/g)).toHaveLength(1);
  });

  it('gives the newsroom its part of the bucket and no other', async () => {
    const machine = await start(handMadeAssembly(uploadsFlow, { Ingest: LOGGING }));
    const { Buckets } = await as('newsroom', machine).send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toEqual(['desk-uploads-local']);
    await expect(upload(machine, 'elsewhere/a.txt')).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(upload(machine, 'elsewhere/a.txt', as('engineer', machine))).resolves.toBeDefined();
  });

  it('lets a function do what its role says, and answers AccessDenied to all else', async () => {
    const code = `
      import { request } from ${JSON.stringify(import.meta.resolve('./machine/signed-request.mjs'))};
      export const handler = async () => {
        for (const key of ['incoming/a.txt', 'outgoing/a.txt'])
          console.log(key, await request('GET', '/desk-uploads-local/' + key));
      };`;
    const machine = await start(
      handMadeAssembly(
        {
          ...uploadsFlow,
          IngestRole: role(
            { Action: 'sqs:*', Resource: arn('UploadsQueue') },
            { Action: 's3:GetObject', Resource: { 'Fn::Join': ['', [arn('UploadsBucket'), '/incoming/*']] } },
          ),
        },
        { Ingest: code },
      ),
    );
    await upload(machine, 'incoming/a.txt');
    await machine.settled();
    expect(machine.log('desk-ingest')).toMatch(/incoming\/a\.txt 200 words/);
    expect(machine.log('desk-ingest')).toMatch(
      /outgoing\/a\.txt 403 .*assumed-role\/desk-ingest\/desk-ingest is not authorized to perform: s3:GetObject/s,
    );
  });

  it('keeps no log of a function whose role may not write one, and says so', async () => {
    const queue = { Effect: 'Allow', Action: 'sqs:*', Resource: arn('UploadsQueue') };
    const silent = {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {},
        Policies: [{ PolicyName: 'May', PolicyDocument: { Version: '2012-10-17', Statement: queue } }],
      },
    };
    const machine = await start(handMadeAssembly({ ...uploadsFlow, IngestRole: silent }, { Ingest: LOGGING }));
    await upload(machine, 'incoming/a.txt');
    await machine.settled();
    expect(() => machine.log('desk-ingest')).toThrow(/ENOENT/);
    expect(machine.said).toEqual([expect.stringMatching(/role\/desk-ingest may not write to .*:log-group:/)]);
  });

  it('refuses a bucket whose queue does not let S3 in, as S3 does', async () => {
    const { UploadsQueuePolicy: _, ...flow } = uploadsFlow;
    const { DependsOn: __, ...bucket } = flow.UploadsBucket;
    const assembly = handMadeAssembly({ ...flow, UploadsBucket: bucket }, { Ingest: LOGGING });
    await expect(start(assembly)).rejects.toThrow(/policy of .*:desk-uploads does not let s3.amazonaws.com send/);
  });

  it('refuses a mapping whose function may not read the queue, as Lambda does', async () => {
    const mayReceive = role({ Action: ['sqs:ReceiveMessage', 'sqs:GetQueueAttributes'], Resource: '*' });
    const assembly = handMadeAssembly({ ...uploadsFlow, IngestRole: mayReceive }, { Ingest: LOGGING });
    await expect(start(assembly)).rejects.toThrow(/role\/desk-ingest may not sqs:DeleteMessage on .*:desk-uploads/);
  });

  it('refuses a URL that the function’s policy does not open, and a rule that it does not let in', async () => {
    const url = { Type: 'AWS::Lambda::Url', Properties: { TargetFunctionArn: arn('Ingest'), AuthType: 'NONE' } };
    await expect(start(handMadeAssembly({ ...uploadsFlow, Url: url }, { Ingest: LOGGING }))).rejects.toThrow(
      /does not let everybody in by its URL/,
    );
    const signed = { ...url, Properties: { ...url.Properties, AuthType: 'AWS_IAM' } };
    await expect(start(handMadeAssembly({ ...uploadsFlow, Url: signed }, { Ingest: LOGGING }))).rejects.toThrow(
      /lets no distribution of the stack in by its URL/,
    );
    const rule = {
      Type: 'AWS::Events::Rule',
      Properties: { ScheduleExpression: 'rate(1 minute)', Targets: [{ Id: 'T', Arn: arn('Ingest') }] },
    };
    await expect(start(handMadeAssembly({ ...uploadsFlow, Rule: rule }, { Ingest: LOGGING }))).rejects.toThrow(
      /does not let arn:aws:events:.*:rule\/desk-rule invoke it/,
    );
  });

  it('refuses a stack with a domain of OpenSearch where no node is named, none answers, or it has two', async () => {
    const domain = { Type: 'AWS::OpenSearchService::Domain' };
    const assembly = handMadeAssembly({ ...uploadsFlow, SearchDomain: domain }, { Ingest: LOGGING });
    await expect(start(assembly)).rejects.toMatchObject({
      message: 'The stack searches with OpenSearch, and CUTTINGS_OPENSEARCH names no node of it.',
      remedy: expect.stringMatching(/^Run "npm run opensearch"/),
    });
    const nobody = new URL('http://127.0.0.1:9');
    await expect(start(assembly, undefined, nobody)).rejects.toThrow(
      'No node of OpenSearch answers at http://127.0.0.1:9',
    );
    const two = handMadeAssembly({ ...uploadsFlow, OneDomain: domain, OtherDomain: domain }, { Ingest: LOGGING });
    await expect(start(two, undefined, nobody)).rejects.toThrow(/domain\/desk-one and .*domain\/desk-other/);
  });

  it('touches nothing where the stack asks for what it does not do', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'machine-'));
    const assembly = handMadeAssembly({ ...uploadsFlow, Net: { Type: 'AWS::EC2::VPC' } }, { Ingest: LOGGING });
    await expect(start(assembly, folder)).rejects.toThrow('AWS::EC2::VPC is not supported on this machine');
    expect(() => readFileSync(join(folder, 's3', 'journal'))).toThrow(/ENOENT/);
  });
});
