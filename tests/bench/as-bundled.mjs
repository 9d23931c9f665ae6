import { register } from 'node:module';

// Measured is what esbuild makes of the sources, as in the functions' bundles: tsx names every function that is made
// while it runs, which the closures of a query's hot loops pay for several times over.
register('./as-bundled-hooks.mjs', import.meta.url);
