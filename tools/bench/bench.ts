/** What a bench is, what a row of the table says, and how a row is judged. */
import type { BenchRow } from '../../src/model/bench.ts';
import type { Peers } from './peers.ts';

/** tiny: for tests; quick: minutes; usual: what the table shows; full: hours, with the largest stores. */
export type Size = 'tiny' | 'quick' | 'usual' | 'full';

export interface Context {
  readonly size: Size;
  /** How often each contestant runs; medians are shown. */
  readonly repeats: number;
  readonly peers: Peers;
  /** A folder of saved real pages; null: generated ones. */
  readonly corpus: string | null;
  /** Folder for profiles of our own crawls (.cpuprofile); null: none are taken. */
  readonly profile: string | null;
  /** Another checkout of this project, whose fingerprint the second peer makes; null: ours. */
  readonly handler: string | null;
  readonly note: (line: string) => void;
}

export interface Bench {
  readonly name: string;
  /** One sentence for the help. */
  readonly about: string;
  run(context: Context): Promise<Row[]>;
}

/** A figure, before it is judged. */
export interface Row {
  readonly what: string;
  readonly unit: string;
  /** Null: the part does not exist, or could not be measured; `note` says which. */
  readonly ours: number | null;
  readonly peer?: { readonly name: string; readonly value: number | null } | undefined;
  readonly target?: Target | undefined;
  readonly note?: string | undefined;
}

/** From performance.md, section 8: the ratio to the peer, or our figure itself, must be at least or at most so much. */
export interface Target {
  readonly of: 'ratio' | 'ours';
  readonly better: 'more' | 'less';
  readonly must: number;
  readonly goal: number;
}

/** One of four sizes of a piece of work. */
export function sized<Value>(size: Size, choice: Readonly<Record<Size, Value>>): Value {
  return choice[size];
}

/** Adds the ratio and the verdict. */
export function judge(bench: string, row: Row): BenchRow {
  const { what, unit, ours, peer, target, note } = row;
  const theirs = peer?.value ?? null;
  const ratio = ours === null || theirs === null || theirs === 0 ? null : ours / theirs;
  const judged = target?.of === 'ours' ? ours : ratio;
  return {
    bench,
    what,
    unit,
    ours,
    peer: peer === undefined ? null : { name: peer.name, value: theirs },
    ratio,
    target: target ?? null,
    met: target === undefined ? null : judged === null ? 'not measured' : verdict(judged, target),
    note: note ?? null,
  };
}

function verdict(value: number, { better, must, goal }: Target): 'goal' | 'must' | 'missed' {
  const reaches = (limit: number): boolean => (better === 'more' ? value >= limit : value <= limit);
  return reaches(goal) ? 'goal' : reaches(must) ? 'must' : 'missed';
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

/** The smallest value that a share of all values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Runs all contestants in turn, `repeats` times, so that a busy minute of the machine hits all of them. */
export async function interleaved<Name extends string, Result>(
  repeats: number,
  contestants: Readonly<Record<Name, () => Promise<Result>>>,
): Promise<Record<Name, Result[]>> {
  const names = Object.keys(contestants) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, [] as Result[]])) as Record<Name, Result[]>;
  for (let round = 0; round < repeats; round++)
    // Each round begins with another one.
    for (let i = 0; i < names.length; i++) {
      const name = names[(round + i) % names.length] as Name;
      results[name].push(await contestants[name]());
    }
  return results;
}
