import * as z from 'zod/mini';
import { readShape } from '../shape.ts';
import { type Condition, type RequestContext, readCondition } from './condition.ts';
import { matchesWildcard } from './wildcard.ts';

/** Who asks: an identity by the ARN of its user or role, or an AWS service by its name, e.g. `s3.amazonaws.com`. */
export type Principal = { readonly kind: 'AWS' | 'Service'; readonly id: string };

export type AccessRequest = {
  readonly principal: Principal;
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
};

/** A policy document, ready to be asked. */
export type Policy = readonly Statement[];

type Statement = {
  readonly effect: 'Allow' | 'Deny';
  readonly covers: (request: AccessRequest) => boolean;
};

const oneOrMore = z.union([z.string(), z.array(z.string())]);
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const statementShape = z.strictObject({
  Sid: z.optional(z.string()),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: z.optional(z.unknown()),
  Action: z.optional(oneOrMore),
  NotAction: z.optional(oneOrMore),
  Resource: z.optional(oneOrMore),
  NotResource: z.optional(oneOrMore),
  Condition: z.optional(z.record(z.string(), z.record(z.string(), z.union([scalar, z.array(scalar)])))),
});
type StatementShape = z.infer<typeof statementShape>;

const policyShape = z.strictObject({
  Version: z.literal('2012-10-17'),
  Id: z.optional(z.string()),
  Statement: z.unknown(),
});
const principalShape = z.strictObject({ AWS: z.optional(oneOrMore), Service: z.optional(oneOrMore) });

/**
 * Reads a policy document whose intrinsic functions are resolved.
 * @param of what it belongs to, for messages
 * @throws Error for what is no policy, and for what is not evaluated here: other elements, policy variables, accounts
 *         as principals, condition operators that `readCondition` does not know
 */
export const readPolicy = (document: unknown, of: string): Policy => {
  const { Statement } = readShape(policyShape, document, `policy of ${of}`);
  return [Statement].flat().map((statement, at) => readStatement(statement, `policy of ${of}, statement ${at + 1}`));
};

/**
 * IAM's decision within one account: an explicit deny wins, then one allow suffices, wherever it stands (IAM User
 * Guide, "Policy evaluation logic").
 * @param policies those of the identity and those of the resource
 */
export const isAllowed = (request: AccessRequest, policies: readonly Policy[]): boolean => {
  const effects = policies.flat().flatMap(({ effect, covers }) => (covers(request) ? [effect] : []));
  return effects.includes('Allow') && !effects.includes('Deny');
};

const readStatement = (document: unknown, of: string): Statement => {
  const statement = readShape(statementShape, document, of);
  const { Effect, Action, NotAction, Resource, NotResource } = statement;
  if ((Action === undefined) === (NotAction === undefined)) throw new Error(`${of}: needs Action or NotAction`);
  const tests = [
    readPrincipal(statement.Principal, of),
    readPatterns(lowerCase(NotAction ?? Action), NotAction !== undefined, ({ action }) => action.toLowerCase(), of),
    // Without one the policy is that of a single resource.
    readPatterns(NotResource ?? Resource ?? '*', NotResource !== undefined, ({ resource }) => resource, of),
    ...readConditions(statement.Condition, of).map(
      (holds) =>
        ({ context }: AccessRequest) =>
          holds(context),
    ),
  ];
  return { effect: Effect, covers: (request) => tests.every((test) => test(request)) };
};

type Test = (request: AccessRequest) => boolean;

const lowerCase = (patterns: string | string[] = []): string[] => [patterns].flat().map((it) => it.toLowerCase());

const readPatterns = (
  written: string | string[],
  negated: boolean,
  subject: (request: AccessRequest) => string,
  of: string,
): Test => {
  const patterns = [written].flat();
  const variable = patterns.find((pattern) => pattern.includes('${'));
  if (variable !== undefined)
    throw new Error(`${of}: the policy variable of ${variable} is not evaluated on this machine`);
  return (request) => patterns.some((pattern) => matchesWildcard(pattern, subject(request))) !== negated;
};

const readPrincipal = (written: unknown, of: string): Test => {
  if (written === undefined || written === '*') return () => true;
  const { AWS = [], Service = [] } = readShape(principalShape, written, of);
  const people = [AWS].flat();
  const services = [Service].flat();
  const account = people.find((id) => id !== '*' && !/^arn:aws:iam::\d{12}:(?:role|user)\//.test(id));
  if (account !== undefined) throw new Error(`${of}: the principal ${account} is not supported on this machine`);
  return ({ principal: { kind, id } }) =>
    kind === 'AWS' ? people.includes('*') || people.includes(id) : services.includes(id);
};

const readConditions = (written: StatementShape['Condition'] = {}, of: string): readonly Condition[] =>
  Object.entries(written).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => readCondition(operator, key, [values].flat().map(String), of)),
  );
