import { UNKNOWN_TIME } from '../model/words.ts';
import type { ArchivedRecord } from './archived.ts';
import { instantOf } from './web-address.ts';

/**
 * A record of a HAR, an MHTML file or a saved page, dated by `captured` (the file's statement),
 * else by `at` (the user's). The dates of the file and of the import are no time of capture. A body
 * of more than `most` bytes is cut.
 */
export function datedRecord(
  record: Pick<ArchivedRecord, 'role' | 'url' | 'headers' | 'body' | 'marks'> &
    Partial<Pick<ArchivedRecord, 'status' | 'address'>>,
  captured: string | null,
  at?: string,
  most = Number.POSITIVE_INFINITY,
): ArchivedRecord {
  const time = captured ?? instantOf(at);
  const marks = record.body.byteLength > most ? [...record.marks, 'truncated'] : record.marks;
  return {
    status: 200,
    ...record,
    pageRole: null,
    finalUrl: record.url,
    redirects: [],
    // Addresses change owners: without its time an address proves nothing.
    address: time === null ? null : (record.address ?? null),
    capturedAt: time ?? UNKNOWN_TIME,
    body: record.body.subarray(0, most),
    marks: time === null ? [...marks, 'time:unknown'] : marks,
  };
}
