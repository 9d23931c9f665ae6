import { isDeepStrictEqual } from 'node:util';
import type { Decision } from '../../infra/local/iam/iam.ts';
import { isAllowed, type Policy } from '../../infra/local/iam/policy.ts';
import type { Assembly } from '../../infra/local/template/assembly.ts';
import { planOf } from '../../infra/local/template/plan.ts';
import type { Template } from '../../infra/local/template/template.ts';

/** One action on one resource that the template gives a role, or lets it do to a domain: the smallest thing that can be taken. */
export type Grant = {
  /** The role or the domain whose policy says it, by its logical id. */
  readonly holder: string;
  readonly action: string;
  /** As the template has it, with intrinsic functions. */
  readonly resource: string;
};

type Statement = { readonly Action: string | string[]; readonly Resource: unknown };
type Document = { Statement: Statement[] };

/** The policies of every role and of every domain of OpenSearch, by their logical ids. */
const documentsOf = ({ Resources }: Template): readonly (readonly [string, readonly Document[]])[] =>
  Object.entries(Resources).map(([id, { Type, Properties = {} }]) => {
    const { Policies = [], AccessPolicies = { Statement: [] } } = Properties;
    if (Type === 'AWS::OpenSearchService::Domain') return [id, [AccessPolicies as Document]];
    const inline = Type === 'AWS::IAM::Role' ? (Policies as readonly { readonly PolicyDocument: Document }[]) : [];
    return [id, inline.map(({ PolicyDocument }) => PolicyDocument)];
  });

const partsOf = (holder: string, { Action, Resource }: Statement): readonly Grant[] =>
  [Action]
    .flat()
    .flatMap((action) => [Resource].flat().map((resource) => ({ holder, action, resource: JSON.stringify(resource) })));

/** Everything that the functions of a template are given, in pieces that cannot be divided. */
export const grantsOf = (template: Template): readonly Grant[] =>
  documentsOf(template).flatMap(([holder, documents]) =>
    documents.flatMap(({ Statement }) => Statement.flatMap((it) => partsOf(holder, it))),
  );

/** The template without one grant. */
export const without = (template: Template, taken: Grant): Template => {
  const reduced = structuredClone(template);
  for (const [holder, documents] of documentsOf(reduced)) {
    for (const document of documents) {
      document.Statement = document.Statement.flatMap((statement) =>
        partsOf(holder, statement)
          .filter((one) => !isDeepStrictEqual(one, taken))
          .map(({ action, resource }) => ({ ...statement, Action: action, Resource: JSON.parse(resource) })),
      );
    }
  }
  return reduced;
};

/** What the roles of an assembly may by their own policies, and what its domains let them, by their ARN. */
const policiesOf = (assembly: Assembly): ReadonlyMap<string, readonly Policy[]> => {
  const { parts } = planOf(assembly, { awsEndpoint: 'http://127.0.0.1:1', readerUrl: 'http://127.0.0.1:2/' });
  return new Map(
    parts.flatMap((part): [string, readonly Policy[]][] => {
      if (part.kind === 'role') return [[part.arn, part.policies]];
      return part.kind === 'domain' ? [[part.arn, [part.policy]]] : [];
    }),
  );
};

/** The decisions that a grant was needed for: none, if it is idle. */
export const refusedWithout = (assembly: Assembly, taken: Grant, made: readonly Decision[]): readonly Decision[] => {
  const whole = policiesOf(assembly);
  const reduced = policiesOf({ ...assembly, template: without(assembly.template, taken) });
  return made.filter((decision) => allows(whole, decision) && !allows(reduced, decision));
};

/** Whether a role's own policies or the domain's allow it. Other resources have policies of their own, for services of AWS. */
const allows = (policies: ReturnType<typeof policiesOf>, decision: Decision): boolean => {
  const domain = decision.resource.split('/', 2).join('/');
  return isAllowed(decision, [...(policies.get(decision.principal.id) ?? []), ...(policies.get(domain) ?? [])]);
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
