/**
 * The answers of registries and name servers about a domain, with first and last time seen. Facts:
 * never changed.
 */
import { z } from 'zod';
import { Instant } from '../words.ts';
import { CertificateInfo, Registration } from './visit.ts';

/** Each query tells its server that we watch the domain, so only those the user names are made. */
export const LookupMethod = z.enum(['rdap', 'whois', 'dns']);
export type LookupMethod = z.infer<typeof LookupMethod>;

/** `no-server`: no server is known. `unreadable`: not an answer, or one about another name. */
export const LookupOutcome = z.enum([
  'found',
  'not-found',
  'no-server',
  'unreadable',
  'deferred',
  'refused',
  'unreachable',
]);
export type LookupOutcome = z.infer<typeof LookupOutcome>;

/** Source and time are members of the observation. */
export const RegistrationFacts = Registration.omit({ source: true, seenAt: true });
export type RegistrationFacts = z.infer<typeof RegistrationFacts>;

function seen<Shape extends z.ZodRawShape>(shape: Shape) {
  const source = z
    .string()
    .describe('such as "RDAP rdap.registry.example", "WHOIS whois.registry.example", "DNS" or "visit"');
  const of = <Kind extends string, Value extends z.ZodType>(kind: Kind, value: Value) =>
    z.object({ kind: z.literal(kind), value, source, ...shape });
  const verification = z.object({ service: z.string(), token: z.string() });
  const lookup = z.object({ method: LookupMethod, outcome: LookupOutcome, detail: z.string() });
  return z.discriminatedUnion('kind', [
    of('registration', RegistrationFacts),
    of('address', z.string().describe('A or AAAA record, or the address a visit connected to')),
    of('nameserver', z.string()),
    of('mail-server', z.string()),
    of('verification', verification.describe('TXT record by which a service identifies its customer')),
    of('certificate', CertificateInfo),
    of('lookup', lookup.describe('a query and its outcome')),
  ]);
}

/** One observed value, without times. */
export const Sighting = seen({});
export type Sighting = z.infer<typeof Sighting>;

/** One observed value with first and last time seen; at most SAME_INTERVAL_MS between two looks. */
export const Observation = seen({ firstSeen: Instant, lastSeen: Instant });
export type Observation = z.infer<typeof Observation>;

/**
 * After a longer gap a new interval starts: the address or domain may have changed hands in
 * between.
 */
export const SAME_INTERVAL_MS = 183 * 86_400_000;
