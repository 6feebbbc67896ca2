/**
 * Fits the weights to a labelled corpus and writes what comes of it: src/match/fitted.data.ts (factors on the design priors),
 * docs/signal-power.json (what each signal tells by itself) and docs/reliability.svg (cross-validated).
 * usage: npm run fit -- <corpus> [--dry]
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PRIORS, withFactors } from '../src/match/weights.ts';
import { comparePairs, openCorpus, readCorpus } from './corpus.ts';
import { crossValidate, judge, labelled, rankingOf } from './cross-validation.ts';
import { fitFactors } from './fit-weights.ts';
import { reliabilityOf, reliabilityPlot } from './reliability.ts';
import { signalPower } from './signal-power.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { dry: { type: 'boolean' } } });
const [folder] = positionals;
if (folder === undefined) {
  console.error('usage: npm run fit -- <corpus> [--dry]');
  process.exit(2);
}
const corpus = openCorpus(folder);
const pairs = comparePairs(corpus, await readCorpus(folder));
const { pairs: alike, families } = labelled(pairs);
const found = fitFactors(alike, PRIORS, families, (sweep, loss) =>
  console.error(`fit: sweep ${sweep}, loss ${loss.toFixed(4)}`),
);
const factors = Object.fromEntries(
  Object.entries(found)
    .filter(([, factor]) => factor !== 1)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
for (const [name, factor] of Object.entries(factors)) console.log(`${name.padEnd(32)} ${factor.toFixed(2)}`);

const fitted = withFactors(PRIORS, factors);
const validated = crossValidate(pairs, PRIORS);
const bins = reliabilityOf(validated);
for (const [name, judged] of [
  ['design priors', pairs.map((pair) => judge(pair, PRIORS))],
  ['fitted, judged on what it was fitted to', pairs.map((pair) => judge(pair, fitted))],
  ['cross-validated', validated],
] as const) {
  const { averagePrecision, recallAtZeroFalsePositives, highestHard, highestEasy } = rankingOf(judged);
  console.log(
    `${name}: average precision ${averagePrecision.toFixed(3)}, recall at no false positive ${recallAtZeroFalsePositives.toFixed(3)}, highest hard negative ${highestHard}, easy ${highestEasy}`,
  );
}
if (values.dry !== true) {
  const top = join(import.meta.dirname, '..');
  const count = (label: string) => pairs.filter((pair) => pair.label === label).length;
  const on = { positives: count('positive'), families, hard: count('hard'), easy: count('easy') };
  writeFileSync(
    join(top, 'src', 'match', 'fitted.data.ts'),
    `/** Written by \`npm run fit\` (scripts/fit.ts): factors on the design priors of weights.ts, "signal level" → factor. */\n// biome-ignore format: data\nexport const FITTED = ${JSON.stringify({ on, factors }, null, 2)} as const;\n`,
  );
  const power = [...signalPower(pairs, fitted)].sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(join(top, 'docs', 'signal-power.json'), `${JSON.stringify(Object.fromEntries(power), null, 1)}\n`);
  const plot = reliabilityPlot(bins, 'Reliability, cross-validated, prior of a candidate pair');
  writeFileSync(join(top, 'docs', 'reliability.svg'), plot);
}
