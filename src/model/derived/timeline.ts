/**
 * One site over time. Sentences name the answer and its time; the moment of a removal is never
 * known.
 */
import { z } from 'zod';
import { Instant, Kind } from '../words.ts';
import { UsedAttribution } from './attribution.ts';

/** Why a site is absent, or its presence unknown. */
export const AbsenceCause = z.enum([
  'nxdomain',
  'gone',
  'content-removed',
  'parked',
  'default-page',
  'redirected',
  'server-error',
  'timeout',
  'connection',
  'dns',
  'bot-wall',
  'login-wall',
  'geo',
  'blocked',
  'robots',
  'maintenance',
  'empty-shell',
  'not-looked',
]);
export type AbsenceCause = z.infer<typeof AbsenceCause>;

/**
 * `gone`: the server or DNS says so. `withheld`: there, but not shown to us. `unknown`: the answer
 * shows neither.
 */
export const PresenceState = z.enum(['present', 'gone', 'unreachable', 'withheld', 'unknown']);
export type PresenceState = z.infer<typeof PresenceState>;

export const Sighting = z.object({
  visit: z.string(),
  run: z.string().nullable(),
  at: Instant.describe('start of the visit; for an archived site the time of capture, never of import'),
  source: z.enum(['crawl', 'compare', 'import']),
  presence: PresenceState,
  cause: AbsenceCause.nullable().describe('null when present'),
  detail: z.string().nullable(),
  pages: z.int(),
});
export type Sighting = z.infer<typeof Sighting>;

/** Subject of a change, most telling first. */
export const ChangeAbout = z.enum([
  'contact',
  'owner',
  'name',
  'identifier',
  'post',
  'page',
  'image',
  'document',
  'host',
]);
export type ChangeAbout = z.infer<typeof ChangeAbout>;

export const Change = z.object({
  what: z.enum(['appeared', 'absent', 'replaced']),
  about: ChangeAbout,
  signal: z.string().nullable().describe('null for pages and pictures'),
  value: z.string(),
  before: z
    .string()
    .nullable()
    .describe('the earlier value; for a replaced picture its SHA-256; for a changed address the earlier one'),
  quote: z.string().describe('the words on the page'),
  url: z.string(),
  capture: z.string().describe('where it was seen; for an absent value the last capture that has it'),
  confirmed: z.boolean().describe('a later visit to the same page found the same'),
});
export type Change = z.infer<typeof Change>;

export const TimelineEvent = z.object({
  at: z.string().describe('an instant, or only a day, month or year'),
  kind: z.enum([
    ...(['incorporated', 'dissolved', 'listed', 'registered'] as const),
    ...([
      'first-seen',
      'new-holder',
      'address-changed',
      'contacts-changed',
      'changed',
      'absent',
      'removed',
      'back',
      'matched',
      'weakened',
    ] as const),
  ]),
  text: z.string().describe('one sentence'),
  visit: z.string().nullable(),
  cause: AbsenceCause.nullable(),
  confirmed: z
    .boolean()
    .describe(
      'an absence: seen twice, at least confirmMs (docs/limits.md) apart; a change: seen by a visit that much later; else true',
    ),
  changes: z
    .array(Change)
    .describe(
      '"contacts-changed": contacts; "address-changed": the address that answers; "changed": all others, owners first',
    ),
});
export type TimelineEvent = z.infer<typeof TimelineEvent>;

export const Timeline = z.object({
  schema: z.literal('revenant.timeline/1'),
  site: z.string(),
  kind: Kind,
  entity: z.object({ id: z.string(), name: z.string() }).nullable(),
  attribution: UsedAttribution.optional().describe('why the site counts as that entity’s, or what weakens it'),
  sightings: z.array(Sighting),
  events: z.array(TimelineEvent),
});
export type Timeline = z.infer<typeof Timeline>;
