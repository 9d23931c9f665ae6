import { appendFileSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openJournal } from '../../../infra/local/journal.ts';

const file = (): string => join(mkdtempSync(join(tmpdir(), 'journal-')), 'records');

const recordsOf = (path: string): string[] => {
  const told: string[] = [];
  openJournal(path, (payload) => told.push(payload.toString())).close();
  return told;
};

const journalOf = (path: string, ...records: string[]): void => {
  const journal = openJournal(path, () => {});
  for (const record of records) journal.append(Buffer.from(record));
  journal.close();
};

it('tells every record again, in order, when it is opened', () => {
  const path = file();
  journalOf(path, 'one', 'two', 'three');
  journalOf(path, 'four');
  expect(recordsOf(path)).toEqual(['one', 'two', 'three', 'four']);
});

it('reads a record back by the offset that its append answered', () => {
  const journal = openJournal(file(), () => {});
  const offsets = ['a', 'bb', 'ccc'].map((it) => journal.append(Buffer.from(it)));
  expect(offsets.map((offset) => journal.read(offset).toString())).toEqual(['a', 'bb', 'ccc']);
  journal.close();
});

it('appends several at once as it would one after the other', () => {
  const path = file();
  const journal = openJournal(path, () => {});
  const first = journal.append(Buffer.from('a'));
  const offsets = [first, ...journal.appendAll(['bb', 'ccc'].map((it) => Buffer.from(it)))];
  expect(offsets.map((offset) => journal.read(offset).toString())).toEqual(['a', 'bb', 'ccc']);
  journal.close();
  expect(recordsOf(path)).toEqual(['a', 'bb', 'ccc']);
});

it('holds whole records only, wherever the file was cut off', () => {
  const path = file();
  journalOf(path, 'first', 'second', 'third');
  const whole = readFileSync(path);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: whole.length }), (length) => {
      writeFileSync(path, whole);
      truncateSync(path, length);
      const told = recordsOf(path);
      expect(['first', 'second', 'third'].slice(0, told.length)).toEqual(told);
    }),
    { numRuns: 60 },
  );
});

it('appends after a torn tail as if it had never been', () => {
  const path = file();
  journalOf(path, 'kept');
  appendFileSync(path, Buffer.from([200, 0, 0, 0, 1, 2, 3, 4, 5]));
  journalOf(path, 'next');
  expect(recordsOf(path)).toEqual(['kept', 'next']);
});

it('ends before zeros, which a power cut may leave', () => {
  const path = file();
  journalOf(path, 'kept');
  appendFileSync(path, Buffer.alloc(100));
  journalOf(path, 'next');
  expect(recordsOf(path)).toEqual(['kept', 'next']);
});

it('drops a last record whose bytes are not what was written, but refuses one that others follow', () => {
  const path = file();
  journalOf(path, 'one', 'two');
  const whole = readFileSync(path);
  const changedAt = (at: number): Buffer =>
    Buffer.concat([whole.subarray(0, at), Buffer.of(0), whole.subarray(at + 1)]);
  writeFileSync(path, changedAt(whole.length - 1));
  expect(recordsOf(path)).toEqual(['one']);
  writeFileSync(path, changedAt(8));
  expect(() => recordsOf(path)).toThrow(`${path} is damaged at byte 0: ${whole.length} bytes`);
  expect(readFileSync(path)).toEqual(changedAt(8));
});

it('is replaced as a whole by a rewrite, and goes on from there', () => {
  const path = file();
  journalOf(path, 'old', 'older');
  const journal = openJournal(path, () => {});
  const [offset] = journal.rewrite([Buffer.from('new')]);
  expect(journal.read(offset ?? -1).toString()).toBe('new');
  journal.append(Buffer.from('newer'));
  journal.close();
  expect(recordsOf(path)).toEqual(['new', 'newer']);
});
