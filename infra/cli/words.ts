import { readFile } from 'node:fs/promises';
import { WORDS_KEY } from '../../functions/archive/ports.ts';
import type { Words } from '../../functions/search/words/format.ts';
import { readWords, tell } from '../../functions/search/words/read-words.ts';
import { type Console, harmless } from './console.ts';
import type { Desk } from './desk.ts';
import { readingError } from './files.ts';

/** Says what a file of words holds, or everything that is wrong with it. @returns whether it can be used */
export const checkWords = async (path: string, { console }: { readonly console: Console }): Promise<boolean> =>
  (await checked(path, console)) !== null;

/**
 * Puts a file of words into the archive, unless something is wrong with it.
 * @param desk opened only when there is something to put
 * @returns whether it was put
 */
export const putWords = async (
  path: string,
  { console, desk }: { readonly console: Console; readonly desk: () => Promise<Pick<Desk, 'put'>> },
): Promise<boolean> => {
  const bytes = await checked(path, console);
  if (bytes === null) {
    console.print('It was not put into the archive: searches go on with the words that are there.');
    return false;
  }
  await (await desk()).put(WORDS_KEY, bytes);
  console.print(`It is ${WORDS_KEY} now. Searches follow within half a minute.`);
  return true;
};

const checked = async (path: string, console: Console): Promise<Uint8Array | null> => {
  const bytes = await read(path);
  const { words, faults } = readWords(bytes);
  if (words !== null) {
    console.print(`${path} has ${told(words)}.`);
    return bytes;
  }
  for (const fault of faults) console.print(harmless(`${path}: ${tell(fault)}`));
  console.print(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}.`);
  return null;
};

const read = async (path: string): Promise<Uint8Array> => {
  try {
    return await readFile(path);
  } catch (error) {
    throw readingError(path, error);
  }
};

const told = ({ synonyms, people, organisations }: Words): string => {
  const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;
  return [
    counted(synonyms.length, 'entry of synonyms', 'entries of synonyms'),
    counted(people.length, 'person', 'people'),
    counted(organisations.length, 'organisation', 'organisations'),
  ].join(', ');
};
