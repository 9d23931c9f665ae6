import { ACCOUNT, REGION } from '../service.ts';

/** What resources that were made before give to those after them. @throws Error where they give no such thing */
export type References = {
  readonly ref: (id: string) => string;
  readonly attribute: (id: string, name: string) => string;
};

type Intrinsic = (argument: unknown, references: References) => unknown;

const INTRINSICS: ReadonlyMap<string, Intrinsic> = new Map<string, Intrinsic>([
  ['Ref', (id, { ref }) => ref(text(id, 'Ref'))],
  [
    'Fn::GetAtt',
    (argument, { attribute }) => {
      const [id, ...name] = typeof argument === 'string' ? argument.split('.') : list(argument, 'Fn::GetAtt');
      return attribute(text(id, 'Fn::GetAtt'), name.map((part) => text(part, 'Fn::GetAtt')).join('.'));
    },
  ],
  [
    'Fn::Join',
    (argument, references) => {
      const [separator, parts] = list(argument, 'Fn::Join');
      return texts(parts, references, 'Fn::Join').join(text(separator, 'Fn::Join'));
    },
  ],
  [
    'Fn::Split',
    (argument, references) => {
      const [separator, whole] = list(argument, 'Fn::Split');
      return text(resolveValue(whole, references), 'Fn::Split').split(text(separator, 'Fn::Split'));
    },
  ],
  [
    'Fn::Select',
    (argument, references) => {
      const [at, parts] = list(argument, 'Fn::Select');
      const chosen = texts(parts, references, 'Fn::Select')[Number(at)];
      if (chosen === undefined) throw new Error(`Fn::Select: there is no element ${String(at)}`);
      return chosen;
    },
  ],
  [
    'Fn::Sub',
    (argument, references) => {
      const [pattern, own] = typeof argument === 'string' ? [argument, {}] : list(argument, 'Fn::Sub');
      const variables = new Map(Object.entries((own ?? {}) as object));
      return text(pattern, 'Fn::Sub').replace(/\$\{([^}]{1,255})\}/g, (_, name: string) => {
        if (name.startsWith('!')) return `\${${name.slice(1)}}`;
        const intrinsic = name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name };
        return text(resolveValue(variables.get(name) ?? intrinsic, references), 'Fn::Sub');
      });
    },
  ],
]);

/** CloudFormation's pseudo parameters but for AWS::NoValue, which needs conditions. */
const pseudoParameters = (stack: string): ReadonlyMap<string, string> =>
  new Map([
    ['AWS::AccountId', ACCOUNT],
    ['AWS::Region', REGION],
    ['AWS::Partition', 'aws'],
    ['AWS::URLSuffix', 'amazonaws.com'],
    ['AWS::StackName', stack],
    ['AWS::StackId', stackId(stack)],
  ]);

export const stackId = (stack: string): string =>
  `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${stack}/00000000-0000-0000-0000-000000000000`;

/** The references of a stack's resources, and its pseudo parameters. */
export const withPseudoParameters = (stack: string, references: References): References => {
  const pseudo = pseudoParameters(stack);
  return { ...references, ref: (id) => pseudo.get(id) ?? references.ref(id) };
};

/**
 * A value of the template with its intrinsic functions carried out.
 * @throws Error for a function that is not known here, and where `references` throws
 */
export const resolveValue = (value: unknown, references: References): unknown => {
  if (Array.isArray(value)) return value.map((element) => resolveValue(element, references));
  if (typeof value !== 'object' || value === null) return value;
  const name = intrinsicOf(value);
  if (name === null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolveValue(inner, references)]));
  const intrinsic = INTRINSICS.get(name);
  if (intrinsic === undefined) throw new Error(`the intrinsic function ${name} is not supported on this machine`);
  return intrinsic(Object.values(value)[0], references);
};

/** The ids that a value of the template refers to, pseudo parameters left out. */
export const referencesIn = (value: unknown): ReadonlySet<string> => {
  const found = new Set<string>();
  const note = (id: string): string => {
    if (!id.startsWith('AWS::')) found.add(id);
    return '';
  };
  const look = (inner: unknown): void => {
    if (typeof inner !== 'object' || inner === null) return;
    const name = intrinsicOf(inner);
    if (name === 'Ref' || name === 'Fn::GetAtt' || name === 'Fn::Sub')
      resolveValue(inner, { ref: note, attribute: note });
    for (const part of Object.values(inner)) look(part);
  };
  look(value);
  return found;
};

const intrinsicOf = (value: object): string | null => {
  const [name, ...others] = Object.keys(value);
  return others.length === 0 && name !== undefined && (name === 'Ref' || name.startsWith('Fn::')) ? name : null;
};

const text = (value: unknown, of: string): string => {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new Error(`${of}: ${JSON.stringify(value)} is not a text`);
};

const list = (value: unknown, of: string): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  throw new Error(`${of}: ${JSON.stringify(value)} is not a list`);
};

const texts = (value: unknown, references: References, of: string): readonly string[] =>
  list(resolveValue(value, references), of).map((part) => text(part, of));
