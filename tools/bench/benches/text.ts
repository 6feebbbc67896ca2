/** Hashes of texts: speed beside simhash-js and MinHash, and whether edited copies are told from strangers. */
import { type Bench, interleaved, median, type Row } from '../bench.ts';
import type { TextContestant, TextQuality, TextTask } from '../children/text.ts';
import { runChild } from '../children.ts';

export const text: Bench = {
  name: 'text',
  about: 'SimHash and one-permutation MinHash of texts: speed, and edited copies told from strangers',
  async run({ size, repeats }) {
    const tiny = size === 'tiny';
    const speedOf = (contestant: TextContestant) => async (): Promise<number> =>
      (await runChild<number>('text', { contestant, tiny } satisfies TextTask)).result / 1e6;
    const runs = await interleaved(repeats, {
      simhash: speedOf('simhash'),
      js: speedOf('simhash-js'),
      oph: speedOf('oph'),
      minhash: speedOf('minhash'),
    });
    const { result } = await runChild<TextQuality>('text', { contestant: 'quality', tiny } satisfies TextTask);
    const unit = 'million tokens/s';
    const area = (share: '10' | '20' | '40'): Row => ({
      what: `edited copies told from strangers, ${share} % of words edited (OPH)`,
      unit: 'AUC',
      ours: result.auc.oph[share] ?? null,
      peer: { name: 'simhash-js', value: result.auc['simhash-js'][share] ?? null },
      target: { of: 'ours', better: 'more', must: 0.99, goal: 1 },
      note: `SimHash alone ${(result.auc.simhash[share] ?? 0).toFixed(3)}`,
    });
    return [
      {
        what: 'SimHash of 3-word shingles',
        unit,
        ours: median(runs.simhash),
        peer: { name: 'simhash-js', value: median(runs.js) },
        target: { of: 'ratio', better: 'more', must: 40, goal: 75 },
      },
      {
        what: 'one-permutation MinHash, 128 bins',
        unit,
        ours: median(runs.oph),
        peer: { name: 'MinHash, 128 permutations', value: median(runs.minhash) },
        target: { of: 'ratio', better: 'more', must: 5, goal: 8 },
      },
      {
        what: 'error of its estimate, 10 % of words edited',
        unit: 'standard deviation',
        ours: result.deviation,
        target: { of: 'ours', better: 'less', must: 0.06, goal: 0.055 },
      },
      area('10'),
      area('20'),
      area('40'),
    ];
  },
};
