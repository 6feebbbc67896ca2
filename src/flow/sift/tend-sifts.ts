/** Keeps sifts going: hints of their parts in the queue, and parts of dead workers. */
import type { Ports } from '../ports.ts';

/** Hints in the queue; the next round adds more as they are used up. */
const HINTS = 1_000;
/** An explanation may be at work where no sift is. */
const IDLE_MS = 3_600_000;

export async function refillSifts({ store, queue }: Pick<Ports, 'store' | 'queue'>): Promise<void> {
  const waiting = await store.sifts.waiting(HINTS);
  await queue.add(
    'sift',
    waiting.map(({ id, step, attempts }) => ({ id: `${id}-${step}-${attempts}`, payload: { part: id } })),
  );
}

/** @param sole no other worker can exist */
export async function tendSifts(ports: Pick<Ports, 'store' | 'queue' | 'siftFiles'>, sole: boolean): Promise<void> {
  const { sifts } = ports.store;
  const open = await sifts.open();
  // Nobody needs what was compiled and fetched here.
  if (open.length === 0) return ports.siftFiles.clear(IDLE_MS);
  await sifts.reclaim(sole);
  // A worker may have died between the last part of a step and the next step.
  for (const id of open) await sifts.advance(id);
  await refillSifts(ports);
}
