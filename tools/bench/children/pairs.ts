/** Comparison of two whole fingerprints. Prints microseconds of processor time a pair. */
import { shippedBackground } from '../../../src/match/background/background.ts';
import { matchPair } from '../../../src/match/compare.ts';
import { subjectOf } from '../../../src/match/readings/subject.ts';
import type { Fingerprint } from '../../../src/model/derived/fingerprint.ts';
import { cpuMs } from '../rate.ts';
import { fingerprintOf } from '../worlds/fingerprints.ts';

export interface PairsTask {
  readonly sites: number;
}
export interface PairTimes {
  /** Both fingerprints were compared before, with others. */
  readonly warm: number;
  /** Each was read from the database for this pair. */
  readonly cold: number;
}

const { sites } = JSON.parse(process.argv[2] ?? '{}') as PairsTask;
const fingerprints = await Promise.all(Array.from({ length: sites }, (_, number) => fingerprintOf(number)));
const background = shippedBackground();

function compareAll(ones: readonly Fingerprint[]): number {
  let pairs = 0;
  const subjects = ones.map((one) => subjectOf(one, null));
  for (const [i, left] of subjects.entries())
    for (const right of subjects.slice(i + 1)) {
      matchPair(left, right, background);
      pairs++;
    }
  return pairs;
}

/** A worker compares thousands of pairs: so many come first that the engine has compiled what it will. */
const COMPILED = 10_000;
const MEASURED = 2_000;

function warm(): number {
  const subjects = fingerprints.map((one) => structuredClone(one));
  for (let pairs = 0; pairs < COMPILED; ) pairs += compareAll(subjects);
  const since = process.cpuUsage();
  let pairs = 0;
  while (pairs < MEASURED) pairs += compareAll(subjects);
  return (cpuMs(since) * 1000) / pairs;
}

function cold(): number {
  const pairs = fingerprints.flatMap((one, i) => {
    const other = fingerprints[(i + 1) % sites] as Fingerprint;
    return [structuredClone([one, other] as const)];
  });
  const since = process.cpuUsage();
  for (const [one, other] of pairs) matchPair(subjectOf(one, null), subjectOf(other, null), background);
  return (cpuMs(since) * 1000) / pairs.length;
}

const both = warm();
console.log(JSON.stringify({ warm: both, cold: cold() } satisfies PairTimes));
