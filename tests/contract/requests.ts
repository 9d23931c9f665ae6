import fc from 'fast-check';
import type { OpenApi, Parameter, Schema } from '../../functions/search/http/openapi-types.ts';
import { IDS } from './archive.ts';

/** A request that was made up from the document. */
export type Made = {
  readonly method: string;
  readonly template: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The parameters that break the document: unknown, given twice or of another form. Empty for a request as it should be. */
  readonly wrong: readonly string[];
};

const TEXTS = fc.oneof(
  fc.constantFrom(
    'barges',
    'otters return',
    '"wait at dawn"',
    'tomas-weld',
    'зудова',
    'the',
    '-',
    '*',
    'a:b',
    'x'.repeat(5_000),
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc
    .array(fc.constantFrom('barges', 'OR', 'AND', '-', '"', 'headline:', 'by:', '(', ')', '~', '^', ' ', 'lock'), {
      minLength: 1,
    })
    .map((it) => it.join(' ')),
);

/** Values as a schema of the document allows them, as they stand in an address. */
const valid = (schema: Schema): fc.Arbitrary<string> => {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum.map(String));
  if (schema.type === 'integer') {
    const [min, max] = [Number(schema.minimum ?? 0), Number(schema.maximum ?? 1e9)];
    return fc.oneof(fc.integer({ min, max: Math.min(max, min + 3) }), fc.integer({ min, max })).map(String);
  }
  if (schema.type === 'boolean') return fc.constantFrom('true', 'false');
  const fits = (text: string): boolean => text.length <= (schema.maxLength ?? Number.POSITIVE_INFINITY);
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern, 'u')).filter(fits);
  if (schema.type === 'string') return TEXTS.filter((text) => text.trim() !== '' && fits(text));
  throw new Error(`The contract makes no value of ${JSON.stringify(schema)}`);
};

/** Values that a schema of the document does not allow; null where it allows any text. */
const invalid = (schema: Schema): fc.Arbitrary<string> | null => {
  const never = fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '-1',
    '1.5',
    '1e3',
    '٣',
    'NaN',
    'null',
    '[]',
    '../..',
    '%',
    '999999999999999999999',
  );
  if (schema.enum !== undefined) return never;
  if (schema.type === 'integer') return never.filter((text) => !/^[0-9]{1,12}$/.test(text));
  if (schema.type === 'boolean') return never;
  const { pattern } = schema;
  if (pattern !== undefined) return fc.oneof(never, TEXTS).filter((text) => !new RegExp(pattern, 'u').test(text));
  const wrong = [
    ...(schema.minLength === undefined ? [] : ['', ' ', '\t\n']),
    ...(schema.maxLength === undefined ? [] : ['x'.repeat(schema.maxLength + 1)]),
  ];
  return wrong.length === 0 ? null : fc.constantFrom(...wrong);
};

type Pair = readonly [name: string, value: string];
type Query = { readonly pairs: readonly Pair[]; readonly wrong: readonly string[] };

/** One parameter of a query: as it should be, left out where it may be, or wrong. */
const oneOf = ({ name, required, schema }: Parameter): fc.Arbitrary<Query> => {
  const value = valid(schema);
  const right = value.map((it): Query => ({ pairs: [[name, it]], wrong: [] }));
  const absent = fc.constant<Query>({ pairs: [], wrong: required ? [name] : [] });
  const twice = fc.tuple(value, value).map(
    ([one, other]): Query => ({
      pairs: [
        [name, one],
        [name, other],
      ],
      wrong: [name],
    }),
  );
  const broken = invalid(schema)?.map((it): Query => ({ pairs: [[name, it]], wrong: [name] })) ?? right;
  return fc.oneof(
    { weight: required ? 60 : 25, arbitrary: right },
    { weight: required ? 2 : 60, arbitrary: absent },
    { weight: 2, arbitrary: twice },
    { weight: 5, arbitrary: broken },
  );
};

const unknown = fc.oneof(
  { weight: 20, arbitrary: fc.constant<Query>({ pairs: [], wrong: [] }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('__proto__', 'constructor', 'Q', 'q[]', '', 'ключ', '\u0000', 'toString')
      .map((name): Query => ({ pairs: [[name, '1']], wrong: [name] })),
  },
);

const HEADERS = fc.record(
  {
    'if-none-match': fc.constantFrom('*', '"x"', 'W/"', ',,,', 'x'.repeat(5_000)),
    accept: fc.constantFrom('*/*', 'application/ld+json', 'text/html;q=0.9', ';;', 'application/json;q=2'),
    'accept-encoding': fc.constantFrom('br', 'gzip', '*;q=0', 'identity;q=0', 'br;q=x', ''),
    origin: fc.constantFrom('https://paper.example', 'null'),
  },
  { requiredKeys: [] },
);

const METHODS = fc.oneof(
  { weight: 20, arbitrary: fc.constant('GET') },
  { weight: 4, arbitrary: fc.constant('HEAD') },
  { weight: 1, arbitrary: fc.constantFrom('OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH', 'QUERY') },
);

/** Path parameters are the archive's own ids for the most part; the address has them encoded, or nearly. */
const pathOf = (template: string, parameters: readonly Parameter[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      ...parameters.map(({ schema }) =>
        fc.oneof(
          { weight: 6, arbitrary: fc.constantFrom<string>(...Object.values(IDS), 'tomas-weld', '1', '2') },
          { weight: 2, arbitrary: valid(schema).filter((it) => it !== '') },
          { weight: 1, arbitrary: fc.constantFrom('%FF', '%00', '..%2f', 'ä', 'x'.repeat(3_000), '%25', 'a;b', '-1') },
        ),
      ),
    )
    .map((values) =>
      parameters.reduce((path, { name }, at) => path.replace(`{${name}}`, () => values[at] ?? ''), template),
    );

/** Requests of every kind, to one path of the document. */
export const requestsTo = (template: string, { paths }: OpenApi): fc.Arbitrary<Made> => {
  const parameters = (paths[template]?.get.parameters ?? []).filter((it): it is Parameter => 'name' in it);
  const inQuery = parameters.filter((it) => it.in === 'query').map(oneOf);
  return fc
    .record({
      method: METHODS,
      path: pathOf(
        template,
        parameters.filter((it) => it.in === 'path'),
      ),
      query: fc.tuple(...inQuery, unknown).chain((parts) => fc.shuffledSubarray(parts, { minLength: parts.length })),
      headers: HEADERS,
    })
    .map(({ method, path, query, headers }) => {
      const search = new URLSearchParams(
        query.flatMap(({ pairs }) => pairs.map(([name, value]): [string, string] => [name, value])),
      );
      return {
        method,
        template,
        target: search.size === 0 ? path : `${path}?${search}`,
        headers: headers as Record<string, string>,
        wrong: query.flatMap(({ wrong }) => wrong),
      };
    });
};
