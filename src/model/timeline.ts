/**
 * What was seen of one site over time. Every sentence says what we received and when: "present at t1, absent at t2". Nobody
 * here knows when something was removed.
 */
import { z } from 'zod';
import { Instant, Kind } from './words.ts';

/** Why a site is not there, or cannot be said to be. */
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
 * `present`: it showed its content. `gone`: the other side says that it is not there. `unreachable`: nothing answered.
 * `withheld`: it is there and is not shown to us. `unknown`: what came says neither.
 */
export const PresenceState = z.enum(['present', 'gone', 'unreachable', 'withheld', 'unknown']);
export type PresenceState = z.infer<typeof PresenceState>;

export const Sighting = z.object({
  visit: z.string(),
  run: z.string().nullable(),
  at: Instant.describe('when the visit began: for an archived site when it was captured, never when it was imported'),
  source: z.enum(['crawl', 'compare', 'import']),
  presence: PresenceState,
  cause: AbsenceCause.nullable().describe('null when present'),
  detail: z.string().nullable(),
  pages: z.int(),
});
export type Sighting = z.infer<typeof Sighting>;

/** What a change is about, the most telling first. */
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
  signal: z.string().nullable().describe('the signal that read it; null for pages and pictures'),
  value: z.string(),
  before: z.string().nullable().describe('what stood there before; of a picture that was replaced its SHA-256'),
  quote: z.string().describe('the words as they stand there'),
  url: z.string(),
  capture: z.string().describe('where it was seen: of what is absent, the last capture that has it'),
  confirmed: z.boolean().describe('a later visit that looked there found the same'),
});
export type Change = z.infer<typeof Change>;

export const TimelineEvent = z.object({
  at: z.string().describe('an instant, or a day, month or year where no more is known'),
  kind: z.enum([
    ...(['incorporated', 'dissolved', 'listed', 'registered'] as const),
    ...([
      'first-seen',
      'new-holder',
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
      'of an absence: found twice, at least confirmMs (docs/limits.md) apart; of a change: by a visit that much later; else true',
    ),
  changes: z.array(Change).describe('of "contacts-changed" its contacts; of "changed" all else, owners first'),
});
export type TimelineEvent = z.infer<typeof TimelineEvent>;

export const Timeline = z.object({
  schema: z.literal('revenant.timeline/1'),
  site: z.string(),
  kind: Kind,
  entity: z.object({ id: z.string(), name: z.string() }).nullable(),
  sightings: z.array(Sighting),
  events: z.array(TimelineEvent),
});
export type Timeline = z.infer<typeof Timeline>;
