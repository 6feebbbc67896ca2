import { expect, it } from 'vitest';
import { hostileHosts } from '../../testkit/soak/hostile-hosts.ts';
import { soak } from '../../testkit/soak/soak.ts';

/** Slow ones hold a worker for longer than this short form runs; these end by themselves. */
const QUICK = ['gzip-bomb', 'encoding-unknown', 'json-context', 'path-names'];

/** `npm run soak` is the long form. */
it('two workers keep pace with hosts and addresses, among hostile ones, and leave nothing behind', async ({ skip }) => {
  const hostile = hostileHosts().filter(({ name }) => QUICK.includes(name) || name.startsWith('trap-session'));
  expect(hostile.length).toBeGreaterThan(2);
  const report = await soak({ hosts: 30, hostile, minutes: 0.35, workers: 2, delay: 0.1, note: () => undefined });
  if (report === null) return skip('postgresql and redis-server are not installed');
  expect(report.pace.requests).toBeGreaterThan(30);
  expect(report.pace).toMatchObject({ parallel: 0, tooSoon: 0 });
  expect(report.sitesPerMinute).toBeGreaterThan(0);
  expect(report).toMatchObject({ hostile: 3, wronged: 0, leftHeld: 0, exits: [0, 0] });
  expect(Object.keys(report.outcomes).length).toBeGreaterThan(0);
}, 120_000);
