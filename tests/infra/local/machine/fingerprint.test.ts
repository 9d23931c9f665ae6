import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fingerprint } from '../../../../infra/local/machine/fingerprint.ts';

it('The fingerprint of a project changes with every source, with its name, and with the context', () => {
  const root = `${mkdtempSync(join(tmpdir(), 'project-'))}/`;
  for (const folder of ['infra', 'functions/search']) mkdirSync(join(root, folder), { recursive: true });
  const files = ['cdk.json', 'package-lock.json', 'tsconfig.json', 'infra/app.ts', 'functions/search/handler.ts'];
  for (const file of files) writeFileSync(join(root, file), file);

  const seen = new Set([fingerprint(root, '')]);
  expect(seen).toContain(fingerprint(root, ''));
  for (const file of files) {
    writeFileSync(join(root, file), `${file} changed`);
    seen.add(fingerprint(root, ''));
  }
  renameSync(join(root, 'infra/app.ts'), join(root, 'infra/other.ts'));
  seen.add(fingerprint(root, ''));
  seen.add(fingerprint(root, '{"removal":"destroy"}'));
  expect(seen.size).toBe(files.length + 3);
});
