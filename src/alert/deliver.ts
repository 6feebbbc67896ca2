import { Webhook } from 'standardwebhooks';
import type { Delivery, Hook } from '../model/alert.ts';
import type { Clock } from '../model/ports/clock.ts';
import type { Egress } from '../model/ports/egress.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits before each attempt after the first (Standard Webhooks 1.0.0, "Deliverability and reliability"), in ms. */
export const RETRY_AFTER: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
const MAX_WAIT = 24 * HOUR;

/**
 * Signs and sends one delivery, and says what has become of it. The attempt has already been counted (Outbox.take).
 * Only 2xx is success; redirects are not followed; 410 ends it at once (specification, "Operational considerations").
 */
export async function deliver(
  delivery: Delivery,
  hook: Hook,
  ports: { readonly egress: Pick<Egress, 'fetch'>; readonly clock: Clock },
): Promise<Delivery> {
  const body = JSON.stringify(delivery.alert);
  const now = ports.clock.now();
  const outcome = await ports.egress.fetch({
    url: hook.url,
    purpose: 'webhook',
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': delivery.alert.id,
      'webhook-timestamp': String(Math.floor(now.getTime() / SECOND)),
      'webhook-signature': new Webhook(hook.secret).sign(delivery.alert.id, now, body),
    },
    body,
  });
  const status = outcome.ok ? outcome.status : null;
  if (status !== null && status >= 200 && status < 300) {
    const deliveredAt = ports.clock.now().toISOString();
    return { ...delivery, state: 'delivered', nextAt: null, lastStatus: status, lastError: null, deliveredAt };
  }
  const lastError = outcome.ok ? `answered ${outcome.status}` : `${outcome.code}: ${outcome.detail}`;
  const failed: Delivery = { ...delivery, lastStatus: status, lastError, deliveredAt: null };
  const wait = RETRY_AFTER[delivery.attempts - 1];
  const refusedForGood = status === 410 || (!outcome.ok && outcome.state === 'refused');
  if (wait === undefined || refusedForGood) return { ...failed, state: 'dead', nextAt: null };
  const asked = outcome.ok ? 0 : (outcome.retryAfter ?? 0);
  const nextAt = new Date(now.getTime() + Math.min(MAX_WAIT, Math.max(wait, asked))).toISOString();
  return { ...failed, state: 'pending', nextAt };
}
