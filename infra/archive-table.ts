import type { Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Settings } from './context.ts';
import { removalPolicy } from './function.ts';
import { RECEIPTS_INDEX } from './names.ts';
import { addPrivateBucket } from './private.ts';

/** Prefixes of the archive's bucket: indexes of search, and the parts of articles that exceed a row's 400 KB. */
export const SNAPSHOTS = 'snapshots/';
export const ARTICLES = 'articles/';

export type Archive = { readonly table: Table; readonly bucket: Bucket };

/** Where articles live: the table with the commit log, and the bucket beside it. */
export const addArchive = (stack: Stack, settings: Settings): Archive => {
  const scope = new Construct(stack, 'Archive');
  return { table: addTable(scope, settings), bucket: addBucket(scope, settings) };
};

const text = (name: string) => ({ name, type: AttributeType.STRING });

const addTable = (scope: Construct, settings: Settings): Table => {
  const table = new Table(scope, 'Table', {
    partitionKey: text('pk'),
    sortKey: text('sk'),
    billingMode: BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: {
      pointInTimeRecoveryEnabled: true,
      recoveryPeriodInDays: settings.recoveryDays,
    },
    removalPolicy: removalPolicy(settings),
    deletionProtection: settings.stage === 'prod',
    resourcePolicy: overTlsOnly(),
  });
  table.addGlobalSecondaryIndex({
    indexName: RECEIPTS_INDEX,
    partitionKey: text('receiptState'),
    sortKey: text('receiptAt'),
    projectionType: ProjectionType.ALL,
  });
  return table;
};

/** DynamoDB answers plain HTTP, too. Of the table itself, its indexes included: naming it would be a circle. */
const overTlsOnly = (): PolicyDocument =>
  new PolicyDocument({
    statements: [
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['dynamodb:*'],
        resources: ['*'],
        conditions: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    ],
  });

const addBucket = (scope: Construct, settings: Settings): Bucket =>
  addPrivateBucket(scope, 'Only the functions of this stack use it, and they log what they do.', {
    versioned: false, // objects are never overwritten, and what is withdrawn must be gone
    removalPolicy: removalPolicy(settings),
    lifecycleRules: [],
  });
