import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A command that a document prints, as words a shell would make of it. */
export type Printed = { readonly document: string; readonly line: string; readonly words: readonly string[] };

const DOCUMENTS = ['README.md', 'SECURITY.md', ...readdirSync('docs').map((name) => join('docs', name))].filter(
  (name) => name.endsWith('.md'),
);

/** Every command of every sh block of the documents that users read, in order; what is joined by && apart. */
export const printedCommands = (): readonly Printed[] =>
  DOCUMENTS.flatMap((document) => {
    const text = readFileSync(document, 'utf8');
    return [...text.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].flatMap(([, block = '']) =>
      linesOf(block).flatMap((line) => line.split(' && ').map((one) => ({ document, line: one, words: wordsOf(one) }))),
    );
  });

/** Commands that stand within a sentence: `npx cuttings cost`, `npm run bench -- rows`. They may be cut short. */
export const mentionedCommands = (): readonly Printed[] =>
  DOCUMENTS.flatMap((document) =>
    [...readFileSync(document, 'utf8').matchAll(/`((?:npx cuttings|npm run) [^`\n]{1,200})`/g)].map(
      ([, line = '']) => ({
        document,
        line,
        words: wordsOf(line),
      }),
    ),
  );

/** Lines that go on after a backslash are one, and so is what stands between quotation marks; comments are none. */
const linesOf = (block: string): readonly string[] =>
  block
    .replaceAll(/\\\n\s*/g, ' ')
    .replaceAll(/'[^']*'/g, (quoted) => quoted.replaceAll('\n', ' '))
    .split('\n')
    .map((line) => line.replace(/(?:^|\s+)#\s.*$/, '').trim())
    .filter((line) => line !== '');

/** Quotation marks taken off; what stands for something else, <id or key>, is one word. */
const wordsOf = (line: string): readonly string[] =>
  [...line.replaceAll(/<[^>]*>/g, 'something').matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, plain]) => single ?? double ?? plain ?? '',
  );
