import type { ServiceError } from '../errors.ts';
import { type AttributeValue, attribute, type Item } from '../values.ts';

/** A document path: an attribute, then names of map members and indexes of list elements. `a.b[0]` */
export type Path = readonly [string, ...(string | number)[]];

/** The value at a path, if there is one. */
export const valueAt = (item: Item, [first, ...rest]: Path): AttributeValue | undefined => {
  let value = attribute(item, first);
  for (const step of rest) {
    if (value === undefined) return undefined;
    if (typeof step === 'number') value = 'L' in value ? value.L[step] : undefined;
    else value = 'M' in value ? attribute(value.M, step) : undefined;
  }
  return value;
};

/** Refuses paths of which one leads into another, or takes for a list what the other takes for a map. */
export const assertDistinct = (paths: readonly Path[], fail: (message: string) => ServiceError): void => {
  paths.forEach((one, at) => {
    for (const two of paths.slice(at + 1)) {
      const shared = sharedSteps(one, two);
      const pair = `path one: ${show(one)}, path two: ${show(two)}`;
      if (shared === Math.min(one.length, two.length)) {
        throw fail(`Two document paths overlap with each other; must remove or rewrite one of these paths; ${pair}`);
      }
      if (typeof one[shared] !== typeof two[shared]) {
        throw fail(`Two document paths conflict with each other; must remove or rewrite one of these paths; ${pair}`);
      }
    }
  });
};

export const samePath = (one: Path, two: Path): boolean =>
  one.length === two.length && sharedSteps(one, two) === one.length;

const sharedSteps = (one: Path, two: Path): number => {
  let shared = 0;
  while (shared < one.length && shared < two.length && one[shared] === two[shared]) shared++;
  return shared;
};

/** A path as DynamoDB's messages write it: `[a, b, [0]]`. */
export const show = (path: Path): string =>
  `[${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`;

/** What of an item the paths select; the shape around it is kept, list elements close up. */
export const project = (item: Item, paths: readonly Path[]): Item => select(item, paths);

const select = (item: Item, paths: readonly (readonly (string | number)[])[]): Item =>
  Object.fromEntries(
    [...grouped(paths)].flatMap(([step, rests]) => {
      const value = typeof step === 'string' ? attribute(item, step) : undefined;
      const found = value === undefined ? undefined : within(value, rests);
      return found === undefined ? [] : [[String(step), found]];
    }),
  );

const grouped = (paths: readonly (readonly (string | number)[])[]) => {
  const groups = new Map<string | number, (readonly (string | number)[])[]>();
  for (const [step, ...rest] of paths) {
    if (step !== undefined) groups.set(step, [...(groups.get(step) ?? []), rest]);
  }
  return groups;
};

const within = (
  value: AttributeValue,
  rests: readonly (readonly (string | number)[])[],
): AttributeValue | undefined => {
  if (rests.some((rest) => rest.length === 0)) return value;
  if ('M' in value) {
    const members = select(value.M, rests);
    return Object.keys(members).length === 0 ? undefined : { M: members };
  }
  if (!('L' in value)) return undefined;
  const groups = grouped(rests);
  const indexes = [...groups.keys()].filter((step) => typeof step === 'number').sort((a, b) => a - b);
  const elements = indexes.flatMap((index) => {
    const element = value.L[index];
    const found = element === undefined ? undefined : within(element, groups.get(index) ?? []);
    return found === undefined ? [] : [found];
  });
  return elements.length === 0 ? undefined : { L: elements };
};
