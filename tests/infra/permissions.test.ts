import { describe, expect, it } from 'vitest';
import { templateOf } from './synthesise.ts';

type Arn = { 'Fn::GetAtt': [string, string] } | { 'Fn::Join': [string, (string | Arn)[]] } | string;
type Statement = { Effect: string; Action: string | string[]; Resource: Arn | Arn[]; Condition?: unknown };

/** An ARN as a person writes it: the resource's logical id without its hash, and what follows. */
const readable = (arn: Arn): string => {
  if (typeof arn === 'string') return arn;
  if ('Fn::Join' in arn) return arn['Fn::Join'][1].map(readable).join('');
  return arn['Fn::GetAtt'][0].replace(/[0-9A-F]{8}$/, '');
};

const lines = ({ Effect, Action, Resource, Condition }: Statement): string[] => {
  const on = [Resource].flat().map(readable).join(' ');
  return [Action]
    .flat()
    .map((action) => `${Effect} ${action} ${on}${Condition ? ` ${JSON.stringify(Condition)}` : ''}`);
};

const rolesOf = () => {
  const roles = Object.entries(templateOf().findResources('AWS::IAM::Role'));
  return Object.fromEntries(
    roles.map(([id, { Properties }]) => [
      readable({ 'Fn::GetAtt': [id, 'Arn'] }),
      Properties.Policies.flatMap((policy: { PolicyDocument: { Statement: Statement[] } }) =>
        policy.PolicyDocument.Statement.flatMap(lines),
      ),
    ]),
  );
};

describe('A role', () => {
  it('may do this, and nothing else', () => {
    expect(rolesOf()).toMatchInlineSnapshot(`
      {
        "IngestRole": [
          "Allow sqs:DeleteMessage UploadsQueue",
          "Allow sqs:GetQueueAttributes UploadsQueue",
          "Allow sqs:ReceiveMessage UploadsQueue",
          "Allow s3:GetObject UploadsBucket/incoming/*",
          "Allow s3:GetObjectVersion UploadsBucket/incoming/*",
          "Allow s3:ListBucket ArchiveBucket UploadsBucket",
          "Allow dynamodb:BatchGetItem ArchiveTable",
          "Allow dynamodb:BatchWriteItem ArchiveTable",
          "Allow dynamodb:PutItem ArchiveTable",
          "Allow dynamodb:Query ArchiveTable",
          "Allow s3:DeleteObject ArchiveBucket/articles/*",
          "Allow s3:GetObject ArchiveBucket/articles/*",
          "Allow s3:PutObject ArchiveBucket/articles/*",
          "Allow logs:CreateLogStream IngestLog",
          "Allow logs:PutLogEvents IngestLog",
        ],
        "SearchRole": [
          "Allow dynamodb:BatchGetItem ArchiveTable",
          "Allow dynamodb:GetItem ArchiveTable",
          "Allow dynamodb:Query ArchiveTable",
          "Allow dynamodb:Scan ArchiveTable",
          "Allow s3:GetObject ArchiveBucket/articles/* ArchiveBucket/snapshots/* UploadsBucket/config/*",
          "Allow s3:ListBucket ArchiveBucket",
          "Allow logs:CreateLogStream SearchLog",
          "Allow logs:PutLogEvents SearchLog",
        ],
        "SnapshotRole": [
          "Allow dynamodb:BatchGetItem ArchiveTable",
          "Allow dynamodb:BatchWriteItem ArchiveTable",
          "Allow dynamodb:GetItem ArchiveTable",
          "Allow dynamodb:PutItem ArchiveTable",
          "Allow dynamodb:Query ArchiveTable",
          "Allow dynamodb:Scan ArchiveTable",
          "Allow s3:DeleteObject ArchiveBucket/snapshots/*",
          "Allow s3:GetObject ArchiveBucket/snapshots/*",
          "Allow s3:PutObject ArchiveBucket/snapshots/*",
          "Allow s3:GetObject ArchiveBucket/articles/*",
          "Allow s3:ListBucket ArchiveBucket",
          "Allow sqs:SendMessage SnapshotDeadLetters",
          "Allow logs:CreateLogStream SnapshotLog",
          "Allow logs:PutLogEvents SnapshotLog",
        ],
      }
    `);
  });
});
