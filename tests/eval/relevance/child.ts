import { measureRelevance } from './measure.ts';

// Run by a Node that has SQLite: prints what was measured as JSON.
process.stdout.write(JSON.stringify(await measureRelevance(process.argv[2] ?? '')));
