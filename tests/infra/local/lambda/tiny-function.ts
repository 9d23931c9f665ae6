import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionDefinition } from '../../../../infra/local/lambda/environment-variables.ts';
import { type HostDependencies, openFunction } from '../../../../infra/local/lambda/function-host.ts';

/** A function of a few lines, written to a folder of its own; `answer` is its payload as a value. */
export const tinyFunction = (
  source: string,
  definition: Partial<FunctionDefinition> = {},
  dependencies: Partial<HostDependencies> = {},
  file = 'index.mjs',
) => {
  const codeFolder = mkdtempSync(join(tmpdir(), 'tiny-function-'));
  writeFileSync(join(codeFolder, file), source);
  const lines: string[] = [];
  const host = openFunction(
    {
      name: 'tiny',
      arn: 'arn:aws:lambda:us-east-1:000000000000:function:tiny',
      codeFolder,
      handler: 'index.handler',
      runtime: 'nodejs24.x',
      memoryMegabytes: 256,
      timeoutSeconds: 20,
      environment: {},
      credentials: { accessKeyId: 'tiny-key', secretAccessKey: 'tiny-secret', sessionToken: 'tiny-token' },
      reservedConcurrency: null,
      ...definition,
    },
    { log: (_name, line) => lines.push(line), machine: {}, ...dependencies },
  );
  return {
    ...host,
    lines,
    answer: async (event: unknown): Promise<unknown> => JSON.parse((await host.invoke(event)).payload.toString()),
    dispose: async () => {
      await host.close();
      rmSync(codeFolder, { recursive: true, force: true });
    },
  };
};

export type TinyFunction = ReturnType<typeof tinyFunction>;
