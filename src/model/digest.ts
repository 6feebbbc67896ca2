import { createHash, hash as hashAtOnce } from 'node:crypto';

/**
 * Lower-case hex SHA-256 of the parts, separated by NUL so that different lists never hash alike.
 */
export function sha256(...parts: (string | Uint8Array)[]): string {
  const texts = parts.filter((part) => typeof part === 'string');
  // One call is three times as fast for short texts.
  if (texts.length === parts.length) return hashAtOnce('sha256', texts.join('\0'), 'hex');
  const hash = createHash('sha256');
  for (const [index, part] of parts.entries()) {
    if (index > 0) hash.update('\0');
    hash.update(part);
  }
  return hash.digest('hex');
}
