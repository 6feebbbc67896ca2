/** Alerts that waited for a hook's digest → the one alert that is sent. */
import type { Channel, Delivery } from '../model/alert.ts';
import { sha256 } from '../model/digest.ts';
import { deliveryOf, newAlert } from './deliveries.ts';

/** Bodies stay small (20 kB): more alerts make one more digest. A chat or mailbox gets a text of fixed length. */
const MOST = { standard: 35, others: 500 };

export function mostInDigest(as: Channel = 'standard'): number {
  return as === 'standard' ? MOST.standard : MOST.others;
}

/** Its id is a hash of what it holds. @param link the desk's own address; null: no `link` setting */
export function digestOf(held: readonly Delivery[], hook: string, link: string | null, now: Date): Delivery {
  const alerts = held.map(({ alert }) => alert);
  const parts = ['digest', hook, sha256(...held.map(({ id }) => id))];
  return deliveryOf(newAlert('digest', parts, now, { link, alerts }), { id: hook });
}
