import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Assets, assetsOf, bundledAssets } from '../../functions/search/page/assets.ts';
import { buildPageAssets } from '../../infra/page-assets.ts';

/** The style and the script of pages as the bundling of the function makes them. */
export const builtAssets = async (): Promise<Assets> => {
  const folder = mkdtempSync(join(tmpdir(), 'cuttings-assets-'));
  try {
    await buildPageAssets(folder);
    const { style, script } = bundledAssets(pathToFileURL(`${folder}/`));
    return assetsOf(style.text, script.text);
  } finally {
    rmSync(folder, { recursive: true });
  }
};
