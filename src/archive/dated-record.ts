import { UNKNOWN_TIME } from '../model/words.ts';
import type { ArchivedRecord } from './archived.ts';
import { instantOf } from './web-address.ts';

/**
 * Makes a record of what a file holds: the one place where the readers of HAR, MHTML and saved pages do, and so the place
 * for what is to be done to every page of theirs (a replay system's rewriting undone). `taken`: what the file says of
 * when. Where it says nothing the user's word (`at`) counts; without that the time is unknown, and the
 * mark says so: neither the file's own date nor the import's tells when the page was taken.
 */
export function datedRecord(
  record: Pick<ArchivedRecord, 'role' | 'url' | 'status' | 'headers' | 'address' | 'body' | 'marks'>,
  taken: string | null,
  at: string | undefined,
): ArchivedRecord {
  const time = taken ?? instantOf(at);
  return {
    ...record,
    pageRole: null,
    finalUrl: record.url,
    redirects: [],
    // An address is a customer's for a while: without the time it says nothing.
    address: time === null ? null : record.address,
    capturedAt: time ?? UNKNOWN_TIME,
    marks: time === null ? [...record.marks, 'time:unknown'] : record.marks,
  };
}
