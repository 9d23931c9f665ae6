import type { Source } from '../archive/article.ts';
import { rejectUpload } from '../archive/errors.ts';
import { attribute } from './attribute/attribute.ts';
import type { Made } from './made.ts';
import { normalise } from './normalise/normalise.ts';
import type { Document } from './read/document.ts';
import { type Format, nameNotes } from './read/formats.ts';

/** A novel has as many characters. The worst text of this length takes seconds to attribute, not an invocation's time. */
const LONGEST = 600_000;

/** A file that was uploaded, or one that was in it: `name` is what it was called there, `depth` how far in it was. */
export type Input = { readonly key: string; readonly name: string; readonly bytes: Uint8Array; readonly depth: number };

/** The article of a document that a file is: normalised, and with who said what in it. */
export const documentOf = (
  document: Document,
  format: Format,
  { key, name, bytes }: Input,
  notes: readonly string[] = [],
): Made =>
  articleOf(document, { key, format, bytes: bytes.length, url: document.url }, [...nameNotes(name, format), ...notes]);

/**
 * The article of a document with its source.
 * @throws ArchiveError `no-article` where there is no story in it, `too-large`
 */
export const articleOf = (document: Document, source: Source, notes: readonly string[]): Made => {
  const normalised = normalise(document, source);
  requireLength(normalised.story.blocks.reduce((sum, { text }) => sum + text.length, 0));
  const draft = { ...normalised.story, ...attribute(normalised.story) };
  return { kind: 'article', draft, notes: [...notes, ...normalised.notes], dropped: normalised.dropped };
};

/** @throws ArchiveError `too-large` */
export const requireLength = (characters: number, most = LONGEST): void => {
  if (characters <= most) return;
  const reason = `The text has ${characters} characters; at most ${most} are read. Upload each story as a file of its own.`;
  throw rejectUpload('too-large', reason);
};
