import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PEERS = fileURLToPath(new URL('../peers/node_modules', import.meta.url));
const SOURCE = fileURLToPath(new URL('instantsearch.js', import.meta.url));

/** The files of the page that is measured against, by path; @throws where its packages are not installed. */
export const instantSearchPage = async (): Promise<
  ReadonlyMap<string, { readonly type: string; readonly text: string }>
> => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import 'instantsearch.css/themes/satellite-min.css'; import ${JSON.stringify(SOURCE)};`,
      resolveDir: PEERS,
    },
    nodePaths: [PEERS],
    outfile: '/peer.js',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'chrome120',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const parts = ['box', 'stats', 'sort', 'refinements', 'speakers', 'authors', 'places', 'languages', 'months', 'hits'];
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Search</title><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/peer.css"><script type="module" src="/peer.js"></script></head><body>${parts.map((part) => `<div id="${part}"></div>`).join('')}</body></html>`;
  return new Map([
    ['/peer', { type: 'text/html; charset=utf-8', text: html }],
    ...outputFiles.map(({ path, text }) => {
      const style = path.endsWith('.css');
      return [style ? '/peer.css' : '/peer.js', { type: style ? 'text/css' : 'text/javascript', text }] as const;
    }),
  ]);
};
