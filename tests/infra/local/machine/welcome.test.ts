import { expect, it } from 'vitest';
import { welcome } from '../../../../infra/local/machine/welcome.ts';

const newsroom = 'http://127.0.0.1:8788/';
const outputs = new Map([['UploadsBucket', 'cuttings-uploads-local']]);

it('says where everything is and what to try, as one may paste it', () => {
  const said = welcome(
    { url: 'http://127.0.0.1:8787/', awsEndpoint: 'http://127.0.0.1:4566', outputs, newsroom },
    '.cuttings',
  );
  expect(said).toContain("\n  curl 'http://127.0.0.1:8787/search?q=harbour+ferry'\n");
  expect(said).toContain('\n  npx cuttings upload FILE\n');
  expect(said).toContain('--endpoint-url http://127.0.0.1:4566 s3 cp FILE s3://cuttings-uploads-local/incoming/');
  expect(said).toContain('.cuttings/logs');
  expect(said).toContain('http://127.0.0.1:8788/');
});

it('names the endpoint to the command line where that would not find it by itself', () => {
  const said = welcome(
    { url: 'http://127.0.0.1:80/', awsEndpoint: 'http://127.0.0.1:9000', outputs, newsroom },
    '.cuttings',
  );
  expect(said).toContain('\n  npx cuttings upload FILE --endpoint http://127.0.0.1:9000\n');
});
