/**
 * Looks a domain up in registries: only on request, at most once a day. Answers are stored with
 * dates.
 */
import { leavesSite } from '../../address/site-name.ts';
import { ConfigError, messageOf } from '../../errors.ts';
import { isDated } from '../../history/dated.ts';
import type { LookupMethod, Observation, Sighting } from '../../model/facts/observation.ts';
import type { AddressSeen, DomainRecord, Visit } from '../../model/facts/visit.ts';
import type { Lookup } from '../../model/ports/registry.ts';
import { domainName } from '../../values/domain-name.ts';
import type { Ports } from '../ports.ts';
import { registrationAt } from './registration-at.ts';

export type EnrichPorts = Pick<Ports, 'registry' | 'observations' | 'clock' | 'log'> & {
  readonly limits: Pick<Ports['limits'], 'lookupMs' | 'lookupKeptMs'>;
};

/**
 * Outcomes that are not asked for again for a day. A registry that did not answer may be asked
 * again, at its pace.
 */
const SETTLED = new Set(['found', 'not-found', 'no-server', 'unreadable']);

/** Asks each method without an answer from the last day, in turn, and stores the answers. */
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
    // An aborted lookup must not count as an answer until tomorrow.
    if (signal?.aborted) break;
    const { outcome, detail, source, said } = lookup;
    const asked: Sighting = { kind: 'lookup', value: { method, outcome, detail }, source };
    await observations.see(domain, [...said, asked], clock.now().toISOString());
    lookups.push(lookup);
  }
  return lookups;
}

function freshMethods(known: readonly Observation[], since: number): Set<LookupMethod> {
  const settled = known.flatMap((one) => (one.kind === 'lookup' && SETTLED.has(one.value.outcome) ? [one] : []));
  return new Set(settled.filter((one) => Date.parse(one.lastSeen) >= since).map(({ value }) => value.method));
}

/** Parts of a visit that do not come from its captures. */
export type KnownOfVisit = Pick<Visit, 'registration' | 'addresses' | 'domainRecords'>;

/**
 * Stores the addresses and certificates of a visit, asks registries if allowed, and returns all
 * known facts. A registry that is late is left out. Empty for platforms and for visits without
 * content; no registration for tenants of a host.
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
    // Without this knowledge the visit is still complete.
    if (error instanceof ConfigError) throw error;
    log.warn({ site, error: messageOf(error) }, 'registry knowledge of a site is not available');
    return {};
  }
}

/**
 * The same for an archived site, from facts stored about its domain up to the capture. Nobody is
 * asked.
 */
export async function knownOfArchived(
  visit: Visit,
  { observations, limits }: Pick<Ports, 'observations'> & { readonly limits: Pick<Ports['limits'], 'lookupKeptMs'> },
): Promise<KnownOfVisit> {
  const { site, kind, startedAt, registration } = visit;
  if (kind !== 'website' || !isDated(visit)) return {};
  const known = knownBy(await observations.of(site), visit, startedAt, limits.lookupKeptMs);
  return registration === undefined ? known : { ...known, registration };
}

function knownBy(known: readonly Observation[], { site, startedAt }: Visit, by: string, keptMs: number): KnownOfVisit {
  const domain = registeredAs(site);
  const registration = domain === null ? undefined : registrationAt(known, domain, by);
  const valid = known.filter((one) => isSaidAt(one, startedAt, by, keptMs));
  const addresses = addressesAt(valid, startedAt);
  const domainRecords = domain === null ? [] : recordsAt(valid);
  return {
    ...(registration !== undefined && { registration }),
    ...(addresses.length > 0 && { addresses }),
    ...(domainRecords.length > 0 && { domainRecords }),
  };
}

/** Null where the site is a part of another's domain. */
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

/** Seen up to then, and still valid at the visit. */
function isSaidAt({ firstSeen, lastSeen }: Observation, at: string, by: string, keptMs: number): boolean {
  return Date.parse(firstSeen) <= Date.parse(by) && Date.parse(lastSeen) >= Date.parse(at) - keptMs;
}

/** Except those that the captures show themselves. */
function addressesAt(valid: readonly Observation[], at: string): AddressSeen[] {
  return valid.flatMap(({ kind, value, firstSeen, lastSeen, source }) =>
    kind !== 'address' || (source === 'visit' && Date.parse(firstSeen) >= Date.parse(at))
      ? []
      : [{ address: value, firstSeen, lastSeen, source }],
  );
}

function recordsAt(valid: readonly Observation[]): DomainRecord[] {
  return valid.flatMap((one): DomainRecord[] => {
    const { firstSeen, lastSeen, source } = one;
    if (one.kind === 'nameserver') return [{ kind: 'nameserver', value: one.value, firstSeen, lastSeen, source }];
    if (one.kind !== 'verification') return [];
    return [{ kind: 'verification', value: `${one.value.service}:${one.value.token}`, firstSeen, lastSeen, source }];
  });
}
