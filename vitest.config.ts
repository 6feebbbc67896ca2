import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './testkit/longest-first.ts';
import { QUICK_CODE } from './testkit/quick-code.ts';
import { temporary } from './testkit/temporary.ts';

/** Those of the harnesses that measure time: one file at a time, after the others. */
const alone = ['test/signals/hostile-text*', 'test/hostile/**', 'test/pace/**'];
/** Harnesses that run for minutes: `npm run test:long`. */
const long = [
  ...alone,
  'test/evasion/**',
  'test/evidence/flips*',
  'test/archive/**/large-warc*',
  'test/capture/**/browser-limits*',
  'test/faults/**',
  'test/fleet/**',
  'test/formats/**',
  'test/**/*-killed',
  'test/**/*-long',
  'test/leaks/**',
  'test/package*',
  'test/soak/**',
  'test/timeline/**',
];

const tests = (patterns: readonly string[]): string[] =>
  patterns.map((pattern) => (pattern.endsWith('**') ? `${pattern}/*.test.ts` : `${pattern}.test.ts`));
interface Project {
  readonly name: string;
  readonly include: string[];
  readonly exclude?: string[];
  readonly testTimeout: number;
  readonly maxWorkers?: number;
  readonly sequence?: { readonly groupOrder: number };
}

const project = (test: Project) => ({
  test: {
    // Two workers more than processors, since tests wait for processes and clocks. Each may hold a database: four at most.
    maxWorkers: Math.min(availableParallelism() + 2, 4),
    ...test,
    env: temporary,
    globalSetup: ['testkit/temporary.ts', 'testkit/build.ts'],
    setupFiles: ['testkit/warm-readers.ts'],
    execArgv: [...QUICK_CODE],
    hookTimeout: 300_000,
    // What is awaited comes as soon as the machine lets it.
    expect: { poll: { timeout: 60_000 } },
    // A worker loads the sources once, not once a file: a test puts back what it changes of the process.
    isolate: test.name.startsWith('long'),
  },
});

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      project({ name: 'quick', include: ['test/**/*.test.ts'], exclude: tests(long), testTimeout: 300_000 }),
      project({ name: 'long', include: tests(long), exclude: tests(alone), testTimeout: 600_000 }),
      project({
        ...{ name: 'long-alone', include: tests(alone), testTimeout: 600_000 },
        ...{ maxWorkers: 1, sequence: { groupOrder: 1 } },
      }),
    ],
  },
});
