import type { TreeElement } from './element.ts';

/** Whether an element is one that the selectors mean. */
export type Matcher = (element: TreeElement) => boolean;

const known = new Map<string, Matcher>();
const MOST_KNOWN = 500; // those of our rules and Readability's are some 60

/**
 * The matcher of a list of CSS selectors, made once for each list. Of CSS there is what our rules write: names, classes,
 * ids, attributes, `:not` of those, and the combinators ` `, `>`, `+` and `~`.
 * @throws Error where there is anything else in it
 */
export const matcherOf = (selectors: string): Matcher => {
  const made = known.get(selectors);
  if (made !== undefined) return made;
  const matcher = compile(selectors);
  if (known.size < MOST_KNOWN) known.set(selectors, matcher);
  return matcher;
};

const NAMES = /^[a-z][a-z0-9]*(?:,\s?[a-z][a-z0-9]*)*$/i;

const compile = (selectors: string): Matcher => {
  if (NAMES.test(selectors)) return byName(selectors.toLowerCase().split(/,\s?/));
  const alternatives = parse(selectors);
  const [only] = alternatives;
  if (only !== undefined && alternatives.length === 1) return only;
  return (element) => alternatives.some((matches) => matches(element));
};

const byName = (names: readonly string[]): Matcher => {
  const [only] = names;
  if (names.length === 1) return ({ localName }) => localName === only;
  const all = new Set(names);
  return ({ localName }) => all.has(localName);
};

const PART =
  /\s*(,)\s*|\s*([>+~])\s*|(\s+)|(\*|[a-z][a-z0-9]*)|\.([\w-]+)|#([\w-]+)|\[([\w-]+)(?:([~^$*]?=)(?:"([^"]*)"|([\w-]+)))?\]|:not\(([^()]+)\)/iy;

/** One matcher for each selector of the list. */
const parse = (selectors: string): readonly Matcher[] => {
  const list: Matcher[] = [];
  let before: Matcher | null = null;
  let compound: Matcher[] = [];
  for (let at = 0; at < selectors.length; ) {
    PART.lastIndex = at;
    const part = PART.exec(selectors);
    if (part === null) throw new Error(`No selector of ours: "${selectors.slice(at)}" in "${selectors}".`);
    at = PART.lastIndex;
    const [, comma, combinator, space] = part;
    if (comma !== undefined) {
      list.push(both(before, compound));
      before = null;
      compound = [];
    } else if (combinator !== undefined || space !== undefined) {
      before = related(combinator ?? ' ', both(before, compound));
      compound = [];
    } else compound.push(simple(part));
  }
  return [...list, both(before, compound)];
};

const simple = ([, , , , name, className, id, attribute, operator, quoted, bare, not]: RegExpExecArray): Matcher => {
  if (name !== undefined) return name === '*' ? () => true : byName([name.toLowerCase()]);
  if (className !== undefined) return byAttribute('class', '~=', className);
  if (id !== undefined) return byAttribute('id', '=', id);
  if (attribute !== undefined) return byAttribute(attribute.toLowerCase(), operator, quoted ?? bare ?? '');
  const unwanted = compile(not ?? '*');
  return (element) => !unwanted(element);
};

/** What stands alone is asked first, since it costs less than what stands before. */
const both = (before: Matcher | null, compound: readonly Matcher[]): Matcher => {
  const [only] = compound;
  if (only === undefined) throw new Error('No selector of ours: there is nothing between two combinators or commas.');
  const alone: Matcher = compound.length === 1 ? only : (element) => compound.every((matches) => matches(element));
  return before === null ? alone : (element) => alone(element) && before(element);
};

const related = (combinator: string, matches: Matcher): Matcher => {
  if (combinator === '>') return ({ parentElement }) => parentElement !== null && matches(parentElement);
  if (combinator === '+')
    return ({ previousElementSibling }) => previousElementSibling !== null && matches(previousElementSibling);
  const step: (element: TreeElement) => TreeElement | null =
    combinator === '~' ? (element) => element.previousElementSibling : (element) => element.parentElement;
  return (element) => {
    for (let at = step(element); at !== null; at = step(at)) if (matches(at)) return true;
    return false;
  };
};

/** Values that HTML compares without regard to case. */
const FOLDED: ReadonlySet<string> = new Set(['rel', 'type']);

const byAttribute = (name: string, operator: string | undefined, wanted: string): Matcher => {
  if (operator === undefined) return (element) => element.hasAttribute(name);
  const compare = COMPARE[operator];
  if (compare === undefined || wanted === '') throw new Error(`No selector of ours: [${name}${operator}"${wanted}"].`);
  const isFolded = FOLDED.has(name);
  const value = isFolded ? wanted.toLowerCase() : wanted;
  return (element) => {
    const given = element.getAttribute(name);
    return given !== null && compare(isFolded ? given.toLowerCase() : given, value);
  };
};

const COMPARE: Readonly<Record<string, (given: string, wanted: string) => boolean>> = {
  '=': (given, wanted) => given === wanted,
  '^=': (given, wanted) => given.startsWith(wanted),
  '$=': (given, wanted) => given.endsWith(wanted),
  '*=': (given, wanted) => given.includes(wanted),
  '~=': (given, wanted) => given === wanted || (given.includes(wanted) && given.split(/\s+/).includes(wanted)),
};
