import * as z from 'zod/mini';
import { ACCOUNT, REGION } from '../../service.ts';
import { readShape } from '../../shape.ts';
import type { Kind } from '../part.ts';
import { nameOf } from './name-of.ts';

const shape = z.strictObject({
  FunctionName: z.optional(z.string()),
  Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
  Handler: z.string(),
  Runtime: z.string(),
  Role: z.string(),
  MemorySize: z.optional(z.number()),
  Timeout: z.optional(z.number()),
  Environment: z.optional(z.strictObject({ Variables: z.optional(z.record(z.string(), z.string())) })),
  ReservedConcurrentExecutions: z.optional(z.number()),
  LoggingConfig: z.optional(
    z.strictObject({
      LogGroup: z.optional(z.string()),
      LogFormat: z.optional(z.enum(['Text', 'JSON'])),
      // The whole log is kept here.
      ApplicationLogLevel: z.optional(z.string()),
      SystemLogLevel: z.optional(z.string()),
    }),
  ),
  // JavaScript is the same on both, nobody traces this machine, and its disk is what it is.
  Architectures: z.optional(z.unknown()),
  TracingConfig: z.optional(z.unknown()),
  EphemeralStorage: z.optional(z.unknown()),
  Description: z.optional(z.string()),
  Tags: z.optional(z.unknown()),
});

/** AWS::Lambda::Function, its code an asset of the assembly. Defaults: Lambda API Reference, CreateFunction. */
export const lambdaFunction: Kind = (resource, { codeFolder }) => {
  const { id, properties } = resource;
  const read = readShape(shape, properties, id);
  const name = nameOf(resource, 'FunctionName');
  const arn = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`;
  const folder = codeFolder(read.Code.S3Key);
  if (folder === undefined) throw new Error(`${id}: its code ${read.Code.S3Key} is not in the assembly`);
  const { LogGroup, LogFormat } = read.LoggingConfig ?? {};
  return {
    ref: name,
    attributes: { Arn: arn },
    part: {
      kind: 'function',
      role: read.Role,
      definition: {
        name,
        arn,
        codeFolder: folder,
        handler: read.Handler,
        runtime: read.Runtime,
        memoryMegabytes: read.MemorySize ?? 128,
        timeoutSeconds: read.Timeout ?? 3,
        environment: read.Environment?.Variables ?? {},
        reservedConcurrency: read.ReservedConcurrentExecutions ?? null,
        ...(LogGroup === undefined ? {} : { logGroup: LogGroup }),
        ...(LogFormat === undefined ? {} : { logFormat: LogFormat }),
      },
    },
  };
};

/** The ARN of a function that a property names by its name or its ARN. */
export const functionArn = (named: unknown): string =>
  String(named).startsWith('arn:') ? String(named) : `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${String(named)}`;
