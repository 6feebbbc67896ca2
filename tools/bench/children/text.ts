/** Text hashes, one contestant a process. Prints tokens a second, or how well each tells edited copies from strangers. */
import SimHashJs from 'simhash-js';
import { hammingWords, wordsOfHex } from '../../../src/sketch/hamming.ts';
import { estimateJaccard, onePermutation, packSketch } from '../../../src/sketch/one-permutation.ts';
import { shingles } from '../../../src/sketch/shingle.ts';
import { simhash64 } from '../../../src/sketch/simhash.ts';
import { perSecond, TINY_PACE, USUAL_PACE } from '../rate.ts';
import { writer } from '../worlds/shop.ts';

export type TextContestant = 'simhash' | 'simhash-js' | 'oph' | 'minhash' | 'quality';
export interface TextTask {
  readonly contestant: TextContestant;
  readonly tiny: boolean;
}
export interface TextQuality {
  /** Area under the ROC curve, by percent of edited words. */
  readonly auc: Readonly<Record<'oph' | 'simhash' | 'simhash-js', Readonly<Record<string, number>>>>;
  /** Standard deviation of OPH's error at 10 % of words edited. */
  readonly deviation: number;
}

const task = JSON.parse(process.argv[2] ?? '{}') as TextTask;
const EDITED = [0.1, 0.2, 0.4];
const PERMUTATIONS = 128;
const factors = Uint32Array.from({ length: PERMUTATIONS }, (_, i) => Math.imul(i * 2 + 1, 0x9e3779b1) | 1);

const ofJs = new SimHashJs.SimHash();
const WORK: Readonly<Record<Exclude<TextContestant, 'quality'>, (text: string) => unknown>> = {
  simhash: (text) => simhash64(shingles(text)),
  'simhash-js': (text) => ofJs.hash(text),
  oph: (text) => onePermutation(shingles(text)),
  minhash: (text) => minHash(shingles(text)),
};

/** The classic sketch, for comparison: the least value of each of 128 multiplicative hashes. */
function minHash(features: Uint32Array): Uint32Array {
  const least = new Uint32Array(PERMUTATIONS).fill(0xffffffff);
  for (let i = 0; i < features.length; i += 2) {
    const feature = features[i] as number;
    for (let k = 0; k < PERMUTATIONS; k++) {
      let hash = Math.imul(feature ^ k, factors[k] as number);
      hash = (hash ^ (hash >>> 15)) >>> 0;
      if (hash < (least[k] as number)) least[k] = hash;
    }
  }
  return least;
}

async function speed(contestant: Exclude<TextContestant, 'quality'>): Promise<number> {
  const documents = Array.from({ length: task.tiny ? 4 : 60 }, (_, i) => writer(i + 1).words(1_500));
  const pass = (): void => {
    for (const text of documents) WORK[contestant](text);
  };
  return perSecond(documents.length * 1_500, pass, task.tiny ? TINY_PACE : USUAL_PACE);
}

function edited(text: string, share: number, seed: number): string {
  const own = writer(seed);
  return text
    .split(' ')
    .map((word) => (own.random() < share ? own.words(1) : word))
    .join(' ');
}

function jaccard(left: Uint32Array, right: Uint32Array): number {
  const setOf = (words: Uint32Array) => new Set(words.filter((_, i) => i % 2 === 0));
  const [a, b] = [setOf(left), setOf(right)];
  const both = [...a].filter((one) => b.has(one)).length;
  return both / (a.size + b.size - both);
}

/** Share of pairs (copy, stranger) in which the copy looks likelier; ties count half. */
function areaUnderCurve(copies: readonly number[], strangers: readonly number[]): number {
  let won = 0;
  for (const copy of copies) for (const stranger of strangers) won += copy > stranger ? 1 : copy === stranger ? 0.5 : 0;
  return won / (copies.length * strangers.length);
}

function quality(): TextQuality {
  const pairs = task.tiny ? 10 : 150;
  const sketchOf = (text: string) => packSketch(onePermutation(shingles(text)));
  const measures = {
    oph: (a: string, b: string) => estimateJaccard(sketchOf(a), sketchOf(b)),
    simhash: (a: string, b: string) => {
      const [one, other] = [a, b].map((text) => wordsOfHex(simhash64(shingles(text)) ?? ''));
      return -hammingWords(one as Uint32Array, other as Uint32Array);
    },
    'simhash-js': (a: string, b: string) => {
      const hashOf = (text: string): Uint32Array => Uint32Array.of(ofJs.hash(text) >>> 0);
      return -hammingWords(hashOf(a), hashOf(b));
    },
  };
  const texts = Array.from({ length: pairs }, (_, i) => writer(9_000 + i).words(800));
  const strangers = texts.flatMap((text, i) =>
    [1, 2, 3, 4].map((step) => [text, texts[(i + step) % pairs] ?? ''] as const),
  );
  const copiesOf = (share: number) => texts.map((text, i) => [text, edited(text, share, 40_000 + i)] as const);
  const auc = Object.fromEntries(
    Object.entries(measures).map(([name, measure]) => {
      const unlike = strangers.map(([a, b]) => measure(a, b));
      const areas = EDITED.map((share) => [
        String(share * 100),
        areaUnderCurve(
          copiesOf(share).map(([a, b]) => measure(a, b)),
          unlike,
        ),
      ]);
      return [name, Object.fromEntries(areas) as Record<string, number>];
    }),
  ) as TextQuality['auc'];
  const errors = copiesOf(0.1).map(([a, b]) => measures.oph(a, b) - jaccard(shingles(a), shingles(b)));
  const mean = errors.reduce((sum, one) => sum + one, 0) / errors.length;
  const deviation = Math.sqrt(errors.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (errors.length - 1));
  return { auc, deviation };
}

console.log(JSON.stringify(task.contestant === 'quality' ? quality() : await speed(task.contestant)));
