import { afterAll } from 'vitest';
import { s3Service } from '../../infra/local/s3/service.ts';
import { openS3 } from '../../infra/local/s3/store.ts';
import { clientOf, newFolder, realClock, serve } from '../infra/local/s3/server.ts';
import { s3Conformance } from './s3.ts';

const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

s3Conformance(async () => {
  const s3 = openS3({ folder: newFolder(), clock: realClock, deliver: () => {} });
  s3.createBucket('versioned', { VersioningConfiguration: { Status: 'Enabled' } });
  s3.createBucket('plain', {});
  const server = await serve(s3Service(s3));
  const client = clientOf(server.url);
  closing.push(
    () => client.destroy(),
    () => server.close(),
    () => s3.close(),
  );
  return { client, versioned: 'versioned', plain: 'plain' };
});
