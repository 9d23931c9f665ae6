import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesise } from '../../infra/local/machine/synthesise.ts';

/**
 * The stack as it is, but that messages come again sooner, that none is given up (dead letters are sent again in the
 * simulation), and that snapshots come every minute, so that the log is trimmed meanwhile.
 */
export const prepareStack = async (folder: string, visibility: number): Promise<void> => {
  const assembly = join(folder, 'assembly');
  mkdirSync(assembly, { recursive: true });
  await synthesise(assembly);
  for (const name of readdirSync(assembly).filter((it) => it.endsWith('.template.json'))) {
    const template = readFileSync(join(assembly, name), 'utf8')
      .replace(/"VisibilityTimeout": \d+/g, `"VisibilityTimeout": ${visibility}`)
      .replace(/"maxReceiveCount": \d+/g, '"maxReceiveCount": 1000')
      .replace(/"ScheduleExpression": "rate\([^)]*\)"/g, '"ScheduleExpression": "rate(1 minute)"')
      .replace(/"SNAPSHOT_AFTER_COMMITS": "\d+"/g, '"SNAPSHOT_AFTER_COMMITS": "20"');
    writeFileSync(join(assembly, name), template);
  }
};
