import { describe, expect, it } from 'vitest';
import { receipts } from '../../../infra/cli/receipts.ts';
import { fakeArchive, listen, receiptOf } from './fakes.ts';

const desk = fakeArchive();
for (const receipt of [
  receiptOf('incoming/old.txt', 'v1', { at: '2026-11-20T10:00:00.000Z' }),
  receiptOf('incoming/a.txt', 'v1', { at: '2026-11-22T10:00:00.000Z' }),
  receiptOf('incoming/b.txt', 'v1', {
    at: '2026-11-23T10:00:00.000Z',
    state: 'rejected',
    reason: 'The file is empty.',
    article: null,
  }),
  receiptOf('incoming/c.txt', 'v1', { at: '2026-11-23T11:00:00.000Z' }),
]) {
  desk.written.set(receipt.key, receipt);
}

const run = async (options: { since: string; rejected?: boolean; json?: boolean }) => {
  const { console, printed, told } = listen();
  await receipts(options, { console, desk, now: Date.parse('2026-11-23T12:00:00Z') });
  return { printed, told };
};

describe('receipts', () => {
  it('are listed since a day, the newest first', async () => {
    expect((await run({ since: '2026-11-22' })).printed).toEqual([
      '2026-11-23T11:00:00.000Z  accepted   incoming/c.txt → bridge, revision 1',
      '2026-11-23T10:00:00.000Z  rejected   incoming/b.txt: The file is empty.',
      '2026-11-22T10:00:00.000Z  accepted   incoming/a.txt → bridge, revision 1',
    ]);
  });

  it('of rejected files alone are listed where they are asked for', async () => {
    const { printed } = await run({ since: '2026-11-20', rejected: true, json: true });
    expect(printed.map((line) => JSON.parse(line).key)).toEqual(['incoming/b.txt']);
  });

  it('that are not there are said not to be', async () => {
    expect((await run({ since: '2026-11-24' })).told).toEqual(['No receipt since 2026-11-24.']);
  });
});
