/** Derived things: readings of the signals over one visit. Can be dropped and rebuilt from facts. */
import { z } from 'zod';
import { Condition, Instant, Kind, VisitState } from './words.ts';

/** The part of a site that a place stands in. */
export const PlacePart = z
  .enum(['frame', 'self', 'unseen', 'cited', 'notice'])
  .describe(
    'frame: header, menu or footer; self: main text of the front page or of the page to write to; unseen: where no reader sees it; cited: in a quotation, in what visitors write, in the answer to a search or on a page of news, where it may be anybody’s; notice: in a notice of law (terms, privacy, cookies) that is no imprint, where it may be an authority’s; absent: other main text',
  );
export type PlacePart = z.infer<typeof PlacePart>;

/** Why nothing about an order in time is taken from the time of a capture. */
export const TimeDoubt = z
  .enum(['stated', 'future'])
  .describe('stated: only the page itself says when it was taken, and any page may; future: it lies after the import');
export type TimeDoubt = z.infer<typeof TimeDoubt>;

/** Where on a captured page something was found. */
export const Place = z.object({
  capture: z.string().describe('capture id'),
  url: z.string(),
  selector: z.string().describe('CSS path of the element'),
  quote: z.string().describe('the words as they stand there, at most 200 characters'),
  part: PlacePart.optional(),
});
export type Place = z.infer<typeof Place>;

/** A normalised value and the most telling place that it was found at. */
export const Occurrence = z.object({ value: z.string(), place: Place });
export type Occurrence = z.infer<typeof Occurrence>;

export const SignalReading = z.object({
  signal: z.string(),
  version: z.int(),
  value: z.unknown().describe("null: the site carries nothing of the kind; else the signal's own zod value"),
  own: z.unknown().optional().describe('on a platform: the value without what the platform put around the seller'),
  failure: z.string().nullable().describe('why extraction failed; a failure is a result, not a crash'),
});
export type SignalReading = z.infer<typeof SignalReading>;

export const Fingerprint = z.object({
  id: z.string().describe('SHA-256 of (visit, model version)'),
  visit: z.string(),
  target: z.string(),
  site: z.string(),
  kind: Kind,
  state: VisitState,
  condition: Condition,
  comparable: z.boolean().describe('false: hollow; never given a weight'),
  bare: z
    .literal(true)
    .optional()
    .describe('shows no more than a notice in unknown words would; two such are not compared'),
  entity: z.string().nullable(),
  platform: z.string().optional().describe('whose platform it stands on, or says that it stands on'),
  pages: z.int(),
  languages: z.array(z.string()),
  capturedAt: Instant,
  timeDoubt: TimeDoubt.optional(),
  readings: z.array(SignalReading),
  keys: z.array(z.string()).describe('blocking keys, "signal:value", sorted, each once'),
  tokens: z.array(z.string()).describe('the values whose rarity matters, "signal:value", sorted, each once'),
});
export type Fingerprint = z.infer<typeof Fingerprint>;
