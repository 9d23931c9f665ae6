import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/scratch.ts'],
    exclude: ['tests/browser/**', 'tests/rehearsal/**', 'tests/opensearch/**', 'tests/**/*.opensearch.test.ts'],
    // Stack and machine tests start child processes; two workers are what the smallest machine has.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    reporters: ['default'],
  },
});
