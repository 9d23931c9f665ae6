import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';
import { readShape } from '../shape.ts';
import { type Template, templateShape } from './template.ts';

/** What the CDK has synthesised: one stack, and the folders that its functions' code is in. */
export type Assembly = {
  readonly stack: string;
  readonly template: Template;
  /** The unpacked bundle of a function, by the key that its code would have in the assets' bucket. */
  readonly codeFolder: (key: string) => string | undefined;
};

const manifestShape = z.object({
  artifacts: z.record(z.string(), z.object({ type: z.string(), properties: z.optional(z.unknown()) })),
});
const stackShape = z.object({ templateFile: z.string() });
const assetsShape = z.object({ file: z.string() });
const assetFileShape = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string(), packaging: z.string() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

/**
 * Reads a cloud assembly, the output of `cdk synth`.
 * @throws Error where it holds no stack or several, or is none
 */
export const readAssembly = (folder: string): Assembly => {
  const read = <T>(file: string, shape: z.ZodMiniType<T>): T =>
    readShape(shape, JSON.parse(readFileSync(join(folder, file), 'utf8')), join(folder, file));

  const artifacts = Object.entries(read('manifest.json', manifestShape).artifacts);
  const stacks = artifacts.filter(([, { type }]) => type === 'aws:cloudformation:stack');
  const [stack] = stacks;
  if (stack === undefined || stacks.length > 1)
    throw new Error(`${folder}: this machine runs one stack, not ${stacks.length}`);
  const [name, { properties }] = stack;

  const folders = new Map<string, string>();
  for (const [, { type, properties: assets }] of artifacts) {
    if (type !== 'cdk:asset-manifest') continue;
    const { files } = read(readShape(assetsShape, assets, 'manifest.json').file, assetFileShape);
    for (const { source, destinations } of Object.values(files))
      for (const { objectKey } of Object.values(destinations))
        if (source.packaging === 'zip') folders.set(objectKey, resolve(folder, source.path));
  }
  return {
    stack: name,
    template: read(readShape(stackShape, properties, 'manifest.json').templateFile, templateShape),
    codeFolder: (key) => folders.get(key),
  };
};
