import type { Fingerprint } from '../model/fingerprint.ts';
import type { Entity } from '../model/seed.ts';
import type { Visit } from '../model/visit.ts';
import type { Epoch } from './epoch.ts';

/** One side of a comparison: what was read, on which visit, and the listed entity it is attributed to. */
export interface Subject {
  readonly fingerprint: Fingerprint;
  readonly visit: Pick<Visit, 'id' | 'target' | 'site' | 'kind' | 'state' | 'condition' | 'startedAt'>;
  readonly entity: Entity | null;
  /** Since when its domain has had its present holder, where other visits of the same domain tell (see epoch.ts). */
  readonly epoch?: Epoch | null;
}

/** The value that a signal read. Undefined: it was not read. Null: read, and the site carries nothing of the kind. */
export function valueOf({ fingerprint }: Subject, signal: string): unknown {
  return fingerprint.readings.find((one) => one.signal === signal && one.failure === null)?.value;
}
