/** The event by which a page of the desk learns that it is to load anew: one, then the end. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';

/** Interval of reading the store, and readings until the page asks anew. */
const EVERY_MS = 1_000;
const TIMES = 120;

/** @param changed gives the event's data once something has changed, or nobody listens any more */
export function changedEvent(c: Context, changed: (gone: AbortSignal) => Promise<string>): Response {
  return streamSSE(c, async (stream) => {
    const gone = new AbortController();
    stream.onAbort(() => gone.abort());
    await stream.writeSSE({ event: 'changed', data: await changed(gone.signal) });
  });
}

/** Waits until the state is over, or is another than at first; two minutes at most. */
export async function untilChanged(
  state: () => Promise<{ readonly text: string; readonly isOver: boolean }>,
  gone: AbortSignal,
): Promise<void> {
  // It may end between the page and this request: then nothing changes any more.
  let now = await state();
  const before = now.text;
  for (let n = 0; n < TIMES && !gone.aborted && !now.isOver && now.text === before; n++) {
    await sleep(EVERY_MS);
    now = await state();
  }
}
