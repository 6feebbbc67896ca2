/**
 * How well successors are told from strangers on a labelled corpus: by weight and by verdict, per kind of pair, in a list and
 * pair by pair, beside naive baselines. The corpus brings its own server, scorer and baselines (tools/).
 * usage: npm run score -- <corpus> [--keep results.jsonl] [--quick]   --quick: no baselines
 */
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { shippedBackground } from '../../src/match/background/background.ts';
import { matchPair } from '../../src/match/compare.ts';
import { listBackground } from '../../src/match/list-background.ts';
import { subjectOf } from '../../src/match/readings/subject.ts';
import type { Fingerprint } from '../../src/model/derived/fingerprint.ts';
import { comparePairs, corpusTool, openCorpus, readCorpus } from './corpus.ts';
import { type Judged, judge, rankingOf } from './judge.ts';

interface Score {
  readonly positives: number;
  readonly hardNegatives: number;
  readonly flagged: {
    readonly precision: number;
    readonly recall: number;
    readonly falsePositives: number;
    readonly falsePositivesHard: number;
  };
  readonly ranking: { readonly averagePrecision: number; readonly recallAtZeroFalsePositives: number };
  readonly falsePositivesByGroup: Readonly<Record<string, string>>;
  readonly degraded: {
    readonly pairs: number;
    readonly saidNotComparable: number;
    readonly positiveWeightOrFlagged: number;
  };
}

const VERDICTS = ['lead', 'likely', 'strong'] as const;
const BASELINES = ['text', 'site-text', 'struct', 'images', 'mix'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { keep: { type: 'string' }, quick: { type: 'boolean' } },
});
const [folder = ''] = positionals;
if (folder === '') {
  console.error('usage: npm run score -- <corpus> [--keep results.jsonl] [--quick]');
  process.exit(2);
}
const scratch = mkdtempSync(join(tmpdir(), 'revenant-score-'));
try {
  const corpus = openCorpus(folder);
  const fingerprints = await readCorpus(folder);
  const results = values.keep ?? join(scratch, 'results.jsonl');
  await writeMatches([...fingerprints.values()], results);
  printScore(results);
  const inList = comparePairs(corpus, fingerprints);
  printRanking(
    'in a list, by kind of pair',
    inList.map((pair) => judge(pair)),
  );
  const alone = comparePairs(corpus, fingerprints, shippedBackground());
  printRanking(
    'pair by pair: rarity from the shipped background alone',
    alone.map((pair) => judge(pair)),
  );
  if (values.quick !== true) printBaselines();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** All pairs as `compare --list --json` gives them. */
async function writeMatches(fingerprints: readonly Fingerprint[], path: string): Promise<void> {
  const background = listBackground(shippedBackground(), fingerprints);
  const subjects = fingerprints.map((fingerprint) => subjectOf(fingerprint, null));
  const out = createWriteStream(path);
  for (const [i, left] of subjects.entries()) {
    const lines = subjects.slice(i + 1).map((right) => `${JSON.stringify(matchPair(left, right, background))}\n`);
    if (!out.write(lines.join(''))) await new Promise<void>((drained) => out.once('drain', drained));
    if (i % 50 === 49) console.error(`compared ${i + 1} of ${subjects.length} sites with the rest`);
  }
  out.end();
  await finished(out);
}

/** Of all positives and of each kind: how many lie above every negative, and how many reach a verdict; then the negatives. */
function printRanking(title: string, judged: readonly Judged[]): void {
  const { averagePrecision, recallAtZeroFalsePositives, highestHard, highestEasy } = rankingOf(judged);
  console.log(`\n${title}`);
  console.log(
    `average precision ${averagePrecision.toFixed(3)}, recall at no false positive ${recallAtZeroFalsePositives.toFixed(3)}, highest hard negative ${highestHard} bits, highest easy negative ${highestEasy} bits`,
  );
  const top = Math.max(highestHard, highestEasy);
  const rank = ({ verdict }: Judged) => VERDICTS.indexOf(verdict as (typeof VERDICTS)[number]);
  console.log(['', 'pairs', 'above all', ...VERDICTS].map((head, i) => head.padEnd(i === 0 ? 34 : 10)).join(''));
  const line = (name: string, of: readonly Judged[]): void => {
    const above = of.filter(({ weight }) => weight > top).length;
    const reached = VERDICTS.map((_, least) => of.filter((one) => rank(one) >= least).length);
    console.log(`  ${name.padEnd(32)}${[of.length, above, ...reached].map((n) => String(n).padEnd(10)).join('')}`);
  };
  const positives = judged.filter(({ pair }) => pair.label === 'positive');
  line('positives', positives);
  const kinds = [...new Set(positives.map(({ pair }) => pair.kind))].sort();
  for (const kind of kinds)
    line(
      `  ${kind}`,
      positives.filter(({ pair }) => pair.kind === kind),
    );
  line(
    'hard negatives',
    judged.filter(({ pair }) => pair.label === 'hard'),
  );
  line(
    'easy negatives',
    judged.filter(({ pair }) => pair.label === 'easy'),
  );
}

function printScore(results: string): void {
  const scores = new Map(VERDICTS.map((verdict) => [verdict, scored(results, '--flag', verdict)] as const));
  const likely = scores.get('likely') as Score;
  console.log(`average precision ${likely.ranking.averagePrecision}`);
  console.log(`recall at no false positive ${likely.ranking.recallAtZeroFalsePositives}`);
  for (const [verdict, { flagged, positives, hardNegatives }] of scores) {
    const { precision, recall, falsePositives, falsePositivesHard } = flagged;
    console.log(
      `${verdict.padEnd(6)} or stronger: recall ${recall} of ${positives}, precision ${precision}, ${falsePositives} false positives (${falsePositivesHard} of ${hardNegatives} hard negatives)`,
    );
  }
  const { pairs, saidNotComparable, positiveWeightOrFlagged } = likely.degraded;
  console.log(`degraded: ${saidNotComparable} of ${pairs} not comparable, ${positiveWeightOrFlagged} with weight`);
  console.log('flagged of negatives');
  for (const [group, said] of Object.entries(likely.falsePositivesByGroup))
    console.log(`  ${group.padEnd(24)} ${said}`);
}

function printBaselines(): void {
  console.log('\nnaive baselines of the corpus, same pairs');
  for (const mode of BASELINES) {
    const out = join(scratch, `${mode}.jsonl`);
    const made = spawnSync(process.execPath, [corpusTool(folder, 'baseline.mjs'), mode, out, '--corpus', folder], {
      stdio: 'ignore',
    });
    if (made.status !== 0) throw new Error(`the baseline ${mode} could not be made`);
    const { flagged, ranking } = scored(out);
    console.log(
      `  ${mode.padEnd(9)} average precision ${ranking.averagePrecision}, recall at no false positive ${ranking.recallAtZeroFalsePositives}, precision ${flagged.precision}, recall ${flagged.recall}`,
    );
  }
}

function scored(results: string, ...flags: string[]): Score {
  const tool = spawnSync(process.execPath, [corpusTool(folder, 'score.mjs'), results, '--corpus', folder, ...flags], {
    encoding: 'utf8',
  });
  if (tool.status !== 0) throw new Error(tool.stderr);
  return JSON.parse(tool.stdout) as Score;
}
