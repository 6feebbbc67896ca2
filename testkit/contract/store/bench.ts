/** What the contracts of the store work with: one database, open for all of them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Claim, Step, Target } from '../../../src/model/ports/ledger.ts';
import type { Store } from '../../../src/model/ports/store.ts';
import type { SqlClient, SqlPool } from '../../../src/store/database/pool.ts';
import { OPTIONS, seedOf, visitOf } from '../../store/facts.ts';

export const LEASE = 60_000;
let lanes = 0;

/** A lane that somebody holds. */
export async function heldLane({ lanes: book }: Store, leaseMs = LEASE): Promise<string> {
  const key = `visit address 192.0.2.${++lanes}`;
  expect((await book.take([{ key, restMs: 0, deferredMs: null }], leaseMs)).ok).toBe(true);
  return key;
}

export interface StoreBench {
  readonly store: Store;
  readonly pool: SqlPool;
  /** A name that no other test has. */
  unique(): string;
  openTargets(count: number): Promise<Target[]>;
  openTarget(): Promise<Target>;
  claimed(target: Target, step: Step, alone?: boolean, leaseMs?: number): Promise<Claim>;
  /** Stores a visit of the target, and gives its id. */
  captured(target: Target, visit?: string): Promise<string>;
  /** Waits until each of `work` has ended or waits for what the transaction of `holder` has locked. */
  untilLocked(holder: SqlClient, ...work: readonly Promise<unknown>[]): Promise<void>;
}

export interface OpenedStore {
  readonly store: Store;
  readonly pool: SqlPool;
  /** Statements of several connections run at once. */
  readonly isServer: boolean;
}

export function storeBench({ store, pool, isServer }: OpenedStore): StoreBench {
  let names = 0;
  const unique = (): string => `n${++names}`;
  async function openTargets(count: number): Promise<Target[]> {
    const seeds = Array.from({ length: count }, (_, i) => seedOf(`https://s${i}.example/`));
    const { run } = await store.ledger.openRun(unique(), OPTIONS, seeds, false);
    return store.ledger.waiting(run.id);
  }
  async function openTarget(): Promise<Target> {
    const [target] = await openTargets(1);
    if (target === undefined) throw new Error('no target');
    return target;
  }
  async function claimed(target: Target, step: Step, alone = false, leaseMs = LEASE): Promise<Claim> {
    const claim = await store.ledger.claim(target.id, step, 'worker-1', alone, leaseMs);
    if (claim === null) throw new Error('not claimed');
    return claim;
  }
  async function captured(target: Target, visit = unique()): Promise<string> {
    const claim = await claimed(target, 'capture');
    expect(await store.ledger.saveVisit(claim, visitOf(visit, { run: target.run }), true)).toBe(true);
    return visit;
  }
  async function untilLocked(holder: SqlClient, ...work: readonly Promise<unknown>[]): Promise<void> {
    let ended = 0;
    for (const one of work) void Promise.allSettled([one]).then(() => ended++);
    // Transactions of an embedded database wait outside of it, in the order in which they came.
    if (!isServer) {
      await sleep(100);
      return;
    }
    const waiting = 'select from pg_locks where not granted';
    await expect
      .poll(async () => ended + (await holder.query(waiting)).rows.length, { timeout: 60_000 })
      .toBeGreaterThanOrEqual(work.length);
  }
  return { store, pool, unique, openTargets, openTarget, claimed, captured, untilLocked };
}
