/**
 * Puts temporary folders into memory where there is room: tests make and remove many thousand small files, which disks
 * take a minute for. The folder ends with the run; what a killed run left is removed by the next.
 */
import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '../src/store/database/folder-lock.ts';

const MEMORY = '/dev/shm';
const NAME = 'revenant-tests-';
const ENOUGH_BYTES = 6 * 1024 ** 3;

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ENOUGH_BYTES;
  } catch {
    return false;
  }
}

/** Environment of the tests: where temporary folders are made. */
export const temporary: Record<string, string> = hasRoom() ? { TMPDIR: join(MEMORY, `${NAME}${process.pid}`) } : {};

export default function setup(): (() => void) | undefined {
  const { TMPDIR } = temporary;
  if (TMPDIR === undefined) return undefined;
  for (const name of readdirSync(MEMORY))
    if (name.startsWith(NAME) && !isAlive(Number(name.slice(NAME.length))))
      rmSync(join(MEMORY, name), { recursive: true, force: true });
  mkdirSync(TMPDIR, { recursive: true });
  return () => rmSync(TMPDIR, { recursive: true, force: true });
}
