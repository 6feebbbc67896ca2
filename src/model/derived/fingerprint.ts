/** Readings of the signals over one visit: derived, rebuilt from facts. */
import { z } from 'zod';
import { HandedIn } from '../facts/visit.ts';
import { Condition, Instant, Kind, VisitState } from '../words.ts';
import { AppliedRule } from './extraction-rule.ts';

export const PlacePart = z
  .enum(['frame', 'self', 'unseen', 'cited', 'notice'])
  .describe(
    'frame: header, menu or footer; self: main text of the home or contact page; unseen: invisible to readers; cited: quotations, visitors’ words, search results and news, which may be anybody’s; notice: legal notices other than the imprint (terms, privacy, cookies), which may be an authority’s; absent: other main text',
  );
export type PlacePart = z.infer<typeof PlacePart>;

export const Proof = z
  .enum(['frame', 'contact', 'data', 'action', 'domain', 'controller', 'field', 'rule'])
  .describe(
    'why a value is the site’s own. frame: a contact in the same slot of header, menu or footer on most pages; contact: in the contact block of a page that the frame leads to; data: in the site’s own structured data, or its settings on most pages; action: where its forms or order buttons go; domain: a mailbox at its own domain; controller: in the paragraph of a privacy notice that names the site; field: a field of the seller on a marketplace or of the member on a network; rule: in an element that a rule of the operator names; absent: the site only says it',
  );
export type Proof = z.infer<typeof Proof>;

/** Why the time of a capture gives no order. */
export const TimeDoubt = z
  .enum(['stated', 'future'])
  .describe('stated: only the page itself states it; future: after the import');

export const Place = z.object({
  capture: z.string().describe('capture id'),
  url: z.string(),
  selector: z.string().describe('CSS path of the element'),
  quote: z.string().describe('the words on the page, at most 200 characters'),
  part: PlacePart.optional(),
  proof: Proof.optional(),
});
export type Place = z.infer<typeof Place>;

/** A normalised value and its most telling place. */
export const Occurrence = z.object({ value: z.string(), place: Place });
export type Occurrence = z.infer<typeof Occurrence>;

export const SignalReading = z.object({
  signal: z.string(),
  version: z.int(),
  value: z.unknown().describe("null: nothing of the kind on the site; else the signal's value"),
  own: z.unknown().optional().describe('on a platform: the value without the parts of the platform'),
  failure: z.string().nullable().describe('why extraction failed'),
});
export type SignalReading = z.infer<typeof SignalReading>;

export const Fingerprint = z.object({
  id: z.string().describe('SHA-256 of (visit, model version, rules about the site)'),
  visit: z.string(),
  target: z.string(),
  site: z.string(),
  kind: Kind,
  state: VisitState,
  condition: Condition,
  comparable: z.boolean().describe('false: hollow, never weighed'),
  bare: z.literal(true).optional().describe('shows as little as a notice would; two such sites are not compared'),
  entity: z.string().nullable(),
  platform: z.string().optional().describe('the platform it is on, or says it is on'),
  pages: z.int(),
  languages: z.array(z.string()),
  rules: z
    .array(AppliedRule)
    .optional()
    .describe('the rules of the operator under which its pages were read; absent: none was about them'),
  capturedAt: Instant,
  timeDoubt: TimeDoubt.optional(),
  handedIn: HandedIn.optional(),
  readings: z.array(SignalReading),
  keys: z.array(z.string()).describe('blocking keys, "signal:value", sorted, each once'),
  tokens: z.array(z.string()).describe('values whose rarity counts, "signal:value", sorted, each once'),
});
export type Fingerprint = z.infer<typeof Fingerprint>;
