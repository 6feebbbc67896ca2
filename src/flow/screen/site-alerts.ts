/** A visit about to be screened → alerts about its site: it is gone, or its contacts changed. */
import { contactCounts, contactDeliveries } from '../../alert/contacts.ts';
import { removalDeliveries } from '../../alert/deliveries.ts';
import { removalIn, sightingOf } from '../../history/absences.ts';
import { changesBetween, type Snapshot } from '../../history/changes.ts';
import { isDated } from '../../history/dated.ts';
import { presenceOf } from '../../history/presence.ts';
import type { Alert, Delivery } from '../../model/alert.ts';
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import { isFlagged, isHandedIn } from '../../model/derived/match.ts';
import type { Visit } from '../../model/facts/visit.ts';
import { linkBase } from '../link-base.ts';
import type { Ports } from '../ports.ts';
import { alertEntityOf } from './alert-facts.ts';
import { attributed } from './attributed.ts';
import { finalVisits } from './final-visits.ts';
import { tagsFor } from './tell-matches.ts';

type AlertPorts = Pick<Ports, 'store' | 'clock' | 'link' | 'limits'>;

const DAY = 24 * 60 * 60 * 1000;
/** Visits before this one among which a complete one is searched for. */
const LOOKED_BACK = 10;

export async function siteAlerts(
  visit: Visit,
  fingerprint: Fingerprint | null,
  ports: AlertPorts,
): Promise<Delivery[]> {
  // An archive that a person handed in does not show the present state of a site.
  if (visit.handedIn !== undefined) return [];
  const isGone = presenceOf(visit).state === 'gone';
  // A partial visit, or one of an archive, does not show the site's present state.
  const isWhole = visit.state === 'captured' && visit.source === 'crawl' && fingerprint?.comparable === true;
  const hooks = isGone || isWhole ? await ports.store.hooks.list() : [];
  if (hooks.length === 0) return [];
  if (isGone) return removalsBy(visit, hooks, ports);
  return fingerprint === null ? [] : contactChangesBy({ visit, fingerprint }, hooks, ports);
}

type Hooks = Awaited<ReturnType<AlertPorts['store']['hooks']['list']>>;

async function removalsBy(visit: Visit, hooks: Hooks, ports: AlertPorts): Promise<Delivery[]> {
  const { store, clock, limits } = ports;
  const visits = (await finalVisits(visit.site, store)).filter(
    (one) => one.kind === visit.kind && one.handedIn === undefined && isDated(one),
  );
  const removal = removalIn(visits.map(sightingOf), limits.confirmMs);
  // Listed parties’ old sites are often gone before we first look: only what we saw is news.
  if (removal?.confirmedBy.visit !== visit.id || removal.present.source !== 'crawl') return [];
  const { match, entity } = await watchOf(visit.site, await ownerOf(visit.site, store), { store });
  const tags = await tagsFor([visit.site], hooks, store);
  const telling = { entity, hooks, now: clock.now(), ...(await linkBase(ports)), tags };
  return removalDeliveries(visit, removal.first.visit, match, telling);
}

/** Alerts where contacts differ from those last reported, or from those of the visit before. */
async function contactChangesBy(later: Snapshot, hooks: Hooks, ports: AlertPorts): Promise<Delivery[]> {
  const { store, clock } = ports;
  const { visit } = later;
  const { match, entity } = await watchOf(visit.site, await ownerOf(visit.site, store), { store });
  if (match === null && entity === null) return [];
  const last = await store.outbox.lastOnContacts(visit.site);
  const now = clock.now();
  // A page that shows random contacts could else fill a mailbox.
  const age = last === null ? Number.POSITIVE_INFINITY : now.getTime() - Date.parse(last.time);
  if (age < DAY) return [];
  for (const earlier of [await toldVisit(last, store), await visitBefore(visit, store)]) {
    if (earlier === null || earlier.kind !== visit.kind || earlier.id === visit.id) continue;
    const before = await store.fingerprints.get(earlier.id);
    if (before === null) continue;
    const found = changesBetween({ visit: earlier, fingerprint: before }, later);
    const changed = contactCounts(found.filter(({ about }) => about === 'contact'));
    if (changed.length === 0) continue;
    const contacts = { since: earlier.startedAt, changed, again: age < 7 * DAY };
    const tags = await tagsFor([visit.site], hooks, store);
    return contactDeliveries(visit, contacts, match, { entity, hooks, now, ...(await linkBase(ports)), tags });
  }
  return [];
}

/** The visit of the last alert: a change later on the same day is therefore reported now. */
async function toldVisit(last: Alert | null, { ledger }: Ports['store']): Promise<Visit | null> {
  return last?.contacts === undefined ? null : ((await ledger.visit(last.contacts.visit))?.visit ?? null);
}

/** The last complete visit before this one. */
async function visitBefore(visit: Visit, { ledger }: Ports['store']): Promise<Visit | null> {
  const visits = await ledger.visitsOfSite(visit.site, { before: null, limit: LOOKED_BACK });
  const whole = visits.filter(({ final, visit: { kind, state, source, handedIn } }) => {
    return final && kind === visit.kind && state === 'captured' && source === 'crawl' && handedIn === undefined;
  });
  return whole.map((one) => one.visit).find((one) => one.id !== visit.id && one.startedAt < visit.startedAt) ?? null;
}

/** The listed party that the last readable visit of the site is attributed to. */
async function ownerOf(site: string, store: Ports['store']): Promise<string | null> {
  const subjects = await attributed(await store.fingerprints.ofSite(site), store);
  return subjects.flatMap(({ entity }) => entity?.id ?? [])[0] ?? null;
}

/**
 * The reason why a site is watched: its heaviest flagged finding (one with a listed company first)
 * and that company.
 */
async function watchOf(
  site: string,
  attributed: string | null,
  { store }: Pick<Ports, 'store'>,
): Promise<{ match: string | null; entity: Alert['entity'] }> {
  const matches = (await store.matches.list({ site })).filter((one) => isFlagged(one) && !isHandedIn(one));
  const match = matches.find(({ left, right }) => (left.entity ?? right.entity) !== null) ?? matches[0];
  const entity = attributed ?? match?.left.entity?.id ?? match?.right.entity?.id ?? null;
  return { match: match?.id ?? null, entity: await alertEntityOf(entity, store) };
}
