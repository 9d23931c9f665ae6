import type { Attachment, Email } from 'postal-mime';
import { rejectUpload } from '../../../archive/errors.ts';
import { bareDocument, type Document } from '../document.ts';
import { memberNames } from '../member-names.ts';
import { webAddress } from '../web-address.ts';
import { bodyBlocks } from './body.ts';
import { LETTER } from './letter.ts';

/** A saved web page is an e-mail by its form (MHTML, RFC 2557). */
export type SavedPage = { readonly kind: 'page'; readonly html: string; readonly url: string | null };

export type Mail = {
  readonly kind: 'mail';
  /** What the letter says, or null where it says nothing. */
  readonly letter: Document | null;
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** How many attached pictures, recordings, signatures and cards were left aside. */
  readonly left: number;
};

const MOST_BOUNDARIES = 2000; // or lines that look like one
const MOST_LINES = 100_000; // of text, each of which its parser keeps apart
const LEAST_LINE = 60; // bytes: lines of attachments have 76
const MOST_ATTACHMENTS = 100;

/**
 * An e-mail: the subject is the headline, the text the story, the date its date. Who sent it is not asked: a desk sends
 * what others wrote, and a byline says who did.
 * @throws ArchiveError `unreadable` where it is encrypted or damaged, `too-large`
 */
export const readMail = async (bytes: Uint8Array): Promise<Mail | SavedPage> => {
  requireSense(bytes);
  const email = await parse(bytes);
  const header = (name: string) => email.headers.find(({ key }) => key === name)?.value ?? null;
  if (/^(?:multipart\/encrypted|application\/(?:x-)?pkcs7-mime)\b/i.test(header('content-type') ?? ''))
    throw rejectUpload('unreadable', 'The e-mail is encrypted. Save it unencrypted, or upload its text.');
  const url = header('snapshot-content-location');
  if (email.html !== undefined && (url !== null || /^<?"?Saved by /i.test(header('from') ?? '')))
    return { kind: 'page', html: email.html, url: webAddress(url ?? header('content-location')) };
  const files = email.attachments.filter((attachment) => !isLeftAside(attachment));
  if (files.length > MOST_ATTACHMENTS)
    throw rejectUpload(
      'too-large',
      `The e-mail has ${files.length} attachments; at most ${MOST_ATTACHMENTS} are read.`,
    );
  return {
    kind: 'mail',
    letter: await letterOf(email, header('date')),
    attachments: attachmentsOf(files),
    left: email.attachments.length - files.length,
  };
};

const parse = async (bytes: Uint8Array): Promise<Email> => {
  const { default: PostalMime } = await import('postal-mime');
  try {
    // An attached e-mail stays apart: its text is another's.
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true, attachmentEncoding: 'arraybuffer' });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw rejectUpload('unreadable', 'The e-mail is damaged. Save it anew, or upload its text.');
  }
};

/** Counted before it is parsed: an e-mail can be all boundaries, or all line ends. */
const requireSense = (bytes: Uint8Array): void => {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (isOften(text, '\n--', MOST_BOUNDARIES))
    throw rejectUpload('too-large', 'The e-mail has too many parts to be read.');
  if (isOften(text, '\n', MOST_LINES + bytes.length / LEAST_LINE))
    throw rejectUpload('too-large', 'The e-mail has too many lines to be read.');
};

const isOften = (text: Buffer, sign: string, most: number): boolean => {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0 && count <= most; at = text.indexOf(sign, at + 1)) count += 1;
  return count > most;
};

const letterOf = async (email: Email, date: string | null): Promise<Document | null> => {
  const blocks = await bodyBlocks(email);
  if (blocks.length === 0) return null;
  const subject = email.subject?.replace(PREFIXES, '').trim();
  return {
    ...bareDocument(blocks),
    headlines: subject ? [{ text: subject, source: 'subject' }] : [],
    published: date === null ? [] : [{ text: date, source: 'mail-date' }],
  };
};

/** What mail programs put before the subject of what is answered or sent on. */
const PREFIXES = /^(?:(?:re|fwd?|aw|wg|tr|rv|отв|пересл)(?:\[\d{1,3}\])?:\s{0,5}){1,20}/iu;

/** What comes with a letter and is no story: pictures, recordings, signatures, cards and appointments. */
const isLeftAside = ({ mimeType }: Attachment): boolean =>
  /^(?:image|audio|video)\/|^application\/(?:x-)?(?:pkcs7-signature|pgp-signature|ms-tnef)|^text\/(?:x-)?(?:vcard|calendar)/i.test(
    mimeType,
  );

const attachmentsOf = (files: readonly Attachment[]): Mail['attachments'] => {
  const nameOf = memberNames();
  nameOf(LETTER);
  return files.map(({ filename, mimeType, content }) => ({
    name: nameOf(filename ?? (mimeType === 'message/rfc822' ? 'attached.eml' : 'attached')),
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
  }));
};
