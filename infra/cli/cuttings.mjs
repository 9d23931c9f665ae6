#!/usr/bin/env node
// The one file of the project that Node runs as it is: it lets Node 20 read TypeScript, then hands over.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
