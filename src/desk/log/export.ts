/** Entries of the log → a file, in pieces: it may have millions. */
import { z } from 'zod';
import { AuditKind, auditText } from '../../model/decisions/audit.ts';
import type { LogFilter } from '../../model/ports/evidence.ts';
import { oneLine } from '../../model/text/clean-text.ts';
import { csvLine } from '../../report/csv.ts';
import type { Services } from '../../services.ts';

export const LogFormat = z.enum(['csv', 'jsonl']);
export type LogFormat = z.infer<typeof LogFormat>;
export const LOG_FILES: Readonly<Record<LogFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson',
};

const ENTRIES_AT_A_TIME = 1_000;
const COLUMNS = ['number', 'at', 'kind', 'by', 'subject', 'digest', 'previous', 'hash', 'what'];

/** The newest first. @param filter.people true: with what people did, in words or as its event */
export async function* logFile(
  filter: LogFilter,
  format: LogFormat,
  { log, audit }: Pick<Services['store'], 'log' | 'audit'>,
): AsyncGenerator<Buffer> {
  if (format === 'csv') yield Buffer.from(csvLine(COLUMNS));
  const isOfPeople = (kind: string): boolean => AuditKind.safeParse(kind).success;
  for (let before: number | undefined; ; ) {
    const entries = await log.latest({ ...filter, before, limit: ENTRIES_AT_A_TIME });
    const writers = await log.writers(entries);
    const ofPeople = filter.people === true ? entries.filter(({ kind }) => isOfPeople(kind)) : [];
    const events = new Map((await audit.of(ofPeople.map(({ subject }) => subject))).map((one) => [one.id, one]));
    const lines = entries.map((entry) => {
      const { seq, at, kind, subject, digest, previous, hash } = entry;
      const event = events.get(subject) ?? null;
      const by = isOfPeople(kind) && event === null ? null : (writers.get(seq) ?? null);
      return format === 'csv'
        ? csvLine([seq, at, kind, by, subject, digest, previous, hash, event && auditText(event)])
        : `${oneLine(JSON.stringify({ ...entry, by, event }))}\n`;
    });
    if (lines.length > 0) yield Buffer.from(lines.join(''));
    before = entries.at(-1)?.seq;
    if (entries.length < ENTRIES_AT_A_TIME) return;
  }
}
