/** Alerts that waited for a hook's digest → the one alert that is sent. */
import type { Channel, Delivery } from '../model/alert.ts';
import { sha256 } from '../model/digest.ts';
import { deliveryOf, newAlert } from './deliveries.ts';

/** Standard bodies stay small (20 kB); chats and mailboxes get a text of fixed length. */
const MOST = { standard: 35, others: 500 };

export function mostInDigest(as: Channel = 'standard'): number {
  return as === 'standard' ? MOST.standard : MOST.others;
}

/** The id is a hash of the contents. @param link address of the desk; null: no `link` setting */
export function digestOf(held: readonly Delivery[], hook: string, link: string | null, now: Date): Delivery {
  const alerts = held.map(({ alert }) => alert);
  const parts = ['digest', hook, sha256(...held.map(({ id }) => id))];
  return deliveryOf(newAlert('digest', parts, now, { link, alerts }), { id: hook });
}
