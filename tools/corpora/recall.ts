/**
 * What blocking keys lose: of all pairs of a corpus that reach lead when each site is compared with every other, the share
 * that the store gives as candidates. Also how many candidates a site gets, and what the limit on common keys leaves out.
 * usage: npm run recall -- --corpus <corpus> [--postings 64]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { shippedBackground } from '../../src/match/background/background.ts';
import { matchPair } from '../../src/match/compare.ts';
import { listBackground } from '../../src/match/list-background.ts';
import { subjectOf } from '../../src/match/readings/subject.ts';
import type { Fingerprint } from '../../src/model/derived/fingerprint.ts';
import { MAX_POSTINGS } from '../../src/model/ports/fingerprints.ts';
import type { Verdict } from '../../src/model/words.ts';
import { openEmbedded } from '../../src/store/database/embedded.ts';
import { insertFingerprint } from '../../src/store/evidence/fingerprints.ts';
import { openStore } from '../../src/store/store.ts';
import { readCorpus } from './corpus.ts';

const { values } = parseArgs({ options: { corpus: { type: 'string' }, postings: { type: 'string' } } });
const postings = Number(values.postings ?? MAX_POSTINGS);
if (values.corpus === undefined || !(postings >= 1)) {
  console.error('usage: npm run recall -- --corpus <corpus> [--postings 64]');
  process.exit(2);
}

const fingerprints = [...(await readCorpus(values.corpus)).values()].filter(({ comparable }) => comparable);
const candidates = await candidatesOf(fingerprints);
const counts = [...candidates.values()].map(({ size }) => size).sort((a, b) => a - b);
const all = (fingerprints.length * (fingerprints.length - 1)) / 2;
const met = counts.reduce((sum, count) => sum + count, 0) / 2;
console.log(`${fingerprints.length} comparable sites, keys on up to ${postings} sites`);
console.log(
  `candidates of a site: median ${counts[counts.length >> 1]}, most ${counts.at(-1)}; ${((100 * met) / all).toFixed(1)} % of all pairs`,
);
printRecall('counts of the list', listBackground(shippedBackground(), fingerprints));
printRecall('shipped counts alone', shippedBackground());

/** By fingerprint the ids of those that the store finds for it once all are stored, as a site that is crawled again meets them. */
async function candidatesOf(stored: readonly Fingerprint[]): Promise<Map<string, Set<string>>> {
  const folder = mkdtempSync(join(tmpdir(), 'revenant-recall-'));
  const database = await openEmbedded(folder);
  try {
    const store = await openStore(database.pool);
    for (const one of stored) await insertFingerprint(one, database.pool, false);
    const found = new Map<string, Set<string>>();
    for (const one of stored) {
      const sharing = await store.fingerprints.candidates(one, postings);
      found.set(one.id, new Set(sharing.map(({ fingerprint }) => fingerprint.id)));
    }
    return found;
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function printRecall(title: string, background: ReturnType<typeof shippedBackground>): void {
  const reached = new Map<Verdict, { pairs: number; found: number }>();
  const lost: string[] = [];
  const subjects = fingerprints.map((one) => subjectOf(one, null));
  for (const [i, left] of subjects.entries())
    for (const right of subjects.slice(i + 1)) {
      const { verdict, weight, evidence } = matchPair(left, right, background);
      if (verdict === 'unrelated' || verdict === 'not-comparable') continue;
      const isFound = candidates.get(left.fingerprint.id)?.has(right.fingerprint.id) === true;
      const { pairs, found } = reached.get(verdict) ?? { pairs: 0, found: 0 };
      reached.set(verdict, { pairs: pairs + 1, found: found + Number(isFound) });
      const shown = evidence.map(({ signal, level }) => `${signal} ${level}`).join(', ');
      if (!isFound) lost.push(`  ${left.visit.site} and ${right.visit.site}: ${verdict}, ${weight} bits (${shown})`);
    }
  const [pairs, found] = [sumOf('pairs'), sumOf('found')];
  const share = pairs === 0 ? 'none to find' : (found / pairs).toFixed(4);
  console.log(`\n${title}: recall ${share}, ${found} of ${pairs} pairs at lead or above`);
  for (const [verdict, each] of reached) console.log(`  ${verdict.padEnd(8)}${each.found} of ${each.pairs}`);
  for (const line of lost) console.log(line);

  function sumOf(part: 'pairs' | 'found'): number {
    return [...reached.values()].reduce((sum, one) => sum + one[part], 0);
  }
}
