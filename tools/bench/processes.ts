/** Runs a command and counts what it and all that it starts use: processor time, memory, seconds. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

export interface Usage {
  readonly seconds: number;
  /** Milliseconds of the processor, user and system, of all processes. */
  readonly cpuMs: number;
  /** Most megabytes at one moment, of all processes; pages that they share are counted once. */
  readonly megabytes: number;
}

export interface Ran extends Usage {
  /** Megabytes at each look, at most five a second. */
  readonly looks: readonly number[];
  readonly output: string;
}

const SAMPLE_MS = 200;
/** The kernel walks a process's pages for each look, and the process waits: a look takes at most this share of the time. */
const LOOKING = 1 / 20;
/** Of one clock tick of /proc/<pid>/stat (proc(5)): 100 a second on every Linux that Node runs on in practice. */
const TICK_MS = 10;
/** Kilobytes of output that are kept, from the end. */
const KEPT = 1_000_000;

/**
 * Throws when the command fails.
 * @param beside processes of servers that work for the command: what they use meanwhile counts too
 */
export async function runCounted(
  command: readonly [string, ...string[]],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string; readonly beside?: readonly number[] } = {},
): Promise<Ran> {
  const { env = process.env, cwd, beside = [] } = options;
  const [program, ...args] = command;
  const ofServers = (): number => beside.reduce((sum, pid) => sum + treeCpuMs(pid), 0);
  const [endedBefore, serversBefore, started] = [endedChildrenMs(), ofServers(), performance.now()];
  const child = spawn(program, args, { env, ...(cwd !== undefined && { cwd }), stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, said] = ['', ''];
  const looks: number[] = [];
  /** Of each process that a look found: what itself had used by then. */
  const seen = new Map<number, number>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output = (output + text).slice(-KEPT);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4_000);
  });
  let sampler: NodeJS.Timeout;
  function look(): void {
    const from = performance.now();
    const own = treeOf([child.pid ?? 0]);
    looks.push([...own, ...treeOf(beside)].reduce((sum, pid) => sum + megabytesOf(pid), 0));
    for (const pid of own) seen.set(pid, ownCpuMs(pid) ?? seen.get(pid) ?? 0);
    sampler = setTimeout(look, Math.max(SAMPLE_MS, (performance.now() - from) / LOOKING));
  }
  sampler = setTimeout(look, SAMPLE_MS);
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  clearTimeout(sampler);
  const seconds = (performance.now() - started) / 1000;
  const megabytes = looks.reduce((most, one) => Math.max(most, one), 0);
  if (code !== 0) throw new Error(`${command.join(' ').slice(0, 300)} ended with ${code ?? signal}: ${said || output}`);
  // What a browser used is lost to the kernel's sum when its group of processes is killed at once.
  const lookedAt = [...seen.values()].reduce((sum, ms) => sum + ms, 0);
  const cpuMs = Math.max(endedChildrenMs() - endedBefore, lookedAt) + ofServers() - serversBefore;
  return { seconds, cpuMs, megabytes, looks, output };
}

/** Of our children that have ended, and of theirs: the kernel adds the use of a child when its parent has waited for it. */
function endedChildrenMs(): number {
  const [, , children, ofChildren] = statOf('self') ?? [];
  return ((children ?? 0) + (ofChildren ?? 0)) * TICK_MS;
}

/** Of a process and all below it, those that have ended included. */
export function treeCpuMs(pid: number): number {
  return treeOf([pid]).reduce((sum, one) => sum + (statOf(one) ?? []).reduce((a, b) => a + b, 0), 0) * TICK_MS;
}

/** Fields 14 to 17: ticks of user and system, of the process and of its ended children. The name before them may hold anything. */
function statOf(pid: number | 'self'): number[] | null {
  const fields = read(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ');
  return fields?.slice(11, 15).map(Number) ?? null;
}

function ownCpuMs(pid: number): number | undefined {
  const [user, system] = statOf(pid) ?? [];
  return user === undefined || system === undefined ? undefined : (user + system) * TICK_MS;
}

/** Proportional set size: a page that n processes share counts 1/n in each. */
function megabytesOf(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0) / 1024;
}

function treeOf(roots: readonly number[]): number[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const parent = Number(read(`/proc/${entry}/stat`)?.split(') ').at(-1)?.split(' ')[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const all = [...roots];
  // The list grows while it is walked.
  for (const pid of all) all.push(...(children.get(pid) ?? []));
  return all;
}

/** Undefined where the process has ended meanwhile. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}
