import type { Clause, Subject } from './clause.ts';
import type { Cast, Person } from './people.ts';

/** Whom a quotation is from: a person or body of the cast, or a noun phrase that names nobody. */
export type Source =
  | { readonly kind: 'person' | 'organisation'; readonly person: Person }
  | { readonly kind: 'document' | 'organisation' | 'unnamed'; readonly phrase: string };

const phraseOf = (clause: Clause, from: number, to: number, text: string): string => {
  const first = clause.tokens[from];
  const last = clause.tokens[to - 1];
  return first === undefined || last === undefined ? '' : text.slice(first.start, last.end);
};

/** Pronouns by the start of their token in the block, as far as they are understood. */
export type Meanings = ReadonlyMap<string, Person>;
export const pronounKey = (clause: Clause, at: number): string => `${clause.sentence.index} ${at}`;

/** "Islanders said": a lone capital that only ever opens sentences names nobody for sure. */
const isDoubtful = (person: Person): boolean =>
  person.kind === 'person' &&
  !person.sure &&
  person.words.length === 1 &&
  person.mentions.every(({ from }) => from === 0);

/** "Пресс-служба погранвойск", "la Guardia Civil": a body, where no role of somebody in it stands first. */
const isBody = (clause: Clause, from: number, to: number): boolean => {
  const { indefinites, organisationWords, roleNouns } = clause.pack;
  const tokens = clause.tokens.slice(from, to);
  const body = tokens.findIndex(({ low }) => organisationWords.has(low));
  return indefinites !== null && body !== -1 && !tokens.slice(0, body).some(({ low }) => roleNouns.has(low));
};

/** The place of the one word of [from, to) that is no determiner; -1 where there are more. */
const headAlone = (clause: Clause, from: number, to: number): number => {
  let head = from;
  while (head < to - 1 && clause.pack.determiners.has(clause.tokens[head]?.low ?? '')) head += 1;
  return head === to - 1 ? head : -1;
};

/** Who the subject of a verb of saying is; null where it cannot be told. `text` is the block's. */
export const sourceOf = (
  finding: { readonly clause: Clause; readonly subject: Subject | null },
  cast: Cast,
  meanings: Meanings,
  text: string,
  holderOf: (clause: Clause, from: number, to: number) => Person | null,
): Source | null => {
  const { clause, subject } = finding;
  if (subject === null) return null;
  if (subject.kind === 'pronoun') {
    const person = meanings.get(pronounKey(clause, subject.from));
    return person === undefined ? null : { kind: 'person', person };
  }
  if (subject.kind === 'name') {
    const person = cast.personOf(subject.mention);
    return person === null || isDoubtful(person)
      ? { kind: 'unnamed', phrase: subject.mention.words.join(' ') }
      : { kind: person.kind, person };
  }
  const head = headAlone(clause, subject.from, subject.to);
  const isAnaphor = clause.pack.anaphors.has(clause.tokens[head]?.low ?? '');
  const understood = isAnaphor ? meanings.get(pronounKey(clause, head)) : undefined;
  const meant = understood ?? holderOf(clause, subject.from, subject.to);
  if (meant !== null) return { kind: 'person', person: meant };
  const phrase = phraseOf(clause, subject.from, subject.to, text);
  const isDocument = clause.tokens
    .slice(subject.from, subject.to)
    .some((token) => clause.pack.documentNouns.has(token.low));
  return {
    kind: isDocument ? 'document' : isBody(clause, subject.from, subject.to) ? 'organisation' : 'unnamed',
    phrase,
  };
};
