/** Memory and processor time of processes and of all that they started, from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs';

/** Kilobytes a page of memory has on every machine that Node runs on under Linux in practice. */
const PAGE_KB = 4;
/** Likewise of the clock that processor time is counted by: 100 ticks a second. */
const MS_A_TICK = 10;

interface ProcessUse {
  readonly parent: number;
  readonly pages: number;
  /** Its own, and those of its children that have ended. */
  readonly ticks: number;
}

/** Resident megabytes of a process, and of it with everything below it. */
export interface TreeMemory {
  readonly own: number;
  readonly tree: number;
}

/** Null where there is no /proc, or the process has ended. */
export function treeMegabytes(pid: number): TreeMemory | null {
  const tree = treeOf(pid);
  const own = tree?.find((one) => one.pid === pid);
  if (tree == null || own === undefined) return null;
  return { own: megabytes(own.pages), tree: megabytes(tree.reduce((sum, { pages }) => sum + pages, 0)) };
}

/** Processor time of a process and everything below it, ended children included, in milliseconds. */
export function treeCpuMs(pid: number): number {
  return (treeOf(pid) ?? []).reduce((sum, { ticks }) => sum + ticks, 0) * MS_A_TICK;
}

/** Null where there is no /proc. */
function treeOf(pid: number): (ProcessUse & { readonly pid: number })[] | null {
  const children = new Map<number, number[]>();
  const known = new Map<number, ProcessUse>();
  try {
    for (const entry of readdirSync('/proc')) {
      if (!/^\d+$/.test(entry)) continue;
      const read = readProcess(Number(entry));
      if (read === null) continue;
      known.set(Number(entry), read);
      children.set(read.parent, [...(children.get(read.parent) ?? []), Number(entry)]);
    }
  } catch {
    return null;
  }
  const found: (ProcessUse & { readonly pid: number })[] = [];
  const open = [pid];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const use = known.get(next);
    if (use !== undefined) found.push({ ...use, pid: next });
    open.push(...(children.get(next) ?? []));
  }
  return found;
}

const megabytes = (pages: number): number => (pages * PAGE_KB) / 1024;

/** Null when it ended meanwhile. */
function readProcess(pid: number): ProcessUse | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything; the parent is the second field behind it (proc(5)).
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const ticks = fields.slice(11, 15).reduce((sum, one) => sum + one, 0);
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return { parent: fields[1] ?? 0, pages, ticks };
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
