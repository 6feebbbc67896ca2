import type { Delivery, Hook } from '../model/alert.ts';
import type { Clock } from '../model/ports/clock.ts';
import type { Egress, FetchFailure } from '../model/ports/egress.ts';
import { type Sending, sendingOf } from './channels/channels.ts';
import type { ContactNouns } from './contacts.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Back-off before each retry (Standard Webhooks 1.0.0, "Deliverability and reliability"), ms. */
// biome-ignore format: one row
export const RETRY_AFTER: readonly number[] = [
  5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR,
];
const MAX_WAIT = 24 * HOUR;

/** Success is 2xx of HTTP or SMTP; HTTP 410 ends the delivery. The attempt is counted already. */
export async function deliver(
  delivery: Delivery,
  hook: Hook,
  ports: { readonly egress: Pick<Egress, 'fetch' | 'mail'>; readonly clock: Clock },
  nounOf: ContactNouns,
): Promise<Delivery> {
  const now = ports.clock.now();
  const outcome = await send(sendingOf(delivery.alert, hook, now, nounOf), ports.egress);
  const { status } = outcome;
  if (status !== null && status >= 200 && status < 300) {
    const deliveredAt = ports.clock.now().toISOString();
    return { ...delivery, state: 'delivered', nextAt: null, lastStatus: status, lastError: null, deliveredAt };
  }
  const lastError = outcome.ok ? `answered ${status}` : `${outcome.code}: ${outcome.detail}`;
  const failed: Delivery = { ...delivery, lastStatus: status, lastError, deliveredAt: null };
  const wait = RETRY_AFTER[delivery.attempts - 1];
  const isRefusedForGood = status === 410 || (!outcome.ok && outcome.state === 'refused');
  if (wait === undefined || isRefusedForGood) return { ...failed, state: 'dead', nextAt: null };
  const asked = outcome.ok ? 0 : (outcome.retryAfter ?? 0);
  const nextAt = new Date(now.getTime() + Math.min(MAX_WAIT, Math.max(wait, asked))).toISOString();
  return { ...failed, state: 'pending', nextAt };
}

type Sent =
  | { readonly ok: true; readonly status: number }
  | ({ readonly ok: false; readonly status: number | null } & Failure);
type Failure = Pick<FetchFailure, 'state' | 'code' | 'detail' | 'retryAfter'>;

async function send({ by, request }: Sending, egress: Pick<Egress, 'fetch' | 'mail'>): Promise<Sent> {
  if (by === 'smtp') return egress.mail(request);
  const outcome = await egress.fetch({ purpose: 'webhook', method: 'POST', ...request });
  return outcome.ok ? outcome : { ...outcome, status: null };
}
