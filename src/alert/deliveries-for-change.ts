import type { Alert, Delivery, Hook } from '../model/alert.ts';
import { sha256 } from '../model/digest.ts';
import type { WatchlistChange } from '../model/watchlist.ts';
import { deliveriesTo } from './deliveries-for.ts';
import { toldEntity } from './told-entity.ts';

/**
 * Whom to tell that a list has changed: every hook where the change touches a known site, else those that asked for all.
 */
export function deliveriesForChange(change: WatchlistChange, hooks: readonly Hook[], now: Date): Delivery[] {
  const { entity, touches } = change;
  const alert: Alert = {
    schema: 'revenant.alert/1',
    id: `msg_${sha256(change.id, 'watchlist.changed').slice(0, 32)}`,
    type: 'watchlist.changed',
    time: now.toISOString(),
    match: null,
    link: null,
    verdict: null,
    weight: null,
    entity: toldEntity({ ...entity, names: [entity.name] }),
    left: touches[0]?.site ?? null,
    right: null,
    change: change.id,
  };
  return deliveriesTo(hooks, alert, touches.length > 0);
}
