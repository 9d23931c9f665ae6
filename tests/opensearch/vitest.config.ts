import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'tests/opensearch/**/*.test.ts',
      'tests/conformance/search-engine/**/*.test.ts',
      'tests/conformance/**/*.opensearch.test.ts',
    ],
    globalSetup: ['tests/support/scratch.ts'],
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 180_000,
  },
});
