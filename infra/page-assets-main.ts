import { buildPageAssets } from './page-assets.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: page-assets-main.ts FOLDER');
await buildPageAssets(folder);
