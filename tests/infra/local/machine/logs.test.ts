import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLogs } from '../../../../infra/local/machine/logs.ts';

const folder = (): string => join(mkdtempSync(join(tmpdir(), 'logs-')), 'logs');
const read = (path: string, file: string): string => readFileSync(join(path, file), 'utf8');

it('A log is a file per function, and goes on where it ended', () => {
  const path = folder();
  for (const line of ['one', 'two']) {
    const logs = openLogs(path);
    logs.write('ingest', line);
    logs.write('search', `${line}!`);
    logs.close();
  }
  expect(read(path, 'ingest.log')).toBe('one\ntwo\n');
  expect(read(path, 'search.log')).toBe('one!\ntwo!\n');
});

it('A log takes at most twice its largest size: when it is full it becomes the one before', () => {
  const path = folder();
  const logs = openLogs(path, 30);
  for (let line = 0; line < 100; line++) logs.write('ingest', `line ${line}`);
  logs.close();
  expect(readdirSync(path).sort()).toEqual(['ingest.log', 'ingest.log.1']);
  expect(`${read(path, 'ingest.log.1')}${read(path, 'ingest.log')}`).toMatch(/^line \d+\n(line \d+\n)*line 99\n$/);
  expect(read(path, 'ingest.log.1').length).toBeLessThan(45);
});
