import { removalDeliveries } from '../alert/removal-deliveries.ts';
import { presenceOf } from '../history/presence.ts';
import { removalIn } from '../history/timeline.ts';
import type { Delivery } from '../model/alert.ts';
import { isFlagged } from '../model/match.ts';
import type { Visit } from '../model/visit.ts';
import type { ScreenPorts } from './screen.ts';
import { siteTimeline } from './site-timeline.ts';

/** What is to be told when this very visit confirms that a site which was there is not any more. */
export async function removalsBy(visit: Visit, { store, clock, link }: ScreenPorts): Promise<Delivery[]> {
  if (presenceOf(visit).state !== 'gone') return [];
  const hooks = await store.hooks.list();
  if (hooks.length === 0) return [];
  const timeline = await siteTimeline(visit.site, store, visit.kind);
  const removal = removalIn(timeline);
  if (removal?.confirmedBy !== visit.id) return [];
  const matches = (await store.matches.list({ site: visit.site })).filter(isFlagged);
  const found = matches.find(({ left, right }) => (left.entity ?? right.entity) !== null) ?? matches[0];
  const match = found === undefined ? null : { id: found.id, entity: found.left.entity ?? found.right.entity };
  return removalDeliveries(timeline, removal.first, match, hooks, clock.now(), link);
}
