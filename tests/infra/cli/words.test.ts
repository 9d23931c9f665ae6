import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkWords, putWords } from '../../../infra/cli/words.ts';
import { newFolder } from '../local/s3/server.ts';
import { listen } from './fakes.ts';

const fileOf = (text: string): string => {
  const path = join(newFolder(), 'words.yaml');
  writeFileSync(path, text);
  return path;
};

const at = () => {
  const puts: [string, string][] = [];
  const put = async (key: string, bytes: Uint8Array) => {
    puts.push([key, new TextDecoder().decode(bytes)]);
    return 'v1';
  };
  return { puts, ...listen(), desk: async () => ({ put }) };
};

it('a file of words that is right is put where search looks for it, as it is', async () => {
  const { puts, printed, console, desk } = at();
  const text = 'people:\n  - {name: A B, also: C} # who\n';
  const path = fileOf(text);
  expect(await putWords(path, { console, desk })).toBe(true);
  expect(puts).toEqual([['config/words.yaml', text]]);
  expect(printed[0]).toBe(`${path} has 0 entries of synonyms, 1 person, 0 organisations.`);
});

it('one that is not is not put, and every fault is told', async () => {
  const { puts, printed, console, desk } = at();
  const path = fileOf('synonyms:\n  - ferry\npeople: 7\n');
  expect([await putWords(path, { console, desk }), await checkWords(path, { console })]).toEqual([false, false]);
  expect(puts).toEqual([]);
  expect(printed.slice(0, 3)).toEqual([
    `${path}: Line 2: "ferry" must be a list of two or more, as in [ferry, ferryboat], or have "from" and "to".`,
    `${path}: Line 3: "7" must be a list: begin each entry with "- ".`,
    '2 faults.',
  ]);
});

it('what a terminal would obey is not printed', async () => {
  const { printed, console } = at();
  await checkWords(fileOf('synonyms:\n  - "\\e[2J"\n'), { console });
  expect(printed.join('')).not.toContain('\u001b');
});

it('for programs, all of it is one object', async () => {
  const { printed, console, desk } = at();
  const [good, bad] = [fileOf('people:\n  - {name: A B, also: C}\n'), fileOf('people: 7\n')];
  await putWords(good, { console, desk, json: true });
  await checkWords(bad, { console, json: true });
  expect(printed.map((line) => JSON.parse(line))).toEqual([
    { file: good, counts: { synonyms: 0, people: 1, organisations: 0 }, faults: [], put: true },
    { file: bad, counts: null, faults: [expect.stringContaining('must be a list')], put: false },
  ]);
});
