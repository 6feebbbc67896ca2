/** A domain → what registries say of it: asked of whom the user names, at most once a day, and kept with its dates. */

import { leavesSite } from '../../address/site-name.ts';
import { ConfigError, messageOf } from '../../errors.ts';
import { isDated } from '../../history/dated.ts';
import type { Log } from '../../log.ts';
import type { Limits } from '../../model/limits.ts';
import type { LookupMethod, Observation, Sighting } from '../../model/observation.ts';
import type { Clock } from '../../model/ports/clock.ts';
import type { Lookup, Observations, Registry } from '../../model/ports/registry.ts';
import type { AddressSeen, DomainRecord, Visit } from '../../model/visit.ts';
import { domainName } from '../../values/domain-name.ts';
import { registrationAt } from './registration-at.ts';

export interface EnrichPorts {
  readonly registry: Registry;
  readonly observations: Observations;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: Pick<Limits, 'lookupMs' | 'lookupKeptMs'>;
}

/** What settles a question for a day. Whoever could not be had, or asked to be left alone, may be asked again: the pace protects them. */
const SETTLED = new Set(['found', 'not-found', 'no-server', 'unreadable']);

/** Asks each method that has not answered within a day, one after the other, and keeps all that was said. Answers what came of it. */
export async function lookUp(
  domain: string,
  methods: readonly LookupMethod[],
  ports: EnrichPorts,
  signal?: AbortSignal,
): Promise<Lookup[]> {
  const { registry, observations, clock, limits } = ports;
  const now = clock.now();
  const fresh = freshMethods(await observations.of(domain), now.getTime() - limits.lookupKeptMs);
  const lookups: Lookup[] = [];
  for (const method of methods) {
    if (fresh.has(method)) continue;
    if (signal?.aborted) break;
    const lookup = await registry.ask(domain, method, signal);
    // What was broken off is no answer, and must not pass for one until tomorrow.
    if (signal?.aborted) break;
    const { outcome, detail, source, said } = lookup;
    const asked: Sighting = { kind: 'lookup', value: { method, outcome, detail }, source };
    await observations.see(domain, [...said, asked], clock.now().toISOString());
    lookups.push(lookup);
  }
  return lookups;
}

function freshMethods(known: readonly Observation[], since: number): Set<LookupMethod> {
  return new Set(
    known.flatMap((one) =>
      one.kind === 'lookup' && SETTLED.has(one.value.outcome) && Date.parse(one.lastSeen) >= since
        ? [one.value.method]
        : [],
    ),
  );
}

/** What a visit is given beside its captures. */
export type KnownOfVisit = Pick<Visit, 'registration' | 'addresses' | 'domainRecords'>;

/**
 * Keeps what a visit met (addresses, certificates), asks registries where the user lets them be asked, and tells what is known then.
 * The visit goes on without them when they do not answer in time. Nothing for pages of platforms and for sites of which nothing
 * came; no registration for customers of a hosting service (its domain is not theirs).
 */
export async function knownOfVisit(
  visit: Visit,
  methods: readonly LookupMethod[],
  ports: EnrichPorts,
  signal: AbortSignal | undefined,
): Promise<KnownOfVisit> {
  const { site, kind, state, startedAt } = visit;
  if (kind !== 'website' || (state !== 'captured' && state !== 'partial')) return {};
  const { observations, limits, log, clock } = ports;
  const domain = registeredAs(site);
  try {
    await observations.see(site, metBy(visit), startedAt);
    if (domain !== null && methods.length > 0) {
      const time = AbortSignal.timeout(limits.lookupMs);
      await lookUp(domain, methods, ports, signal === undefined ? time : AbortSignal.any([time, signal]));
    }
    return knownBy(await observations.of(site), visit, clock.now().toISOString(), limits.lookupKeptMs);
  } catch (error) {
    // What the user must change is told; of anything else the visit is whole without it.
    if (error instanceof ConfigError) throw error;
    log.warn({ site, error: messageOf(error) }, 'what is known of a site could not be had');
    return {};
  }
}

/** The same of an archived site, out of what was stored about its domain by the time of its capture. Nobody is asked. */
export async function knownOfArchived(
  visit: Visit,
  { observations, limits }: Pick<EnrichPorts, 'observations'> & { readonly limits: Pick<Limits, 'lookupKeptMs'> },
): Promise<KnownOfVisit> {
  const { site, kind, startedAt, registration } = visit;
  if (kind !== 'website' || !isDated(visit)) return {};
  const known = knownBy(await observations.of(site), visit, startedAt, limits.lookupKeptMs);
  return registration === undefined ? known : { ...known, registration };
}

function knownBy(known: readonly Observation[], { site, startedAt }: Visit, by: string, keptMs: number): KnownOfVisit {
  const domain = registeredAs(site);
  const registration = domain === null ? undefined : registrationAt(known, domain, by);
  const addresses = addressesAt(known, startedAt, by, keptMs);
  const domainRecords = domain === null ? [] : recordsAt(known, startedAt, by, keptMs);
  return {
    ...(registration !== undefined && { registration }),
    ...(addresses.length > 0 && { addresses }),
    ...(domainRecords.length > 0 && { domainRecords }),
  };
}

/** The registered domain that is the site; null where the site is a part of somebody else's. */
function registeredAs(site: string): string | null {
  const name = domainName(site);
  return name === null || name.domain !== site ? null : name.domain;
}

function metBy({ captures, kind }: Visit): Sighting[] {
  const pages = captures.filter(({ role, url, finalUrl }) => role === 'page' && !leavesSite(url, finalUrl, kind));
  const addresses = [...new Set(pages.flatMap(({ address }) => address ?? []))];
  const certificates = new Map(pages.flatMap(({ certificate: one }) => (one === undefined ? [] : [[one.key, one]])));
  return [
    ...addresses.map((value): Sighting => ({ kind: 'address', value, source: 'visit' })),
    ...[...certificates.values()].map((value): Sighting => ({ kind: 'certificate', value, source: 'visit' })),
  ];
}

/** What was said by then, and still at the moment of the visit. */
function isSaidAt({ firstSeen, lastSeen }: Observation, at: string, by: string, keptMs: number): boolean {
  return Date.parse(firstSeen) <= Date.parse(by) && Date.parse(lastSeen) >= Date.parse(at) - keptMs;
}

/** Addresses that the site has at that moment; not those that the captures tell by themselves. */
function addressesAt(known: readonly Observation[], at: string, by: string, keptMs: number): AddressSeen[] {
  return known.flatMap((one) => {
    if (one.kind !== 'address' || !isSaidAt(one, at, by, keptMs)) return [];
    const { value: address, firstSeen, lastSeen, source } = one;
    return source === 'visit' && Date.parse(firstSeen) >= Date.parse(at)
      ? []
      : [{ address, firstSeen, lastSeen, source }];
  });
}

/** What name servers say of its domain at that moment. */
function recordsAt(known: readonly Observation[], at: string, by: string, keptMs: number): DomainRecord[] {
  return known.flatMap((one): DomainRecord[] => {
    const { firstSeen, lastSeen, source } = one;
    if (!isSaidAt(one, at, by, keptMs)) return [];
    if (one.kind === 'nameserver') return [{ kind: 'nameserver', value: one.value, firstSeen, lastSeen, source }];
    if (one.kind !== 'verification') return [];
    return [{ kind: 'verification', value: `${one.value.service}:${one.value.token}`, firstSeen, lastSeen, source }];
  });
}
