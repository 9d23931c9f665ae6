import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { connectionTo, partsOf } from '../../../infra/cli/stack-outputs.ts';

let server: Server | undefined;
afterEach(() => server?.close());

/** An endpoint that answers every request so, as CloudFormation would; its URL. */
const cloudFormation = async (status: number, body: string): Promise<string> => {
  server = createServer((_, response) => {
    response.writeHead(status, { 'content-type': 'text/xml' });
    response.end(body);
  });
  await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const stackWith = (outputs: Readonly<Record<string, string>>): string => {
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  );
  return `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>Cuttings</StackName><Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;
};

const parts = (endpoint: string, stack?: string) => {
  const target = { endpoint, stack };
  return partsOf(target, connectionTo(target, '4566'));
};

describe('The archive that a command works on', () => {
  it('is the local one, with its engineer’s credentials, where nothing is said', () => {
    expect(connectionTo({}, '4570')).toEqual({
      endpoint: 'http://127.0.0.1:4570',
      region: 'us-east-1',
      credentials: { accessKeyId: 'engineer', secretAccessKey: 'engineer' },
    });
  });

  it('is that of the engineer’s own account where a stack is named', () => {
    expect(connectionTo({ stack: 'Cuttings' }, '4566')).toEqual({});
  });

  it('is found by the outputs of its stack', async () => {
    const outputs = {
      UploadsBucket: 'uploads',
      ArchiveTable: 'table',
      SearchUrl: 'http://127.0.0.1:8787/',
      ArchiveBucket: 'archive',
      SnapshotFunction: 'snapshot',
      UploadsQueue: 'queue',
      UploadsDeadLetters: 'dead',
      SnapshotDeadLetters: 'dead snapshots',
      RecoveryDays: '35',
      Stage: 'prod',
    };
    expect(await parts(await cloudFormation(200, stackWith(outputs)))).toEqual({
      bucket: 'uploads',
      table: 'table',
      searchUrl: 'http://127.0.0.1:8787/',
      archiveBucket: 'archive',
      snapshotFunction: 'snapshot',
      uploadsQueue: 'queue',
      uploadsDeadLetters: 'dead',
      snapshotDeadLetters: 'dead snapshots',
      feed: null,
      recoveryDays: 35,
      stage: 'prod',
    });
    const shared = { ...outputs, FeedFunction: 'feed', FeedDeadLetters: 'dead feeds' };
    server?.close();
    expect(await parts(await cloudFormation(200, stackWith(shared)))).toMatchObject({
      feed: { name: 'feed', deadLetters: 'dead feeds' },
    });
  });

  it('is said not to run where nothing answers, and how to start it', async () => {
    const endpoint = await cloudFormation(200, '');
    await new Promise((closed) => server?.close(closed));
    await expect(parts(endpoint)).rejects.toThrow(
      `Nothing answers at ${endpoint}. Start the local archive with "npm start"`,
    );
  });

  it('is said not to be there where something else answers, as the readers’ port does', async () => {
    const endpoint = await cloudFormation(405, '{"title":"This can only be read"}');
    await expect(parts(endpoint)).rejects.toThrow(
      `What answers at ${endpoint} is no archive: give the port of the AWS`,
    );
  });

  it('is not looked for where its address or its port is none', () => {
    for (const endpoint of ['4566', 'localhost:4566', 'http://'])
      expect(() => connectionTo({ endpoint }, '4566')).toThrow(`${endpoint} is no address of an endpoint, such as`);
    expect(() => connectionTo({}, 'abc')).toThrow('AWS_PORT is abc, which is no port.');
  });

  it('is said not to exist where no stack has that name', async () => {
    const error = `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id Cutings does not exist</Message></Error></ErrorResponse>`;
    await expect(parts(await cloudFormation(400, error), 'Cutings')).rejects.toThrow(
      'There is no stack named Cutings at',
    );
  });

  it('is said not to be one where a stack has other outputs', async () => {
    await expect(parts(await cloudFormation(200, stackWith({ SiteUrl: 'x' })))).rejects.toThrow(
      'The stack Cuttings has no output UploadsBucket',
    );
  });
});
