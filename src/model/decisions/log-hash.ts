/** The hash chain of the log: each hash covers its entry and the hash before it. */
import { sha256 } from '../digest.ts';
import type { LogEntry } from './evidence.ts';

/** `previous` of the first entry. */
export const NOTHING_BEFORE = '0'.repeat(64);

/**
 * No field holds a line feed, so different entries never hash alike; the first line separates the
 * domain.
 */
export function hashOfEntry({ seq, at, kind, subject, digest, previous }: Omit<LogEntry, 'hash' | 'schema'>): string {
  return sha256(['revenant.log-entry/1', seq, at, kind, subject, digest, previous].join('\n'));
}
