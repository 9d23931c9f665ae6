import * as z from 'zod/mini';
import type { When } from '../../functions/snapshot/snapshot.ts';
import { invokeFunction } from './invoke-function.ts';
import type { Connection } from './stack-outputs.ts';

/** The newest snapshot, when the function has done what it was asked. */
const Snapshotted = z.object({ key: z.string(), commit: z.number(), bytes: z.number(), articles: z.number() });
export type Snapshotted = Readonly<z.infer<typeof Snapshotted>>;

const Outcome = z.object({ newest: z.nullable(Snapshotted) });

/**
 * Has the snapshot function look after the snapshots, and waits for it. Null where there is none yet, as of an empty archive.
 * @throws ArchiveError `unavailable` where it failed: its log says at what
 */
export const invokeSnapshot = async (connection: Connection, name: string, when: When): Promise<Snapshotted | null> =>
  z.parse(Outcome, await invokeFunction(connection, name, { snapshot: when })).newest;
