/** The short form of `npm run faults`: a few kills on both back ends, and one look at a queue that lost everything. */
import { beforeAll, describe, expect, it } from 'vitest';
import { buildProgram } from '../cli/run-cli.ts';
import { faultsOf } from './outcome.ts';
import { runFaults } from './run-faults.ts';

const quick = { faults: 1, tell: () => undefined };

beforeAll(buildProgram);

describe('kills', () => {
  it('cost nothing on the embedded database', async () => {
    const only = ['alert sent, not marked'];
    const outcomes = await runFaults({ ...quick, only, trials: 2, backEnds: 'embedded' });
    expect(outcomes.flatMap(faultsOf)).toEqual([]);
    expect(outcomes.map(({ trials, sentAgain }) => [trials, sentAgain])).toEqual([[2, 2]]);
  });

  it('cost nothing on servers, where the queue loses everything too (nothing to see without both)', async () => {
    const only = ['blobs, no row', 'queue emptied'];
    const outcomes = await runFaults({ ...quick, only, trials: 3, backEnds: 'servers' });
    expect(outcomes.flatMap(faultsOf)).toEqual([]);
  });
});
