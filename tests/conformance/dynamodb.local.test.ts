import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll } from 'vitest';
import { openDynamo } from '../../infra/local/dynamodb/engine.ts';
import { memoryJournal } from '../../infra/local/dynamodb/memory-journal.ts';
import { dynamoService } from '../../infra/local/dynamodb/server.ts';
import { TABLES } from './dynamodb/target.ts';
import { dynamoConformance } from './dynamodb.ts';

const dynamo = openDynamo({ journal: memoryJournal(), clock: { now: Date.now } });
const serve = dynamoService(dynamo);
const everybody = { arn: 'arn:aws:iam::000000000000:role/conformance', allows: () => true };
const server = createServer((request, response) => void serve(request, response, everybody));
afterAll(() => server.close());

dynamoConformance(async () => {
  for (const table of TABLES) dynamo.createTable(table);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  afterAll(() => client.destroy());
  return { client };
});
