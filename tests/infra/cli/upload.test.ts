import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import type { Receipt } from '../../../functions/archive/receipt.ts';
import { type UploadOptions, upload } from '../../../infra/cli/upload.ts';
import { type FakeArchive, fakeArchive, listen, receiptOf, sleepingClock } from './fakes.ts';

const home = mkdtempSync(join(tmpdir(), 'cuttings-upload-'));
afterAll(() => rmSync(home, { recursive: true }));
mkdirSync(join(home, 'other'));
for (const name of ['good.txt', 'empty.txt', 'other/good.txt']) writeFileSync(join(home, name), 'x');
const good = join(home, 'good.txt');
const empty = join(home, 'empty.txt');

let archive: FakeArchive;
let heard: ReturnType<typeof listen>;
beforeEach(() => {
  archive = fakeArchive();
  heard = listen();
});

const REJECTION: Partial<Receipt> = {
  state: 'rejected',
  code: 'empty',
  reason: 'The file is empty.',
  article: null,
  commit: null,
};

/** Uploads to an archive that accepts all but empty.txt. */
const run = (paths: readonly string[], options: Partial<UploadOptions> = {}) => {
  const ingest = () => {
    for (const [key, version] of archive.versions) {
      if (key.endsWith('lost.txt')) continue;
      archive.written.set(key, receiptOf(key, version, key.endsWith('empty.txt') ? REJECTION : {}));
    }
  };
  return upload(
    paths,
    { wait: 120, ...options },
    { console: heard.console, desk: archive, clock: sleepingClock(ingest) },
  );
};

describe('An upload', () => {
  it('of files that are all accepted is good, and says what they became', async () => {
    expect(await run([good])).toBe(true);
    expect(heard.printed).toEqual([`accepted      ${good} → bridge, revision 1`, '1 file: 1 accepted.']);
  });

  it('with a rejected file is not good, and says why', async () => {
    expect(await run([good, empty])).toBe(false);
    expect(heard.printed).toContain(`rejected      ${empty}: The file is empty.`);
    expect(heard.printed).toContain('2 files: 1 accepted, 1 rejected.');
  });

  it('that waits in vain says what to do', async () => {
    const lost = join(home, 'lost.txt');
    writeFileSync(lost, 'x');
    expect(await run([lost])).toBe(false);
    expect(heard.printed.join('\n')).toMatch(
      /no receipt .*lost\.txt\n1 file: 0 accepted, 1 without a receipt\.\n.*npx cuttings receipts/s,
    );
  });

  it('whose archive does not answer any more says what it knows, and what to do about the rest', async () => {
    const lost = join(home, 'lost.txt');
    writeFileSync(lost, 'x');
    const { receipts } = archive;
    let answered = false;
    archive.receipts = async (keys) => {
      if (answered) throw new ArchiveError('unavailable', 'Could not read rows: ECONNREFUSED');
      const found = await receipts(keys);
      answered = found.size > 0;
      return found;
    };
    await expect(run([good, lost])).rejects.toThrow(/^Could not read rows: .*\nNothing is known of 1 more\. .*again/s);
    expect(heard.printed).toEqual([`accepted      ${good} → bridge, revision 1`, '1 file: 1 accepted.']);
  });

  it('that resumes sends only what the bucket does not have as it is here, and waits for all', async () => {
    expect(await run([good])).toBe(true);
    writeFileSync(join(home, 'late.txt'), 'y');
    expect(await run([good, join(home, 'late.txt')], { resume: true })).toBe(true);
    expect(archive.puts).toEqual(['incoming/good.txt', 'incoming/late.txt']);
    expect(heard.told).toEqual(['1 of 2 files are in the bucket already.']);
    expect(heard.printed.at(-1)).toBe('2 files: 2 accepted.');
    writeFileSync(join(home, 'late.txt'), 'z');
    await run([join(home, 'late.txt')], { resume: true });
    expect(archive.puts).toHaveLength(3);
  });

  it('of many rejected files counts them by their reasons', async () => {
    const names = Array.from({ length: 3 }, (_, at) => join(home, `${at}-empty.txt`));
    for (const name of names) writeFileSync(name, '');
    expect(await run([good, ...names])).toBe(false);
    expect(heard.printed.slice(-2)).toEqual(['4 files: 1 accepted, 3 rejected.', '  3 × empty: The file is empty.']);
  });

  it('of two files that would be one object is refused before anything is uploaded', async () => {
    await expect(run([good, join(home, 'other/good.txt')])).rejects.toThrow(/would both be incoming\/good\.txt/);
    expect(archive.puts).toEqual([]);
  });

  it('with --json prints a line per file and nothing else', async () => {
    await run([good, empty], { json: true });
    // Told as receipts come, whose order nobody promises.
    const told = heard.printed.map((line) => JSON.parse(line)).sort((a, b) => (a.key > b.key ? -1 : 1));
    expect(told).toEqual([
      {
        file: good,
        key: 'incoming/good.txt',
        state: 'accepted',
        code: null,
        reason: null,
        notes: [],
        article: { id: 'bridge', revision: 1 },
        commit: 7,
      },
      {
        file: empty,
        key: 'incoming/empty.txt',
        state: 'rejected',
        code: 'empty',
        reason: 'The file is empty.',
        notes: [],
        article: null,
        commit: null,
      },
    ]);
  });
});
