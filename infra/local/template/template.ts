import * as z from 'zod/mini';

/** A resource as the template writes it. What CloudFormation does when a stack is changed or deleted has no part here. */
const resourceShape = z.strictObject({
  Type: z.string(),
  Properties: z.optional(z.record(z.string(), z.unknown())),
  DependsOn: z.optional(z.union([z.string(), z.array(z.string())])),
  DeletionPolicy: z.optional(z.string()),
  UpdateReplacePolicy: z.optional(z.string()),
  UpdatePolicy: z.optional(z.unknown()),
  Metadata: z.optional(z.unknown()),
});

/** A template of CloudFormation. Sections that are not here (Conditions, Mappings, Transform …) are refused by name. */
export const templateShape = z.strictObject({
  AWSTemplateFormatVersion: z.optional(z.string()),
  Description: z.optional(z.string()),
  Metadata: z.optional(z.unknown()),
  Resources: z.record(z.string(), resourceShape),
  Outputs: z.optional(z.record(z.string(), z.object({ Value: z.unknown(), Description: z.optional(z.string()) }))),
  // The CDK's own: they check how an account was prepared. A `Ref` to a parameter is refused.
  Parameters: z.optional(z.unknown()),
  Rules: z.optional(z.unknown()),
});
export type Template = z.infer<typeof templateShape>;
export type RawResource = z.infer<typeof resourceShape>;
