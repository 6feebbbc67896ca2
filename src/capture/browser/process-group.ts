/** The processes of one Chromium and their folders: found, weighed, ended. Linux only (/proc). */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { orElse } from '../../errors.ts';

export interface ProcessGroup {
  readonly id: number;
  /** Its profile folder, as its command line names it. */
  readonly profile: string | null;
}

const PREFIX = 'revenant-browser-';
const OWNER = 'owner.json';

/** The group of the process whose command line carries our mark; null when none does. */
export function findGroup(mark: string): ProcessGroup | null {
  for (const pid of processes()) {
    const parts = read(`/proc/${pid}/cmdline`).split('\0');
    if (!parts.includes(mark)) continue;
    const id = groupOf(pid);
    const folder = parts.find((part) => part.startsWith('--user-data-dir='));
    // Killing our own group would end this process.
    if (id !== null && id > 1 && id !== groupOf('self'))
      return { id, profile: folder?.slice(folder.indexOf('=') + 1) ?? null };
  }
  return null;
}

/**
 * Each call returns the bytes that only this group uses, 0 once it is gone. Others are looked at
 * once: it is slow.
 */
export function memoryMeter(group: ProcessGroup): () => number {
  const others = new Set<string>();
  return () => {
    let kilobytes = 0;
    for (const pid of processes()) {
      if (others.has(pid)) continue;
      if (groupOf(pid) !== group.id) others.add(pid);
      else
        for (const [, own] of read(`/proc/${pid}/status`).matchAll(/^Rss(?:Anon|Shmem):\s+(\d+)/gm))
          kilobytes += Number(own);
    }
    return kilobytes * 1024;
  };
}

/**
 * Bytes of a path. Chromium keeps a socket in the folder
 * (`org.chromium.Chromium.XXXXXX/SingletonSocket`), and the system refuses a longer path for a
 * socket: unix(7).
 */
const LONGEST = 38;

/** Where browsers keep their folders: as the system says, unless that is too long. */
const temporary = (): string => (Buffer.byteLength(tmpdir()) > LONGEST ? '/tmp' : tmpdir());

export const makeBrowserFolder = (): string => mkdtempSync(join(temporary(), PREFIX));

/**
 * A shell waits for the end of a pipe that only we hold. The pipe ends even when we are killed;
 * Chromium itself may hang.
 */
export function startGuardian(group: ProcessGroup, folder: string) {
  const folders = [folder, ...(group.profile === null ? [] : [group.profile])];
  writeFileSync(join(folder, OWNER), JSON.stringify({ pid: process.pid, space: pidNamespace(), folders }));
  const script = 'read -r _; kill -KILL "-$1"; shift; rm -rf -- "$@"';
  const child = spawn('/bin/sh', ['-c', script, 'revenant-guardian', String(group.id), ...folders], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    env: {},
  });
  child.on('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  child.unref();
  (child.stdin as unknown as { unref(): void } | null)?.unref();
  return {
    /** Kills the browser. Its folders are removed at the latest when this process dies. */
    end(): void {
      // It may be gone already.
      orElse(() => process.kill(-group.id, 'SIGKILL'), false);
      child.stdin?.end();
    },
  };
}

/** Removes the folders of browsers whose owner and guardian are gone. */
export function sweepBrowserFolders(): void {
  const all = temporary();
  for (const name of readdirSync(all).filter((one) => one.startsWith(PREFIX))) {
    try {
      const owner = JSON.parse(readFileSync(join(all, name, OWNER), 'utf8')) as {
        readonly pid: number;
        readonly space: string;
        readonly folders: readonly string[];
      };
      // Process numbers mean nothing in another container.
      if (owner.space !== pidNamespace() || isAlive(owner.pid)) continue;
      for (const one of owner.folders) rmSync(one, { recursive: true, force: true });
    } catch {
      // Just being made, or another program's.
    }
  }
}

const processes = (): string[] => orElse(() => readdirSync('/proc'), []).filter((name) => /^\d+$/.test(name));

/**
 * The fifth field of stat (proc_pid_stat(5)); the second, the name, may itself hold spaces and
 * brackets.
 */
function groupOf(pid: string): number | null {
  const stat = read(`/proc/${pid}/stat`);
  const group = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
  return Number.isInteger(group) ? group : null;
}

/** Empty once the process has ended. */
const read = (path: string): string => orElse(() => readFileSync(path, 'latin1'), '');

const pidNamespace = (): string => orElse(() => readlinkSync('/proc/self/ns/pid'), '');

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
