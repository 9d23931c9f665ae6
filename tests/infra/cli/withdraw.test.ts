import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { archiveReader } from '../../../functions/stores/archive-reader.ts';
import { type WithdrawOptions, withdraw } from '../../../infra/cli/withdraw.ts';
import { type StoredDesk, storedDesk } from '../../support/stored-desk.ts';
import { listen } from './fakes.ts';

const STORY = `Harbour wall opens again

By Ines Carrow

MARLOW CROSS -- The harbour wall opened to walkers on Monday, after a winter of repairs and of some doubt.
`;

let desk: StoredDesk;
beforeEach(async () => {
  desk = await storedDesk();
  await desk.put('incoming/wall.txt', STORY);
  await desk.settle();
});
afterEach(() => desk.close());

const run = async (name: string, options: Partial<WithdrawOptions>) => {
  const { console, printed, told } = listen();
  const office = { reader: archiveReader(desk.local.location), takedown: desk.takedownWith() };
  const all = { reason: 'Order 17', by: 'ada', ...options };
  const code = await withdraw(name, all, { console, office, parts: { recoveryDays: 35, feed: null } });
  return { code, printed, told };
};

describe('withdraw', () => {
  it('only shows what would go, until it is told to do it', async () => {
    const { code, printed, told } = await run('wall.txt', {});
    expect(code).toBe(1);
    expect(printed).toEqual([
      expect.stringMatching(/^article {2}\w{16} {2}“Harbour wall opens again”, 1 revision$/),
      'object   incoming/wall.txt  1 version',
    ]);
    expect(told).toEqual(['Nothing was removed. To remove it for good, say the same again with --yes.']);
    expect((await desk.ask('/search?q=harbour')).body.total).toBe(1);
  });

  it('prints a receipt of what it removed, and says what backups keep', async () => {
    const { code, printed } = await run('wall.txt', { yes: true });
    expect(code).toBe(0);
    expect(printed.join('\n')).toMatch(
      /^Taken down {2}incoming\/wall.txt\nby {10}ada, .*\nwhy {9}Order 17\n.*\nremoved {5}1 version of 1 object, 1 revision \(0 too large for the table\), 0 snapshots\n {2}version .*incoming\/wall.txt\nkept {8}.* up to 35 days/,
    );
    expect((await desk.ask('/search?q=harbour')).body.total).toBe(0);
  });

  it('prints the record of it as it is stored, and the words for readers where they are given', async () => {
    const { printed } = await run('incoming/wall.txt', { yes: true, json: true, publicReason: 'By order of a court.' });
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      target: 'incoming/wall.txt',
      reason: 'Order 17',
      notice: 'By order of a court.',
      removed: [{ key: 'incoming/wall.txt', versions: [{ kind: 'version' }] }],
    });
  });

  it('lifts a takedown, but only when it is told to', async () => {
    await run('wall.txt', { yes: true });
    expect((await run('wall.txt', { lift: true })).code).toBe(1);
    const { code, printed } = await run('wall.txt', { lift: true, yes: true });
    expect(code).toBe(0);
    expect(printed[0]).toBe(
      'The takedown of incoming/wall.txt is lifted: an upload brings it back as its next revision.',
    );
    await desk.put('incoming/wall.txt', STORY);
    await desk.settle();
    expect((await desk.ask('/search?q=harbour')).body.total).toBe(1);
  });

  it('of what never was says so', async () => {
    const { code, told } = await run('roof.txt', { yes: true });
    expect([code, told.at(-1)]).toEqual([2, 'cuttings: There is no article roof.txt, and no upload of that key.']);
  });
});
