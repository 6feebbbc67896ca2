/** What the contracts of the store work with: one database, open for all of them. */
import { expect } from 'vitest';
import type { Claim, Step, Target } from '../../../src/model/ports/ledger.ts';
import type { Store } from '../../../src/model/ports/store.ts';
import type { SqlPool } from '../../../src/store/database/pool.ts';
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
}

export function storeBench({ store, pool }: { readonly store: Store; readonly pool: SqlPool }): StoreBench {
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
  return { store, pool, unique, openTargets, openTarget, claimed, captured };
}
