import { randomUUID } from 'node:crypto';
import { sendingOf } from '../alert/channels/channels.ts';
import { deliver } from '../alert/deliver.ts';
import { deliveryOf, matchAlert, newAlert } from '../alert/deliveries.ts';
import { messageOf, textOf } from '../alert/message.ts';
import type { Alert, Delivery, Hook } from '../model/alert.ts';
import { isFlagged, isHandedIn } from '../model/derived/match.ts';
import { alertNounOf } from '../signals/words.ts';
import type { HookRests } from './hook-rests.ts';
import { baseFor, linkBase } from './link-base.ts';
import type { Ports } from './ports.ts';
import { companiesOf, listedIn } from './screen/alert-facts.ts';

/** Until the first answers of a receiver have come. */
const SOON_MS = 500;

type NotifyPorts = Pick<Ports, 'store' | 'queue' | 'egress' | 'clock' | 'limits'>;

/**
 * One attempt to send; queues the next attempt if it fails. A hook that rests gets none, and the
 * alert stays due.
 */
export async function notify(id: string, ports: NotifyPorts, rests?: HookRests): Promise<void> {
  const { outbox, hooks } = ports.store;
  const to = rests === undefined ? null : await outbox.hookOf(id);
  const turn = to === null ? 'now' : rests?.enter(to, performance.now());
  if (turn === 'soon') {
    // An id of its own each time: the job that asks is still at work.
    const again = { id: `${id}soon${ports.clock.now().getTime()}`, payload: { delivery: id }, delayMs: SOON_MS };
    await ports.queue.add('notify', [again]);
  }
  if (turn === 'soon' || turn === 'later') return;
  let settled: Delivery | null = null;
  try {
    const delivery = await outbox.take(id, ports.limits.totalMs + ports.limits.lockMs);
    if (delivery === null) return;
    const hook = await hooks.get(delivery.hook);
    settled =
      hook === null
        ? { ...delivery, state: 'dead', nextAt: null, lastError: 'the hook was removed' }
        : await deliver(delivery, hook, ports, alertNounOf);
    await outbox.settle(settled);
  } finally {
    // The delivery was not taken: no request was made, so nothing is known of the receiver.
    if (to !== null) rests?.left(to, settled === null ? null : settled.lastStatus !== null, performance.now());
  }
  if (settled.state !== 'pending' || settled.nextAt === null) return;
  const delayMs = Math.max(0, Date.parse(settled.nextAt) - ports.clock.now().getTime());
  await ports.queue.add('notify', [
    // Its own id: if a wrong clock delays this job, the upkeep can still queue the delivery.
    { id: `${settled.id}x${settled.attempts}later`, payload: { delivery: settled.id }, delayMs },
  ]);
}

/**
 * Sends an alert again under the same id, except where a retry is waiting. Returns its deliveries.
 * @param hook only to this one
 */
export async function replay(alert: string, ports: NotifyPorts, hook?: string): Promise<Delivery[]> {
  const { outbox } = ports.store;
  const deliveries = async () => (await outbox.ofAlert(alert)).filter((one) => hook === undefined || one.hook === hook);
  for (const delivery of await deliveries()) {
    if (delivery.state === 'pending') continue;
    const fresh = { state: 'pending', attempts: 0, lastStatus: null, lastError: null, deliveredAt: null } as const;
    await outbox.settle({ ...delivery, ...fresh, nextAt: ports.clock.now().toISOString() });
    await notify(delivery.id, ports);
  }
  return deliveries();
}

/** Sends a signed alert of type hook.test now, without the outbox. */
export async function testHookNow(hook: Hook, ports: Pick<Ports, 'egress' | 'clock'>): Promise<Delivery> {
  const alert = newAlert('hook.test', [], ports.clock.now(), { id: `msg_${randomUUID()}` });
  return deliver({ ...deliveryOf(alert, hook), attempts: 1 }, hook, ports, alertNounOf);
}

type PreviewPorts = Pick<Ports, 'store' | 'clock' | 'link'>;

/**
 * The payload that a hook would get for the heaviest stored finding, or for an invented one if none
 * is flagged.
 */
export async function previewOf(
  hook: Hook,
  ports: PreviewPorts,
): Promise<{ readonly body: unknown; readonly text: string; readonly isInvented: boolean }> {
  const link = baseFor(await linkBase(ports), hook);
  const found = await foundAlert(ports, link);
  const now = ports.clock.now();
  const alert = found ?? inventedAlert(now, link);
  const { by, request } = sendingOf(alert, hook, now, alertNounOf);
  const body: unknown = by === 'http' ? JSON.parse(request.body) : { ...request, login: undefined };
  return { body, text: textOf(messageOf(alert, alertNounOf)), isInvented: found === null };
}

async function foundAlert({ store, clock }: PreviewPorts, link: string | null): Promise<Alert | null> {
  const [match] = await store.matches.list({ limit: 1 });
  if (match === undefined || !isFlagged(match) || isHandedIn(match)) return null;
  const about = { ...(await listedIn(match, store)), hooks: [], now: clock.now(), link };
  const alert = matchAlert('match.flagged', [match.id, 'match.flagged', ''], match, about);
  return { ...alert, companies: await companiesOf(match, store) };
}

function inventedAlert(now: Date, link: string | null): Alert {
  const entity = { id: 'example-1', name: 'Old Trading Co., Ltd.', list: 'Example list' };
  const sites = {
    left: 'old-trading.example',
    right: 'new-trading.example',
    kinds: ['website' as const, 'website' as const],
  };
  const about = {
    match: 'example',
    link: link === null ? null : `${link}/matches/example`,
    verdict: 'strong' as const,
    weight: 31.5,
  };
  const named = {
    companies: { left: { name: 'Old Trading Co., Ltd.' }, right: { name: 'New Trading Co., Ltd.' } },
    listed: {
      ...{ side: 'left' as const, why: 'list' as const, since: '2021-12-15', checked: true },
      text: 'named by the list since 2021-12-15',
    },
  };
  return newAlert('match.flagged', ['example'], now, { ...about, entity, ...sites, ...named });
}
