/**
 * Compares all sites of a labelled corpus with one another and prints how well successors are told from strangers.
 * usage: npm run score -- <corpus> [--keep results.jsonl]
 * The corpus brings its own server (tools/serve.mjs, prints {pid, port}) and scorer (tools/score.mjs, prints JSON).
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

interface Score {
  readonly positives: number;
  readonly flagged: {
    precision: number;
    recall: number;
    f1: number;
    falsePositives: number;
    falsePositivesHard: number;
  };
  readonly ranking: { averagePrecision: number; recallAtZeroFalsePositives: number };
  readonly recallByKind: Record<string, string>;
  readonly falsePositivesByGroup: Record<string, string>;
  readonly degraded: { pairs: number; saidNotComparable: number; positiveWeightOrFlagged: number };
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { keep: { type: 'string' } } });
const [corpus] = positionals;
if (corpus === undefined) {
  console.error('usage: npm run score -- <corpus> [--keep results.jsonl]');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'revenant-score-'));
const list = join(folder, 'urls.txt');
const results = values.keep ?? join(folder, 'results.jsonl');
const main = join(import.meta.dirname, '..', 'dist', 'src', 'cli', 'main.js');

const server = spawn(process.execPath, [join(corpus, 'tools', 'serve.mjs'), '--list', list], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const port = await new Promise<number>((done, fail) => {
  let said = '';
  server.once('exit', () => fail(new Error(`${corpus} cannot be served`)));
  server.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
    if (said.includes('\n')) done((JSON.parse(said) as { port: number }).port);
  });
});
try {
  const started = Date.now();
  const compare = [
    'compare',
    '--list',
    list,
    '--json',
    '--browser',
    'never',
    '--resolve',
    `*:${port}:127.0.0.1:${port}`,
  ];
  const run = spawnSync(process.execPath, [main, ...compare], { stdio: ['ignore', openSync(results, 'w'), 'ignore'] });
  if (run.status !== 0 && run.status !== 3) throw new Error(`compare ended with exit code ${run.status}`);
  const seconds = ((Date.now() - started) / 1000).toFixed(0);

  const byVerdict = Object.fromEntries(
    ['lead', 'likely', 'strong'].map((verdict) => [verdict, score('--flag', verdict)]),
  );
  const { likely } = byVerdict as { likely: Score };
  console.log(`average precision ${likely.ranking.averagePrecision}`);
  console.log(`recall at zero false positives ${likely.ranking.recallAtZeroFalsePositives}`);
  for (const [verdict, { flagged, positives }] of Object.entries(byVerdict)) {
    const { precision, recall, falsePositives, falsePositivesHard } = flagged;
    console.log(
      `${verdict.padEnd(6)} or stronger: recall ${recall} of ${positives}, precision ${precision}, ${falsePositives} false positives (${falsePositivesHard} hard)`,
    );
  }
  const { pairs, saidNotComparable, positiveWeightOrFlagged } = likely.degraded;
  console.log(`degraded: ${saidNotComparable} of ${pairs} not comparable, ${positiveWeightOrFlagged} with weight`);
  for (const [kind, said] of Object.entries(likely.recallByKind)) console.log(`  ${kind.padEnd(24)} ${said}`);
  for (const [group, said] of Object.entries(likely.falsePositivesByGroup))
    console.log(`  ${group.padEnd(24)} ${said}`);
  console.log(`${seconds} s`);
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}

function score(...flags: string[]): Score {
  const scored = spawnSync(process.execPath, [join(corpus ?? '', 'tools', 'score.mjs'), results, ...flags], {
    encoding: 'utf8',
  });
  if (scored.status !== 0) throw new Error(scored.stderr);
  return JSON.parse(scored.stdout) as Score;
}
