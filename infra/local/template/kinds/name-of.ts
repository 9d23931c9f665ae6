import type { Resource } from '../part.ts';

/** The name that a template gives a resource, or else the machine's. */
export const nameOf = ({ properties, name }: Resource, property: string): string => {
  const given = properties[property];
  return typeof given === 'string' ? given : name;
};
