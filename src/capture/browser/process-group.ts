import { readdirSync, readFileSync } from 'node:fs';

/** The processes of one Chromium. Linux only, where /proc shows them; elsewhere there is none to be found. */
export interface ProcessGroup {
  readonly id: number;
  /** Its profile folder, as its command line names it. */
  readonly profile: string | null;
}

/** The group of the process whose command line carries a mark of ours; null when none does. */
export function findGroup(mark: string): ProcessGroup | null {
  for (const pid of processes()) {
    const parts = read(`/proc/${pid}/cmdline`).split('\0');
    if (!parts.includes(mark)) continue;
    const id = groupOf(pid);
    const folder = parts.find((part) => part.startsWith('--user-data-dir='));
    // Our own group would be the end of us.
    if (id !== null && id > 1 && id !== groupOf('self')) {
      return { id, profile: folder?.slice(folder.indexOf('=') + 1) ?? null };
    }
  }
  return null;
}

/**
 * A scale for a group: each call tells the bytes that are its own, code and mapped files left out (those are shared); 0 once
 * it is gone. Looking at every process of a busy machine takes tens of milliseconds, so strangers are looked at once.
 */
export function scaleFor(group: ProcessGroup): () => number {
  const strangers = new Set<string>();
  return () => {
    let kilobytes = 0;
    for (const pid of processes()) {
      if (strangers.has(pid)) continue;
      if (groupOf(pid) !== group.id) strangers.add(pid);
      else kilobytes += ownMemory(pid);
    }
    return kilobytes * 1024;
  };
}

function ownMemory(pid: string): number {
  const parts = read(`/proc/${pid}/status`).matchAll(/^Rss(?:Anon|Shmem):\s+(\d+)/gm);
  return [...parts].reduce((sum, [, kilobytes = '0']) => sum + Number(kilobytes), 0);
}

/** SIGKILL to every process of the group: the one end that a hung browser cannot put off. */
export function killGroup(group: ProcessGroup): void {
  try {
    process.kill(-group.id, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

function processes(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** The fifth field of stat (proc_pid_stat(5)); the second, the name, may itself hold spaces and brackets. */
function groupOf(pid: string): number | null {
  const stat = read(`/proc/${pid}/stat`);
  const group = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
  return Number.isInteger(group) ? group : null;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    // It ended meanwhile.
    return '';
  }
}
