/** The sieve of archives of the web: how fast, what it keeps, what it lets pass. */
import { type Bench, interleaved, median, sized } from '../bench.ts';
import type { SiftFigures, SiftTask } from '../children/sift.ts';
import { runChild } from '../children.ts';

export const sift: Bench = {
  name: 'sift',
  about: 'pages of an archive through the sieve: 100,000 names, 1,000,000 passages (--corpus for real pages)',
  async run({ size, repeats, corpus }) {
    const names = sized(size, { tiny: 10, quick: 10_000, usual: 100_000, full: 100_000 });
    const worlds = sized(size, { tiny: 2, quick: 100, usual: 300, full: 1_000 });
    const honest = sized(size, { tiny: 10, quick: 1_000, usual: 3_000, full: 10_000 });
    const about = { names, passages: names * 10, worlds, honest, corpus, tiny: size === 'tiny' };
    const run = (contestant: SiftTask['contestant']) => async (): Promise<SiftFigures> =>
      (await runChild<SiftFigures>('sift', { ...about, contestant } satisfies SiftTask)).result;
    const runs = await interleaved(repeats, { sieve: run('sieve'), unpack: run('unpack') });
    const mid = (all: readonly SiftFigures[], of: keyof SiftFigures) => median(all.map((one) => one[of]));
    const { flagged, kept, pages, passed, most } = await run('shares')();
    const count = names.toLocaleString('en-US');
    return [
      {
        what: `HTML through the sieve, ${count} names`,
        unit: 'MB/s',
        ours: mid(runs.sieve, 'speed'),
        peer: { name: 'only inflated and decoded', value: mid(runs.unpack, 'speed') },
        target: { of: 'ours', better: 'more', must: 25, goal: 100 },
      },
      { what: `compiling ${count} names, ten passages each`, unit: 's', ours: mid(runs.sieve, 'compileSeconds') },
      { what: 'table of values', unit: 'MB', ours: mid(runs.sieve, 'megabytes') },
      {
        what: 'share kept of what full reading flags',
        unit: '%',
        ours: (100 * kept) / Math.max(1, flagged),
        target: { of: 'ours', better: 'more', must: 98, goal: 99 },
        note: `${kept} of ${flagged} sites of generated worlds, by their pages alone`,
      },
      {
        what: 'honest pages that pass',
        unit: '%',
        ours: (100 * passed) / Math.max(1, pages),
        target: { of: 'ours', better: 'less', must: 0.5, goal: 0.1 },
        note: `${passed} of ${pages} pages; at most ${(100 * most).toFixed(2)} % with 95 % confidence`,
      },
    ];
  },
};
