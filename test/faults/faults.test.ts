/** The short form of `npm run faults`: a few kills on both back ends, and one look at a queue that lost everything. */
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../testkit/faults/outcome.ts';
import { runFaults } from '../../testkit/faults/run-faults.ts';
import { hasPostgres, hasRedis } from '../../testkit/servers.ts';

const quick = { faults: 1, tell: () => undefined };

describe('kills', () => {
  it('cost nothing on the embedded database', async () => {
    const only = ['alert sent, not marked'];
    const outcomes = await runFaults({ ...quick, only, trials: 2, backEnds: 'embedded' });
    expect(outcomes.flatMap(faultsOf)).toEqual([]);
    expect(outcomes.map(({ trials }) => trials)).toEqual([2]);
    // Each killed worker's alert at least: a busy machine may let a lease end more often, and the id stays the same.
    expect(outcomes.every(({ sentAgain }) => sentAgain >= 2)).toBe(true);
  });

  it.skipIf(!hasPostgres() || !hasRedis())(
    'cost nothing on servers, where the queue loses everything too (skipped without PostgreSQL or redis-server)',
    async () => {
      const only = ['blobs, no row', 'digest made', 'queue emptied'];
      const outcomes = await runFaults({ ...quick, only, trials: 3, backEnds: 'servers' });
      expect(outcomes.flatMap(faultsOf)).toEqual([]);
      expect(outcomes.map(({ fault }) => fault)).toEqual([
        'blobs, no row (servers)',
        'digest made, no commit (servers)',
        'queue emptied',
      ]);
      // A harness that sees nothing kills nothing.
      expect(outcomes.map(({ trials }) => trials > 0)).toEqual([true, true, true]);
    },
  );
});
