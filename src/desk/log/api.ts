/** The hash-chained log. */
import { z } from '@hono/zod-openapi';
import { AuditEvent, AuditKind } from '../../model/decisions/audit.ts';
import { LogEntry, LogKind, LogVerificationDocument } from '../../model/decisions/evidence.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import { Moment } from '../frame/fields.ts';
import { operation } from '../frame/operations.ts';
import { next, Paged } from '../frame/paging.ts';
import { LogFormat } from './export.ts';
import type { LogRule } from './rule.ts';

/** Absent: all of them. */
const Filter = z.object({
  kind: LogKind.optional(),
  by: written(LENGTHS.person).min(1).optional().describe('name of the writer; entries without one are left out'),
  site: written(LENGTHS.id).min(1).optional().describe('about its visits, findings, holds and comments'),
  from: Moment.optional(),
  until: Moment.optional().describe('written before then'),
});

export const logOperations = (rule: LogRule) => [
  operation('GET /log', 'listLogEntries', 'Entries of the log, the newest first', rule.entries, {
    query: Paged.extend(Filter.shape),
    gives: z.object({ entries: z.array(LogEntry.meta({ id: 'LogEntry' })), next }).meta({ id: 'LogPage' }),
  }),
  operation(
    'GET /log/export',
    'exportLog',
    'Entries of the log with their writers, the newest first, as CSV or JSON Lines; for an admin with what people did',
    rule.export,
    {
      query: Filter.extend({ format: LogFormat.default('jsonl') }),
      file: 'application/octet-stream',
      also: [429, 503],
    },
  ),
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
