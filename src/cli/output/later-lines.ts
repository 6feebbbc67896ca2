import type { DeferredTarget } from '../../model/ports/ledger.ts';
import { count } from './lines.ts';

const NAMED = 5;

/** Said when a run has nothing else to do than to wait. `held`: at least one, the next one first. */
export function heldLine(held: readonly DeferredTarget[]): string {
  const named = held.slice(0, NAMED).map(({ target, reason }) => (reason === null ? target : `${target} (${reason})`));
  if (held.length > NAMED) named.push(`${held.length - NAMED} more`);
  return `waiting until ${held[0]?.at.slice(11, 19)} UTC to try again ${count(held.length, 'target')}: ${named.join(', ')}; Ctrl-C stops, and the same command goes on`;
}

/** Said at the end of a run: who takes up again what it went on without. Null: there is none. */
export function laterLine(later: readonly DeferredTarget[]): string | null {
  const next = later.find(({ held }) => !held);
  if (next === undefined) return null;
  const n = later.filter(({ held }) => !held).length;
  return `${count(n, 'target')} to be tried again from ${next.at.slice(0, 16).replace('T', ' ')} UTC on: by revenant worker, or beside any later crawl`;
}
