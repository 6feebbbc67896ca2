/** All that a brief and a report say of one finding; gathered by `flow/evidence/reports.ts`. */
import type { Timeline } from '../model/derived/timeline.ts';
import type { Custody } from './custody.ts';
import type { Finding } from './finding.ts';
import type { Homes } from './html.ts';
import type { SectionOptions } from './section-options.ts';

export interface FindingFacts
  extends Omit<Finding, 'entities'>,
    Pick<SectionOptions, 'words' | 'pictures' | 'glosses'> {
  readonly homes: Homes;
  readonly timelines: readonly Timeline[];
  readonly custody: Custody;
  /** ISO 8601. */
  readonly madeAt: string;
}
