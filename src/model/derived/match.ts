/** Two fingerprints compared: the evidence for and against in bits, and the verdict. */

import { z } from 'zod';
import { Review } from '../decisions/review.ts';
import { HandedIn } from '../facts/visit.ts';
import { Condition, Digest, EvidenceGroup, Instant, Kind, Level, Verdict, VisitState } from '../words.ts';
import { UsedAttribution } from './attribution.ts';
import { PlacePart, Proof, TimeDoubt } from './fingerprint.ts';

export const EvidenceSide = z.object({
  value: z.string(),
  quote: z.string(),
  url: z.string(),
  selector: z.string(),
  capture: z.string(),
  part: PlacePart.optional(),
  proof: Proof.optional(),
});
export type EvidenceSide = z.infer<typeof EvidenceSide>;

/** More values of one row than these are only counted. */
export const MOST_ITEMS = 20;

/** One value, passage or picture that both sides carry. */
export const SharedItem = z.object({
  left: EvidenceSide,
  right: EvidenceSide,
  how: z
    .enum(['bytes', 'look', 'mirror', 'part'])
    .optional()
    .describe('of two pictures: one file, one look, a mirror image, or a cropped or marked copy'),
});
export type SharedItem = z.infer<typeof SharedItem>;

export const Evidence = z.object({
  signal: z.string(),
  version: z.int(),
  group: EvidenceGroup,
  level: Level,
  weight: z.number().describe('bits: log2 of a likelihood ratio; 0 for a signal that runs in shadow'),
  left: EvidenceSide,
  right: EvidenceSide,
  note: z.string().describe('one sentence for an analyst'),
  carriers: z
    .array(z.object({ token: z.string(), others: z.int().nonnegative() }))
    .optional()
    .describe(
      'each shared value by its token, with the number of other sites in the background that carry it; sorted by token',
    ),
  shared: z
    .object({
      count: z.int().describe('all of them'),
      items: z
        .array(SharedItem)
        .max(MOST_ITEMS)
        .describe('the one that the row shows first, then those whose two sides differ'),
    })
    .optional()
    .describe('what both sides carry, for people: nothing is weighed by it. Absent: only what the row itself states'),
});
export type Evidence = z.infer<typeof Evidence>;

export const MatchSide = z.object({
  input: z.string(),
  site: z.string(),
  kind: z.enum([...Kind.options, 'list']).describe('list: an entry of a watchlist, without a captured site'),
  pages: z.int(),
  capturedAt: Instant.nullable().describe('null where unknown; for a list entry: when its list was published'),
  timeDoubt: TimeDoubt.optional(),
  handedIn: HandedIn.optional().describe('a person handed the page or archive in; we did not fetch it'),
  rules: Digest.optional().describe(
    'SHA-256 of the extraction rules of the operator under which its pages were read; its fingerprint lists them',
  ),
  state: VisitState,
  condition: Condition,
  visit: z.string(),
  entity: z
    .object({
      id: z.string(),
      name: z.string(),
      document: Digest.optional().describe(
        'SHA-256 of the canonical JSON of the entry as compared; it is stored under this digest, since lists change',
      ),
    })
    .nullable(),
  epoch: z
    .object({ since: z.object({ from: z.string(), to: z.string() }), because: z.string() })
    .optional()
    .describe('since when its domain has had its present owner, where other visits of the domain show it'),
  attribution: UsedAttribution.optional().describe('why the site counts as that entity’s; absent in older documents'),
});
export type MatchSide = z.infer<typeof MatchSide>;

const Share = z.number().min(0).max(1);

/**
 * `probability` is that of a candidate under the model's prior; this is the probability for any
 * site that was compared.
 */
const AtBaseRate = z.object({
  oneIn: z.int().describe('the base rate: one successor among so many compared sites'),
  low: Share.describe(
    'probability of one operator that the labelled pairs bear out; if `extrapolated`, with the bits beyond them',
  ),
  high: Share.describe('probability of one operator by the bits alone'),
  byLabels: Share.describe(
    'probability from the labelled pairs that are as heavy: the lower 95 % bound of successors, the upper one of strangers',
  ),
  strangers: z.int().describe('labelled pairs of unrelated owners on one template, platform or maker'),
  extrapolated: z
    .boolean()
    .describe('none of the `strangers` is as heavy: from the heaviest on each bit doubles the odds'),
});

export const Match = z.object({
  schema: z.literal('revenant.match/1'),
  id: z.string().describe('SHA-256 of (both sites, both kinds) in any order: one finding, however often it is seen'),
  model: z.string().describe('version of signals and weights'),
  left: MatchSide,
  right: MatchSide,
  verdict: Verdict,
  weight: z.number().describe('bits; the rows of evidence and against add up to it'),
  probability: z.number().min(0).max(1).describe('never 1: no set of labelled pairs is large enough for that'),
  calibration: z
    .object({
      low: Share,
      high: Share,
      pairs: z.int(),
      atBaseRate: AtBaseRate.optional(),
    })
    .optional()
    .describe(
      'bounds of the share of one operator’s pairs among `pairs` labelled pairs of such a weight, with any one corpus left out; absent below lead',
    ),
  background: z.string().describe('id of the snapshot of counts that rarity was taken from'),
  flaggedWith: z
    .string()
    .optional()
    .describe('id of the snapshot of its first flag under this model, where it is another than `background`'),
  today: z
    .object({ background: z.string(), verdict: Verdict, weight: z.number() })
    .optional()
    .describe(
      'flagged with the counts of its first flag (`background`), and not with these, the latest: only both together retract it',
    ),
  candidateKeys: z.array(z.string()).describe('the blocking keys that brought the pair together; empty on demand'),
  evidence: z.array(Evidence),
  against: z.array(Evidence),
  innocent: z.array(z.string()).describe('innocent explanations that the evidence does not exclude'),
  succession: z.object({
    direction: z.enum(['left-to-right', 'right-to-left', 'undirected']),
    reasons: z.array(z.string()),
  }),
  listed: Digest.optional().describe(
    'for a match with a list entry: SHA-256 of what was found of the list on the site, stored under this digest',
  ),
});
export type Match = z.infer<typeof Match>;

/** Why a finding weighs less than before. `unclear`: the two documents do not show it. */
export const WeakerBecause = z.enum(['model', 'evidence-gone', 'now-common', 'unlisted', 'unclear']);
export type WeakerBecause = z.infer<typeof WeakerBecause>;

const Weighed = z.object({ verdict: Verdict, weight: z.number(), model: z.string() });

/** Why one finding weighs less in its later document. */
export const EvidenceChange = z.object({
  from: Weighed,
  to: Weighed,
  because: WeakerBecause.describe('where most of the lost bits went'),
  what: z.string().describe('in plain words, such as "one e-mail address and one picture gone"'),
  text: z
    .string()
    .describe('with the bits before it, such as "49.1 → 37.0 bits: one e-mail address and one picture gone"'),
});
export type EvidenceChange = z.infer<typeof EvidenceChange>;

/**
 * How a finding compares with its best document. Later visits change this, so it is not stored with
 * the match.
 */
export const Standing = z.object({
  best: Weighed.extend({
    since: Instant.describe('when it was first stored with this weight: the value for --at'),
    seenUntil: Instant.nullable().describe(
      'the last visit at which it was like this or less than one bit lower; null where no visit has a certain time',
    ),
  }),
  weaker: EvidenceChange.nullable().describe(
    'null: same verdict as its best and less than one bit lower. Compared with the best of the same model where that is heavier',
  ),
});
export type Standing = z.infer<typeof Standing>;

/** A match as it is printed. */
export const MatchDocument = Match.extend({ standing: Standing.optional(), review: Review.optional() });
export type MatchDocument = z.infer<typeof MatchDocument>;

/** Flagged means likely or strong (contract, Verdicts). */
export function isFlagged(match: Pick<Match, 'verdict'>): boolean {
  return match.verdict === 'likely' || match.verdict === 'strong';
}

/**
 * True if its evidence comes from a page or archive that a person handed in, and no capture of ours
 * confirms it: it alerts nobody.
 */
export function isHandedIn({ left, right }: Pick<Match, 'left' | 'right'>): boolean {
  return (left.handedIn ?? right.handedIn) !== undefined;
}

const STEPS: readonly Verdict[] = ['not-comparable', 'unrelated', 'lead', 'likely', 'strong'];

/** Steps between two verdicts; negative: the second is lower. */
export function verdictSteps(from: Pick<Match, 'verdict'>, to: Pick<Match, 'verdict'>): number {
  return STEPS.indexOf(to.verdict) - STEPS.indexOf(from.verdict);
}

/** A smaller change in weight counts as no change. */
const LEAST_CHANGE_BITS = 1;

export function isWeaker(
  later: Pick<Match, 'verdict' | 'weight'>,
  earlier: Pick<Match, 'verdict' | 'weight'>,
): boolean {
  return verdictSteps(earlier, later) < 0 || bitsBetween(later, earlier) >= LEAST_CHANGE_BITS;
}

/** Rounded to the one decimal that weights have. */
export function bitsBetween(less: Pick<Match, 'weight'>, more: Pick<Match, 'weight'>): number {
  return Math.round((more.weight - less.weight) * 10) / 10;
}
