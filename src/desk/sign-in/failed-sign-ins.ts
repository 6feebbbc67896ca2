/**
 * Logs failed sign-ins: one entry for a few minutes, however many there are. So strangers can
 * neither fill the log nor write into it. Unknown names are only counted, since people type
 * passwords there.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../../errors.ts';
import { eventOf } from '../../flow/people/audit.ts';
import { STRANGERS } from '../../model/decisions/audit.ts';
import type { Services } from '../../services.ts';

const EVERY_MS = 5 * 60_000;
/** Most names and addresses in one entry. */
const MOST_NAMED = 20;

export type FailedSignIns = ReturnType<typeof openFailedSignIns>;

export function openFailedSignIns(services: Pick<Services, 'store' | 'clock' | 'log'>, everyMs = EVERY_MS) {
  const { store, log } = services;
  const stop = new AbortController();
  let count = 0;
  let names = new Map<string, number>();
  let addresses = new Map<string, number>();
  let writing: Promise<void> | null = null;
  const looks = new Set<Promise<void>>();

  function add(counts: Map<string, number>, key: string): void {
    if (counts.has(key) || counts.size < MOST_NAMED) counts.set(key, (counts.get(key) ?? 0) + 1);
  }

  async function look(name: string): Promise<void> {
    const known = await store.users.byName(name);
    if (known !== null) add(names, known.user.name);
  }

  async function write(): Promise<void> {
    await wait(everyMs, undefined, { ref: false, signal: stop.signal }).catch(() => undefined);
    await Promise.allSettled(looks);
    const text = (counts: Map<string, number>): string => [...counts].map(([key, n]) => `${key} (${n})`).join(', ');
    const detail = { count: String(count), users: text(names), from: text(addresses) };
    [count, names, addresses, writing] = [0, new Map(), new Map(), null];
    const done = { kind: 'failed-sign-in', did: 'refused', subject: null, name: '', detail } as const;
    await store.audit
      .add(eventOf(done, STRANGERS, services))
      .catch((error: unknown) => log.error({ error: messageOf(error) }, 'failed sign-ins are not in the log'));
  }

  return {
    /** @param name as it was typed; absent: none */
    note(address: string, name?: string): void {
      count++;
      add(addresses, address);
      if (name !== undefined && looks.size < MOST_NAMED) {
        const looking: Promise<void> = look(name)
          .catch(() => undefined)
          .finally(() => looks.delete(looking));
        looks.add(looking);
      }
      writing ??= write();
    },
    /** Writes the counts. */
    async close(): Promise<void> {
      stop.abort();
      await writing;
    },
  };
}
