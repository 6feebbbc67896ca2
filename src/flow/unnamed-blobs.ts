/** Blobs that no row names are noted, and go at a later day. */

import type { Visit } from '../model/facts/visit.ts';
import type { FreedBlob } from '../model/ports/purges.ts';
import type { Ports } from './ports.ts';

const DAY_MS = 24 * 3_600_000;
const DIGEST = /[0-9a-f]{64}/g;
interface NotePorts extends Pick<Ports, 'clock'> {
  readonly store: Pick<Ports['store'], 'purges'>;
}

/** The blobs of a visit that is not stored may go. */
export async function noteUnstored(visit: Visit, ports: NotePorts): Promise<void> {
  const named = new Set(JSON.stringify(visit).match(DIGEST) ?? []);
  const freed = Array.from(named, (digest): FreedBlob => ({ digest, isList: digest === visit.records }));
  await noteUnnamed(freed, ports);
}

/**
 * Notes blobs that no row named in the end. They go later: this is routine, and `freeBlobs` reads
 * the whole database. So the blobs of one day fall due at one time.
 */
export async function noteUnnamed(freed: readonly FreedBlob[], { store, clock }: NotePorts): Promise<void> {
  const due = new Date((Math.floor(clock.now().getTime() / DAY_MS) + 2) * DAY_MS);
  await store.purges.free(freed, due.toISOString());
}
