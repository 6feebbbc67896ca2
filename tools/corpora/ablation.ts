/**
 * What each guard and each discount of the model is worth: the model without it, on labelled corpora, in a list and pair by pair.
 * usage: npm run ablation -- <corpus> <corpus>...
 */
import { shippedBackground } from '../../src/match/background/background.ts';
import { GUARDS } from '../../src/match/guards/guards.ts';
import { listBackground } from '../../src/match/list-background.ts';
import { type AmountWeight, type SignalWeight, WEIGHTS } from '../../src/match/weigh/weights.ts';
import { comparePairs, type JudgedPair, openCorpus, readCorpus } from './corpus.ts';
import { judge, rankingOf } from './judge.ts';

type Table = Readonly<Record<string, SignalWeight>>;

/** By what they leave out of every row of the table. */
const DISCOUNTS: readonly (readonly [name: string, without: (weight: SignalWeight) => SignalWeight])[] = [
  ['values lose on one template', ({ onTemplate: _, ...rest }) => rest],
  ['text loses on one template', (weight) => withAmount(weight, { counted: 1, known: 1, credited: 1, demo: 1 })],
  ['contacts lose where a demo is shown', ({ onDemo: _, ...rest }) => rest],
  ['contradiction', (weight) => ({ ...weight, different: 0 })],
];

function withAmount(weight: SignalWeight, onTemplate: AmountWeight['onTemplate']): SignalWeight {
  return weight.amount === undefined ? weight : { ...weight, amount: { ...weight.amount, onTemplate } };
}

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error('usage: npm run ablation -- <corpus> <corpus>...');
  process.exit(2);
}
console.log(
  '| without | corpus | mode | average precision | recall at no false positive | flagged positives | flagged hard |',
);
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const [i, folder] of folders.entries()) {
  const [corpus, fingerprints] = [openCorpus(folder), await readCorpus(folder)];
  const backgrounds = {
    list: listBackground(shippedBackground(), [...fingerprints.values()]),
    alone: shippedBackground(),
  };
  for (const [mode, background] of Object.entries(backgrounds)) {
    const print = (name: string, pairs: readonly JudgedPair[], table: Table): void => {
      const judged = pairs.map((pair) => judge(pair, table));
      const { averagePrecision, recallAtZeroFalsePositives } = rankingOf(judged);
      const flagged = (label: string) =>
        judged.filter(({ pair, verdict }) => pair.label === label && (verdict === 'likely' || verdict === 'strong'))
          .length;
      console.log(
        `| ${name} | ${i + 1} | ${mode} | ${averagePrecision.toFixed(3)} | ${recallAtZeroFalsePositives.toFixed(3)} | ${flagged('positive')} | ${flagged('hard')} |`,
      );
    };
    const all = comparePairs(corpus, fingerprints, background);
    print('nothing', all, WEIGHTS);
    for (const { id } of GUARDS) {
      const others = GUARDS.filter((guard) => guard.id !== id);
      print(`guard ${id}`, comparePairs(corpus, fingerprints, background, others), WEIGHTS);
    }
    for (const [name, without] of DISCOUNTS)
      print(name, all, Object.fromEntries(Object.entries(WEIGHTS).map(([id, weight]) => [id, without(weight)])));
  }
}
