import {defineConfig} from 'vitest/config';

// vitest reads its configuration from a default export.
export default defineConfig({
  test: {
    globalSetup: ['test/rig/leak-check.ts'],
    include: ['test/kill/*.test.ts'],
    hookTimeout: 60_000,
    // How long things take to be gone is part of what is tested: so nothing runs beside it.
    maxWorkers: 1,
    fileParallelism: false,
    pool: 'forks',
  },
});
