import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import type { Clock } from '../../../../functions/archive/ports.ts';
import type { Caller, Service } from '../../../../infra/local/service.ts';

export const realClock: Clock = {
  now: Date.now,
  sleep: (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds)),
};

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'cuttings-'));

export const almighty: Caller = { arn: 'arn:aws:iam::000000000000:user/newsroom', allows: () => true };

/** Serves one local service on a free port of the loopback, to everybody as `caller`. */
export const serve = async (
  service: Service,
  caller: Caller = almighty,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  const server = createServer((request, response) => void service(request, response, caller));
  server.keepAliveTimeout = 60_000; // as the machine's: no client finds its connection closed under it
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const close = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${address.port}`, close };
};

export const clientOf = (endpoint: string): S3Client =>
  new S3Client({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'newsroom', secretAccessKey: 'newsroom' },
    maxAttempts: 1,
  });
