import type { Command } from 'commander';
import { DEFAULT_AWS_PORT } from '../names.ts';
import type { Connection, Parts, Target } from './stack-outputs.ts';

/** A command with the options that say which archive it works on. */
export const targeted = (command: Command): Command =>
  command
    .option('--stack <name>', 'the archive deployed as this stack, by your AWS_PROFILE and AWS_REGION')
    .option('--endpoint <url>', 'the archive at this endpoint (default: the local one, http://127.0.0.1:$AWS_PORT)');

/** How to reach that archive. @throws ArchiveError where the target is none */
export const connectionOf = async (target: Target): Promise<Connection> => {
  const { connectionTo } = await import('./stack-outputs.ts');
  return connectionTo(target, process.env.AWS_PORT || String(DEFAULT_AWS_PORT));
};

/** How to reach that archive, and where its parts are. @throws ArchiveError as `partsOf` does */
export const locate = async (target: Target): Promise<{ readonly connection: Connection; readonly parts: Parts }> => {
  const { partsOf } = await import('./stack-outputs.ts');
  const connection = await connectionOf(target);
  return { connection, parts: await partsOf(target, connection) };
};
