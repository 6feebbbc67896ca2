/**
 * What labelled pairs say of the weights. Writes src/match/weigh/calibration.data.ts (how often pairs of a weight were one
 * operator's), docs/signal-power.json (what each signal tells by itself) and docs/reliability.svg. For the first and the last, pairs
 * count as judged pair by pair, the harsher way.
 * usage: npm run calibrate -- <corpus> <corpus>... [--dry]
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { shippedBackground } from '../../src/match/background/background.ts';
import { comparePairs, type JudgedPair, type Label, openCorpus, readCorpus } from './corpus.ts';
import { type Judged, judge, rankingLine } from './judge.ts';
import { bandsOf, calibrationOf, reliabilityOf, reliabilityPlot, tailOf } from './reliability.ts';
import { signalPower } from './signal-power.ts';

const { values, positionals: folders } = parseArgs({ allowPositionals: true, options: { dry: { type: 'boolean' } } });
if (folders.length === 0) {
  console.error('usage: npm run calibrate -- <corpus> <corpus>... [--dry]');
  process.exit(2);
}

const inLists: JudgedPair[] = [];
const corpora: Judged[][] = [];
let families = 0;
for (const [i, folder] of folders.entries()) {
  const [corpus, fingerprints] = [openCorpus(folder), await readCorpus(folder)];
  const list = comparePairs(corpus, fingerprints);
  const alone = comparePairs(corpus, fingerprints, shippedBackground()).map((pair) => judge(pair));
  console.log(`corpus ${i + 1}, in a list: ${rankingLine(list.map((pair) => judge(pair)))}`);
  console.log(`corpus ${i + 1}, pair by pair: ${rankingLine(alone)}`);
  for (const pair of list) inLists.push(pair);
  corpora.push(alone);
  families += new Set(list.flatMap(({ label, a }) => (label === 'positive' ? [a.family] : []))).size;
}

for (const [i, here] of corpora.entries())
  for (const { from, positives, pairs } of bandsOf(here))
    console.log(`corpus ${i + 1}, from ${from} bits: ${positives} of ${pairs} positive`);
const all = corpora.flat();
const bins = reliabilityOf(all);
for (const { from, to, positives, negatives, said, seen, low, high } of bins)
  console.log(
    `${from} to ${to} bits: ${positives} positive ${negatives} hard, says ${said.toFixed(3)}, seen ${seen.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`,
  );
if (values.dry !== true) {
  const top = join(import.meta.dirname, '..', '..');
  const lines = (rows: readonly object[]) => `[\n${rows.map((row) => `    ${JSON.stringify(row)},\n`).join('')}  ]`;
  const bands = calibrationOf(corpora).map(({ positives: _, ...band }) => band);
  const tail = tailOf(all);
  writeFileSync(
    join(top, 'src', 'match', 'weigh', 'calibration.data.ts'),
    `/**
 * Written by \`npm run calibrate\` (tools/corpora/calibrate.ts).
 * \`bands\`: for pairs from so many bits on, the bounds of the share that is one operator’s,
 * with any one corpus left out.
 * \`tail\`: bounds of the shares of successors and strangers that are as heavy.
 */
// biome-ignore format: data
export const CALIBRATION = {
  bands: ${lines(bands)},
  tail: { strangers: ${tail.strangers}, steps: ${lines(tail.steps)} },
} as const;
`,
  );
  const count = (label: Label) => inLists.filter((pair) => pair.label === label).length;
  const on = { positives: count('positive'), families, hard: count('hard'), easy: count('easy') };
  const signals = Object.fromEntries([...signalPower(inLists)].sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(join(top, 'docs', 'signal-power.json'), `${JSON.stringify({ on, signals }, null, 1)}\n`);
  const plot = reliabilityPlot(bins, 'Reliability: labelled pairs of all corpora, prior of a candidate pair');
  writeFileSync(join(top, 'docs', 'reliability.svg'), plot);
}
