import type { Fingerprint } from '../model/fingerprint.ts';
import type { Entity } from '../model/seed.ts';
import type { Visit } from '../model/visit.ts';

/** One side of a comparison: what was read, on which visit, and the listed entity it is attributed to. */
export interface Subject {
  readonly fingerprint: Fingerprint;
  readonly visit: Pick<Visit, 'id' | 'target' | 'site' | 'kind' | 'state' | 'condition' | 'startedAt'>;
  readonly entity: Entity | null;
}
