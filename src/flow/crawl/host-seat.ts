/**
 * One visit at a time at a host, on all machines: the visit that ends calls the next target that
 * waits.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from '../../errors.ts';
import type { Claim } from '../../model/ports/ledger.ts';
import { isWebAddress } from '../../model/text/is-web-address.ts';
import type { Ports } from '../ports.ts';
import type { WorkerContext } from './claims.ts';
import { hint } from './run-progress.ts';

type SeatPorts = Pick<Ports, 'store' | 'queue' | 'log' | 'egress'>;

/**
 * The right to visit until `leave`; waits: the target waits for its host and the claim has ended;
 * stopping: the worker is.
 */
export type HostSeat = { leave(): Promise<void> } | 'waits' | 'stopping';

/** Pause before asking again for a host that nobody visits. */
const PAUSE_MS = { least: 50, most: 2_000 };

export async function takeHostSeat(claim: Claim, worker: WorkerContext, ports: SeatPorts): Promise<HostSeat> {
  const { id, seed } = claim.target;
  // A target that runs alone delays no other, so it needs no seat.
  if (worker.alone || !isWebAddress(seed.url)) return { leave: async () => undefined };
  let pauseMs: number = PAUSE_MS.least;
  while (!worker.signal.aborted) {
    const seat = await ports.egress.seat(seed.url);
    if (seat.ok) return { leave: async () => callNext(await seat.leave(), ports) };
    const waits = await ports.store.ledger.waitFor(claim, seat.busy);
    // This target may have been called for them, or have held them for a moment while another one
    // asked.
    if (waits) await callNext(seat.free, ports);
    if (waits) return 'waits';
    ports.log.debug({ target: id }, 'the host became free meanwhile');
    // Else it retries without end while a clock that was set back says that the host rests.
    await sleep(pauseMs, undefined, { signal: worker.signal }).catch(() => undefined);
    pauseMs = Math.min(2 * pauseMs, PAUSE_MS.most);
  }
  return 'stopping';
}

/** Wakes the next targets that wait for these lanes. If that fails, upkeep does it. */
async function callNext(lanes: readonly string[], { store, queue, log }: SeatPorts): Promise<void> {
  if (lanes.length === 0) return;
  try {
    await hint(await store.ledger.callNext(lanes), { queue });
  } catch (error) {
    log.warn({ lanes, error: messageOf(error) }, 'the next target of a host could not be woken');
  }
}
