import { DEFAULT_AWS_PORT } from '../../names.ts';
import type { Machine } from '../machine.ts';
import { REGION } from '../service.ts';

/** What a person reads when the machine is up: where everything is, and what to try. */
export const welcome = (
  {
    url,
    awsEndpoint,
    outputs,
    newsroom,
  }: Pick<Machine, 'url' | 'awsEndpoint' | 'outputs'> & { readonly newsroom: string },
  folder: string,
): string => {
  const endpoint = awsEndpoint.endsWith(`:${DEFAULT_AWS_PORT}`) ? '' : ` --endpoint ${awsEndpoint}`;
  return `Cuttings is running.

  readers       ${url}
  AWS services  ${awsEndpoint} (S3, DynamoDB, SQS, CloudFormation in ${REGION})
  newsroom      ${newsroom} (drop files in, see their receipts)
  data          ${folder} (delete it to begin anew)
  logs          ${folder}/logs

Search:
  curl '${url}search?q=harbour+ferry'

Upload an article, and find it seconds later:
  npx cuttings upload FILE${endpoint}
or with the AWS command line:
  AWS_ACCESS_KEY_ID=newsroom AWS_SECRET_ACCESS_KEY=newsroom AWS_DEFAULT_REGION=${REGION} \\
    aws --endpoint-url ${awsEndpoint} s3 cp FILE s3://${outputs.get('UploadsBucket')}/incoming/

Ctrl-C stops it; what is stored stays.`;
};
