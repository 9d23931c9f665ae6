import * as z from 'zod/mini';
import { readPolicy } from '../../iam/policy.ts';
import { ACCOUNT, REGION } from '../../service.ts';
import { readShape } from '../../shape.ts';
import type { Kind } from '../part.ts';
import { nameOf } from './name-of.ts';

const shape = z.strictObject({
  DomainName: z.optional(z.string()),
  AccessPolicies: z.optional(z.unknown()),
  // The node on this machine is of its own version and has the machine's disk and memory; nobody else can reach either.
  EngineVersion: z.optional(z.unknown()),
  ClusterConfig: z.optional(z.unknown()),
  EBSOptions: z.optional(z.unknown()),
  EncryptionAtRestOptions: z.optional(z.unknown()),
  NodeToNodeEncryptionOptions: z.optional(z.unknown()),
  DomainEndpointOptions: z.optional(z.unknown()),
  IPAddressType: z.optional(z.unknown()),
  // What AWS does with a domain by itself.
  AutoTuneOptions: z.optional(z.unknown()),
  LogPublishingOptions: z.optional(z.unknown()),
  OffPeakWindowOptions: z.optional(z.unknown()),
  SnapshotOptions: z.optional(z.unknown()),
  SoftwareUpdateOptions: z.optional(z.unknown()),
  Tags: z.optional(z.unknown()),
});

/** AWS::OpenSearchService::Domain. Its endpoint is the one of all services here, by http. */
export const domain: Kind = (resource, { awsEndpoint }) => {
  const { id, properties } = resource;
  const { AccessPolicies } = readShape(shape, properties, id);
  const name = nameOf(resource, 'DomainName');
  const arn = `arn:aws:es:${REGION}:${ACCOUNT}:domain/${name}`;
  const policy = AccessPolicies === undefined ? [] : readPolicy(AccessPolicies, id);
  return {
    ref: name,
    attributes: { Arn: arn, DomainArn: arn, DomainEndpoint: new URL(awsEndpoint).host, Id: `${ACCOUNT}/${name}` },
    part: { kind: 'domain', arn, policy },
  };
};
