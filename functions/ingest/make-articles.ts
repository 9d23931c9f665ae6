import { rejectUpload } from '../archive/errors.ts';
import { decode } from './decode/decode.ts';
import type { Made, MakeFile } from './made.ts';
import { LARGEST, makeBinary } from './make-binary.ts';
import { articleOf, type Input, requireLength } from './make-story.ts';
import { makeWire } from './make-wire.ts';
import { withinStack } from './read/depth.ts';
import type { Document } from './read/document.ts';
import { nameNotes } from './read/formats.ts';
import { sniffBytes, sniffText, type TextFormat } from './read/sniff.ts';
import { readText } from './read/text.ts';
import { unsupported } from './read/unread.ts';
import { sniffWire } from './read/wire/sniff.ts';

/** With the marks of a page or a wire's message around the text. */
const LONGEST_FILE = 20_000_000;

/**
 * A file as it lay in the bucket to what is in it: decode, read, normalise, attribute. Readers are loaded when the
 * first file of their format comes.
 */
export const makeFile: MakeFile = ({ key, bytes }) => make({ key, name: key, bytes, depth: 0 });

const make = (input: Input): Promise<Made> => withinStack(() => makeUnguarded(input));

const makeUnguarded = async (input: Input): Promise<Made> => {
  const { bytes, name } = input;
  if (bytes.length > LARGEST)
    throw rejectUpload(
      'too-large',
      `The file has ${megabytes(bytes.length)} MB; at most ${megabytes(LARGEST)} MB are read.`,
    );
  const binary = sniffBytes(bytes);
  if (binary === null) return makeText(input);
  if (binary.format === null) throw unsupported(binary, name);
  return makeBinary(binary.format, input, make);
};

const makeText = async ({ key, name, bytes }: Input): Promise<Made> => {
  const { text, encoding, damaged } = await decode(bytes);
  requireLength(text.length, LONGEST_FILE);
  const wire = sniffWire(text);
  if (wire !== null) {
    const notes = [...nameNotes(name, wire), ...encodingNotes(encoding, damaged)];
    const { readWire } = await import('./read/wire/wire.ts');
    return makeWire(await readWire(wire, text), key, (document, itsKey) =>
      articleOf(document, { key: itsKey, format: wire, bytes: bytes.length, url: document.url }, notes),
    );
  }
  const sniffed = sniffText(text);
  if (sniffed.format === null) throw unsupported(sniffed, name);
  const document = await TEXT[sniffed.format](text);
  const notes = [...nameNotes(name, sniffed.format), ...encodingNotes(encoding, damaged)];
  return articleOf(document, { key, format: sniffed.format, bytes: bytes.length, url: document.url }, notes);
};

const TEXT: Readonly<Record<TextFormat, (text: string) => Promise<Document>>> = {
  text: async (text) => {
    requireLength(text.length);
    return readText(text);
  },
  markdown: async (text) => {
    requireLength(text.length);
    return (await import('./read/markdown/markdown.ts')).readMarkdown(text);
  },
  html: async (text) => (await import('./read/html/html.ts')).readHtml(text),
};

const encodingNotes = (encoding: string, damaged: number): readonly string[] => [
  ...(encoding.startsWith('utf-') ? [] : [`Its text was in the encoding ${encoding}.`]),
  ...(damaged === 0 ? [] : [`${damaged} of its characters were damaged and are shown as \uFFFD.`]),
];

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);
