import { beforeAll, describe, expect, it } from 'vitest';
import { slowness } from '../../testkit/expect-quick.ts';
import { PLAIN } from '../../testkit/hostile/catalogue.ts';
import type { HostileCase } from '../../testkit/hostile/hostile-case.ts';
import { type RunResult, runHostile } from '../../testkit/hostile/run.ts';

/** One or a few of each class, those that take no time of their own: the whole is `npm run hostile`. */
const SHORT = new Set([
  ...['honest-first', 'bomb-gzip', 'bomb-br', 'encoded-3-times', 'gzip-cut', 'length-too-long', 'length-too-short'],
  ...[
    'two-lengths',
    'chunk-bad',
    'banner',
    'http-09',
    'header-nul',
    'headers-many',
    'redirect-self',
    'reset-0',
    'robots-octets',
  ],
  ...[
    'reset-100',
    'reset-500',
    'nested-table',
    'nested-format',
    'honest-second',
    'siblings',
    'attributes',
    'text-long',
  ],
  ...['malformed-each', 'naughty-fields', 'nul-everywhere', 'surrogates', 'json-deep-million', 'json-pollution'],
  ...['json-context', 'pictures', 'pdf-cut', 'digits-devanagari', 'digits-tag-characters', 'run-0', 'path-names'],
  ...['log-lines', 'same-page-stuffed', 'same-page-twin', 'honest-third'],
  ...['style-imports-without-end', 'style-many-pictures', 'style-leads-inside'],
]);
const cases: HostileCase[] = PLAIN.filter(({ name }) => SHORT.has(name));
let run: RunResult;

describe('a worker among hostile sites', () => {
  beforeAll(async () => {
    run = await runHostile(cases, { browser: 'never', timeout: 30 });
  }, 300_000);

  it('saw them all', () => expect(cases.map(({ name }) => name).sort()).toEqual([...SHORT].sort()));
  it.each(cases.map(({ name }) => name))('gives %s the outcome that it should have', (name) =>
    expect(run.cases.find((one) => one.name === name)?.miss).toBeNull(),
  );
  it('lives, stands still for no page, and takes the next within seconds', () => {
    expect(run.exit).toBe(3);
    expect(run.longestBlock.cpuMs, run.longestBlock.during).toBeLessThan(250 * slowness());
    expect(run.nextStartMs).toBeLessThan(5_000 * run.busy * slowness());
  });
  it('holds little of a bomb', () => {
    const bombs = run.cases.filter(({ group }) => group.includes('bombs'));
    expect(Math.max(...bombs.map(({ riseMegabytes }) => riseMegabytes))).toBeLessThan(64);
  });
  it('writes one JSON line for one event, and no control character', () => expect(run.badLines).toEqual([]));
});
