import type { Block, Speaker } from '../../archive/article.ts';
import { personId } from '../../archive/person-id.ts';
import { describedAt, membershipAt } from './described.ts';
import type { Person } from './people.ts';
import type { Reading } from './reading.ts';
import type { Role } from './role.ts';
import { roleAt } from './roles.ts';
import type { Source } from './source.ts';

const NO_ROLE: Role = { role: null, affiliation: null };

const nameOf = (person: Person): string =>
  person.suffix === null ? person.words.join(' ') : `${person.words.join(' ')} ${person.suffix}`;

const formsOf = (person: Person): readonly string[] => [
  ...new Set([nameOf(person), ...person.mentions.map((mention) => mention.words.join(' '))]),
];

/**
 * The first occurrence that gives both role and affiliation, else the first that gives a role, with the party and place
 * of whoever holds it; else what the person is said to do, or to be of.
 */
const roleOf = (person: Person, reading: Reading, blocks: readonly Block[]): Role => {
  let best: Role = NO_ROLE;
  let membership: string | null = null;
  let described: Role = NO_ROLE;
  for (const mention of person.mentions) {
    const clause = reading.clauses[mention.sentence];
    if (clause === undefined) continue;
    const text = blocks[clause.sentence.block]?.text ?? '';
    membership ??= membershipAt(clause, mention);
    const role = roleAt(clause, mention, text);
    if (role?.role != null && role.affiliation !== null) return role;
    if (best.role === null && role !== null) best = role;
    if (described === NO_ROLE) described = describedAt(clause, mention, text) ?? NO_ROLE;
  }
  if (best.role !== null || membership !== null) return { ...best, affiliation: best.affiliation ?? membership };
  return described;
};

/** Numbers speakers in the order in which they are first asked for. */
export const speakerList = (reading: Reading, blocks: readonly Block[]) => {
  const speakers: Speaker[] = [];
  const known = new Map<Person | string, string>();
  const add = (key: Person | string, speaker: Omit<Speaker, 'id' | 'person'>): string => {
    const id = `s${speakers.length + 1}`;
    known.set(key, id);
    speakers.push({ id, person: personId(speaker.name), ...speaker });
    return id;
  };
  return {
    speakers,
    idOf: (source: Source): string => {
      const key = 'person' in source ? source.person : source.phrase.toLowerCase();
      const id = known.get(key);
      if (id !== undefined) return id;
      if (!('person' in source))
        return add(key, { name: source.phrase, kind: source.kind, ...NO_ROLE, forms: [source.phrase] });
      const { person } = source;
      const role = person.kind === 'person' ? roleOf(person, reading, blocks) : NO_ROLE;
      return add(key, { name: nameOf(person), kind: person.kind, ...role, forms: formsOf(person) });
    },
  };
};
