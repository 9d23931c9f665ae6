import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { buildSync } from 'esbuild';
import { expect, it } from 'vitest';
import { takeDataFolder } from '../../infra/local/machine/data-folder.ts';
import { startMachine } from '../../infra/local/machine.ts';
import { arn, handMadeAssembly, role, uploadsFlow } from '../infra/local/machine/hand-made-stack.ts';
import { nodeUnderTest, ownPrefix } from '../support/opensearch.ts';

const index = ownPrefix(nodeUnderTest());

/** A function that files each upload, finds it again, and tries to delete the index; in one file, as the stack bundles. */
const filing = (): string => {
  const store = fileURLToPath(new URL('../../functions/stores/opensearch.ts', import.meta.url));
  const source = `
    import { openSearchFromEnvironment } from ${JSON.stringify(store)};
    const search = openSearchFromEnvironment();
    const path = '/${index}';
    export const handler = async () => {
      await search.request({ method: 'PUT', path: path + '/_doc/a', querystring: { refresh: 'true' }, body: { headline: 'Ferries' } });
      const { body } = await search.request({ method: 'POST', path: path + '/_search', body: { query: { match: { headline: 'ferries' } } } });
      console.log('found', body.hits.hits[0]._source.headline);
      await search.request({ method: 'DELETE', path }).catch(({ statusCode, body }) => console.log(statusCode, body.Message));
    };`;
  const [file] = buildSync({
    stdin: { contents: source, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    write: false,
  }).outputFiles;
  return file?.text ?? '';
};

it('A function asks the domain of its stack with its role, and may do there what that says', async () => {
  const domain = { 'Fn::Join': ['', [arn('SearchDomain'), '/*']] };
  const { Ingest } = uploadsFlow;
  const endpoint = { OPENSEARCH_ENDPOINT: { 'Fn::GetAtt': ['SearchDomain', 'DomainEndpoint'] } };
  const assembly = handMadeAssembly(
    {
      ...uploadsFlow,
      SearchDomain: { Type: 'AWS::OpenSearchService::Domain' },
      IngestRole: role(
        { Action: 'sqs:*', Resource: arn('UploadsQueue') },
        { Action: ['es:ESHttpPost', 'es:ESHttpPut'], Resource: domain },
      ),
      Ingest: { ...Ingest, Properties: { ...Ingest.Properties, Environment: { Variables: endpoint } } },
    },
    { Ingest: filing() },
  );
  const folder = mkdtempSync(join(tmpdir(), 'machine-'));
  const machine = await startMachine({
    assembly,
    data: { ...takeDataFolder(folder), release: () => {} },
    readerPort: 0,
    awsPort: 0,
    openSearch: new URL(process.env.CUTTINGS_OPENSEARCH ?? ''),
    log: () => {},
  });
  try {
    const s3 = new S3Client({
      endpoint: machine.awsEndpoint,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'engineer', secretAccessKey: 'engineer' },
    });
    await s3.send(new PutObjectCommand({ Bucket: 'desk-uploads-local', Key: 'incoming/a.txt', Body: 'words' }));
    await machine.settled();
  } finally {
    await machine.close();
  }
  const said = readFileSync(join(folder, 'logs', 'desk-ingest.log'), 'utf8');
  expect(said).toContain('found Ferries');
  expect(said).toMatch(
    /403 User: .*desk-ingest is not authorized to perform: es:ESHttpDelete on resource: .*desk-search/,
  );
});
