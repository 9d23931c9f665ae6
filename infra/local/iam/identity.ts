import { randomBytes } from 'node:crypto';
import { ACCOUNT } from '../service.ts';
import { type Policy, readPolicy } from './policy.ts';

/** Somebody with credentials: a person, or the role that a function runs under. */
export type Identity = {
  /** As error messages and S3's events name it. */
  readonly arn: string;
  /** As policies name it: for a role the role's, not the session's. */
  readonly principal: string;
  readonly policies: readonly Policy[];
};

export type Keys = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of a role's temporary credentials; null for a person's. */
  readonly sessionToken: string | null;
};

const person = (name: string, statement: unknown): { readonly identity: Identity; readonly keys: Keys } => {
  const arn = `arn:aws:iam::${ACCOUNT}:user/${name}`;
  const policy = readPolicy({ Version: '2012-10-17', Statement: statement }, name);
  return {
    identity: { arn, principal: arn, policies: [policy] },
    keys: { accessKeyId: name, secretAccessKey: name, sessionToken: null },
  };
};

/** The account's owner: `engineer` / `engineer`. */
export const engineer = () => person('engineer', { Effect: 'Allow', Action: '*', Resource: '*' });

/** Who puts files under some prefixes of the uploads bucket and looks after them there: `newsroom` / `newsroom`. */
export const newsroom = (bucketArn: string, prefixes: readonly string[]) =>
  person('newsroom', [
    { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' },
    {
      Effect: 'Allow',
      Action: [
        's3:ListBucket',
        's3:ListBucketVersions',
        's3:ListBucketMultipartUploads',
        's3:GetBucketLocation',
        's3:GetBucketVersioning',
      ],
      Resource: bucketArn,
    },
    {
      Effect: 'Allow',
      Action: [
        's3:GetObject',
        's3:GetObjectVersion',
        's3:PutObject',
        's3:DeleteObject',
        's3:DeleteObjectVersion',
        's3:AbortMultipartUpload',
        's3:ListMultipartUploadParts',
      ],
      Resource: prefixes.map((prefix) => `${bucketArn}/${prefix}*`),
    },
  ]);

/**
 * What a function gets of its role: the session that Lambda would open for it, and keys that hold for this run of the
 * machine. A process that outlived a killed machine cannot write to the next one.
 */
export const sessionOf = (
  roleArn: string,
  functionName: string,
  policies: readonly Policy[],
): { readonly identity: Identity; readonly keys: Keys & { readonly sessionToken: string } } => {
  const role = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  return {
    identity: {
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/${functionName}`,
      principal: roleArn,
      policies,
    },
    keys: {
      accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64'),
      sessionToken: randomBytes(48).toString('base64'),
    },
  };
};
