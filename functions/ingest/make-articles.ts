import type { Source } from '../archive/article.ts';
import { rejectUpload } from '../archive/errors.ts';
import { attribute } from './attribute/attribute.ts';
import { memberKey, TOO_DEEP } from './collection.ts';
import { decode } from './decode/decode.ts';
import type { Made, MakeFile, Member } from './made.ts';
import { makeWire } from './make-wire.ts';
import { normalise } from './normalise/normalise.ts';
import { withinStack } from './read/depth.ts';
import type { Document } from './read/document.ts';
import { acceptedFormats, extensionOf, type Format, isAcceptedName, nameNotes } from './read/formats.ts';
import { LETTER } from './read/mail/letter.ts';
import { type BinaryFormat, sniffBytes, sniffText, type TextFormat } from './read/sniff.ts';
import { readText } from './read/text.ts';
import type { Unread } from './read/unread.ts';
import { sniffWire } from './read/wire/sniff.ts';

/** More than this is a dump, not a file that a newsroom would file. */
const LARGEST = 50 * 1024 * 1024;
/** A novel has as many characters. The worst text of this length takes seconds to attribute, not an invocation's time. */
const LONGEST = 600_000;
/** With the marks of a page or a wire's message around the text. */
const LONGEST_FILE = 20_000_000;
const DEEPEST = 2; // an archive in an archive, and no further

const LEAST_LETTER = 80; // words

/** A file that was uploaded, or one that was in it: `name` is what it was called there, `depth` how far in it was. */
type Input = { readonly key: string; readonly name: string; readonly bytes: Uint8Array; readonly depth: number };

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
  return BINARY[binary.format](input);
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

const BINARY: Readonly<Record<BinaryFormat, (input: Input) => Promise<Made>>> = {
  gzip: async (input) => {
    requireDepth(input);
    const { readGzip } = await import('./read/gzip.ts');
    const bytes = await readGzip(input.bytes, LARGEST);
    return make({ ...input, name: input.name.replace(/\.gz$/i, ''), bytes, depth: input.depth + 1 });
  },
  mail: async (input) => {
    const { readMail } = await import('./read/mail/mail.ts');
    const mail = await readMail(input.bytes);
    if (mail.kind === 'page') {
      const document = await TEXT.html(mail.html);
      return documentOf({ ...document, url: document.url ?? mail.url }, 'html', input);
    }
    const { letter, attachments } = mail;
    const left = mail.left === 0 ? [] : [`${mail.left} attached pictures or signatures were left out.`];
    if (attachments.length === 0) {
      if (letter === null) throw rejectUpload('no-article', 'The e-mail has neither text nor an attachment to read.');
      return documentOf(letter, 'mail', input, left);
    }
    requireDepth(input);
    const key = memberKey(input.key, LETTER);
    const story: readonly Member[] =
      letter === null || isCover(letter)
        ? []
        : [{ name: LETTER, make: async () => documentOf(letter, 'mail', { ...input, key }) }];
    const cover =
      letter !== null && story.length === 0 ? ['Its text is no more than a covering letter and was left out.'] : [];
    return {
      kind: 'collection',
      members: [...story, ...attachments.map(({ name, bytes }) => memberOf({ name, read: async () => bytes }, input))],
      notes: [...nameNotes(input.name, 'mail'), ...cover, ...left],
    };
  },
  pdf: async (input) => {
    const { readPdf } = await import('./read/pdf/pdf.ts');
    const { document, notes } = await readPdf(input.bytes);
    return documentOf(document, 'pdf', input, notes);
  },
  zip: async (input) => {
    const [{ openZip }, { zipKind }] = await Promise.all([
      import('./read/zip/open-zip.ts'),
      import('./read/zip/kind.ts'),
    ]);
    const entries = await openZip(input.bytes);
    const kind = zipKind(entries.map(({ path }) => path));
    if (kind === 'word') {
      const { readWord } = await import('./read/word.ts');
      return documentOf(await readWord(entries), 'word', input);
    }
    if (kind !== 'zip') throw unsupported(kind, input.name);
    requireDepth(input);
    const { membersOf } = await import('./read/zip/members.ts');
    const { members, hidden } = membersOf(entries);
    const left = hidden === 0 ? [] : [`${hidden} hidden files of the computer that packed it were left out.`];
    return {
      kind: 'collection',
      members: members.map((member) => memberOf(member, input)),
      notes: [...nameNotes(input.name, 'zip'), ...left],
    };
  },
};

/** A file inside another, made when its turn comes. Its name in there is part of its key, and so of its article's id. */
const memberOf = (
  { name, read }: { readonly name: string; readonly read: () => Promise<Uint8Array> },
  { key, depth }: Input,
): Member => ({
  name,
  make: async () => make({ key: memberKey(key, name), name, bytes: await read(), depth: depth + 1 }),
});

const documentOf = (
  document: Document,
  format: Format,
  { key, name, bytes }: Input,
  notes: readonly string[] = [],
): Made =>
  articleOf(document, { key, format, bytes: bytes.length, url: document.url }, [...nameNotes(name, format), ...notes]);

/** "Dear desk, please find attached …": with files beside it, so few words are not the story. */
const isCover = ({ blocks }: Document): boolean =>
  blocks.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0) < LEAST_LETTER;

const articleOf = (document: Document, source: Source, notes: readonly string[]): Made => {
  const normalised = normalise(document, source);
  requireLength(normalised.story.blocks.reduce((sum, { text }) => sum + text.length, 0));
  const draft = { ...normalised.story, ...attribute(normalised.story) };
  return { kind: 'article', draft, notes: [...notes, ...normalised.notes], dropped: normalised.dropped };
};

const requireLength = (characters: number, most = LONGEST): void => {
  if (characters <= most) return;
  const reason = `The text has ${characters} characters; at most ${most} are read. Upload each story as a file of its own.`;
  throw rejectUpload('too-large', reason);
};

/** Archives that hold themselves exist. */
const requireDepth = ({ depth }: Input): void => {
  if (depth < DEEPEST) return;
  throw rejectUpload('too-large', TOO_DEEP);
};

const unsupported = ({ kind, advice }: Unread, name: string) => {
  const although = isMisnamed(name, kind) ? `, although it is named .${extensionOf(name)}` : '';
  return rejectUpload(
    'unsupported',
    [`This is ${kind}${although}.`, advice, acceptedFormats()].filter(Boolean).join(' '),
  );
};

/** An XML file that is none of ours is named .xml with good reason. */
const isMisnamed = (name: string, kind: string): boolean =>
  isAcceptedName(name) &&
  !kind
    .toLowerCase()
    .split(' ')
    .includes(extensionOf(name) ?? '');

const encodingNotes = (encoding: string, damaged: number): readonly string[] => [
  ...(encoding.startsWith('utf-') ? [] : [`Its text was in the encoding ${encoding}.`]),
  ...(damaged === 0 ? [] : [`${damaged} of its characters were damaged and are shown as \uFFFD.`]),
];

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);
