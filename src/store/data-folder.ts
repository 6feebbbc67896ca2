/** The data folder of the embedded default: made when it is not there, held by one process at a time. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConfigError, messageOf } from '../errors.ts';
import { openEmbedded } from './embedded.ts';
import { seedDumpPath } from './seed-dump.ts';

/** Throws ConfigError in one line when it cannot be made, or another process holds it. */
export async function openDataFolder(data: string): ReturnType<typeof openEmbedded> {
  const folder = resolve(data);
  try {
    makeFolder(folder);
  } catch (error) {
    throw new ConfigError(`cannot use the data folder ${folder}: ${messageOf(error)}; choose another with --data`);
  }
  return openEmbedded(folder, { seedDump: seedDumpPath() });
}

/** Part by part: Node's recursive mkdir never ends where the system answers "no such file" to a mkdir, as in /proc. */
function makeFolder(folder: string): void {
  const missing: string[] = [];
  let part = folder;
  for (; !existsSync(part); part = dirname(part)) missing.unshift(part);
  if (!statSync(part).isDirectory()) throw new Error(`${part} is a file, no folder`);
  for (const one of missing) {
    try {
      mkdirSync(one);
    } catch (error) {
      // Another process may have made it meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
