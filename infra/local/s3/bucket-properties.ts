import * as z from 'zod';
import type { Rule, Versioning } from './record.ts';

/** What a template's AWS::S3::Bucket asks for, as far as it changes what we do. */
export type BucketDefinition = { readonly versioning: Versioning; readonly rules: readonly Rule[] };

const EVENTS = [
  's3:ObjectCreated:*',
  's3:ObjectCreated:Put',
  's3:ObjectCreated:Copy',
  's3:ObjectCreated:CompleteMultipartUpload',
  's3:ObjectRemoved:*',
  's3:ObjectRemoved:Delete',
  's3:ObjectRemoved:DeleteMarkerCreated',
] as const;

const queueConfiguration = z.strictObject({
  Event: z.enum(EVENTS),
  Queue: z.string().check(z.startsWith('arn:aws:sqs:')),
  Filter: z.optional(
    z.strictObject({
      S3Key: z.strictObject({
        Rules: z.array(z.strictObject({ Name: z.string().check(z.regex(/^(prefix|suffix)$/i)), Value: z.string() })),
      }),
    }),
  ),
});

/** Strict: a property that we do not know is refused, so that the laptop never does less than the template says. */
const bucketProperties = z.strictObject({
  VersioningConfiguration: z.optional(z.strictObject({ Status: z.enum(['Enabled', 'Suspended']) })),
  NotificationConfiguration: z.optional(
    z.strictObject({ QueueConfigurations: z.optional(z.array(queueConfiguration)) }),
  ),
  // No difference on one machine: who may come in is the policies' part, nothing is public, the disk is the user's.
  BucketName: z.optional(z.string()),
  PublicAccessBlockConfiguration: z.optional(z.unknown()),
  BucketEncryption: z.optional(z.unknown()),
  OwnershipControls: z.optional(z.unknown()),
  Tags: z.optional(z.unknown()),
  // Accepted and not done: nothing expires on one machine.
  LifecycleConfiguration: z.optional(z.unknown()),
});

/**
 * Reads the properties of an AWS::S3::Bucket. Lifecycle rules are accepted and not carried out: local versions stay.
 * @throws Error where the template wants what we do not do, or what S3 would not take
 */
export const readBucketProperties = (name: string, properties: unknown): BucketDefinition => {
  const read = bucketProperties.safeParse(properties);
  if (!read.success) throw new Error(`bucket ${name}: ${z.prettifyError(read.error)}`);
  const { VersioningConfiguration, NotificationConfiguration } = read.data;
  const rules = (NotificationConfiguration?.QueueConfigurations ?? []).map(
    ({ Event, Queue, Filter }, at): Rule => ({
      id: `${name}-${at + 1}`, // CloudFormation lets S3 name them
      events: Event.slice('s3:'.length),
      queue: Queue,
      prefix: filterOf(Filter, 'prefix'),
      suffix: filterOf(Filter, 'suffix'),
    }),
  );
  for (const [at, rule] of rules.entries())
    if (rules.slice(0, at).some((other) => overlap(rule, other)))
      throw new Error(`bucket ${name}: two notification configurations overlap on ${rule.events}`);
  return { versioning: VersioningConfiguration?.Status ?? 'Off', rules };
};

const filterOf = (filter: z.infer<typeof queueConfiguration>['Filter'], name: string): string =>
  filter?.S3Key.Rules.find((rule) => rule.Name.toLowerCase() === name)?.Value ?? '';

/** S3 refuses configurations of which two could match one event (S3 User Guide, "Configuring … overlapping"). */
const overlap = (a: Rule, b: Rule): boolean =>
  covers(a.events, b.events) &&
  (a.prefix.startsWith(b.prefix) || b.prefix.startsWith(a.prefix)) &&
  (a.suffix.endsWith(b.suffix) || b.suffix.endsWith(a.suffix));

const covers = (a: string, b: string): boolean => {
  const [one = '', other = ''] = [a, b].map((events) => events.replace('*', ''));
  return one.startsWith(other) || other.startsWith(one);
};
