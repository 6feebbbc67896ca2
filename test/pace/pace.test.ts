/** The short form of `npm run pace`. */
import { afterAll, describe, expect, it } from 'vitest';
import { measurePace } from '../../testkit/pace/measure-pace.ts';
import { startPostgres } from '../../testkit/servers.ts';

const server = await startPostgres();
afterAll(() => server?.stop());

describe.skipIf(server === null)('three processes on one database (skipped without PostgreSQL)', () => {
  it('keep the pace of each host and address together, whatever their clocks say', async () => {
    const pace = { processes: 3, hosts: 6, addresses: 4, requests: 5, delay: 0.03, kill: false };
    const figures = await measurePace({ ...pace, databaseUrl: server?.url ?? '' });
    expect(figures.requests).toBe(90);
    expect(figures.mostAtOnce).toEqual({ host: 1, address: 1 });
    expect(figures.leastGapMs.host).toBeGreaterThanOrEqual(30);
    expect(figures.leastGapMs.address).toBeGreaterThanOrEqual(30);
  });
});
