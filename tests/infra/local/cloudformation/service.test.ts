import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudFormationClient, DescribeStacksCommand, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloudFormationService } from '../../../../infra/local/cloudformation/service.ts';

let mayDescribe = true;
const service = cloudFormationService({
  name: 'Desk',
  id: 'arn:aws:cloudformation:us-east-1:000000000000:stack/Desk/1',
  created: Date.UTC(2026, 10, 23),
  outputs: [
    { key: 'SearchUrl', value: 'http://127.0.0.1:8787/?a=1&b=<2>', description: 'Readers ask here' },
    { key: 'UploadsBucket', value: 'desk-uploads-local', description: null },
  ],
});
const server = createServer((request, response) => {
  service(request, response, { arn: 'arn:aws:iam::000000000000:user/someone', allows: () => mayDescribe });
});
let client: CloudFormationClient;

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  client = new CloudFormationClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'someone', secretAccessKey: 'someone' },
    maxAttempts: 1,
  });
});
afterAll(() => {
  client.destroy();
  server.close();
});

describe('DescribeStacks', () => {
  it('tells the outputs of the stack, by its name, its id or none', async () => {
    for (const StackName of ['Desk', 'arn:aws:cloudformation:us-east-1:000000000000:stack/Desk/1', undefined]) {
      const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
      expect(Stacks).toMatchObject([
        {
          StackName: 'Desk',
          StackStatus: 'CREATE_COMPLETE',
          CreationTime: new Date('2026-11-23T00:00:00Z'),
          Outputs: [
            {
              OutputKey: 'SearchUrl',
              OutputValue: 'http://127.0.0.1:8787/?a=1&b=<2>',
              Description: 'Readers ask here',
            },
            { OutputKey: 'UploadsBucket', OutputValue: 'desk-uploads-local' },
          ],
        },
      ]);
    }
  });

  it('knows no other stack', async () => {
    await expect(client.send(new DescribeStacksCommand({ StackName: 'Other' }))).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack with id Other does not exist',
    });
  });

  it('is for those who may', async () => {
    mayDescribe = false;
    await expect(client.send(new DescribeStacksCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
    mayDescribe = true;
  });
});

it('Every other action is refused by name', async () => {
  await expect(client.send(new ListStacksCommand({}))).rejects.toMatchObject({
    name: 'InvalidAction',
    message: 'The local CloudFormation does not implement ListStacks.',
  });
});
