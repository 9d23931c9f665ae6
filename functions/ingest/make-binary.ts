import { rejectUpload } from '../archive/errors.ts';
import { memberKey, TOO_DEEP } from './collection.ts';
import type { Made, Member } from './made.ts';
import { documentOf, type Input } from './make-story.ts';
import type { Document } from './read/document.ts';
import { nameNotes } from './read/formats.ts';
import { LETTER } from './read/mail/letter.ts';
import type { BinaryFormat } from './read/sniff.ts';
import { unsupported } from './read/unread.ts';

/** More than this is a dump, not a file that a newsroom would file. */
export const LARGEST = 50 * 1024 * 1024; // bytes
const DEEPEST = 2; // an archive in an archive, and no further

const LEAST_LETTER = 80; // words

/** Makes a file, or one that was in it. */
export type Make = (input: Input) => Promise<Made>;

/** What is in a file that is read from its bytes; what is inside of it is made by `make`. Readers are loaded when needed. */
export const makeBinary = (format: BinaryFormat, input: Input, make: Make): Promise<Made> =>
  BINARY[format](input, make);

const BINARY: Readonly<Record<BinaryFormat, (input: Input, make: Make) => Promise<Made>>> = {
  gzip: async (input, make) => {
    requireDepth(input);
    const { readGzip } = await import('./read/gzip.ts');
    const bytes = await readGzip(input.bytes, LARGEST);
    return make({ ...input, name: input.name.replace(/\.gz$/i, ''), bytes, depth: input.depth + 1 });
  },
  mail: async (input, make) => {
    const { readMail } = await import('./read/mail/mail.ts');
    const mail = await readMail(input.bytes);
    if (mail.kind === 'page') {
      const { readHtml } = await import('./read/html/html.ts');
      const document = readHtml(mail.html);
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
      members: [
        ...story,
        ...attachments.map(({ name, bytes }) => memberOf({ name, read: async () => bytes }, input, make)),
      ],
      notes: [...nameNotes(input.name, 'mail'), ...cover, ...left],
    };
  },
  pdf: async (input) => {
    const { readPdf } = await import('./read/pdf/pdf.ts');
    const { document, notes } = await readPdf(input.bytes);
    return documentOf(document, 'pdf', input, notes);
  },
  zip: async (input, make) => {
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
      members: members.map((member) => memberOf(member, input, make)),
      notes: [...nameNotes(input.name, 'zip'), ...left],
    };
  },
};

/** A file inside another, made when its turn comes. Its name in there is part of its key, and so of its article's id. */
const memberOf = (
  { name, read }: { readonly name: string; readonly read: () => Promise<Uint8Array> },
  { key, depth }: Input,
  make: Make,
): Member => ({
  name,
  make: async () => make({ key: memberKey(key, name), name, bytes: await read(), depth: depth + 1 }),
});

/** "Dear desk, please find attached …": with files beside it, so few words are not the story. */
const isCover = ({ blocks }: Document): boolean =>
  blocks.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0) < LEAST_LETTER;

/** Archives that hold themselves exist. */
const requireDepth = ({ depth }: Input): void => {
  if (depth < DEEPEST) return;
  throw rejectUpload('too-large', TOO_DEEP);
};
