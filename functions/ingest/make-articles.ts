import type { Source } from '../archive/article.ts';
import { rejectUpload } from '../archive/errors.ts';
import { attribute } from './attribute/attribute.ts';
import { decode } from './decode/decode.ts';
import type { Made, MakeFile } from './made.ts';
import { normalise } from './normalise/normalise.ts';
import type { Document } from './read/document.ts';
import { binaryKind, type Format, sniffText } from './read/sniff.ts';
import { readText } from './read/text.ts';

/** More than this is a dump, not a file that a newsroom would file. */
const LARGEST = 50 * 1024 * 1024;
/** A novel has as many characters. The worst text of this length takes seconds to attribute, not an invocation's time. */
const LONGEST = 600_000;
const ACCEPTED = 'Accepted are plain text (.txt) and web pages (.html).';

/**
 * A file as it lay in the bucket to what is in it: decode, read, normalise, attribute. Readers are loaded when the
 * first file of their format comes.
 */
export const makeFile: MakeFile = async ({ key, bytes }) => {
  if (bytes.length > LARGEST)
    throw rejectUpload(
      'too-large',
      `The file has ${megabytes(bytes.length)} MB; at most ${megabytes(LARGEST)} MB are read.`,
    );
  const binary = binaryKind(bytes);
  if (binary !== null) throw unsupported(binary, key);
  const { text, encoding, damaged } = await decode(bytes);
  const sniffed = sniffText(text);
  if (sniffed.format === null) throw unsupported(sniffed.kind, key);
  const document = await READERS[sniffed.format](text);
  const notes = [...nameNotes(key, sniffed.format), ...encodingNotes(encoding, damaged)];
  return articleOf(document, { key, format: sniffed.format, bytes: bytes.length, url: document.url }, notes);
};

const articleOf = (document: Document, source: Source, notes: readonly string[]): Made => {
  const normalised = normalise(document, source);
  requireLength(normalised.story.blocks.reduce((sum, { text }) => sum + text.length, 0));
  const draft = { ...normalised.story, ...attribute(normalised.story) };
  return { kind: 'article', draft, notes: [...notes, ...normalised.notes] };
};

const READERS: Readonly<Record<Format, (text: string) => Promise<Document>>> = {
  text: async (text) => {
    requireLength(text.length);
    return readText(text);
  },
  html: async (text) => (await import('./read/html/html.ts')).readHtml(text),
};

const requireLength = (characters: number): void => {
  if (characters <= LONGEST) return;
  const reason = `The text has ${characters} characters; at most ${LONGEST} are read. Upload each story as a file of its own.`;
  throw rejectUpload('too-large', reason);
};

const NAMES: Readonly<Record<Format, { readonly name: string; readonly extensions: readonly string[] }>> = {
  text: { name: 'plain text', extensions: ['txt', 'text', 'md', 'markdown'] },
  html: { name: 'a web page', extensions: ['html', 'htm', 'xhtml'] },
};

const extensionOf = (key: string): string | null => /\.(\w{1,10})$/.exec(key)?.[1]?.toLowerCase() ?? null;

const unsupported = (kind: string, key: string) => {
  const extension = extensionOf(key);
  const isTextByName = Object.values(NAMES).some(
    ({ extensions }) => extension !== null && extensions.includes(extension),
  );
  return rejectUpload(
    'unsupported',
    `This is ${kind}${isTextByName ? `, although it is named .${extension}` : ''}. ${ACCEPTED}`,
  );
};

const nameNotes = (key: string, format: Format): readonly string[] => {
  const extension = extensionOf(key);
  if (extension === null || NAMES[format].extensions.includes(extension)) return [];
  return [`It is named .${extension}, but it is ${NAMES[format].name}.`];
};

const encodingNotes = (encoding: string, damaged: number): readonly string[] => [
  ...(encoding.startsWith('utf-') ? [] : [`Its text was in the encoding ${encoding}.`]),
  ...(damaged === 0 ? [] : [`${damaged} of its characters were damaged and are shown as \uFFFD.`]),
];

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);
