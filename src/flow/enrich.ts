/** A domain → what registries say of it: asked of whom the user names, at most once a day, and kept with its dates. */
import { ConfigError, messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Limits } from '../model/limits.ts';
import type { LookupMethod, Observation, Sighting } from '../model/observation.ts';
import type { Clock } from '../model/ports/clock.ts';
import type { Lookup, Observations, Registry } from '../model/ports/registry.ts';
import type { Registration, Visit } from '../model/visit.ts';
import { domainName } from '../signals/domain-name.ts';
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

/**
 * What is known of a visited site's domain, where the user lets registries be asked: the visit goes on without it when they
 * do not answer in time. Undefined for pages of platforms, for customers of a hosting service (its domain is not theirs), for
 * sites of which nothing came, and where nothing is known.
 */
export async function registrationOfVisit(
  visit: Pick<Visit, 'site' | 'kind' | 'state'>,
  methods: readonly LookupMethod[],
  ports: EnrichPorts,
  signal: AbortSignal | undefined,
): Promise<Registration | undefined> {
  const domain = ownDomain(visit);
  if (domain === null || methods.length === 0) return undefined;
  const time = AbortSignal.timeout(ports.limits.lookupMs);
  try {
    await lookUp(domain, methods, ports, signal === undefined ? time : AbortSignal.any([time, signal]));
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    ports.log.warn({ domain, error: messageOf(error) }, 'registries could not be asked');
  }
  return registrationAt(await ports.observations.of(domain), domain, ports.clock.now().toISOString());
}

/** The registered domain that is the site; null where the site is a part of somebody else's, or has nothing to compare. */
function ownDomain({ site, kind, state }: Pick<Visit, 'site' | 'kind' | 'state'>): string | null {
  if (kind !== 'website' || (state !== 'captured' && state !== 'partial')) return null;
  const host = site.replace(/:\d+$/, '');
  const name = domainName(host);
  return name === null || name.domain !== host ? null : name.domain;
}
