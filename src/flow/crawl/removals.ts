/** A visit that found its site gone → the alerts, if it confirms that the site is removed. */
import { removalDeliveries } from '../../alert/deliveries.ts';
import { removalIn, sightingOf } from '../../history/absences.ts';
import { isDated } from '../../history/dated.ts';
import { presenceOf } from '../../history/presence.ts';
import type { Delivery } from '../../model/alert.ts';
import { isFlagged } from '../../model/match.ts';
import type { Visit } from '../../model/visit.ts';
import type { Ports } from '../ports.ts';
import { alertEntityOf } from '../screen/tell-matches.ts';
import { finalVisits } from '../site/site-timeline.ts';

export async function removalsBy(
  visit: Visit,
  { store, clock, link, limits }: Pick<Ports, 'store' | 'clock' | 'link' | 'limits'>,
): Promise<Delivery[]> {
  if (presenceOf(visit).state !== 'gone') return [];
  const hooks = await store.hooks.list();
  if (hooks.length === 0) return [];
  const visits = (await finalVisits(visit.site, store)).filter((one) => one.kind === visit.kind && isDated(one));
  const removal = removalIn(visits.map(sightingOf), limits.confirmMs);
  if (removal?.confirmedBy.visit !== visit.id) return [];
  const matches = (await store.matches.list({ site: visit.site })).filter(isFlagged);
  const match = matches.find(({ left, right }) => (left.entity ?? right.entity) !== null) ?? matches[0];
  const attributed = visits.findLast(({ entity }) => entity !== null)?.entity ?? null;
  const entity = await alertEntityOf(attributed ?? match?.left.entity?.id ?? match?.right.entity?.id ?? null, store);
  const telling = { entity, hooks, now: clock.now(), link };
  return removalDeliveries(visit.site, removal.first.visit, match?.id ?? null, telling);
}
