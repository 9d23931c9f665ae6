import { expect, it } from 'vitest';
import { readStartContext } from '../../../../infra/local/machine/start-context.ts';

const read = (words: readonly string[], before?: string) => JSON.parse(readStartContext(words, before));

it('What -c says goes before what the environment says', () => {
  const before = '{"engine":"memory","stage":"dev"}';
  expect(read(['-c', 'engine=opensearch', '--context', 'address=a=b'], before)).toEqual({
    engine: 'opensearch',
    stage: 'dev',
    address: 'a=b',
  });
  expect(read(['-c', 'engine=opensearch'])).toEqual({ engine: 'opensearch' });
  expect(readStartContext([], before)).toBe(before);
  expect(readStartContext([], undefined)).toBe('');
});

it.each([['-c', 'engine'], ['-c', '=opensearch'], ['-c'], ['--engine=opensearch'], ['opensearch']])(
  '%s %s is refused',
  (...words) => {
    expect(() => readStartContext(words, undefined)).toThrow(
      expect.objectContaining({ remedy: 'Say it as for the CDK: npm start -- -c name=value' }),
    );
  },
);
