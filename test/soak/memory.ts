/** Resident memory of processes and of all that they started, from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** Kilobytes a page of memory has on every machine that Node runs on under Linux in practice. */
const PAGE_KB = 4;

/** Resident megabytes of a process, and of it with everything below it. */
export interface TreeMemory {
  readonly own: number;
  readonly tree: number;
}

/** Null where there is no /proc, or the process has ended. */
export function treeMegabytes(pid: number): TreeMemory | null {
  const children = new Map<number, number[]>();
  const pages = new Map<number, number>();
  try {
    for (const entry of readdirSync('/proc')) {
      if (!/^\d+$/.test(entry)) continue;
      const read = readProcess(Number(entry));
      if (read === null) continue;
      pages.set(Number(entry), read.pages);
      children.set(read.parent, [...(children.get(read.parent) ?? []), Number(entry)]);
    }
  } catch {
    return null;
  }
  if (!pages.has(pid)) return null;
  let sum = 0;
  const open = [pid];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    sum += pages.get(next) ?? 0;
    open.push(...(children.get(next) ?? []));
  }
  return { own: megabytes(pages.get(pid) ?? 0), tree: megabytes(sum) };
}

const megabytes = (pages: number): number => (pages * PAGE_KB) / 1024;

/** Null when it ended meanwhile. */
function readProcess(pid: number): { parent: number; pages: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything; the parent is the second field behind it (proc(5)).
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    return { parent, pages: Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) };
  } catch {
    return null;
  }
}

/** Slope of the least-squares line through (x, y), in y for each x; 0 for fewer than two points. */
export function slopeOf(points: readonly (readonly [number, number])[]): number {
  const n = points.length;
  if (n < 2) return 0;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / n;
  const over = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const under = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return under === 0 ? 0 : over / under;
}
