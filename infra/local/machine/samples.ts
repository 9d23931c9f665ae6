import { existsSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deliver, type Fate } from '../../cli/deliver.ts';
import { filesUnder } from '../../cli/files.ts';
import { systemClock } from '../lambda/stoppable-clock.ts';
import type { Machine } from '../machine.ts';
import { localDesk } from './local-desk.ts';

const FOLDER = fileURLToPath(new URL('../samples', import.meta.url));
const PATIENCE = 60_000; // milliseconds without any news
const AT_ONCE = 4;

/**
 * On the first start with a data folder, puts the sample articles in the bucket as a newsroom would, and waits for
 * their receipts. Samples that were withdrawn since do not come back.
 * @returns null where they are in already, else what became of them, in a sentence
 */
export const deliverSamples = async (
  machine: Pick<Machine, 'awsEndpoint' | 'outputs'>,
  data: string,
): Promise<string | null> => {
  const mark = join(data, 'samples-delivered');
  if (existsSync(mark)) return null;
  const desk = localDesk(machine);
  const files = await filesUnder(FOLDER);
  const failures: string[] = [];
  const deliveries = files.map((file) => ({
    file,
    key: file.key,
    there: null,
    send: async () => desk.put(file.key, await readFile(file.path)),
  }));
  await deliver(deliveries, { atOnce: AT_ONCE, patience: PATIENCE }, { desk, clock: systemClock }, (news) => {
    const failure = 'fate' in news ? failureOf(news.fate) : null;
    if (failure !== null) failures.push(`${news.file.key}: ${failure}`);
  });
  if (failures.length > 0) return `Not every sample article is in:\n  ${failures.join('\n  ')}`;
  writeFileSync(mark, '');
  return `${files.length} sample articles are in.`;
};

const failureOf = (fate: Fate): string | null => {
  switch (fate.state) {
    case 'received':
      return fate.receipt.state === 'accepted' ? null : (fate.receipt.reason ?? fate.receipt.state);
    case 'failed':
      return fate.error instanceof Error ? fate.error.message : String(fate.error);
    case 'unknown':
      return 'no receipt came';
    case 'overtaken':
      return null;
  }
};
