/** A captured site or a list entry → suggestions in the store. */
import { socialProfile } from '../../address/social-profile.ts';
import { suggestionDeliveries } from '../../alert/deliveries.ts';
import { shippedBackground } from '../../match/background/background.ts';
import type { Lead, Suggestion, SuggestionReason } from '../../model/derived/suggestion.ts';
import { sha256 } from '../../model/digest.ts';
import type { Entity } from '../../model/facts/seed.ts';
import type { Visit } from '../../model/facts/visit.ts';
import { groupBy } from '../../model/group-by.ts';
import type { NewSuggestion } from '../../model/ports/suggestions.ts';
import { siteBehind } from '../../signals/identity/site-link.ts';
import { asMember, placeOf, profileOf } from '../../suggest/leads.ts';
import { notePrior } from '../../suggest/priors.ts';
import { rankOf, reasonBits } from '../../suggest/rank.ts';
import { domainName } from '../../values/domain-name.ts';
import type { Ports } from '../ports.ts';
import { storedSite } from '../site/inspect.ts';
import { visitsOf } from './captured.ts';
import { currentPriors } from './priors.ts';

export type SuggestPorts = Pick<Ports, 'store' | 'reader' | 'blobs' | 'clock' | 'log'>;

/** How a site came to be looked at. */
export interface Trail {
  /** Id of the listed entity. */
  readonly entity: string;
  /** Rank of the suggestion that led to the site; Infinity for a site of the entity itself. */
  readonly bits: number;
  /** Steps from a site of the entity; 0: it is one. */
  readonly steps: number;
}

/** Returns how many suggestions are new. */
export async function suggestFrom(visit: Visit, trail: Trail, ports: SuggestPorts): Promise<number> {
  const read = await ports.reader.leads(await storedSite(visit, ports.blobs));
  if (!read.ok) {
    ports.log.warn({ target: visit.target, error: read.detail }, 'the links of a site cannot be read');
    return 0;
  }
  const leads = await onPlatforms(read.value, ports.store);
  const keys = new Map(leads.map((lead) => [lead, keyOf(lead)]));
  const carriers = await ports.store.fingerprints.carriers([...new Set(keys.values())]);
  // A maker whom the shipped counts know is one before any other of its sites is stored.
  const shipped = shippedBackground();
  const priors = await currentPriors(ports);
  const carriersOf = (key = '') => Math.max(carriers.get(key) ?? 0, shipped.count(key));
  const found = [...groupBy(leads, idOf)].map(([id, ways]): NewSuggestion => {
    const [{ address, site, siteKind }] = ways as [Lead];
    // A profile may be given as one, and be known as one by its host as well.
    const eachWay = new Map(ways.map((lead) => [lead.kind, lead]));
    const reasons = [...eachWay.values()].flatMap((lead): SuggestionReason[] => {
      const { kind, among, capture, url, quote } = lead;
      const bits = reasonBits(
        kind,
        { among, carriers: carriersOf(keys.get(lead)), trail: trail.bits },
        priors.of[kind].bits,
      );
      if (bits === null) return [];
      const from = { entity: trail.entity, from: visit.site, visit: visit.id, capture, url, quote };
      return [{ kind, bits, ...from, steps: trail.steps + 1, seenAt: visit.startedAt, ...notePrior(kind, priors) }];
    });
    return { id, address, site, kind: siteKind, reasons };
  });
  return addSuggestions(
    found.filter(({ reasons }) => reasons.length > 0),
    ports,
  );
}

/**
 * A host on which stored sites are listings or profiles is a platform, whether or not the tables
 * know it: an address there is one of its members.
 */
async function onPlatforms(leads: readonly Lead[], { ledger }: Ports['store']): Promise<Lead[]> {
  const hosts = leads.flatMap(({ siteKind, site }) => (siteKind === 'website' ? [site] : []));
  const kinds = await ledger.platformKinds([...new Set(hosts)]);
  return leads.map((lead) => asMember(lead, kinds.get(lead.site)));
}

/** Addresses that a list gives of an entity. */
export async function suggestListed(entity: Entity, ports: SuggestPorts): Promise<number> {
  const { websites, social } = entity.identifiers;
  const places = [
    ...websites.flatMap((host) => placeOf(/^https?:/i.test(host) ? host : `http://${host}/`) ?? []),
    ...social.flatMap((url) => profileOf(url) ?? []),
  ];
  const at = ports.clock.now().toISOString();
  const priors = await currentPriors(ports);
  const counts = { among: places.length, carriers: 0, trail: Number.POSITIVE_INFINITY };
  const bits = reasonBits('listed', counts, priors.of.listed.bits);
  if (bits === null) return 0;
  const found = places.map(({ address, site, siteKind }): NewSuggestion => {
    const reason: SuggestionReason = {
      ...{ kind: 'listed', bits, entity: entity.id, from: entity.list ?? 'list', visit: null, capture: null },
      ...{ url: null, quote: address, steps: 1, seenAt: at, ...notePrior('listed', priors) },
    };
    return { id: idOf({ siteKind, site }), address, site, kind: siteKind, reasons: [reason] };
  });
  return addSuggestions(found, ports);
}

export const idOf = ({ siteKind, site }: Pick<Lead, 'siteKind' | 'site'>): string => sha256(siteKind, site);

/** Hosts of one domain have one holder. */
export const domainOf = ({ address, site }: Pick<Lead, 'address' | 'site'>): string =>
  domainName(new URL(address).hostname)?.domain ?? site;

/** From a site of the listed entity, by the shortest trail. */
export const stepsOf = ({ reasons }: Pick<Suggestion, 'reasons'>): number =>
  Math.min(...reasons.map(({ steps }) => steps));

/** The blocking key that sites which lead to the same address share. */
export function keyOf({ address, siteKind }: Pick<Lead, 'address' | 'siteKind'>): string {
  const profile = siteKind === 'website' ? null : socialProfile(address);
  return profile === null ? `site-link:${siteBehind(address) ?? ''}` : `social-link:${profile}`;
}

/** Sites that are captured already are noted as such, and are no news. */
export async function addSuggestions(
  found: readonly NewSuggestion[],
  { store, clock }: Pick<SuggestPorts, 'store' | 'clock'>,
): Promise<number> {
  const captured = new Map<string, string>();
  for (const { id, site, kind } of found) {
    const { read } = await visitsOf({ site, kind }, store);
    if (read !== null) captured.set(id, read.id);
  }
  const hooks = (await store.hooks.list()).filter(({ events }) => events?.includes('suggestion.found'));
  const lists = hooks.length === 0 ? new Map() : await listsOf(found, store);
  const added = await store.suggestions.add(found, rankOf, (one) => {
    if (hooks.length === 0 || captured.has(one.id)) return [];
    return suggestionDeliveries(
      one,
      one.reasons.map(({ entity }) => lists.get(entity)),
      hooks,
      clock.now(),
    );
  });
  for (const [id, visit] of captured) await store.suggestions.change(id, ['new'], { state: 'captured', visit });
  return added;
}

async function listsOf(found: readonly NewSuggestion[], { entities }: SuggestPorts['store']) {
  const ids = new Set(found.flatMap(({ reasons }) => reasons.map(({ entity }) => entity)));
  return new Map(await Promise.all([...ids].map(async (id) => [id, (await entities.get(id))?.list] as const)));
}
