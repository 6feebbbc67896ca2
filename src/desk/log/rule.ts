/**
 * The log: everybody reads it, an analyst checks and exports it, an admin sees people's actions.
 */
import { z } from 'zod';
import type { AuditKind } from '../../model/decisions/audit.ts';
import { mayDo } from '../../model/decisions/token.ts';
import type { LogFilter } from '../../model/ports/evidence.ts';
import { inTurns } from '../frame/fair-turns.ts';
import { type DeskFile, inPieces } from '../frame/files.ts';
import { type Paged, readPage } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { type Asking, admin, analyst, reader } from '../frame/rule.ts';
import { LOG_FILES, type LogFormat, logFile } from './export.ts';

export type LogAsked = Omit<LogFilter, 'people'>;

export type LogRule = ReturnType<typeof logRule>;

export function logRule({ services: { store, log }, logChecks, heavy }: DeskParts) {
  /** Only admins find sign-ins and what admins did by a name. */
  const seenBy = (asked: LogAsked, { who }: Asking): LogFilter => ({ ...asked, people: mayDo(who.role, 'admin') });
  return {
    entries: reader(async ({ limit: most, cursor, ...asked }: Paged & LogAsked, asking) => {
      const filter = seenBy(asked, asking);
      const read = (before: number | undefined, limit: number) => store.log.latest({ ...filter, before, limit });
      const { shown, next } = await readPage({ limit: most, cursor }, z.int().positive(), read, ({ seq }) => seq);
      return { entries: shown, next };
    }),
    export: analyst(async ({ format, ...asked }: LogAsked & { readonly format: LogFormat }, asking) => {
      const filter = seenBy(asked, asking);
      const pieces = await inTurns(heavy, asking.who.user, logFile(filter, format, store));
      return inPieces(`log.${format}`, LOG_FILES[format], pieces, log) satisfies DeskFile;
    }),
    audit: admin(async ({ kind, ...asked }: Paged & { readonly kind?: AuditKind | undefined }) => {
      const read = (before: string | undefined, limit: number) => store.audit.list({ kind, before, limit });
      const { shown, next } = await readPage(asked, z.string().max(64), read, ({ id }) => id);
      return { events: shown, next };
    }),
    check: analyst(async () => (await logChecks.run()).result),
  };
}
