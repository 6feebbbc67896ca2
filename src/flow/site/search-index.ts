/** Keeps the index of search whole: what was added since, and what older programs stored. */
import { messageOf } from '../../errors.ts';
import type { Ports } from '../ports.ts';
import { storedSite } from './inspect.ts';
import { subjectOf } from './search-subjects.ts';

type IndexPorts = Pick<Ports, 'store' | 'blobs' | 'reader' | 'log'>;

/** Facts that are read in one transaction. */
const FACTS_AT_A_TIME = 100;
const VISITS_AT_A_TIME = 20;

/** One round of upkeep: what is new, then what older programs stored. */
export async function keepIndex(ports: IndexPorts, signal: AbortSignal, forMs: number): Promise<void> {
  if (await readSubjects(ports, forMs)) await readVisits(ports, signal, forMs);
}

/** Reads new sites, entities, findings, cases and notes. True: all are read. */
export async function readSubjects({ store }: Pick<Ports, 'store'>, forMs: number): Promise<boolean> {
  const end = performance.now() + forMs;
  while ((await store.search.read(subjectOf, FACTS_AT_A_TIME)) > 0) if (performance.now() > end) return false;
  return true;
}

/**
 * Reads the pages of visits that were stored without their texts, some at a time, from their
 * captures. A visit that cannot be read is left out. Returns how many were read.
 */
export async function readVisits(ports: IndexPorts, signal: AbortSignal, forMs: number): Promise<number> {
  const { store, log } = ports;
  const end = performance.now() + forMs;
  for (let read = 0; ; ) {
    const { visits } = await store.search.unread(VISITS_AT_A_TIME);
    for (const visit of visits) {
      if (signal.aborted || performance.now() > end) return read;
      const texts = await textsOf(visit, ports).catch((error: unknown) => messageOf(error));
      if (typeof texts === 'string') log.warn({ visit, error: texts }, 'the pages of a visit cannot be searched');
      await store.search.putPages(visit, typeof texts === 'string' ? [] : texts);
      read += 1;
    }
    if (visits.length === 0) return read;
  }
}

async function textsOf(id: string, { store, blobs, reader }: IndexPorts) {
  const stored = await store.ledger.visit(id);
  if (stored === null) return [];
  const read = await reader.texts(await storedSite(stored.visit, blobs));
  return read.ok ? read.value : `${read.code}: ${read.detail}`;
}
