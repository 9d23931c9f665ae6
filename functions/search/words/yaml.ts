import { isAlias, isNode, isPair, isScalar, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';

/** Something that is wrong with a file, and in which line, from 1; null where it is the file as a whole. */
export type Fault = { readonly line: number | null; readonly message: string };

export type Yaml = {
  /** Every value as a text: `no` and `2024` are what they look like. Undefined where there are faults. */
  readonly value: unknown;
  readonly faults: readonly Fault[];
  /** The line in which something of the value stands, or else what it stands in. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
};

/** Reads YAML (1.2, failsafe schema) without anchors, of which a small file could make a large one. */
export const readYaml = (text: string): Yaml => {
  const deep = TOO_DEEP.exec(text);
  if (deep !== null) {
    const line = text.slice(0, deep.index).split('\n').length;
    return { value: undefined, faults: [{ line, message: NESTED }], lineOf: () => line };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  const faults: Fault[] = [...document.errors, ...document.warnings].map((error) => ({
    line: lineAt(error.pos[0]),
    message: inWords(error),
  }));
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node) && node.anchor === undefined) return;
      const line = lineAt(node.range?.[0] ?? 0);
      faults.push({ line, message: 'begins with * or &, which has a meaning of its own: put it in quotation marks' });
    },
  });
  return {
    value: faults.length === 0 ? document.toJS({ maxAliasCount: 0 }) : undefined,
    faults,
    lineOf: (path) => {
      for (let length = path.length; length > 0; length--) {
        const within = document.getIn(path.slice(0, length - 1), true);
        const last = path[length - 1];
        const pairs = isNode(within) && 'items' in within ? (within.items as readonly unknown[]) : [];
        const pair = pairs.find((one) => isPair(one) && isScalar(one.key) && one.key.value === last);
        const node = isPair(pair) ? pair.key : document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return lineAt(node.range[0]);
      }
      return 1;
    },
  };
};

const TOO_DEEP = /(?:[[{]\s*){20}/; // which takes the parser seconds
const NESTED = 'is nested too deep: close the brackets';

const WORDS: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  TAB_AS_INDENT: 'begins with a tab: use spaces',
  DUPLICATE_KEY: 'has a name that stands there already: put what belongs to it under the first one',
  RESOURCE_EXHAUSTION: NESTED,
  TAG_RESOLVE_FAILED: 'begins with !, which has a meaning of its own: put it in quotation marks',
  MULTIPLE_DOCS: 'begins a second document: take the line of --- out',
};

const inWords = ({ code, message }: YAMLError): string =>
  WORDS[code] ?? `is not YAML: ${message.split('\n')[0]}. Look at brackets, quotation marks and the spaces before it`;
