#!/usr/bin/env node
// The one file of the project that Node runs as it is: it lets Node 20 read TypeScript, then hands over.
import { register } from 'tsx/esm/api';

// The pinned SDK runs on Node 20; that a later one will not is nothing that a newsroom can act on.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

register();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
