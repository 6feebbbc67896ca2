import { digestOf, mostInDigest } from '../alert/digest.ts';
import { hasStruck } from './crawl/schedule-times.ts';
import { baseFor, linkBase } from './link-base.ts';
import type { Ports } from './ports.ts';

/**
 * Makes the digests that are due. A digest is due at the first of its times after the oldest alert
 * that waits.
 */
export async function gatherDigests(ports: Pick<Ports, 'store' | 'clock' | 'link'>): Promise<void> {
  const { store, clock } = ports;
  const waiting = await store.outbox.held();
  if (waiting.length === 0) return;
  const hooks = await store.hooks.list();
  const now = clock.now();
  const base = await linkBase(ports);
  for (const { hook: id, since } of waiting) {
    // A removed hook's alerts are gathered too: the attempt to send them says that it was removed.
    const hook = hooks.find((one) => one.id === id);
    const digest = hook?.digest;
    const isDue = digest === undefined || hasStruck(digest.cron, digest.timezone ?? 'UTC', new Date(since), now);
    if ((hook?.disabledAt ?? null) !== null || !isDue) continue;
    const link = hook === undefined ? null : baseFor(base, hook);
    const most = mostInDigest(hook?.as);
    const gather = () => store.outbox.gather(id, most, (held) => digestOf(held, id, link, now));
    while ((await gather()) !== null);
  }
}
