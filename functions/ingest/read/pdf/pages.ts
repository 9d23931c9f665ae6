import { rejectUpload } from '../../../archive/errors.ts';
import { requireClosedObjects } from './objects.ts';
import { requireHonestStreams } from './streams.ts';

/** A run of text where the page has it: from its lower left corner, in points; `size` is the height of its letters. */
export type Run = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
};

const MOST_PAGES = 200;
const MOST_RUNS = 200_000;
const MOST_CHARACTERS = 1_000_000;
const LONGEST_TIME = 6_000; // ms

/**
 * The runs of text of each page, in the order of the file.
 * @throws ArchiveError `unreadable`, `too-large`
 */
export const readPages = async (bytes: Uint8Array): Promise<readonly (readonly Run[])[]> => {
  requireHonestStreams(bytes);
  requireClosedObjects(bytes);
  const { getDocumentProxy } = await import('unpdf');
  try {
    // A copy: the library takes the bytes away. No code of a font or a form is run.
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), { isEvalSupported: false, verbosity: 0 });
    try {
      return await runsOf(pdf);
    } finally {
      await pdf.destroy();
    }
  } catch (error) {
    throw reasonFor(error);
  }
};

const runsOf = async (pdf: PdfFile): Promise<readonly (readonly Run[])[]> => {
  if (pdf.numPages > MOST_PAGES)
    throw rejectUpload('too-large', `The PDF has ${pdf.numPages} pages; at most ${MOST_PAGES} are read.`);
  const pages: (readonly Run[])[] = [];
  const room = { runs: MOST_RUNS, characters: MOST_CHARACTERS, until: performance.now() + LONGEST_TIME };
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    pages.push(await runsOn(page, room));
    page.cleanup();
  }
  return pages;
};

/** The time is looked at whenever a piece of the page has come: the library works without a break in between. */
const runsOn = async (page: PdfPage, room: { runs: number; characters: number; readonly until: number }) => {
  const runs: Run[] = [];
  const reader = page.streamTextContent().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    for (const item of piece.value.items) {
      if (!isText(item)) continue;
      runs.push(runOf(item));
      room.runs -= 1;
      room.characters -= item.str.length;
    }
    if (room.runs >= 0 && room.characters >= 0 && performance.now() <= room.until) continue;
    await reader.cancel(new Error('There is no more room')); // or the library would wait for its reader for ever
    throw tooIntricate();
  }
  if (performance.now() > room.until) throw tooIntricate();
  return runs;
};

type PdfPage = Awaited<ReturnType<PdfFile['getPage']>>;
type PdfFile = Awaited<ReturnType<typeof import('unpdf')['getDocumentProxy']>>;

const tooIntricate = () =>
  rejectUpload('too-large', 'The PDF is too intricate to be read: it holds more than any story.');

type Item = { readonly str: string; readonly transform: readonly number[]; readonly width: number };

const isText = (item: object): item is Item => 'str' in item && item.str !== '';

/** The last two of the six numbers are where it stands, the middle two its height and slant (ISO 32000-1, 8.3.4). */
const runOf = ({ str, transform, width }: Item): Run => ({
  text: str,
  x: transform[4] ?? 0,
  y: transform[5] ?? 0,
  width,
  size: Math.hypot(transform[2] ?? 0, transform[3] ?? 0),
});

/** The library's errors tell what is wrong by their names. */
const reasonFor = (error: unknown): unknown => {
  if (!(error instanceof Error) || error.name === 'ArchiveError') return error;
  if (error.name === 'PasswordException')
    return rejectUpload('unreadable', 'The PDF is protected with a password. Save it without one.');
  return rejectUpload('unreadable', 'The PDF is damaged or cut short. Save it anew, or upload its text.');
};
