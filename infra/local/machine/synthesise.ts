import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from '../start-error.ts';
import { fingerprint } from './fingerprint.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Synthesises the project's stack into a folder, unless what is there was made of the very same sources. No network
 * and no credentials are needed. The template is not validated: `cdk synth` and the tests do that, and it costs five
 * seconds.
 * @param context what is set besides cdk.json's, as JSON; empty for nothing
 * @param begins is called where there is something to wait for
 * @throws StartError with what the app printed
 */
export const synthesise = async (
  folder: string,
  context = process.env.CDK_CONTEXT_JSON ?? '',
  begins: () => void = () => {},
): Promise<void> => {
  const sources = fingerprint(ROOT, context);
  const mark = join(folder, 'sources.sha256');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === sources) return;
  begins();
  rmSync(folder, { recursive: true, force: true });
  await runApp(folder, context);
  writeFileSync(mark, sources);
};

const runApp = async (folder: string, context: string): Promise<void> => {
  const app = spawn(process.execPath, ['--import', 'tsx', 'infra/app.ts'], {
    cwd: ROOT,
    env: { ...process.env, CDK_OUTDIR: folder, CDK_VALIDATION: 'false', CDK_CONTEXT_JSON: context || '{}' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const abandon = (): void => {
    app.kill();
  };
  process.once('exit', abandon);
  const printed: Buffer[] = [];
  for (const stream of [app.stdout, app.stderr]) stream.on('data', (chunk: Buffer) => printed.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    app.once('error', reject);
    app.once('close', resolve);
  });
  process.off('exit', abandon);
  if (code === 0) return;
  throw new StartError(
    `The stack cannot be synthesised:\n${Buffer.concat(printed).toString().trimEnd()}`,
    'Look at what infra/ or cdk.json says there; "npx cdk synth" says the same.',
  );
};
