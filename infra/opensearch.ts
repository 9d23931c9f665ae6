import { RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnDomain } from 'aws-cdk-lib/aws-opensearchservice';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { Settings } from './context.ts';

/** The newest of version 2 that AWS offers; its client and its node in the tests are of the same. */
const VERSION = 'OpenSearch_2.19';

/** Requests that a role may make: methods as IAM's actions name them (`es:ESHttpGet`), and paths of OpenSearch's API. */
export type Requests = {
  readonly methods: readonly ('Get' | 'Head' | 'Post' | 'Put' | 'Delete')[];
  readonly paths: readonly string[];
};

export type OpenSearch = {
  readonly domain: CfnDomain;
  /**
   * Lets a function make requests, and no others. The domain's own policy says it and not the function's role: that would
   * be a circle, since the policy names the role.
   */
  readonly admit: (fn: IFunction, requests: readonly Requests[]) => void;
};

/**
 * The domain that holds the index of all search functions. Its endpoint is public, since functions that readers ask are in
 * no network of ours; but it answers nobody who does not sign as one of two roles. It is deleted in every stage: what it holds
 * is made of the table, and one that nobody feeds any more would keep the words of what is taken down later.
 */
export const addOpenSearch = (stack: Stack, settings: Settings): OpenSearch => {
  const scope = new Construct(stack, 'OpenSearch');
  const policy = new PolicyDocument();
  const domain = new CfnDomain(scope, 'Domain', {
    engineVersion: VERSION,
    clusterConfig: {
      instanceType: settings.openSearchInstance,
      instanceCount: settings.openSearchNodes,
      ...zones(settings.openSearchNodes),
    },
    ebsOptions: { ebsEnabled: true, volumeType: 'gp3', volumeSize: settings.openSearchStorage },
    encryptionAtRestOptions: { enabled: true },
    nodeToNodeEncryptionOptions: { enabled: true },
    domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' },
    accessPolicies: policy,
  });
  domain.applyRemovalPolicy(RemovalPolicy.DESTROY);
  // Else another version replaces the domain by an empty one.
  domain.cfnOptions.updatePolicy = { enableVersionUpgrade: true };
  acknowledgeAll(domain, settings);
  return { domain, admit: (fn, requests) => policy.addStatements(...requests.map((one) => allow(stack, fn, one))) };
};

/** Copies of every node hold where whole zones fail; AWS wants an even number of nodes in two. */
const zones = (nodes: number) =>
  nodes === 1
    ? { zoneAwarenessEnabled: false }
    : {
        zoneAwarenessEnabled: true,
        zoneAwarenessConfig: { availabilityZoneCount: nodes % 2 === 0 && nodes % 3 !== 0 ? 2 : 3 },
      };

/** How many copies the index has beside itself: one, where there is another node to hold it. */
export const openSearchReplicas = ({ openSearchNodes }: Pick<Settings, 'openSearchNodes'>): number =>
  openSearchNodes === 1 ? 0 : 1;

/** Of whichever domain has this policy: it cannot name its own, whose name CloudFormation gives. */
const allow = (stack: Stack, { grantPrincipal }: IFunction, { methods, paths }: Requests): PolicyStatement =>
  new PolicyStatement({
    principals: [grantPrincipal],
    actions: methods.map((method) => `es:ESHttp${method}`),
    resources: paths.map((path) => stack.formatArn({ service: 'es', resource: 'domain', resourceName: `*/${path}` })),
  });

const acknowledgeAll = (domain: CfnDomain, { openSearchNodes }: Settings): void => {
  acknowledge(domain, 'AwsSolutions-OS1', 'The functions are in no VPC; every request is signed by one of two roles.');
  acknowledge(domain, 'AwsSolutions-OS3', 'Functions have no addresses of their own; the policy names their roles.');
  acknowledge(
    domain,
    'AwsSolutions-OS4',
    'Three data nodes elect a manager among them; AWS advises dedicated ones for large clusters, at more than a third of the price.',
  );
  if (openSearchNodes === 1) acknowledge(domain, 'AwsSolutions-OS7', 'One node is in one zone: for a trial.');
  for (const log of ['SEARCH_SLOW_LOGS', 'INDEX_SLOW_LOGS'])
    acknowledge(
      domain,
      `AwsSolutions-OS9[LogExport::${log}]`,
      'Slow logs would hold what readers look for, and the words of articles.',
    );
};
