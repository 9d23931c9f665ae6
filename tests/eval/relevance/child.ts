import { measureRelevance } from './measure.ts';

// Run by a Node that has SQLite: prints what was measured as JSON. The node of OpenSearch is one that is up.
const [, , folder = '', node = ''] = process.argv;
process.stdout.write(JSON.stringify(await measureRelevance(folder, JSON.parse(node))));
