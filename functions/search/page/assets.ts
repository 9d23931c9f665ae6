import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The one style sheet and the one script of all pages, each under a name that says what is in it. */
export type Assets = { readonly style: Asset; readonly script: Asset };
export type Asset = { readonly path: string; readonly type: 'text/css' | 'text/javascript'; readonly text: string };

/** What the build puts beside the function's bundle: see infra/page-assets.ts. */
export const ASSET_FILES = { style: 'page.css', script: 'page.js' } as const;

/** The assets of these texts, as pages refer to them and /assets answers them. */
export const assetsOf = (style: string, script: string): Assets => ({
  style: { path: `/assets/${nameOf(style)}.css`, type: 'text/css', text: style },
  script: { path: `/assets/${nameOf(script)}.js`, type: 'text/javascript', text: script },
});

/** Those beside the bundle, read when the first page needs them: what only programs ask never does. */
export const bundledAssets = (folder: URL): Assets => {
  let read: Assets | null = null;
  const all = (): Assets => {
    read ??= assetsOf(textOf(folder, ASSET_FILES.style), textOf(folder, ASSET_FILES.script));
    return read;
  };
  return {
    get style() {
      return all().style;
    },
    get script() {
      return all().script;
    },
  };
};

const nameOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);

const textOf = (folder: URL, file: string): string => readFileSync(new URL(file, folder), 'utf8');
