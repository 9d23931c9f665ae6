import type { Email } from 'postal-mime';
import { rejectUpload } from '../../../archive/errors.ts';
import { cleanCharacters } from '../characters.ts';
import type { RawBlock } from '../document.ts';
import { readText } from '../text.ts';

/** The plain text of a letter is its story, unless it is a stub beside the HTML: "View this mail in your browser". */
const STUB = 0.5;

const LONGEST_TEXT = 1_000_000; // characters
const LONGEST_HTML = 3_000_000;

/** The blocks of a letter, without its signature. */
export const bodyBlocks = async ({ text, html }: Email): Promise<readonly RawBlock[]> => {
  if ((text?.length ?? 0) > LONGEST_TEXT || (html?.length ?? 0) > LONGEST_HTML)
    throw rejectUpload(
      'too-large',
      'The text of the e-mail is longer than any story. Upload each story as a file of its own.',
    );
  const plain = text === undefined ? [] : readText(withoutSignature(cleanCharacters(text))).blocks;
  if (html === undefined || html.trim() === '') return plain;
  const { readFragment } = await import('../html/fragment.ts');
  const rich = readFragment(html, SIGNATURE_BOXES);
  return lengthOf(plain) < lengthOf(rich) * STUB ? rich : plain;
};

const SIGNATURE_BOXES = '.gmail_signature, .moz-signature, #Signature, [data-smartmail="gmail_signature"]';
const MOST_SIGNATURE_LINES = 15;

/** RFC 3676, 4.3: two hyphens and a space on a line of their own part the signature from the text. */
const withoutSignature = (text: string): string => {
  const lines = text.split('\n').map((line) => line.replace(/^(?:> ?){1,10}/, ''));
  const sign = lines.lastIndexOf('-- ');
  const isSignature = sign > 0 && lines.length - sign <= MOST_SIGNATURE_LINES;
  return (isSignature ? lines.slice(0, sign) : lines).join('\n');
};

const lengthOf = (blocks: readonly RawBlock[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0);
