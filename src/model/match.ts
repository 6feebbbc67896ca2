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
  probability: z.number().min(0).max(1),
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

/** Flagged means likely or strong (contract, Verdicts). */
export function isFlagged(match: Pick<Match, 'verdict'>): boolean {
  return match.verdict === 'likely' || match.verdict === 'strong';
}
