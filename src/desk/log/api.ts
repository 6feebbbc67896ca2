/** The hash-chained log. */
import { z } from '@hono/zod-openapi';
import { AuditEvent, AuditKind } from '../../model/decisions/audit.ts';
import { LogEntry, LogKind, LogVerificationDocument } from '../../model/decisions/evidence.ts';
import { operation } from '../frame/operations.ts';
import { next, Paged } from '../frame/paging.ts';
import type { LogRule } from './rule.ts';

export const logOperations = (rule: LogRule) => [
  operation('GET /log', 'listLogEntries', 'Entries of the log, the newest first', rule.entries, {
    query: Paged.extend({ kind: LogKind.optional() }),
    gives: z.object({ entries: z.array(LogEntry.meta({ id: 'LogEntry' })), next }).meta({ id: 'LogPage' }),
  }),
  operation(
    'GET /audit',
    'listAuditEvents',
    'Sign-ins, failed sign-ins, and what was done with users, keys, passwords and hooks, the newest first',
    rule.audit,
    {
      query: Paged.extend({ kind: AuditKind.optional() }),
      gives: z.object({ events: z.array(AuditEvent.meta({ id: 'AuditEvent' })), next }).meta({ id: 'AuditPage' }),
    },
  ),
  operation(
    'POST /log/check',
    'checkLog',
    'Check the whole log and the signatures of its checkpoints, now',
    rule.check,
    { gives: LogVerificationDocument.meta({ id: 'LogVerification' }) },
  ),
];
