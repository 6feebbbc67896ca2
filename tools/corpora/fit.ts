/**
 * Fits the weights to labelled corpora and judges each by the fit to all others. Writes what comes of it: src/match/weigh/fitted.data.ts
 * (factors on the design priors, fitted to all), src/match/weigh/calibration.data.ts (how often pairs of a weight were right, each
 * corpus judged by the others' fit), docs/signal-power.json (what each signal tells by itself) and docs/reliability.svg.
 * usage: npm run fit -- <corpus> <corpus>... [--dry]
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { shippedBackground } from '../../src/match/background/background.ts';
import { PRIORS, withFactors } from '../../src/match/weigh/weights.ts';
import { comparePairs, type JudgedPair, openCorpus, readCorpus } from './corpus.ts';
import { crossValidate, type Judged, judge, labelled, rankingOf } from './cross-validation.ts';
import { fitFactors } from './fit-weights.ts';
import { calibrationOf, reliabilityOf, reliabilityPlot, tailOf } from './reliability.ts';
import { signalPower } from './signal-power.ts';

const { values, positionals: folders } = parseArgs({ allowPositionals: true, options: { dry: { type: 'boolean' } } });
if (folders.length === 0) {
  console.error('usage: npm run fit -- <corpus> <corpus>... [--dry]');
  process.exit(2);
}

const corpora: { list: JudgedPair[]; alone: JudgedPair[] }[] = [];
for (const folder of folders) {
  const [corpus, fingerprints] = [openCorpus(folder), await readCorpus(folder)];
  corpora.push({
    list: comparePairs(corpus, fingerprints),
    alone: comparePairs(corpus, fingerprints, shippedBackground()),
  });
}

/** Each corpus speaks as loudly as another. */
function fitTo(some: readonly JudgedPair[][]): Record<string, number> {
  const all = some.map((pairs) => labelled(pairs));
  const pairs = all.flatMap(({ pairs: alike }, i) =>
    alike.map((pair) => ({
      ...pair,
      share: pair.share / some.length,
      groups: pair.groups.map((group) => `${i} ${group}`) as [string, string],
    })),
  );
  const families = all.reduce((sum, one) => sum + one.families, 0);
  const found = fitFactors(pairs, PRIORS, families, (sweep, loss) =>
    console.error(`fit: sweep ${sweep}, loss ${loss.toFixed(4)}`),
  );
  return Object.fromEntries(
    Object.entries(found)
      .filter(([, factor]) => factor !== 1)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function print(name: string, judged: readonly Judged[]): void {
  const { averagePrecision, recallAtZeroFalsePositives, highestHard, highestEasy } = rankingOf(judged);
  const flagged = (label: string) =>
    judged.filter(({ pair, verdict }) => pair.label === label && (verdict === 'likely' || verdict === 'strong')).length;
  console.log(
    `${name}: average precision ${averagePrecision.toFixed(3)}, recall at no false positive ${recallAtZeroFalsePositives.toFixed(3)}, highest hard negative ${highestHard}, easy ${highestEasy}, flagged: ${flagged('positive')} positives, ${flagged('hard')} hard, ${flagged('easy')} easy`,
  );
}

const across: Judged[] = [];
for (const [i, { list, alone }] of corpora.entries()) {
  print(
    `corpus ${i + 1}, design priors`,
    list.map((pair) => judge(pair, PRIORS)),
  );
  print(`corpus ${i + 1}, cross-validated within`, crossValidate(list, PRIORS));
  if (corpora.length === 1) continue;
  const others = withFactors(PRIORS, fitTo(corpora.filter((_, other) => other !== i).map((one) => one.list)));
  const [inList, byPair] = [list, alone].map((pairs) => pairs.map((pair) => judge(pair, others))) as [
    Judged[],
    Judged[],
  ];
  print(`corpus ${i + 1}, in a list, fitted to the others`, inList);
  print(`corpus ${i + 1}, pair by pair, fitted to the others`, byPair);
  // One judgement a pair, or the bounds would be those of twice as many pairs; the harsher one.
  across.push(...byPair);
}

const lists = corpora.map(({ list }) => list);
const factors = fitTo(lists);
for (const [name, factor] of Object.entries(factors)) console.log(`${name.padEnd(32)} ${factor.toFixed(2)}`);
const fitted = withFactors(PRIORS, factors);
for (const [i, list] of lists.entries())
  print(
    `corpus ${i + 1}, fitted to all`,
    list.map((pair) => judge(pair, fitted)),
  );
const examined = across.length > 0 ? across : crossValidate(lists.flat(), PRIORS);
const bins = reliabilityOf(examined);
for (const { from, to, positives, negatives, said, seen, low, high } of bins)
  console.log(
    `${from} to ${to} bits: ${positives} positive ${negatives} hard, says ${said.toFixed(3)}, seen ${seen.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`,
  );
if (values.dry !== true) {
  const top = join(import.meta.dirname, '..', '..');
  const data = (name: string, sentences: readonly string[], value: string) => {
    const comment = ['/**', 'Written by `npm run fit` (tools/corpora/fit.ts).', ...sentences].join('\n * ');
    return `${comment}\n */\n// biome-ignore format: data\nexport const ${name} = ${value} as const;\n`;
  };
  const lines = (rows: readonly object[]) => `[\n${rows.map((row) => `    ${JSON.stringify(row)},\n`).join('')}  ]`;
  const tail = tailOf(examined);
  const count = (label: string) => lists.flat().filter((pair) => pair.label === label).length;
  const families = lists.reduce((sum, list) => sum + labelled(list).families, 0);
  const on = { positives: count('positive'), families, hard: count('hard'), easy: count('easy') };
  writeFileSync(
    join(top, 'src', 'match', 'weigh', 'fitted.data.ts'),
    data(
      'FITTED',
      ['Factors on the design priors of weights.ts: "signal level" → factor.'],
      JSON.stringify({ on, factors }, null, 2),
    ),
  );
  writeFileSync(
    join(top, 'src', 'match', 'weigh', 'calibration.data.ts'),
    data(
      'CALIBRATION',
      [
        '`bands`: for pairs from so many bits on, the bounds of the share that is one operator’s.',
        '`tail`: bounds of the shares of successors and strangers that are as heavy.',
        'Each corpus is judged by the others’ fit.',
      ],
      `{\n  bands: ${lines(calibrationOf(examined))},\n  tail: { strangers: ${tail.strangers}, steps: ${lines(tail.steps)} },\n}`,
    ),
  );
  const power = [...signalPower(lists.flat(), fitted)].sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(join(top, 'docs', 'signal-power.json'), `${JSON.stringify(Object.fromEntries(power), null, 1)}\n`);
  const plot = reliabilityPlot(bins, 'Reliability: each corpus by the fit to the others, prior of a candidate pair');
  writeFileSync(join(top, 'docs', 'reliability.svg'), plot);
}
