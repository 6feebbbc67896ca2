/**
 * The JSON documents that commands print, beyond Match and Alert. Each is published as a JSON
 * Schema.
 */
import { z } from 'zod';
import { Attribution } from './derived/attribution.ts';
import { Drawing } from './derived/drawing.ts';
import { NameSearch, ReadSite } from './derived/mention.ts';
import { LookupMethod, LookupOutcome, Observation } from './facts/observation.ts';
import { Entity, Interval, Seed } from './facts/seed.ts';
import { type Capture, PackageSignature, Registration, RobotsRecord, Views, Visit } from './facts/visit.ts';
import type { LedgerVisit } from './ports/ledger.ts';
import { Condition, Instant, Kind, knownTime, VisitState } from './words.ts';

export const VisitDocument = z.object({
  schema: z.literal('revenant.visit/1'),
  id: z.string(),
  target: z.string(),
  run: z.string().nullable(),
  site: z.string(),
  kind: Kind,
  state: VisitState,
  final: z.boolean(),
  condition: Condition,
  reason: z.string().nullable(),
  detail: z.string().nullable(),
  marks: z.array(z.string()),
  pages: z.int(),
  captures: z.array(z.string()),
  views: Views.optional().describe('the home page as other visitors see it, where that was checked'),
  tried: Visit.shape.tried,
  signature: PackageSignature.optional().describe('of the archive package that it was read from'),
  file: Visit.shape.file,
  importedAt: Instant.optional().describe(
    'when it was imported from an archive; startedAt and endedAt are the times of the captures',
  ),
  drawings: z.array(Drawing).optional().describe('the pictures that are kept of its pages (visits show)'),
  robots: z
    .array(RobotsRecord.extend({ capture: z.string().nullable().describe('null: not fetched') }))
    .optional()
    .describe('decision of robots.txt on each address; in visits show'),
  listed: NameSearch.optional().describe('listed names on the site; in visits show, where names were searched for'),
  startedAt: Instant.nullable().describe('null where unknown (mark time:unknown)'),
  endedAt: Instant.nullable(),
});
export type VisitDocument = z.infer<typeof VisitDocument>;

/** One line a target (contract, JSON). */
export function visitDocument({ visit, final }: LedgerVisit): VisitDocument {
  const { id, target, run, site, kind, state, condition, reason, detail, marks } = visit;
  const { views, tried, signature, file, importedAt } = visit;
  const isPage = ({ role, body }: Capture): boolean => role === 'page' && body !== null;
  const pages = new Set(visit.captures.filter(isPage).map((capture) => capture.url)).size;
  const captures = visit.captures.map((capture) => capture.id);
  return {
    schema: 'revenant.visit/1',
    ...{ id, target, run, site, kind, state, final, condition, reason, detail, marks, pages, captures },
    ...{ views, tried, signature, file, importedAt },
    startedAt: knownTime(visit.startedAt),
    endedAt: knownTime(visit.endedAt),
  };
}

/** Every robots.txt decision of a visit, with the capture that it allowed. */
export function robotsOf({ captures, withheld = [] }: LedgerVisit['visit']): NonNullable<VisitDocument['robots']> {
  const allowed = captures.flatMap(({ id, robots = [] }) => robots.map((record) => ({ ...record, capture: id })));
  return [...allowed, ...withheld.map((record) => ({ ...record, capture: null }))];
}

export const FingerprintDocument = z.object({
  schema: z.literal('revenant.fingerprint/1'),
  ...ReadSite.omit({ texts: true }).shape,
  capturedAt: Instant.nullable().describe('null where unknown'),
});
export type FingerprintDocument = z.infer<typeof FingerprintDocument>;

export function fingerprintDocument({ texts: _, ...read }: ReadSite): FingerprintDocument {
  return { schema: 'revenant.fingerprint/1', ...read, capturedAt: knownTime(read.capturedAt) };
}

const Hex = z.string().regex(/^[0-9a-f]+$/);
export const ImageDocument = z.object({
  schema: z.literal('revenant.image/1'),
  input: z.string(),
  sha256: z.string().length(64),
  width: z.int(),
  height: z.int(),
  format: z.string(),
  look: z
    .object({ dhash: Hex, phash: Hex, pdq: Hex, quality: z.number() })
    .nullable()
    .describe('perceptual hashes; null for a picture without pixels (SVG)'),
});
export type ImageDocument = z.infer<typeof ImageDocument>;

/** A site of a listed entity, with the reason. */
const EntitySite = Attribution.pick({
  site: true,
  kind: true,
  address: true,
  why: true,
  since: true,
  chain: true,
}).extend({
  counts: z.boolean().describe('false: weakened, or named by entries of several parties'),
  checked: z.boolean().describe('false: nothing is known about the owner since then; a registry look-up may tell'),
  weakenedBy: z.string().optional().describe('why it does not count: a stranger may own the site by now'),
  capturedAt: Instant.nullable().describe('null: nothing of it was captured'),
  shows: z
    .array(
      z.object({
        signal: z.string(),
        value: z.string(),
        with: z.string().nullable().describe('another site of the entity that has it too; null: the entry has it'),
      }),
    )
    .describe('what is no finding, since both are theirs'),
});

export const EntityDocument = z.object({
  schema: z.literal('revenant.entity/1'),
  ...Entity.shape,
  sites: z.array(EntitySite).optional().describe('of one entity: the sites that count as theirs, or would'),
  namedWith: z
    .array(Attribution.pick({ site: true, kind: true, address: true }))
    .optional()
    .describe('sites that the entry of a person, vessel or aircraft names: leads, which a person must confirm'),
});
export type EntityDocument = z.infer<typeof EntityDocument>;

export const RobotsDocument = z.object({
  schema: z.literal('revenant.robots/1'),
  url: z.string(),
  robotsUrl: z.string(),
  agent: z.string(),
  allowed: z.boolean(),
  source: z.enum(['rules', 'none', 'unavailable', 'override']),
  line: z.int().nullable(),
  rule: z.string().nullable(),
  crawlDelay: z.number().nullable().describe('seconds'),
  sitemaps: z.array(z.string()).describe('as the file names them'),
  reason: z.string(),
  failure: z
    .object({
      code: z.string(),
      retryAfter: z.number().nullable().describe('milliseconds until the next request'),
    })
    .nullable()
    .describe('why robots.txt could not be read; nothing may be fetched then'),
});
export type RobotsDocument = z.infer<typeof RobotsDocument>;

const LookedUp = z.object({ method: LookupMethod, outcome: LookupOutcome, source: z.string(), detail: z.string() });
export const LookupDocument = z.object({
  schema: z.literal('revenant.lookup/1'),
  domain: z.string().describe('ASCII form'),
  lookups: z
    .array(LookedUp)
    .describe('lookups of this call; sources that answered within the last day are not asked again'),
  registration: Registration.nullable().describe('as a visit would store it now'),
  observations: z.array(Observation).describe('all observations of the domain, latest last'),
  networks: z.array(
    z.object({
      address: z.string(),
      sites: z.int().describe('stored sites seen at this address, this one included'),
      network: z.object({ asn: z.int(), country: z.string(), name: z.string() }).nullable(),
    }),
  ),
  certificates: z.array(
    z.object({
      key: z.string().describe('SHA-256 of the public key of a certificate of the site'),
      names: z.int().describe('names on the certificate; many: a hosting company’s'),
      sites: z.int().describe('stored sites with this key, this one included'),
    }),
  ),
});
export type LookupDocument = z.infer<typeof LookupDocument>;

export const ScheduleDocument = z.object({
  schema: z.literal('revenant.schedule/1'),
  id: z.string(),
  name: z.string(),
  cron: z.string().nullable().describe('five fields, in UTC unless timezone is given'),
  every: Interval.nullable(),
  at: z.string().optional().describe('time of day of every, such as 03:00; absent: the time at which it was added'),
  timezone: z.string().optional().describe('of cron or at, such as Europe/Berlin'),
  rowInterval: Interval.nullable().optional().describe('the interval that its rows have in the list; null: none'),
  follows: z.array(z.string()).optional().describe('lists and addresses that each run reads again'),
  problem: z.string().nullable().optional().describe('what was wrong with the lists at the last run'),
  seeds: z.array(Seed),
  createdAt: Instant,
  lastRunAt: Instant.nullable(),
  nextRunAt: Instant.nullable().optional().describe('null: paused; in the past: it waits for a worker'),
  pausedAt: Instant.nullable().optional(),
  dueAfter: Instant.optional().describe('paused or changed then: no earlier time is made up'),
});
export type ScheduleDocument = z.infer<typeof ScheduleDocument>;

export const MigrationDocument = z.object({
  schema: z.literal('revenant.migration/1'),
  from: z.int().nonnegative().describe('version of the database before; 0: it had no tables'),
  to: z.int().positive().describe('version of the database now'),
});
export type MigrationDocument = z.infer<typeof MigrationDocument>;

export const DoctorDocument = z.object({
  schema: z.literal('revenant.doctor/1'),
  ok: z.boolean().describe('false: the main job cannot run'),
  checks: z.array(
    z.object({
      name: z.string(),
      ok: z.boolean(),
      needed: z.boolean().describe('the main job needs it'),
      found: z.string(),
      fix: z.string().nullable(),
    }),
  ),
});
export type DoctorDocument = z.infer<typeof DoctorDocument>;
