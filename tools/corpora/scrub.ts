/**
 * How much a successor can change and still be found: labelled pairs judged by one kind of evidence alone, and with one to four
 * kinds removed in the order in which they are cheap to change; in a list and pair by pair, each corpus and all together.
 * usage: npm run scrub -- <corpus> <corpus>...
 */
import { shippedBackground } from '../../src/match/background/background.ts';
import { comparePairs, type JudgedPair, openCorpus, readCorpus } from './corpus.ts';
import { type Judged, judge } from './judge.ts';
import { judgeAlone, judgeScrubbed, KINDS, type Kind, outcomeOf, SCRUBBED_IN_ORDER, sharesWords } from './scrubbing.ts';

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error('usage: npm run scrub -- <corpus> <corpus>...');
  process.exit(2);
}

const judgements: (readonly [name: string, judged: (pair: JudgedPair) => Judged])[] = [
  ['all evidence', (pair) => judge(pair)],
  ...(Object.keys(KINDS) as Kind[]).map(
    (kind) => [`${kind} alone`, (pair: JudgedPair) => judgeAlone(pair, kind)] as const,
  ),
  ...SCRUBBED_IN_ORDER.map((_, i) => {
    const gone = SCRUBBED_IN_ORDER.slice(0, i + 1);
    return [`without ${gone.join(', ')}`, (pair: JudgedPair) => judgeScrubbed(pair, gone)] as const;
  }),
];

const modes: { list: JudgedPair[][]; alone: JudgedPair[][] } = { list: [], alone: [] };
for (const folder of folders) {
  const [corpus, fingerprints] = [openCorpus(folder), await readCorpus(folder)];
  modes.list.push(comparePairs(corpus, fingerprints));
  modes.alone.push(comparePairs(corpus, fingerprints, shippedBackground()));
}
for (const [mode, corpora] of Object.entries(modes)) {
  console.log(`\n${mode === 'list' ? 'in a list' : 'pair by pair'}\n`);
  console.log(
    '| evidence | corpus | heaviest stranger | above every stranger | above every unscrubbed one | flagged | false flags |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  const wholes = corpora.map((pairs) => pairs.map((pair) => judge(pair)));
  for (const [name, judged] of judgements) {
    const each = corpora.map((pairs) => pairs.map(judged));
    const all = each.length === 1 ? [] : [['all', each.flat(), wholes.flat()] as const];
    for (const [corpus, some, whole] of [...each.map((one, i) => [i + 1, one, wholes[i] ?? []] as const), ...all])
      printRow(name, corpus, some, whole);
  }
  const pairs = corpora.flat();
  printText('half of the smaller side’s own words', pairs, { of: 'coverage', share: 0.5, words: 1 });
  printText('three fifths of the larger side’s own words, 100 words or more', pairs, {
    of: 'ofLarger',
    share: 0.6,
    words: 100,
  });
}

function printRow(name: string, corpus: number | string, judged: readonly Judged[], whole: readonly Judged[]): void {
  const { positives, strangers, heaviestStranger, above, aboveWhole, flagged, falseFlags } = outcomeOf(judged, whole);
  const share = (count: number) => `${(count / positives).toFixed(3)} (${count} of ${positives})`;
  console.log(
    `| ${name} | ${corpus} | ${heaviestStranger} | ${share(above)} | ${share(aboveWhole)} | ${share(flagged)} | ${falseFlags} of ${strangers} |`,
  );
}

/** What text alone does where there is much of it: with what the rest tells of a template, and with nothing beside it. */
function printText(title: string, pairs: readonly JudgedPair[], least: Parameters<typeof sharesWords>[1]): void {
  const sharing = pairs.filter((pair) => sharesWords(pair, least));
  const others = (Object.keys(KINDS) as Kind[]).filter((kind) => kind !== 'text');
  const flags = (judged: readonly Judged[]): string => {
    const { positives, strangers, flagged, falseFlags } = outcomeOf(judged, judged);
    return `${flagged} of ${positives} positives (${(flagged / positives).toFixed(3)}) and ${falseFlags} of ${strangers} strangers`;
  };
  const alone = flags(sharing.map((pair) => judgeAlone(pair, 'text')));
  const bare = flags(sharing.map((pair) => judgeScrubbed(pair, others)));
  console.log(
    `\ntext alone, of pairs that share ${title}: flags ${alone}; where nothing else is there to tell of a template, ${bare}`,
  );
}
