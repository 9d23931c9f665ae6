import type { Policy } from '../iam/policy.ts';
import type { RetryPlan } from '../lambda/asynchronous.ts';
import type { FunctionDefinition } from '../lambda/environment-variables.ts';
import type { ScheduleResource } from '../lambda/schedule.ts';

type Properties = Readonly<Record<string, unknown>>;

/** What a resource of the template comes to on this machine. `properties` are for the service that makes it to read. */
export type Part =
  | { readonly kind: 'queue'; readonly name: string; readonly arn: string; readonly properties: Properties }
  | { readonly kind: 'bucket'; readonly name: string; readonly arn: string; readonly properties: Properties }
  | { readonly kind: 'table'; readonly arn: string; readonly properties: Properties; readonly policy: Policy }
  /** Of OpenSearch Service. */
  | { readonly kind: 'domain'; readonly arn: string; readonly policy: Policy }
  | { readonly kind: 'resource-policy'; readonly on: readonly string[]; readonly policy: Policy }
  | { readonly kind: 'role'; readonly arn: string; readonly policies: readonly Policy[] }
  | { readonly kind: 'role-policy'; readonly on: readonly string[]; readonly policy: Policy }
  | { readonly kind: 'function'; readonly role: string; readonly definition: Omit<FunctionDefinition, 'credentials'> }
  | { readonly kind: 'url'; readonly functionArn: string; readonly properties: Properties }
  | { readonly kind: 'mapping'; readonly functionArn: string; readonly properties: Properties }
  | {
      readonly kind: 'retries';
      readonly functionArn: string;
      readonly plan: RetryPlan;
      /** A queue's ARN; null where events that failed for good are dropped. */
      readonly onFailure: string | null;
    }
  | { readonly kind: 'schedule'; readonly resource: ScheduleResource }
  /** What may invoke a function by a URL that asks for signatures. */
  | { readonly kind: 'front'; readonly arn: string }
  | { readonly kind: 'inert' };

/** A resource with its intrinsic functions resolved, and the name that it has where its properties give none. */
export type Resource = {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly properties: Properties;
};

/** Where the machine is, and what it runs: what a resource may need besides its own properties. */
export type Surroundings = {
  readonly awsEndpoint: string;
  readonly readerUrl: string;
  /** The folder of a function's code by its key in the assets' bucket. */
  readonly codeFolder: (key: string) => string | undefined;
};

/** A resource made: what `Ref` and `Fn::GetAtt` give, and what it is. */
export type Made = {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly part: Part;
};

/**
 * One type of resource.
 * @throws Error where the properties ask for what is not done on this machine
 */
export type Kind = (resource: Resource, surroundings: Surroundings) => Made;
