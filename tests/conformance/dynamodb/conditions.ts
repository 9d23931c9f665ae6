import { ConditionalCheckFailedException, DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bench, type Item, type Key, refusal, TABLE } from './target.ts';

const ITEM: Item = {
  word: { S: 'judicial' },
  high: { S: '\u{1F5DE}' },
  n: { N: '9007199254740993' },
  small: { N: '-0.5' },
  bin: { B: new Uint8Array([1, 2, 3]) },
  yes: { BOOL: true },
  nil: { NULL: true },
  things: { L: [{ S: 'a' }, { N: '1' }, { M: { deep: { S: 'down' } } }] },
  box: { M: { b: { L: [{ N: '7' }] }, c: { S: 'x' } } },
  tags: { SS: ['news', 'court'] },
  nums: { NS: ['1', '2.5'] },
};

const VALUES: Item = {
  ':word': { S: 'judicial' },
  ':ju': { S: 'ju' },
  ':dic': { S: 'dic' },
  ':zz': { S: 'zz' },
  ':bmp': { S: '\uFFFD' },
  ':n': { N: '9007199254740993' },
  ':less': { N: '9007199254740992' },
  ':one': { N: '1.0' },
  ':seven': { N: '7' },
  ':eight': { N: '8' },
  ':three': { N: '3' },
  ':bytes': { B: new Uint8Array([1, 2]) },
  ':true': { BOOL: true },
  ':null': { NULL: true },
  ':tags': { SS: ['court', 'news'] },
  ':news': { S: 'news' },
  ':S': { S: 'S' },
  ':L': { S: 'L' },
  ':deep': { M: { deep: { S: 'down' } } },
};

// Each: the condition, and whether it is true of ITEM.
const TRUE = [
  'word = :word',
  ':word = word',
  'word <> :zz',
  'absent <> :word',
  'word <> :one',
  'n = :n',
  'n > :less',
  'small < :one',
  'things[1] = :one',
  'box.b[0] = :seven',
  'box.b[0] BETWEEN :seven AND :eight',
  'things[2] = :deep',
  'high > :bmp',
  'bin > :bytes',
  'tags = :tags',
  'yes = :true',
  'nil = :null',
  'word IN (:zz, :word)',
  'attribute_exists(box.b)',
  'attribute_not_exists(box.nowhere)',
  'attribute_not_exists(word.nowhere)',
  'attribute_type(word, :S)',
  'attribute_type(things, :L)',
  'begins_with(word, :ju)',
  'begins_with(bin, :bytes)',
  'contains(word, :dic)',
  'contains(tags, :news)',
  'contains(nums, :one)',
  'contains(things, :one)',
  'contains(things, :deep)',
  'size(word) = :eight',
  'size(things) = :three',
  'size(bin) >= :three',
  'size(box) < :three',
  'NOT word = :zz',
  'word = :word AND NOT (n = :one OR n = :seven)',
  'word = :zz AND word = :zz OR word = :word',
  'word = :word OR word = :zz AND word = :zz',
  'not word = :zz and (word = :word)',
];
const FALSE = [
  'word = :zz',
  'word <> :word',
  'absent = :word',
  'absent < :word',
  'word < :one',
  'n = :less',
  'word.nowhere = :word',
  'things[9] = :one',
  'tags = :news',
  'high < :bmp',
  'absent IN (:word, :zz)',
  'absent BETWEEN :seven AND :eight',
  'attribute_type(word, :L)',
  'begins_with(absent, :ju)',
  'begins_with(n, :ju)',
  'contains(tags, :one)',
  'contains(word, :zz)',
  'contains(absent, :zz)',
  'size(absent) < :eight',
  'size(n) < :eight',
  'NOT attribute_exists(word)',
];

const INVALID: readonly (readonly [string, RegExp])[] = [
  ['word = ', /Syntax error/u],
  ['word == :word', /Syntax error/u],
  ['word = :word AND', /Syntax error/u],
  ['word = "judicial"', /Syntax error/u],
  ['(word = :word', /Syntax error/u],
  ['((word = :word))', /redundant parentheses/u],
  ['name = :word', /reserved keyword; reserved keyword: name/u],
  ['state = :word', /reserved keyword; reserved keyword: state/u],
  ['#nobody = :word', /name used in the document path is not defined; attribute name: #nobody/u],
  ['word = :nobody', /value used in expression is not defined; attribute value: :nobody/u],
  ['nonsense(word)', /Invalid function name; function: nonsense/u],
  ['Size(word) = :one', /Invalid function name; function: Size/u],
  ['attribute_exists(:word)', /document path/u],
  ['attribute_exists(word, n)', /Incorrect number of operands/u],
  ['begins_with(word, :one)', /Incorrect operand type .*operand type: N/u],
  ['word < :true', /Incorrect operand type .*operand type: BOOL/u],
  ['word BETWEEN :zz AND :ju', /upper bound to be greater than or equal to lower bound/u],
  ['attribute_type(word, :word)', /Invalid attribute type name found/u],
  ['word = word', /first operand must be distinct/u],
  ['begins_with(word, :ju) = :true', /Syntax error|not allowed/u],
  ['', /The expression can not be empty/u],
];

/** Only what an expression uses may be passed. */
const valuesOf = (expression: string): Item | undefined => {
  const used = Object.entries(VALUES).filter(([name]) => new RegExp(`${name}(?![a-z])`, 'u').test(expression));
  return used.length === 0 ? undefined : Object.fromEntries(used);
};

export const conditions = ({ client, get, holds, put, stored }: Bench): void => {
  describe('a condition', () => {
    let key: Key;
    beforeAll(async () => {
      key = await stored(ITEM);
    });

    it.each(TRUE)('is true: %s', async (expression) => {
      expect(await holds(key, expression, valuesOf(expression))).toBe(true);
    });

    it.each(FALSE)('is false: %s', async (expression) => {
      expect(await holds(key, expression, valuesOf(expression))).toBe(false);
    });

    it.each(INVALID)('is refused: %s', async (expression, why) => {
      const answer = await refusal(holds(key, expression, valuesOf(expression)));
      expect(answer).toMatch(/^ValidationException: /u);
      expect(answer).toMatch(why);
    });

    it('must use every name and value that comes with it', async () => {
      expect(await refusal(holds(key, 'attribute_exists(word)', undefined, { '#a': 'a' }))).toBe(
        'ValidationException: Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}',
      );
      expect(await refusal(holds(key, 'attribute_exists(word)', { ':a': { S: 'a' } }))).toBe(
        'ValidationException: Value provided in ExpressionAttributeValues unused in expressions: keys: {:a}',
      );
    });

    it('sees an absent item as one without attributes', async () => {
      const nowhere = { ...key, sk: { S: 'nowhere' } };
      expect(await holds(nowhere, 'attribute_not_exists(pk)')).toBe(true);
      expect(await holds(nowhere, 'pk = :a', { ':a': key.pk })).toBe(false);
    });

    it('that fails stops a put and a deletion, and can show the item that failed it', async () => {
      const here = await stored({ n: { N: '1' } });
      const condition = {
        ConditionExpression: 'n > :n',
        ExpressionAttributeValues: { ':n': { N: '1' } },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      } as const;
      const failed = await put({ ...here, n: { N: '5' } }, condition).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(ConditionalCheckFailedException);
      expect(failed).toMatchObject({ message: 'The conditional request failed', Item: { ...here, n: { N: '1' } } });
      const remove = new DeleteItemCommand({ TableName: TABLE, Key: here, ...condition });
      expect(await refusal(client().send(remove))).toBe(
        'ConditionalCheckFailedException: The conditional request failed',
      );
      expect(await get(here)).toEqual({ ...here, n: { N: '1' } });
    });

    it('lets one of two racing writers through', async () => {
      const racing = { pk: { S: `${key.pk.S}-race` }, sk: { S: 'it' } };
      const attempts = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          refusal(put({ ...racing, n: { N: String(n) } }, { ConditionExpression: 'attribute_not_exists(pk)' })),
        ),
      );
      expect(attempts.filter((answer) => answer === 'no error')).toHaveLength(1);
    });
  });
};
