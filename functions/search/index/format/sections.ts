import { ArchiveError } from '../../../archive/errors.ts';

/** Named pieces of a snapshot. */
export type Sections = ReadonlyMap<string, Uint8Array>;

/** @throws ArchiveError `corrupt` where there is no such section */
export const sectionOf = (sections: Sections, name: string): Uint8Array => {
  const section = sections.get(name);
  if (section === undefined) throw new ArchiveError('corrupt', `The snapshot has no section ${name}`);
  return section;
};

/** Of the checksums of a large section's pages, themselves a small section that belongs to the file. */
export const PAGES = '.pages';

/** Those of one collection, or of any other prefix, with the prefix taken off; without the checksums of pages. */
export const sectionsUnder = (sections: Sections, prefix: string): Sections =>
  new Map(
    [...sections]
      .filter(([name]) => name.startsWith(prefix) && !name.endsWith(PAGES))
      .map(([name, bytes]) => [name.slice(prefix.length), bytes]),
  );

export const prefixSections = (sections: Sections, prefix: string): [string, Uint8Array][] =>
  [...sections].map(([name, bytes]) => [`${prefix}${name}`, bytes]);
