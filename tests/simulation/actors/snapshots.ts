import { ArchiveError } from '../../../functions/archive/errors.ts';
import { runSnapshot, type Version } from '../functions.ts';
import type { Run } from '../run.ts';
import { startProcess } from '../world/process.ts';
import { ARCHIVE } from '../world/world.ts';

const TIMEOUT = 60_000; // ms

/** Runs the snapshot function every now and then, sometimes twice at once, in two versions of the software. */
export const scheduleSnapshots = async (run: Run, version: Version): Promise<void> => {
  const { scheduler, random, faults } = run.world;
  const longest = random.pick([6_000, 60_000, 60_000]);
  while (!run.isOver()) {
    await scheduler.sleep(random.between(3_000, longest));
    if (faults.isCalm()) continue;
    const runs = random.chance(0.3) ? 2 : 1;
    run.busy.hands++;
    await Promise.all(Array.from({ length: runs }, () => snapshotOnce(run, version)));
    run.busy.hands--;
  }
};

const snapshotOnce = async (run: Run, version: Version): Promise<void> => {
  const process = startProcess(run.world, run.nameOf(`snapshot of ${version} version`), TIMEOUT);
  try {
    const outcome = await Promise.race([runSnapshot(run.world, process, run.wrappers, version), process.killed]);
    run.world.trace(() => `${process.name}: ${JSON.stringify(outcome)}`);
  } catch (error) {
    run.world.trace(() => `${process.name}: ${error}`);
    if (error instanceof ArchiveError && error.retryable) return;
    run.breach('the snapshot function fails only for what may pass', `${process.name}: ${(error as Error).stack}`);
  }
};

/** What a disk may do to a snapshot: lose it, cut it short, change a byte, or hold another's bytes under its name. */
export const damageSnapshots = async ({ world, isOver }: Run): Promise<void> => {
  const { scheduler, random, faults, s3, trace } = world;
  while (!isOver()) {
    await scheduler.sleep(random.between(2_000, 20_000));
    const keys = s3
      .bucket(ARCHIVE)
      .keys.all()
      .filter((key) => key.startsWith('snapshots/'));
    const key = keys[random.below(keys.length)];
    if (key === undefined || !faults.happens('snapshot damaged')) continue;
    const bytes = Buffer.from(s3.read(s3.find(ARCHIVE, key)) as Buffer);
    const damage = random.pick(['gone', 'half', 'byte', 'empty', 'foreign'] as const);
    trace(() => `disk: ${key}: ${damage}`);
    if (damage === 'gone') s3.remove(ARCHIVE, key);
    else if (damage === 'half') await s3.put(ARCHIVE, key, [bytes.subarray(0, bytes.length >> 1)]);
    else if (damage === 'foreign') await s3.put(ARCHIVE, key, [another(world, keys, key)]);
    else if (damage === 'empty') await s3.put(ARCHIVE, key, [new Uint8Array()]);
    else if (bytes.length > 0) {
      const at = random.below(bytes.length);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.below(8)), at);
      await s3.put(ARCHIVE, key, [bytes]);
    }
  }
};

/** The bytes of some other snapshot, or of none. */
const another = ({ random, s3 }: Run['world'], keys: readonly string[], than: string): Uint8Array => {
  const others = keys.filter((key) => key !== than);
  const key = others[random.below(others.length)];
  return key === undefined ? new Uint8Array() : Buffer.from(s3.read(s3.find(ARCHIVE, key)) as Buffer);
};
