import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * SHA-256 of everything that a synthesis reads: the sources of the stack and of its functions, the context, and the
 * versions of the packages.
 * @param root the project's folder
 * @param context what the environment adds to cdk.json's context
 */
export const fingerprint = (root: string, context: string): string => {
  const hash = createHash('sha256');
  const add = (name: string): void => {
    const bytes = readFileSync(join(root, name));
    hash.update(`${name} ${bytes.length}\n`).update(bytes);
  };
  for (const name of ['cdk.json', 'package-lock.json', 'tsconfig.json']) add(name);
  for (const folder of ['infra', 'functions'])
    for (const file of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
      .sort())
      add(file);
  return hash.update(context).digest('hex');
};
