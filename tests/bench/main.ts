import { benchIndex } from './index/main.ts';

const [subject, ...rest] = process.argv.slice(2);
if (subject === 'index') await benchIndex(rest);
else {
  process.stderr.write(`Usage: npm run bench -- index [options]\n`);
  process.exitCode = 2;
}
