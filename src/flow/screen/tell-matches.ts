/** Matches that are about to be stored → the alerts about them. */
import { type AlertContext, deliveriesFor } from '../../alert/deliveries.ts';
import { followUps, followUpType, type LastAlert, lastAlertOf } from '../../alert/follow-up.ts';
import { joinedAlerts } from '../../alert/join.ts';
import { evidenceChange } from '../../history/evidence-change.ts';
import type { Delivery, Hook } from '../../model/alert.ts';
import type { Fingerprint } from '../../model/derived/fingerprint.ts';
import { isHandedIn, isWeaker, type Match, type WeakerBecause } from '../../model/derived/match.ts';
import type { Store } from '../../model/ports/store.ts';
import { linkBase } from '../link-base.ts';
import type { Ports } from '../ports.ts';
import { alertEntityOf, listedIn, withCompanies } from './alert-facts.ts';

/**
 * A new finding goes to every hook that subscribes to it. A change of a known one goes to the hooks
 * that got the finding. New findings of one listed company are one alert: all are of one site.
 *
 * @param own the fingerprint of that site, which may not be stored yet
 */
export async function alertsFor(
  matches: readonly Match[],
  ports: Pick<Ports, 'store' | 'clock' | 'link'>,
  own?: Fingerprint,
): Promise<Delivery[]> {
  const { store, clock } = ports;
  const hooks = matches.length === 0 ? [] : await store.hooks.list();
  if (hooks.length === 0) return [];
  const base = await linkBase(ports);
  const deliveries: Delivery[] = [];
  for (const match of matches) {
    if (isHandedIn(match)) continue;
    const tags = await tagsFor([match.left.site, match.right.site], hooks, store);
    const telling = { ...(await listedIn(match, store)), hooks, now: clock.now(), ...base, tags };
    const stored = await store.matches.get(match.id);
    // A finding that only a person had handed in alerted nobody, so a capture of ours that agrees
    // is news.
    const previous = stored === null || isHandedIn(stored) ? null : stored;
    const more = deliveriesFor(match, previous, telling);
    // A finding that has lost its listed party is retracted under the name that was told.
    const lost = previous === null || telling.entity !== null ? null : entityIdOf(previous);
    const about = lost === null ? telling : { ...telling, entity: await alertEntityOf(lost, store) };
    const known = previous === null ? [] : await afterwards(match, previous, about, store);
    // One alert for each change and hook.
    const heard = new Set(known.map(({ hook }) => hook));
    const told = [...known, ...more.filter(({ hook }) => !heard.has(hook))];
    deliveries.push(...(await withCompanies(told, match, store, own)));
  }
  return joinedAlerts(deliveries, () => '');
}

const entityIdOf = ({ left, right }: Match): string | null => left.entity?.id ?? right.entity?.id ?? null;
const isWatched = (match: Match): boolean => entityIdOf(match) !== null;

/** The follow-up to the hooks that got a match, if it changed enough. */
async function afterwards(match: Match, previous: Match, telling: AlertContext, store: Store): Promise<Delivery[]> {
  const told = await store.outbox.about(match.id);
  const last = lastAlertOf(told);
  if (last === null) return [];
  const said = (await store.judgements.of(match.id)).findLast(({ judgement }) => judgement !== 'unsure')?.judgement;
  // A person took it back already, so there is nothing left to retract.
  if (said === 'negative') return [];
  const isUnlisted = isWatched(previous) && !isWatched(match) && last.type !== 'match.retracted';
  const type = isUnlisted ? 'match.retracted' : followUpType(match, last, said === 'positive');
  if (type === null || !(await store.matches.replaces(match))) return [];
  const cause = isUnlisted ? 'unlisted' : await causeOf(match, previous, last, store);
  const because = type === 'match.escalated' ? null : cause;
  return followUps(type, match, last, because, told, telling);
}

/**
 * Compares with the document that was reported. If that one is not kept: with a heavier one of the
 * same model, else the stored one.
 */
async function causeOf(match: Match, previous: Match, last: LastAlert, store: Store): Promise<WeakerBecause> {
  const bests = ((await store.matches.bests([match.id])).get(match.id) ?? []).map((one) => one.match);
  const earlier = (await store.matches.earlier(match.id)).map((one) => one.match);
  const known = [previous, ...earlier, ...bests];
  const told = known.find(({ verdict, weight }) => verdict === last.verdict && weight === last.weight);
  const heavier = bests.find((one) => one.model === match.model && isWeaker(match, one));
  return evidenceChange(told ?? heavier ?? previous, match).because;
}

/** Undefined where no hook asks for tags: then nothing is looked up. */
export async function tagsFor(
  sites: readonly string[],
  hooks: readonly Hook[],
  { ledger }: Pick<Store, 'ledger'>,
): Promise<string[] | undefined> {
  return hooks.some(({ tags }) => tags !== undefined) ? ledger.tagsOf(sites) : undefined;
}
