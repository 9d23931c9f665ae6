import { benchIndex } from './index/main.ts';
import { benchIngest } from './ingest/main.ts';
import { benchSearch } from './search/main.ts';

const [subject, ...rest] = process.argv.slice(2);
if (subject === 'index') await benchIndex(rest);
else if (subject === 'ingest') await benchIngest(rest);
else if (subject === 'search') await benchSearch(rest);
else {
  process.stderr.write(
    `Usage: npm run bench -- index [options]\n       npm run bench -- ingest [--json]\n       npm run bench -- search [--articles N] [--queries N] [--json]\n`,
  );
  process.exitCode = 2;
}
