/** Settings of V8 for how a process runs: for long, or for one short command. */
import { setFlagsFromString } from 'node:v8';

/**
 * V8 collects when the heap has grown by so many percent. Its own rule lets it grow to four times
 * what is in use, and the further the slower the machine: hundreds of megabytes while a run is
 * screened.
 */
const GROWTH = '--heap-growing-percent=50';

/**
 * V8's compilers in Node 20 shall optimise what has run seven (the embedded database) and three
 * times (our code) as long as by default. Newer Nodes wait longer by themselves.
 */
const BUDGETS = ['--wasm-tiering-budget=13000000', '--interrupt-budget=200000'];

/** Short commands end before optimised WebAssembly pays off: V8 would spend half of them on it. */
const NEVER = '--wasm-tiering-budget=1000000000';

export function runLong(): void {
  const budgets = process.version.startsWith('v20.') ? BUDGETS : [];
  for (const flag of [GROWTH, ...budgets]) setFlagsFromString(flag);
}

export function runBriefly(): void {
  setFlagsFromString(NEVER);
}
