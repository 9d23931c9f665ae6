import { benchFeed } from './feed/main.ts';
import { benchIndex } from './index/main.ts';
import { benchIngest } from './ingest/main.ts';
import { benchOpenSearch } from './opensearch/main.ts';
import { benchRows } from './rows/main.ts';
import { benchSearch } from './search/main.ts';
import { benchSnapshot } from './snapshot/main.ts';

/** Compiled with the types of a browser, and with the packages that bring one: only who asks for it loads it. */
const pageBench = (): Promise<{ readonly benchPage: (args: readonly string[]) => Promise<void> }> =>
  import(new URL('page/main.ts', import.meta.url).href);

const [subject, ...rest] = process.argv.slice(2);
if (subject === 'index') await benchIndex(rest);
else if (subject === 'ingest') await benchIngest(rest);
else if (subject === 'search') await benchSearch(rest);
else if (subject === 'snapshot') await benchSnapshot(rest);
else if (subject === 'feed') await benchFeed(rest);
else if (subject === 'rows') await benchRows(rest);
else if (subject === 'opensearch') await benchOpenSearch(rest);
else if (subject === 'page') await (await pageBench()).benchPage(rest);
else {
  process.stderr.write(
    `Usage: npm run bench -- index [options]\n       npm run bench -- ingest [--json]\n       npm run bench -- feed [--articles N] [--changes N] [--withdrawals N] [--kills N] [--json]\n       npm run bench -- rows [--json]\n       npm run bench -- search [--articles N] [--queries N] [--json]\n       npm run bench -- snapshot [--articles N] [--json]\n       npm run bench -- opensearch [--articles N] [--queries N] [--json]\n       npm run bench -- page [--rounds N] [--json]\n`,
  );
  process.exitCode = 2;
}
