/** People's judgements → what a reason of each kind is worth. Nothing that was crawled is read. */
import type { ReasonJudgement } from '../model/derived/reason-judgement.ts';
import { ReasonKind, type SuggestionReason } from '../model/derived/suggestion.ts';
import { sha256 } from '../model/digest.ts';
import { groupBy } from '../model/group-by.ts';
import { bitsOf, chanceOf, SHIPPED } from './rank.ts';

/** Judged sites that the shipped prior weighs as much as. */
const WORTH = 64;
/** Bits by which one person can move a prior, and all people together. */
const MOST_OF_ONE = 1;
const MOST = 2;

/** The worth of one kind of reason. */
export interface Prior {
  readonly kind: ReasonKind;
  readonly shipped: number;
  readonly bits: number;
  /** Sites for and against it, and the people who judged them. */
  readonly positive: number;
  readonly negative: number;
  readonly people: number;
}

export interface Priors {
  /** Digest of the judgements; null: none, so that all are as shipped. */
  readonly id: string | null;
  readonly at: string;
  readonly of: Readonly<Record<ReasonKind, Prior>>;
}

interface Judged {
  readonly kind: ReasonKind;
  readonly person: string | null;
  readonly from: string;
  readonly to: string;
  readonly judgement: ReasonJudgement['judgement'];
}

/**
 * The priors after these judgements, oldest first.
 *
 * Each person's judgements update the shipped prior as a Beta distribution would that was worth 64
 * judged sites; what they move it by is bounded for each person and for all.
 *
 * @param at when they were read
 */
export function priorsOf(judgements: readonly ReasonJudgement[], at: string): Priors {
  const latest = new Map<string, Judged>();
  for (const { domain: to, person, judgement, reasons } of judgements)
    for (const { kind, from } of reasons)
      latest.set([kind, person, from, to].join(' '), { kind, person, from, to, judgement });
  const byKind = groupBy(
    [...latest.values()].filter(({ judgement }) => judgement !== 'unsure'),
    ({ kind }) => kind,
  );
  const of = Object.fromEntries(ReasonKind.options.map((kind) => [kind, priorOf(kind, byKind.get(kind) ?? [])]));
  const id = judgements.length === 0 ? null : sha256(...judgements.map((one) => JSON.stringify(one)));
  return { id, at, of: of as Record<ReasonKind, Prior> };
}

function priorOf(kind: ReasonKind, judged: readonly Judged[]): Prior {
  const shipped = SHIPPED[kind];
  const people = groupBy(judged, ({ person }) => person);
  const sums = { positive: 0, negative: 0 };
  let moved = 0;
  for (const words of people.values()) {
    const { positive, negative } = sitesOf(words);
    sums.positive += positive;
    sums.negative += negative;
    const chance = (WORTH * chanceOf(shipped) + positive) / (WORTH + positive + negative);
    moved += within(MOST_OF_ONE, bitsOf(chance) - shipped);
  }
  return { kind, shipped, bits: shipped + within(MOST, moved), ...sums, people: people.size };
}

/**
 * Judged sites. All addresses to which one domain leads count as one, and so do all domains that
 * lead to one address: a farm that is judged whole is one site.
 */
function sitesOf(judged: readonly Judged[]): Record<'positive' | 'negative', number> {
  const leads = groupBy(judged, ({ from }) => from);
  const targets = groupBy(judged, ({ to }) => to);
  const sums = { positive: 0, negative: 0 };
  for (const { from, to, judgement } of judged)
    if (judgement !== 'unsure')
      sums[judgement] += 1 / Math.max(leads.get(from)?.length ?? 1, targets.get(to)?.length ?? 1);
  return sums;
}

const within = (most: number, value: number): number => Math.max(-most, Math.min(most, value));

/** A reason keeps a moved prior: the same judgements give the same bits again. */
export function notePrior(kind: ReasonKind, { id, at, of }: Priors): Pick<SuggestionReason, 'prior'> {
  const { bits, shipped } = of[kind];
  return id === null || bits === shipped ? {} : { prior: { bits, shipped, judgements: id, at } };
}
