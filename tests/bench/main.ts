import { benchIndex } from './index/main.ts';
import { benchIngest } from './ingest/main.ts';

const [subject, ...rest] = process.argv.slice(2);
if (subject === 'index') await benchIndex(rest);
else if (subject === 'ingest') await benchIngest(rest);
else {
  process.stderr.write(`Usage: npm run bench -- index [options]\n       npm run bench -- ingest [--json]\n`);
  process.exitCode = 2;
}
