import {defineConfig} from 'vitest/config';
import {SlowestFirst} from './test/rig/slowest-first.ts';

// vitest reads its configuration from a default export.
export default defineConfig({
  test: {
    globalSetup: ['test/rig/leak-check.ts'],
    include: ['test/**/*.test.ts'],
    // Takes an hour: `npm run test:kill`.
    exclude: ['test/kill/**'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // For two cores: one more than these, since many tests wait for real machines and hosts.
    maxWorkers: 3,
    // Of one file, where tests of it wait for machines most of the time.
    maxConcurrency: 3,
    pool: 'forks',
    sequence: {sequencer: SlowestFirst},
  },
});
