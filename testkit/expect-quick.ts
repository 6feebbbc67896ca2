import { expect } from 'vitest';

/** What `fixedWork` takes of the processor, in milliseconds, where the bounds of these tests were set. */
const NOMINAL_MS = 9;
const ATTEMPTS = 5;

/** Work like that of the readers under test: strings built, searched by patterns and kept in a map. */
function fixedWork(): number {
  const seen = new Map<string, number>();
  for (let i = 0; i < 40_000; i++) {
    const word = `word-${i % 1_009}@example.com`;
    if (/^([a-z]+)-(\d+)@/.test(word)) seen.set(word.toLowerCase(), (seen.get(word) ?? 0) + 1);
  }
  return seen.size;
}

function spentSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

function processorMs(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  return spentSince(start);
}

/** How many times slower this machine is now than the one on which bounds were set: 1 or more. */
export function slowness(): number {
  return Math.max(1, processorMs(fixedWork) / NOMINAL_MS);
}

/** Only who seems slow has the machine measured too. */
const onTheUsualMachine = (took: number, mostMs: number): number => (took < mostMs ? took : took / slowness());

/**
 * Expects that work takes less than `mostMs` milliseconds of the processor: not of the clock, and at best of five attempts, each
 * measured against the same fixed work beside it, so that no slow or busy machine fails a test about complexity.
 */
export function expectQuick(work: () => unknown, mostMs: number, of?: string): void {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && least >= mostMs; attempt++)
    least = Math.min(least, onTheUsualMachine(processorMs(work), mostMs));
  expect(least, of).toBeLessThan(mostMs);
}

/** The same of work that waits. Gives what it gave last. */
export async function expectSoon<T>(work: () => Promise<T>, mostMs: number, of?: string): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const start = process.cpuUsage();
    const said = await work();
    const ms = onTheUsualMachine(spentSince(start), mostMs);
    if (attempt === ATTEMPTS) expect(ms, of).toBeLessThan(mostMs);
    if (ms < mostMs) return said;
  }
}
