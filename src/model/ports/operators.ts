import type { OperatorDecision } from '../decisions/operator.ts';

/** Decisions about operators, with their log entries. They are appended and never changed. */
export interface OperatorDecisions {
  add(decision: OperatorDecision): Promise<void>;
  /** All, oldest first. */
  list(): Promise<OperatorDecision[]>;
}
