import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filesUnder } from '../../../infra/cli/files.ts';

const home = mkdtempSync(join(tmpdir(), 'cuttings-files-'));
afterAll(() => rmSync(home, { recursive: true }));
const wire = join(home, 'wire');
for (const folder of ['2018/april', '.git']) mkdirSync(join(wire, folder), { recursive: true });
for (const file of ['b.txt', 'a.txt', '.DS_Store', '.git/config', '2018/april/c.html'])
  writeFileSync(join(wire, file), 'x');
symlinkSync(wire, join(wire, '2018/round'));

const keys = async (path: string, prefix?: string) => (await filesUnder(path, prefix)).map(({ key }) => key);

describe('The files of an upload', () => {
  it('of a folder are all below it, with the folder in their keys, but hidden ones and links in circles', async () => {
    expect(await keys(wire)).toEqual(['incoming/wire/2018/april/c.html', 'incoming/wire/a.txt', 'incoming/wire/b.txt']);
  });

  it('are named as the person named them', async () => {
    expect((await filesUnder(wire)).map(({ path }) => path)).toContain(join(wire, '2018/april/c.html'));
  });

  it('of a file are itself', async () => {
    expect(await filesUnder(join(wire, 'a.txt'))).toEqual([
      { path: join(wire, 'a.txt'), key: 'incoming/a.txt', bytes: 1 },
    ]);
  });

  it('go below a prefix, however it is written', async () => {
    expect(await keys(join(wire, 'a.txt'), '/desk/')).toEqual(['incoming/desk/a.txt']);
  });

  it('that do not exist are named', async () => {
    await expect(filesUnder(join(home, 'nothing'))).rejects.toThrow(`${join(home, 'nothing')}: there is no such file`);
  });

  it('whose key is too long for S3 are refused before anything is uploaded', async () => {
    await expect(filesUnder(join(wire, 'a.txt'), 'é'.repeat(512))).rejects.toThrow(/too long for S3/);
  });
});
