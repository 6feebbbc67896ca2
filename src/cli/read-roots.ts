import { readFile } from 'node:fs/promises';
import { messageOf, UsageError } from '../errors.ts';

/** Throws UsageError: for the catch of a read. */
export const cannotRead =
  (path: string) =>
  (error: unknown): never => {
    throw new UsageError(`cannot read ${path}: ${messageOf(error)}`);
  };

/**
 * The certificates in these PEM files, each in PEM. Throws UsageError for a file that cannot be
 * read or holds none.
 */
export async function readRoots(paths: readonly string[] = []): Promise<string[]> {
  const roots: string[] = [];
  for (const path of paths) {
    const pem = await readFile(path, 'utf8').catch(cannotRead(path));
    const found = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
    // Without roots every time stamp would be accepted.
    if (found === null) throw new UsageError(`${path} holds no certificate in PEM`);
    roots.push(...found);
  }
  return roots;
}
