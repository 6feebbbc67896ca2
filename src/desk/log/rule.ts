/** The log: everybody reads it, an analyst checks it, an admin sees people's actions. */
import { z } from 'zod';
import type { AuditKind } from '../../model/decisions/audit.ts';
import type { LogEntry } from '../../model/decisions/evidence.ts';
import { type Paged, readPage } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { admin, analyst, reader } from '../frame/rule.ts';

export type LogRule = ReturnType<typeof logRule>;

export function logRule({ services: { store }, logChecks }: DeskParts) {
  return {
    entries: reader(async ({ kind, ...asked }: Paged & { readonly kind?: LogEntry['kind'] | undefined }) => {
      const read = (before: number | undefined, limit: number) => store.log.latest({ kind, before, limit });
      const { shown, next } = await readPage(asked, z.int().positive(), read, ({ seq }) => seq);
      return { entries: shown, next };
    }),
    audit: admin(async ({ kind, ...asked }: Paged & { readonly kind?: AuditKind | undefined }) => {
      const read = (before: string | undefined, limit: number) => store.audit.list({ kind, before, limit });
      const { shown, next } = await readPage(asked, z.string().max(64), read, ({ id }) => id);
      return { events: shown, next };
    }),
    check: analyst(async () => (await logChecks.run()).result),
  };
}
