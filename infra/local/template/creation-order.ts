import { referencesIn } from './intrinsics.ts';
import type { RawResource } from './template.ts';

/**
 * The ids of a template's resources, each after those that it depends on, as CloudFormation creates them; otherwise in
 * the order of the template.
 * @throws Error that names the circle, where there is one, and a dependency that is not there
 */
export const creationOrder = (resources: Readonly<Record<string, RawResource>>): readonly string[] => {
  const order = new Set<string>();
  const path: string[] = [];

  const visit = (id: string): void => {
    if (order.has(id)) return;
    const resource = Object.hasOwn(resources, id) ? resources[id] : undefined;
    if (resource === undefined) throw new Error(`${path.at(-1)} depends on ${id}, which is not in the template`);
    if (path.includes(id)) throw new Error(`circular dependency: ${[...path.slice(path.indexOf(id)), id].join(' → ')}`);
    path.push(id);
    for (const other of [...[resource.DependsOn ?? []].flat(), ...referencesIn(resource.Properties)]) visit(other);
    path.pop();
    order.add(id);
  };

  for (const id of Object.keys(resources)) visit(id);
  return [...order];
};
