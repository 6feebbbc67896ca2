/** The chain of the log: each entry's hash covers the entry and the hash before it. */
import { createHash } from 'node:crypto';
import type { LogEntry } from './evidence.ts';

/** What stands before the first entry. */
export const NOTHING_BEFORE = '0'.repeat(64);

/** No field holds a line feed, so no two entries run together. The leading words keep these hashes apart from all others. */
export function hashOfEntry({ seq, at, kind, subject, digest, previous }: Omit<LogEntry, 'hash' | 'schema'>): string {
  const text = ['revenant.log-entry/1', seq, at, kind, subject, digest, previous].join('\n');
  return createHash('sha256').update(text).digest('hex');
}
