import { ArchiveError } from '../../../functions/archive/errors.ts';
import { makeFile } from '../../../functions/ingest/make-articles.ts';
import { generateArticles } from '../material/generator.ts';
import { pageFile, textFile } from './files.ts';

/** Makes one file of 10 MB, of the kind that is named, and prints the most memory that this process had, in MB. */
const SIZE = 10 * 1024 * 1024;

const kind = process.argv[2];
const articles = [...generateArticles(3, 40)];
const [article = null] = articles;
if (article === null) throw new Error('No article was generated.');
const one = kind === 'html' ? pageFile(article, articles) : textFile(article);
const bytes = Buffer.concat(Array.from({ length: Math.ceil(SIZE / one.length) }, () => one)).subarray(0, SIZE);
try {
  await makeFile({ key: `incoming/large.${kind}`, bytes });
} catch (error) {
  if (!(error instanceof ArchiveError)) throw error; // a rejection has a reason, and a peak as well
}
process.stdout.write(`${Math.round(process.resourceUsage().maxRSS / 1024)}\n`);
