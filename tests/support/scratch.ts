import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Once for a run of the tests: whatever they leave in the system's temporary folder lies in one that goes with the run. */
export const setup = (): (() => void) => {
  const folder = mkdtempSync(join(tmpdir(), 'cuttings-tests-'));
  process.env.TMPDIR = folder; // the workers inherit it; TEMP is its name on Windows
  process.env.TEMP = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
};
