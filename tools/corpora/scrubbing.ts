/**
 * Labelled pairs judged by one kind of evidence alone, and again after a successor has changed what is cheap to change. Alone: the
 * rest weighs nothing, but what it tells of a shared template still counts. Changed: it is not there, so it tells nothing.
 */
import { type Family, type SignalWeight, WEIGHTS } from '../../src/match/weigh/weights.ts';
import { isFlagged } from '../../src/model/derived/match.ts';
import type { Signal } from '../../src/signals/signal.ts';
import type { JudgedPair } from './corpus.ts';
import { type Judged, judge, rankingOf } from './judge.ts';

type Table = Readonly<Record<string, SignalWeight>>;

/** Each family once; first the four that a successor changes, in that order. */
export const KINDS = {
  contacts: ['mail', 'office', 'handle'],
  pictures: ['pictures'],
  names: ['name', 'link'],
  look: ['look'],
  text: ['text'],
  goods: ['goods', 'documents'],
  accounts: ['account', 'tenant'],
  papers: ['papers', 'filing', 'registrant'],
  host: ['host'],
} as const satisfies Record<string, readonly Family[]>;
export type Kind = keyof typeof KINDS;

export const SCRUBBED_IN_ORDER = ['contacts', 'pictures', 'names', 'look'] as const satisfies readonly Kind[];

export function judgeAlone(pair: JudgedPair, kind: Kind, table: Table = WEIGHTS): Judged {
  const families: readonly Family[] = KINDS[kind];
  return judge(pair, Object.fromEntries(Object.entries(table).filter(([, { family }]) => families.includes(family))));
}

export function judgeScrubbed(pair: JudgedPair, kinds: readonly Kind[], table: Table = WEIGHTS): Judged {
  const gone = new Set<Family | undefined>(kinds.flatMap((kind) => KINDS[kind]));
  // With its look a successor gives up the template, and its credit, which weighs nothing by itself.
  const isGone = ({ id, group }: Signal) => gone.has(table[id]?.family) || (group === 'look' && kinds.includes('look'));
  const kept = pair.compared.filter(({ signal }) => !isGone(signal));
  // With its names a successor gives up that of the other site, so it is no copy under one name.
  const compared = kinds.includes('names')
    ? kept.map((one) => ({ ...one, pair: { ...one.pair, oneName: () => false } }))
    : kept;
  return { ...judge({ ...pair, compared }, table), pair };
}

export interface Outcome {
  readonly positives: number;
  readonly strangers: number;
  readonly heaviestStranger: number;
  /** Positives above every stranger that is judged alike, and above every stranger with all its evidence: strangers scrub nothing. */
  readonly above: number;
  readonly aboveWhole: number;
  readonly flagged: number;
  readonly falseFlags: number;
}

/** @param whole the same pairs with all their evidence */
export function outcomeOf(judged: readonly Judged[], whole: readonly Judged[]): Outcome {
  const heaviestOf = (some: readonly Judged[]): number => {
    const { highestHard, highestEasy } = rankingOf(some);
    return Math.max(highestHard, highestEasy);
  };
  const positives = judged.filter(({ pair }) => pair.label === 'positive');
  const strangers = judged.filter(({ pair }) => pair.label !== 'positive');
  const heaviestStranger = heaviestOf(judged);
  const heaviestWhole = heaviestOf(whole);
  return {
    ...{ positives: positives.length, strangers: strangers.length, heaviestStranger },
    above: positives.filter(({ weight }) => weight > heaviestStranger).length,
    aboveWhole: positives.filter(({ weight }) => weight > heaviestWhole).length,
    flagged: positives.filter(isFlagged).length,
    falseFlags: strangers.filter(isFlagged).length,
  };
}

/** Whether the rare words that the two share are at least such a share of what the smaller, or the larger, has of its own. */
export function sharesWords(
  { compared }: JudgedPair,
  least: { of: 'coverage' | 'ofLarger'; share: number; words: number },
): boolean {
  return compared.some(
    ({ amount }) => amount !== null && amount[least.of] >= least.share && amount.rare >= least.words,
  );
}
