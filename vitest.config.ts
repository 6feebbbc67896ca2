import { defineConfig } from 'vitest/config';

/** Tests that open databases, servers, browsers or whole processes: few at a time, with time to start. */
const integration = [
  'test/store/**',
  'test/queue/**',
  'test/evidence/**',
  'test/flow/**',
  'test/jobs/**',
  'test/reader/**',
  'test/pace/**',
  'test/leaks/**',
  'test/formats/**',
  'test/capture/browser/browser.test.ts',
  'test/capture/browser/browser-limits.test.ts',
];
const endToEnd = ['test/cli/**', 'test/timeline/**', 'test/hostile/**', 'test/faults/**', 'test/soak/**', 'test/end-to-end*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...integration, ...endToEnd],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: integration.map((path) => (path.endsWith('**') ? `${path}/*.test.ts` : path)),
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'end-to-end',
          include: endToEnd.map((path) => (path.endsWith('**') ? `${path}/*.test.ts` : path)),
          testTimeout: 180_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
          maxWorkers: 1,
        },
      },
    ],
  },
});
