import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export type DeskAssets = { readonly style: string; readonly script: string };

/** The style, which is that of the readers' pages, and the script of the newsroom's page. */
export const deskAssets = async (): Promise<DeskAssets> => {
  const { outputFiles } = await build({
    entryPoints: ['desk.css', 'client/desk.ts'].map((file) => fileURLToPath(new URL(file, import.meta.url))),
    outdir: '/desk',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    logLevel: 'warning',
  });
  const textOf = (end: string): string => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  return { style: textOf('.css'), script: textOf('.js') };
};
