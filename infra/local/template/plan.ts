import type { Assembly } from './assembly.ts';
import { creationOrder } from './creation-order.ts';
import { type References, resolveValue, withPseudoParameters } from './intrinsics.ts';
import { KINDS } from './kinds.ts';
import type { Made, Part, Surroundings } from './part.ts';
import { physicalName } from './physical-name.ts';

export type Output = { readonly key: string; readonly value: string; readonly description: string | null };

/** What a stack comes to on this machine: its parts, in the order of creation, and its outputs. */
export type Plan = { readonly stack: string; readonly parts: readonly Part[]; readonly outputs: readonly Output[] };

/**
 * Reads a whole stack before any of it is made: what this machine does not do is found before it has done anything.
 * @throws Error that names the resource and what of it is not supported
 */
export const planOf = (
  { stack, template, codeFolder }: Assembly,
  addresses: Pick<Surroundings, 'awsEndpoint' | 'readerUrl'>,
): Plan => {
  const made = new Map<string, Made>();
  const named = new Set<string>();
  const references = withPseudoParameters(stack, referencesOf(made));

  for (const id of creationOrder(template.Resources)) {
    const { Type: type = '', Properties = {} } = template.Resources[id] ?? {};
    const kind = KINDS.get(type);
    if (kind === undefined) throw new Error(`${id}: ${type} is not supported on this machine`);
    const name = physicalName(stack, id, type);
    if (named.has(`${type} ${name}`)) throw new Error(`${id}: two resources of ${type} would be called ${name}`);
    named.add(`${type} ${name}`);
    const properties = within(id, () => resolveValue(Properties, references)) as Readonly<Record<string, unknown>>;
    made.set(id, kind({ id, type, name, properties }, { ...addresses, codeFolder }));
  }

  const outputs = Object.entries(template.Outputs ?? {}).map(([key, { Value, Description = null }]) => ({
    key,
    value: asAsked(String(within(`output ${key}`, () => resolveValue(Value, references))), addresses.readerUrl),
    description: Description,
  }));
  return { stack, parts: [...made.values()].map(({ part }) => part), outputs };
};

/** A distribution is asked by https; what stands for it on this machine, as everything here, is not. */
const asAsked = (output: string, readerUrl: string): string => {
  const { host, origin } = new URL(readerUrl);
  return output.replace(`https://${host}`, origin);
};

const referencesOf = (made: ReadonlyMap<string, Made>): References => {
  const find = (id: string): Made => {
    const found = made.get(id);
    if (found === undefined) throw new Error(`there is no resource ${id}`);
    return found;
  };
  return {
    ref: (id) => find(id).ref,
    attribute: (id, name) => {
      const { attributes } = find(id);
      const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
      if (value === undefined) throw new Error(`the attribute ${name} of ${id} is not known on this machine`);
      return value;
    },
  };
};

const within = <T>(what: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw new Error(`${what}: ${error instanceof Error ? error.message : error}`);
  }
};
