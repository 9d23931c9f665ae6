import { readFile } from 'node:fs/promises';
import { WORDS_KEY } from '../../functions/archive/ports.ts';
import type { Words } from '../../functions/search/words/format.ts';
import { readWords, tell } from '../../functions/search/words/read-words.ts';
import { type Console, harmless } from './console.ts';
import type { Desk } from './desk.ts';
import { readingError } from './files.ts';

type WordsOptions = {
  /** One object: the file, what it holds or every fault, and whether it was put. */
  readonly json?: boolean;
};

/** Says what a file of words holds, or everything that is wrong with it. @returns whether it can be used */
export const checkWords = async (
  path: string,
  { console, json = false }: WordsOptions & { readonly console: Console },
): Promise<boolean> => {
  const checked = await check(path);
  for (const line of json ? [jsonOf(path, checked, false)] : linesOf(path, checked)) console.print(line);
  return checked.words !== null;
};

/**
 * Puts a file of words into the archive, unless something is wrong with it.
 * @param desk opened only when there is something to put
 * @returns whether it was put
 */
export const putWords = async (
  path: string,
  {
    console,
    desk,
    json = false,
  }: WordsOptions & { readonly console: Console; readonly desk: () => Promise<Pick<Desk, 'put'>> },
): Promise<boolean> => {
  const checked = await check(path);
  if (!json) for (const line of linesOf(path, checked)) console.print(line);
  const good = checked.words !== null;
  if (good) await (await desk()).put(WORDS_KEY, checked.bytes);
  if (json) console.print(jsonOf(path, checked, good));
  else
    console.print(
      good
        ? `It is ${WORDS_KEY} now. Searches follow within half a minute.`
        : 'It was not put into the archive: searches go on with the words that are there.',
    );
  return good;
};

type Checked = ReturnType<typeof readWords> & { readonly bytes: Uint8Array };

const check = async (path: string): Promise<Checked> => {
  const bytes = await read(path);
  return { bytes, ...readWords(bytes) };
};

const linesOf = (path: string, { words, faults }: Checked): string[] =>
  words !== null
    ? [`${path} has ${told(words)}.`]
    : [
        ...faults.map((fault) => harmless(`${path}: ${tell(fault)}`)),
        `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}.`,
      ];

const jsonOf = (file: string, { words, faults }: Checked, put: boolean): string => {
  const counts = words && {
    synonyms: words.synonyms.length,
    people: words.people.length,
    organisations: words.organisations.length,
  };
  return JSON.stringify({ file, counts, faults: (faults ?? []).map(tell), put });
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
