import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ConfigError, messageOf } from '../errors.ts';

/**
 * The text of a file of keys; where there is none, `make` writes one that only its owner may read. Throws ConfigError when
 * it cannot be read, written, or others may read it.
 */
export async function openKeyFile(path: string, make: () => string): Promise<string> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(make());
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new ConfigError(`cannot write the signing key ${path}: ${messageOf(error)}; name a file with REVENANT_SIGNING_KEY`);
  }
  const file = await open(path, 'r').catch((error: unknown) => {
    throw new ConfigError(`cannot read the signing key ${path}: ${messageOf(error)}`);
  });
  try {
    const { mode } = await file.stat();
    if (process.platform !== 'win32' && (mode & 0o077) !== 0)
      throw new ConfigError(`others may read the signing key ${path}: chmod 600 it, and make a new one if somebody did`);
    return await readFile(file, 'utf8');
  } finally {
    await file.close();
  }
}
