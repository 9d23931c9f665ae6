import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { chaos } from './chaos.ts';

const folder = mkdtempSync(join(tmpdir(), 'chaos-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// `npm run chaos` does the same with thousands of uploads.
it('While its functions and the machine itself are killed, the archive loses nothing and has nothing twice', async () => {
  const few = { seed: 7, acts: 150, killEvery: 200, machineKills: 1, visibility: 2 };
  const { breaches, figures } = await chaos({ ...few, folder, tell: () => {} });
  expect(breaches).toEqual([]);
  expect(figures['function processes killed']).toBeGreaterThan(0);
}, 300_000);
