import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ASSET_FILES } from '../functions/search/page/assets.ts';

const PAGE = fileURLToPath(new URL('../functions/search/page', import.meta.url));

/** Browsers of the last years, which have all that the style sheet asks for. */
const BROWSERS = ['chrome120', 'edge120', 'firefox120', 'safari17.4'];

/** Bundles the style sheet and the script of pages, small, into a folder. */
export const buildPageAssets = async (folder: string): Promise<void> => {
  await build({
    entryPoints: [
      { in: `${PAGE}/style/page.css`, out: withoutEnd(ASSET_FILES.style) },
      { in: `${PAGE}/client/page.ts`, out: withoutEnd(ASSET_FILES.script) },
    ],
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    target: BROWSERS,
    charset: 'utf8',
    logLevel: 'warning',
  });
};

const withoutEnd = (file: string): string => file.replace(/\.\w+$/, '');

/** The same as a command, for the bundling of the function, which takes nothing else. */
export const pageAssetsCommand = (folder: string): readonly string[] => {
  const main = fileURLToPath(new URL('./page-assets-main.ts', import.meta.url));
  return [process.execPath, '--import', import.meta.resolve('tsx'), main, folder];
};
