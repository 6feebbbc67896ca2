/** What registries and name servers said of a domain, and from when until when they were seen to say it. Facts: never changed, only seen again. */
import { z } from 'zod';
import { CertificateInfo, Registration } from './visit.ts';
import { Instant } from './words.ts';

/** Whom a domain can be asked of. Each tells somebody else that we look: only what the user names is asked. */
export const LookupMethod = z.enum(['rdap', 'whois', 'dns']);
export type LookupMethod = z.infer<typeof LookupMethod>;

/** What came of asking. `no-server`: nobody is known to ask. `unreadable`: an answer that is none, or is about another name. */
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

/** A Registration without its source and time, which are the observation's own. */
export const RegistrationFacts = Registration.omit({ source: true, seenAt: true });
export type RegistrationFacts = z.infer<typeof RegistrationFacts>;

function seen<Shape extends z.ZodRawShape>(shape: Shape) {
  const source = z
    .string()
    .describe('who said it, such as "RDAP rdap.registry.example", "WHOIS whois.registry.example", "DNS" or "visit"');
  return z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('registration'), value: RegistrationFacts, source, ...shape }),
    z.object({
      kind: z.literal('address'),
      value: z.string().describe('A or AAAA record, or what a visit dialled'),
      source,
      ...shape,
    }),
    z.object({ kind: z.literal('nameserver'), value: z.string(), source, ...shape }),
    z.object({ kind: z.literal('mail-server'), value: z.string(), source, ...shape }),
    z.object({
      kind: z.literal('verification'),
      value: z
        .object({ service: z.string(), token: z.string() })
        .describe('TXT record by which a service knows its customer'),
      source,
      ...shape,
    }),
    z.object({ kind: z.literal('certificate'), value: CertificateInfo, source, ...shape }),
    z.object({
      kind: z.literal('lookup'),
      value: z
        .object({ method: LookupMethod, outcome: LookupOutcome, detail: z.string() })
        .describe('that it was asked, and what came of it'),
      source,
      ...shape,
    }),
  ]);
}

/** One thing that was said, just now. */
export const Sighting = seen({});
export type Sighting = z.infer<typeof Sighting>;

/**
 * One thing that was said, with the first and the last time that it was seen. In between it was not watched: the interval claims
 * that both ends were seen, at most half a year between two looks.
 */
export const Observation = seen({ firstSeen: Instant, lastSeen: Instant });
export type Observation = z.infer<typeof Observation>;

/** Further apart, two looks at one value are two intervals: an address or a domain may have been somebody else's in between. */
export const SAME_INTERVAL_MS = 183 * 86_400_000;
