/** Rows and readings → what they say about which side came first. */
import type { Subject } from './subject.ts';
import { NO_TRACES, type Traces } from './succession.ts';
import type { Row } from './weigh.ts';

export function tracesOf(_left: Subject, _right: Subject, _rows: readonly Row[]): { left: Traces; right: Traces } {
  return { left: NO_TRACES, right: NO_TRACES };
}
