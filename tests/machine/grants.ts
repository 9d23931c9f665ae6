import { isDeepStrictEqual } from 'node:util';
import type { Decision } from '../../infra/local/iam/iam.ts';
import { isAllowed, type Policy } from '../../infra/local/iam/policy.ts';
import type { Assembly } from '../../infra/local/template/assembly.ts';
import { planOf } from '../../infra/local/template/plan.ts';
import type { Template } from '../../infra/local/template/template.ts';

/** One action on one resource that the template gives a role: the smallest thing that can be taken from it. */
export type Grant = {
  readonly role: string;
  readonly action: string;
  /** As the template has it, with intrinsic functions. */
  readonly resource: string;
};

type Statement = { readonly Action: string | string[]; readonly Resource: unknown };
type Document = { readonly PolicyDocument: { Statement: Statement[] } };

/** The policies of every role, by its logical id. */
const documentsOf = ({ Resources }: Template): readonly (readonly [string, readonly Document[]])[] =>
  Object.entries(Resources).flatMap(([id, { Type, Properties = {} }]) =>
    Type === 'AWS::IAM::Role' ? [[id, (Properties.Policies ?? []) as readonly Document[]] as const] : [],
  );

const partsOf = (role: string, { Action, Resource }: Statement): readonly Grant[] =>
  [Action]
    .flat()
    .flatMap((action) => [Resource].flat().map((resource) => ({ role, action, resource: JSON.stringify(resource) })));

/** Everything that the roles of a template are given, in pieces that cannot be divided. */
export const grantsOf = (template: Template): readonly Grant[] =>
  documentsOf(template).flatMap(([role, documents]) =>
    documents.flatMap(({ PolicyDocument }) => PolicyDocument.Statement.flatMap((it) => partsOf(role, it))),
  );

/** The template without one grant. */
export const without = (template: Template, taken: Grant): Template => {
  const reduced = structuredClone(template);
  for (const [role, documents] of documentsOf(reduced)) {
    for (const { PolicyDocument } of documents) {
      PolicyDocument.Statement = PolicyDocument.Statement.flatMap((statement) =>
        partsOf(role, statement)
          .filter((one) => !isDeepStrictEqual(one, taken))
          .map(({ action, resource }) => ({ ...statement, Action: action, Resource: JSON.parse(resource) })),
      );
    }
  }
  return reduced;
};

/** What the roles of an assembly may, by their ARN. */
const policiesOf = (assembly: Assembly): ReadonlyMap<string, readonly Policy[]> => {
  const { parts } = planOf(assembly, { awsEndpoint: 'http://127.0.0.1:1', readerUrl: 'http://127.0.0.1:2/' });
  return new Map(parts.flatMap((part) => (part.kind === 'role' ? [[part.arn, part.policies]] : [])));
};

/** The decisions that would have been refused without a grant: none, if it is not needed. */
export const refusedWithout = (assembly: Assembly, taken: Grant, made: readonly Decision[]): readonly Decision[] => {
  const policies = policiesOf({ ...assembly, template: without(assembly.template, taken) });
  return made.filter((decision) => {
    const own = policies.get(decision.principal.id);
    return decision.allowed && own !== undefined && !isAllowed(decision, own);
  });
};

/** A record of what IAM was asked, each question once. */
export const openRecord = () => {
  const decisions = new Map<string, Decision>();
  return {
    audit: (decision: Decision): void => {
      const { principal, action, resource, context } = decision;
      decisions.set(JSON.stringify([principal, action, resource, [...context]]), decision);
    },
    /** What the roles of functions asked. */
    ofRoles: (): readonly Decision[] =>
      [...decisions.values()].filter(({ principal }) => principal.id.includes(':role/')),
    /** What they were refused. */
    refused: (): readonly Decision[] =>
      [...decisions.values()].filter(
        (decision) => !decision.allowed && decision.principal.id.includes(':role/') && !tellsOfNoWords(decision),
      ),
  };
};

/** A key that is not there is told by a 403 to who may not list: so search learns that a newsroom has no words of its own. */
const tellsOfNoWords = ({ principal, action, resource }: Decision): boolean =>
  action === 's3:ListBucket' && /search/i.test(principal.id) && resource.endsWith(':::cuttings-uploads-local');
