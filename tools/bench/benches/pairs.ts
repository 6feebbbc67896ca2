/** Comparison of two whole fingerprints. */
import { type Bench, interleaved, median, type Row, sized } from '../bench.ts';
import type { PairsTask, PairTimes } from '../children/pairs.ts';
import { runChild } from '../children.ts';

export const pairs: Bench = {
  name: 'pairs',
  about: 'comparison of two whole fingerprints of strangers on shared templates',
  async run({ size, repeats }) {
    const task: PairsTask = { sites: sized(size, { tiny: 3, quick: 20, usual: 40, full: 80 }) };
    const { all } = await interleaved(repeats, {
      all: async () => (await runChild<PairTimes>('pairs', task)).result,
    });
    const row = (what: string, of: keyof PairTimes): Row => ({
      what: `two fingerprints compared, ${what}`,
      unit: 'µs',
      ours: median(all.map((times) => times[of])),
      target: { of: 'ours', better: 'less', must: 50, goal: 10 },
    });
    return [row('both compared before', 'warm'), row('both just read from the store', 'cold')];
  },
};
