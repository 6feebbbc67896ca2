import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killGroup, type ProcessGroup } from './process-group.ts';

const PREFIX = 'revenant-browser-';
const OWNER = 'owner.json';

/** A folder for all that one browser writes, beside its profile. */
export function makeBrowserFolder(): string {
  return mkdtempSync(join(tmpdir(), PREFIX));
}

/** Kills a browser and removes its folders, at the latest when this process dies, in whatever way. */
export interface Guardian {
  end(): void;
}

/**
 * A shell that waits for the end of a pipe which only we hold: it comes when we close it, and when we are killed. It then
 * ends the browser's group and removes what it wrote. Chromium itself also ends when its pipe does, unless it hangs.
 */
export function startGuardian(group: ProcessGroup, folder: string): Guardian {
  const folders = [folder, ...(group.profile === null ? [] : [group.profile])];
  writeFileSync(join(folder, OWNER), JSON.stringify({ pid: process.pid, space: space(), folders }));
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
    end() {
      killGroup(group);
      child.stdin?.end();
    },
  };
}

/** Removes the folders of browsers whose owner is gone and whose guardian went with it. */
export function sweepBrowserFolders(): void {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    try {
      const owner = JSON.parse(readFileSync(join(folder, OWNER), 'utf8')) as Owner;
      // Process numbers mean nothing in another container.
      if (owner.space !== space() || isAlive(owner.pid)) continue;
      for (const one of owner.folders) rmSync(one, { recursive: true, force: true });
    } catch {
      // Just being made, or somebody else's.
    }
  }
}

interface Owner {
  readonly pid: number;
  readonly space: string;
  readonly folders: readonly string[];
}

function space(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
