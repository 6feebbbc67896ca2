/** Judged pairs → how often pairs of a weight are positive, beside what the model says: a table, and a plot as SVG. */
import { LEAD, PRIOR_BITS } from '../../src/match/weigh/policy.ts';
import type { Judged } from './judge.ts';

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly positives: number;
  readonly negatives: number;
  /** What the model says at the mean weight of the bin, under the prior of a candidate pair. */
  readonly said: number;
  /** Share of positives under the same prior, with the bounds of a 95 % interval (Wilson 1927) on each class. */
  readonly seen: number;
  readonly low: number;
  readonly high: number;
}

const EDGES = [Number.NEGATIVE_INFINITY, 0, 2, 4, 8, 14, 20, 30, Number.POSITIVE_INFINITY];
const Z = 1.96;

/**
 * The corpus holds far more positives and hard negatives than a crawl, so classes are brought to the stated prior: the share
 * of the positives that fall into the bin against 2^PRIOR_BITS times the share of the hard negatives that do. Hard negatives
 * only: pairs that share nothing are no candidates.
 */
export function reliabilityOf(judged: readonly Judged[]): Bin[] {
  const positives = judged.filter(({ pair }) => pair.label === 'positive');
  const negatives = judged.filter(({ pair }) => pair.label === 'hard');
  return EDGES.slice(1).flatMap((to, i) => {
    const from = EDGES[i] ?? 0;
    const inside = ({ weight }: Judged) => weight >= from && weight < to;
    const [p, n] = [positives.filter(inside), negatives.filter(inside)];
    const weights = [...p, ...n].map(({ weight }) => weight);
    if (weights.length === 0) return [];
    const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
    const [pLow, pHigh] = wilson(p.length, positives.length);
    const [nLow, nHigh] = wilson(n.length, negatives.length);
    return {
      ...{ from, to, positives: p.length, negatives: n.length, said: chance(2 ** mean) },
      seen: chance(p.length / positives.length / (n.length / negatives.length)),
      low: chance(pLow / nHigh),
      high: chance(pHigh / nLow),
    };
  });
}

const BANDS = [8, 14, 20] as const;

interface Band {
  readonly from: number;
  readonly low: number;
  readonly high: number;
  readonly pairs: number;
  readonly positives: number;
}

/**
 * For pairs from so many bits on: the bounds of the share that is one operator's, as counted: a positive and a hard negative are
 * one pair each. Corpora hold them in another mix, so the bounds are the widest that are found with one corpus left out.
 */
export function calibrationOf(corpora: readonly (readonly Judged[])[]): Band[] {
  const without = corpora.map((_, left) =>
    bandsOf(corpora.filter((_, i) => i !== left || corpora.length === 1).flat()),
  );
  return bandsOf(corpora.flat()).map((band, i) => {
    const found = without.map((bands) => bands[i] ?? band);
    const [low, high] = [Math.min(...found.map((one) => one.low)), Math.max(...found.map((one) => one.high))];
    return { ...band, low, high };
  });
}

/** By the pairs of all corpora together: a 95 % interval (Wilson 1927). */
export function bandsOf(judged: readonly Judged[]): Band[] {
  return BANDS.map((from, i) => {
    const inside = judged.filter(
      ({ pair, weight }) =>
        pair.label !== 'easy' && weight >= from && weight < (BANDS[i + 1] ?? Number.POSITIVE_INFINITY),
    );
    const positives = inside.filter(({ pair }) => pair.label === 'positive').length;
    const [low, high] = inside.length === 0 ? [0, 1] : wilson(positives, inside.length);
    const bounds = { low: Math.floor(low * 1000) / 1000, high: Math.ceil(high * 1000) / 1000 };
    return { from, ...bounds, pairs: inside.length, positives };
  });
}

interface Step {
  readonly from: number;
  /** At least so large a share of the positives is as heavy, at most so large a share of the strangers. */
  readonly successors: number;
  readonly strangers: number;
}

/**
 * From lead on, bit by bit, then from the first weight above every stranger. Strangers are the hard negatives, and such easy ones
 * as weigh no less than a lead: the many that share nothing are pairs of the same few sites, and would only dilute the rest. A
 * heavier pair is never held for less likely because fewer positives are as heavy.
 */
export function tailOf(judged: readonly Judged[]): { strangers: number; steps: Step[] } {
  const weightsOf = (some: readonly Judged[]) => some.map(({ weight }) => weight);
  const positives = weightsOf(judged.filter(({ pair }) => pair.label === 'positive'));
  const strangers = weightsOf(
    judged.filter(({ pair, weight }) => pair.label === 'hard' || (pair.label === 'easy' && weight >= LEAD)),
  );
  const beyond = Math.max(LEAD, Math.round(10 * Math.max(...strangers) + 1) / 10);
  const edges = [...Array.from({ length: Math.ceil(beyond) - LEAD }, (_, i) => LEAD + i), beyond];
  const steps: Step[] = [];
  for (const from of edges) {
    const asHeavy = (weights: readonly number[]) => weights.filter((weight) => weight >= from).length;
    const here = {
      from,
      successors: rounded(1 - shareAtMost(positives.length - asHeavy(positives), positives.length)),
      strangers: rounded(shareAtMost(asHeavy(strangers), strangers.length)),
    };
    const before = steps.at(-1);
    const isLess = before !== undefined && here.successors * before.strangers < before.successors * here.strangers;
    steps.push(isLess ? { ...before, from } : here);
  }
  return { strangers: strangers.length, steps };
}

const rounded = (share: number): number => Math.round(1e5 * share) / 1e5;

/** The upper 95 % bound (one-sided, Clopper and Pearson 1934) of a share of which k of n were seen; where none was, about 3 / n. */
export function shareAtMost(k: number, n: number): number {
  if (k >= n) return 1;
  let [low, high] = [k / n, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (chanceOfAtMost(k, n, middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}

/** P(at most k of n), each with this chance. */
function chanceOfAtMost(k: number, n: number, chance: number): number {
  let log = n * Math.log1p(-chance);
  let sum = Math.exp(log);
  for (let i = 1; i <= k; i++) {
    log += Math.log(((n - i + 1) / i) * (chance / (1 - chance)));
    sum += Math.exp(log);
  }
  return sum;
}

/** Probability from a likelihood ratio, under the prior. */
function chance(ratio: number): number {
  return Number.isNaN(ratio) ? Number.NaN : ratio === Number.POSITIVE_INFINITY ? 1 : ratio / (ratio + 2 ** PRIOR_BITS);
}

function wilson(k: number, n: number): [number, number] {
  const share = k / n;
  const middle = share + Z ** 2 / (2 * n);
  const spread = Z * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  const scale = 1 + Z ** 2 / n;
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)];
}

const WIDTH = 640;
const HEIGHT = 400;
const MARGIN = 56;

/** Log odds said (across) against log odds seen (up), in bits, with their intervals; the diagonal is a calibrated model. */
export function reliabilityPlot(bins: readonly Bin[], title: string): string {
  const [least, most] = [-14, 20];
  const bits = (p: number) => Math.min(most, Math.max(least, Math.log2(p / (1 - p))));
  const x = (value: number) => MARGIN + ((value - least) / (most - least)) * (WIDTH - 2 * MARGIN);
  const y = (value: number) => HEIGHT - MARGIN - ((value - least) / (most - least)) * (HEIGHT - 2 * MARGIN);
  const at = (n: number) => n.toFixed(1);
  const marks = [-10, 0, 10, 20].map(
    (tick) =>
      `<text x="${at(x(tick))}" y="${HEIGHT - MARGIN + 18}" text-anchor="middle">${tick}</text><text x="${MARGIN - 8}" y="${at(y(tick) + 4)}" text-anchor="end">${tick}</text>`,
  );
  const points = bins.map(({ said, seen, low, high, positives, negatives }) => {
    const [cx, top, bottom] = [at(x(bits(said))), at(y(bits(high))), at(y(bits(low)))];
    return `<g><title>${positives} positive, ${negatives} negative</title><line x1="${cx}" x2="${cx}" y1="${top}" y2="${bottom}" stroke="#888"/><circle cx="${cx}" cy="${at(y(bits(seen)))}" r="4" fill="#0b5cad"/></g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img">
<title>${title}</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text x="${MARGIN}" y="24" font-size="14">${title}</text>
<rect x="${MARGIN}" y="${MARGIN}" width="${WIDTH - 2 * MARGIN}" height="${HEIGHT - 2 * MARGIN}" fill="none" stroke="#ccc"/>
<line x1="${at(x(least))}" y1="${at(y(least))}" x2="${at(x(most))}" y2="${at(y(most))}" stroke="#ccc" stroke-dasharray="4 4"/>
${[...marks, ...points].join('\n')}
<text x="${WIDTH / 2}" y="${HEIGHT - 12}" text-anchor="middle">log odds that the model says, bits</text>
<text transform="translate(16 ${HEIGHT / 2}) rotate(-90)" text-anchor="middle">log odds seen, bits (95 %)</text>
</svg>
`;
}
