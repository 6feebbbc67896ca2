import type { AuditEvent, AuditKind } from '../decisions/audit.ts';

export interface AuditFilter {
  readonly kind?: AuditKind | undefined;
  readonly limit: number;
  /** Id of an event: only older ones. */
  readonly before?: string | undefined;
}

/** Append only, each with its entry in the log. */
export interface Audit {
  add(event: AuditEvent): Promise<void>;
  /** Those with these ids. */
  of(ids: readonly string[]): Promise<AuditEvent[]>;
  /** The newest first. */
  list(filter: AuditFilter): Promise<AuditEvent[]>;
}
