import { defineConfig } from '@playwright/test';

/**
 * The same stories in the real window and in a browser over the engine's loopback bridge. What only the
 * desktop has (its processes, its shell) is tagged @desktop.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  retries: 0,
  // One at a time: a window, its engine and its simulator fill the two cores that CI has.
  workers: 1,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: 'out/reports/e2e.json' }]],
  use: { trace: 'off', screenshot: 'only-on-failure' },
  projects: [
    { name: 'electron', metadata: { shell: 'electron' } },
    { name: 'chromium', grepInvert: /@desktop/ },
  ],
});
