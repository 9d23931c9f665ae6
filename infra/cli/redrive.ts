import * as z from 'zod/mini';
import { ArchiveError } from '../../functions/archive/errors.ts';
import type { Receipt } from '../../functions/archive/receipt.ts';
import type { Upload } from '../../functions/archive/upload.ts';
import { uploadsIn } from '../../functions/ingest/events.ts';
import { type Console, harmless } from './console.ts';
import type { DeadLetter, DeadLetters } from './dead-letters.ts';
import type { Desk } from './desk.ts';

export type RedriveOptions = {
  readonly limit: number;
  readonly yes?: boolean;
  /** A JSON line per letter, and one of the outcome. */
  readonly json?: boolean;
};

export type RedriveMeans = {
  readonly console: Console;
  readonly uploads: DeadLetters;
  readonly runs: readonly Runs[];
  readonly desk: Pick<Desk, 'receipts'>;
};

/** Runs on a schedule that failed. */
export type Runs = {
  readonly of: 'snapshot' | 'feed';
  readonly letters: DeadLetters;
  /** Has the function do what they were to do. */
  readonly look: () => Promise<unknown>;
};

/**
 * Lists what ingest and functions on a schedule gave up on, and sends it again.
 * @returns the exit code: 0 there is none any more, 1 there is and it was only listed, 2 failed
 */
export const redrive = async (options: RedriveOptions, means: RedriveMeans): Promise<number> => {
  const { console } = means;
  try {
    const uploads = await list('ingest', means.uploads, options, means);
    const failed: Runs[] = [];
    for (const runs of means.runs) if ((await list(runs.of, runs.letters, options, means)) > 0) failed.push(runs);
    if (uploads + failed.length === 0) {
      if (!options.json) console.print('There are no dead letters.');
      return 0;
    }
    if (!options.yes) {
      console.tell('Nothing was sent. Once the cause is mended, send them again with --yes.');
      return 1;
    }
    const sent = uploads === 0 ? 0 : await means.uploads.redrive();
    if (uploads > 0 && !options.json)
      console.print(`${sent} sent to ingest again. One that fails five times is back here within the hour.`);
    let repeated = 0;
    for (const runs of failed) {
      const settled = await repeat(runs);
      repeated += settled;
      if (!options.json) console.print(`The ${runs.of} function has run, and its ${settled} failed runs are settled.`);
    }
    if (options.json) console.print(JSON.stringify({ sent, repeated }));
    return 0;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    console.tell(`cuttings: ${error.message}`);
    return 2;
  }
};

/** Every run does what all that failed before it were to do: one that succeeds settles them. */
const repeat = async ({ look, letters: queue }: Runs): Promise<number> => {
  await look();
  let settled = 0;
  for (let letters = await queue.take(100); letters.length > 0; letters = await queue.take(100)) {
    await queue.delete(letters);
    settled += letters.length;
  }
  return settled;
};

/** Prints the letters of a queue; answers how many it has. */
const list = async (
  of: string,
  queue: DeadLetters,
  { limit, json }: RedriveOptions,
  { console, desk }: RedriveMeans,
): Promise<number> => {
  const letters = await queue.take(limit);
  try {
    const keys = letters.flatMap((letter) => eventsIn(letter)?.map(({ key }) => key) ?? []);
    const receipts = await desk.receipts([...new Set(keys)]);
    for (const letter of letters) {
      if (json) console.print(JSON.stringify({ of, id: letter.id, sent: letter.sent, body: letter.body }));
      else for (const line of told(of, letter, receipts)) console.print(harmless(line));
    }
  } finally {
    await queue.release(letters);
  }
  const count = Math.max(letters.length, await queue.count());
  if (count > letters.length)
    console.tell(`${count} of ${of} in all; the first ${letters.length} are shown (--limit).`);
  return count;
};

/** What S3 has announced; null where the message is none of S3's. */
const eventsIn = ({ body }: DeadLetter): readonly Upload[] | null => {
  try {
    return uploadsIn(body);
  } catch {
    return null;
  }
};

const told = (of: string, letter: DeadLetter, receipts: ReadonlyMap<string, Receipt>): readonly string[] => {
  const { id, sent, body } = letter;
  const head = `${sent}  ${of.padEnd(8)}  message ${id}`;
  if (of !== 'ingest') return [head, `  ${failureIn(body)}`];
  const events = eventsIn(letter);
  if (events === null) return [head, `  not a message of S3: ${body.slice(0, 200)}`];
  return [
    head,
    ...events.map(
      ({ change, key, sequencer }) => `  ${CHANGES[change]} ${key}: ${standing(sequencer, receipts.get(key))}`,
    ),
    `  why: in the log of the ingest function, where it names "${id}"`,
  ];
};

const CHANGES = { put: 'upload of', remove: 'removal of', 'remove-version': 'removal of a version of' } as const;

const standing = (sequencer: string, receipt: Receipt | undefined): string => {
  if (receipt === undefined || receipt.sequencer < sequencer) return 'not in the archive yet';
  return receipt.sequencer === sequencer
    ? 'settled meanwhile'
    : `overtaken by a newer version, ${receipt.state} at ${receipt.at}`;
};

/** Lambda's record of a failed event (Developer Guide, "Capturing records of asynchronous invocations"). */
const Failure = z.object({ responsePayload: z.object({ errorMessage: z.string() }) });

const failureIn = (body: string): string => {
  try {
    return z.parse(Failure, JSON.parse(body)).responsePayload.errorMessage;
  } catch {
    return 'the event never reached the function';
  }
};
