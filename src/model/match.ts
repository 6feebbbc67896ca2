/** Two fingerprints compared: evidence for and against, in bits, and what it amounts to. */
import { z } from 'zod';
import { PlacePart, TimeDoubt } from './fingerprint.ts';
import { Condition, EvidenceGroup, Instant, Kind, Level, Verdict, VisitState } from './words.ts';

const Digest = z.string().regex(/^[0-9a-f]{64}$/);

export const EvidenceSide = z.object({
  value: z.string(),
  quote: z.string(),
  url: z.string(),
  selector: z.string(),
  capture: z.string(),
  part: PlacePart.optional(),
});
export type EvidenceSide = z.infer<typeof EvidenceSide>;

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
    .describe('every shared value by its token, and how many other sites of the background carry it; order by token'),
});
export type Evidence = z.infer<typeof Evidence>;

export const MatchSide = z.object({
  input: z.string(),
  site: z.string(),
  kind: z
    .enum([...Kind.options, 'list'])
    .describe('list: an entry of a watchlist itself, of whom no site was captured'),
  pages: z.int(),
  capturedAt: Instant.nullable().describe(
    'null where nobody says when; of a list entry: when the list was published that says so',
  ),
  timeDoubt: TimeDoubt.optional(),
  state: VisitState,
  condition: Condition,
  visit: z.string(),
  entity: z
    .object({
      id: z.string(),
      name: z.string(),
      document: Digest.optional().describe(
        'SHA-256 of the canonical JSON of the entry as it was compared, which is kept under it: lists change',
      ),
    })
    .nullable(),
  epoch: z
    .object({ since: z.object({ from: z.string(), to: z.string() }), because: z.string() })
    .optional()
    .describe('since when its domain has had its present holder, where other visits of the same domain told'),
});
export type MatchSide = z.infer<typeof MatchSide>;

export const Match = z.object({
  schema: z.literal('revenant.match/1'),
  id: z.string().describe('SHA-256 of (both sites, both kinds), order free: one finding, however often it is seen'),
  model: z.string().describe('version of signals and weights'),
  left: MatchSide,
  right: MatchSide,
  verdict: Verdict,
  weight: z.number().describe('bits; the rows of evidence and against add up to it'),
  probability: z.number().min(0).max(1).describe('never 1: no set of labelled pairs is large enough to say so'),
  calibration: z
    .object({ low: z.number().min(0).max(1), high: z.number().min(0).max(1), pairs: z.int() })
    .optional()
    .describe(
      'of so many labelled pairs of such a weight, the share that is one operator’s lies in these bounds (95 %); absent below lead',
    ),
  background: z.string().describe('id of the snapshot of counts that rarity was taken from'),
  candidateKeys: z.array(z.string()).describe('the blocking keys that brought the pair together; empty on demand'),
  evidence: z.array(Evidence),
  against: z.array(Evidence),
  innocent: z.array(z.string()).describe('innocent explanations that the evidence does not exclude'),
  succession: z.object({
    direction: z.enum(['left-to-right', 'right-to-left', 'undirected']),
    reasons: z.array(z.string()),
  }),
  listed: Digest.optional().describe(
    'of a match with the entry of a list itself: SHA-256 of what was found of the list on the site, kept under it',
  ),
});
export type Match = z.infer<typeof Match>;

/** Why a finding weighs less than before; `unclear`: the two documents do not tell. */
export const WeakerBecause = z.enum(['model', 'evidence-gone', 'now-common', 'unclear']);
export type WeakerBecause = z.infer<typeof WeakerBecause>;

const Weighed = z.object({ verdict: Verdict, weight: z.number(), model: z.string() });

/** Two documents of one finding, the earlier heavier: what the difference is made of. */
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

/** How a finding compares with its best. Later visits change it, so the stored match does not contain it. */
export const Standing = z.object({
  best: Weighed.extend({
    since: Instant.describe('when it was first stored with this weight: what --at takes'),
    seenUntil: Instant.nullable().describe(
      'the last visit at which it stood like this, or weighed less than a bit less; null where no visit has a time that is known and not in doubt',
    ),
  }),
  weaker: EvidenceChange.nullable().describe(
    'null: less than a bit below its best, with the same verdict. Compared with the best of the same model where that one was heavier',
  ),
});
export type Standing = z.infer<typeof Standing>;

/** A match as it is printed. */
export const MatchDocument = Match.extend({ standing: Standing.optional() });
export type MatchDocument = z.infer<typeof MatchDocument>;

/** Flagged means likely or strong (contract, Verdicts). */
export function isFlagged(match: Pick<Match, 'verdict'>): boolean {
  return match.verdict === 'likely' || match.verdict === 'strong';
}

const STEPS: readonly Verdict[] = ['not-comparable', 'unrelated', 'lead', 'likely', 'strong'];

/** Steps between two verdicts; negative: the second is lower. */
export function verdictSteps(from: Pick<Match, 'verdict'>, to: Pick<Match, 'verdict'>): number {
  return STEPS.indexOf(to.verdict) - STEPS.indexOf(from.verdict);
}

/** Less than a bit is no other finding. */
const A_BIT = 1;

/** Whether the later document says less than the earlier one. */
export function isWeaker(
  later: Pick<Match, 'verdict' | 'weight'>,
  earlier: Pick<Match, 'verdict' | 'weight'>,
): boolean {
  return verdictSteps(earlier, later) < 0 || bitsBetween(later, earlier) >= A_BIT;
}

/** Weights have one decimal; their difference has the noise of binary fractions. */
export function bitsBetween(less: Pick<Match, 'weight'>, more: Pick<Match, 'weight'>): number {
  return Math.round((more.weight - less.weight) * 10) / 10;
}
