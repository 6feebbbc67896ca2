import { expect, it } from 'vitest';
import { judge } from '../../tools/bench/bench.ts';
import { BENCHES } from '../../tools/bench/benches.ts';
import { NO_PEERS } from '../../tools/bench/peers.ts';

/** Installs no peer. `npm run bench` is the long form. */
it.each(BENCHES)('bench $name runs in its smallest form and yields sane figures', async ({ name, run }) => {
  const note = () => undefined;
  const rows = await run({
    size: 'tiny',
    repeats: 1,
    peers: NO_PEERS,
    corpus: null,
    profile: null,
    handler: null,
    note,
  });
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map(({ what, peer }) => `${what} ${peer?.name}`)).size).toBe(rows.length);
  for (const row of rows) {
    const judged = judge(name, row);
    expect(judged.unit, row.what).not.toBe('');
    // A figure is a number; without one, a note gives the reason.
    if (row.ours === null) expect(row.note, row.what).toBeTruthy();
    else expect(row.ours, row.what).toBeGreaterThanOrEqual(0);
  }
});
