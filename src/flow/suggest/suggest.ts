/** A captured site or a list entry → suggestions in the store. */
import { socialProfile } from '../../address/social-profile.ts';
import type { Lead, Suggestion, SuggestionReason } from '../../model/derived/suggestion.ts';
import { sha256 } from '../../model/digest.ts';
import type { Entity } from '../../model/facts/seed.ts';
import type { Visit } from '../../model/facts/visit.ts';
import { groupBy } from '../../model/group-by.ts';
import type { NewSuggestion } from '../../model/ports/suggestions.ts';
import { siteBehind } from '../../signals/identity/site-link.ts';
import { asMember, placeOf, profileOf } from '../../suggest/leads.ts';
import { rankOf, reasonBits } from '../../suggest/rank.ts';
import { domainName } from '../../values/domain-name.ts';
import type { Ports } from '../ports.ts';
import { storedSite } from '../site/inspect.ts';

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
  const found = [...groupBy(leads, idOf)].map(([id, ways]): NewSuggestion => {
    const [{ address, site, siteKind }] = ways as [Lead];
    const reasons = ways.flatMap((lead): SuggestionReason[] => {
      const { kind, among, capture, url, quote } = lead;
      const bits = reasonBits(kind, { among, carriers: carriers.get(keys.get(lead) ?? '') ?? 0, trail: trail.bits });
      if (bits === null) return [];
      const from = { entity: trail.entity, from: visit.site, visit: visit.id, capture, url, quote };
      return [{ kind, bits, ...from, steps: trail.steps + 1, seenAt: visit.startedAt }];
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
  const bits = reasonBits('listed', { among: places.length, carriers: 0, trail: Number.POSITIVE_INFINITY });
  if (bits === null) return 0;
  const found = places.map(({ address, site, siteKind }): NewSuggestion => {
    const reason: SuggestionReason = {
      ...{ kind: 'listed', bits, entity: entity.id, from: entity.list ?? 'list', visit: null, capture: null },
      ...{ url: null, quote: address, steps: 1, seenAt: at },
    };
    return { id: idOf({ siteKind, site }), address, site, kind: siteKind, reasons: [reason] };
  });
  return addSuggestions(found, ports);
}

export const idOf = ({ siteKind, site }: Pick<Lead, 'siteKind' | 'site'>): string => sha256(siteKind, site);

/** Hosts of one domain have one holder. */
export const domainOf = ({ address, site }: Pick<Lead, 'address' | 'site'>): string =>
  domainName(new URL(address).hostname)?.domain ?? site;

/** The blocking key that sites which lead to the same address share. */
export function keyOf({ address, siteKind }: Pick<Lead, 'address' | 'siteKind'>): string {
  const profile = siteKind === 'website' ? null : socialProfile(address);
  return profile === null ? `site-link:${siteBehind(address) ?? ''}` : `social-link:${profile}`;
}

/**
 * Sites that are captured already are noted as such. An archive is no visit: today the old address
 * may send its visitors to the new one.
 */
export async function addSuggestions(
  found: readonly NewSuggestion[],
  { store }: Pick<SuggestPorts, 'store'>,
): Promise<number> {
  const added = await store.suggestions.add(found, rankOf);
  for (const { id, site, kind } of found) {
    const visit = await capturedVisit({ site, kind }, store);
    if (visit !== null) await store.suggestions.change(id, ['new'], { state: 'captured', visit });
  }
  return added;
}

async function capturedVisit(
  { site, kind }: Pick<Suggestion, 'site' | 'kind'>,
  store: Ports['store'],
): Promise<string | null> {
  const latest = await store.ledger.visitsOfSite(site, { before: null, limit: 5 });
  const found = latest.find(
    ({ visit }) => visit.kind === kind && visit.source === 'crawl' && visit.captures.length > 0,
  );
  return found?.visit.id ?? null;
}
