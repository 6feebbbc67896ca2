import { createHash } from 'node:crypto';

/** Lower-case hex SHA-256 of the parts, separated by NUL so that different lists never hash alike. */
export function sha256(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const [index, part] of parts.entries()) {
    if (index > 0) hash.update('\0');
    hash.update(part);
  }
  return hash.digest('hex');
}
