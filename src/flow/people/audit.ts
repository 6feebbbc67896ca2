/** A person's action → an event for the log. */
import { randomUUID } from 'node:crypto';
import type { AuditEvent, Doer } from '../../model/decisions/audit.ts';
import type { Ports } from '../ports.ts';

type Done = Pick<AuditEvent, 'kind' | 'did' | 'subject' | 'name'> & { readonly detail?: AuditEvent['detail'] };

export function eventOf(done: Done, by: Doer, { clock }: Pick<Ports, 'clock'>): AuditEvent {
  const { user, name } = by;
  return {
    schema: 'revenant.audit/1',
    id: randomUUID(),
    detail: {},
    ...done,
    by: { user, name },
    at: clock.now().toISOString(),
  };
}
