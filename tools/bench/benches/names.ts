/** The search for all listed names. `npm run names` does it with a real list and real pages. */
import { type Bench, interleaved, median, sized } from '../bench.ts';
import type { NamesFigures, NamesTask } from '../children/names.ts';
import { runChild } from '../children.ts';

export const names: Bench = {
  name: 'names',
  about: 'search of page text for 30,000 listed names, and for ten times as many',
  async run({ size, repeats }) {
    const few = sized(size, { tiny: 20, quick: 10_000, usual: 30_000, full: 30_000 });
    const run = (contestant: NamesTask['contestant'], count: number) => async (): Promise<NamesFigures> =>
      (await runChild<NamesFigures>('names', { contestant, names: count, tiny: size === 'tiny' } satisfies NamesTask))
        .result;
    const runs = await interleaved(repeats, {
      index: run('index', few),
      includes: run('includes', few),
      many: run('index', few * 10),
    });
    const count = few.toLocaleString('en-US');
    const ten = (few * 10).toLocaleString('en-US');
    const mid = (all: readonly NamesFigures[], of: keyof NamesFigures) => median(all.map((one) => one[of]));
    return [
      {
        what: `text searched for ${count} names`,
        unit: 'MB/s',
        ours: mid(runs.index, 'speed'),
        peer: { name: 'String.includes a name', value: mid(runs.includes, 'speed') },
      },
      {
        what: `time to search text, ${ten} names`,
        unit: 'ms/MB',
        ours: 1000 / mid(runs.many, 'speed'),
        peer: { name: `${count} names`, value: 1000 / mid(runs.index, 'speed') },
        target: { of: 'ratio', better: 'less', must: 1.2, goal: 1.05 },
      },
      { what: `compiling ${count} names`, unit: 's', ours: mid(runs.index, 'compileSeconds') },
      { what: `compiled file, ${count} names`, unit: 'bytes', ours: mid(runs.index, 'bytes') },
    ];
  },
};
