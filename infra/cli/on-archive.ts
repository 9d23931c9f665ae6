import { ArchiveError } from '../../functions/archive/errors.ts';
import type { Clock } from '../../functions/archive/ports.ts';
import type { Console } from './console.ts';
import { locate } from './located.ts';
import type { Office } from './office.ts';
import type { Connection, Parts, Target } from './stack-outputs.ts';

export type Means = { readonly console: Console; readonly clock: Clock };
/** Told the exit code. */
export type Finish = (code: number) => void;

export type Opened = { readonly office: Office; readonly parts: Parts; readonly connection: Connection };

/** Runs a command on the archive that is meant; exit code 2 where that cannot be reached, since 1 is an answer. */
export const onArchive = async (
  target: Target,
  { console, clock }: Means,
  finish: Finish,
  command: (opened: Opened) => Promise<number>,
): Promise<void> => {
  try {
    const [{ openOffice }, { connection, parts }] = await Promise.all([import('./office.ts'), locate(target)]);
    finish(await command({ office: openOffice(connection, parts, clock), parts, connection }));
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    console.tell(`cuttings: ${error.message}`);
    finish(2);
  }
};
