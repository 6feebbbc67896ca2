import type { Services } from '../../services.ts';
import type { Comparisons } from '../comparisons/jobs.ts';
import type { Imports } from '../imports/jobs.ts';
import type { LogChecks } from '../log/check.ts';
import type { PurgeJobs } from '../purges/jobs.ts';
import type { Replay } from '../replay/origin.ts';
import type { Pictures } from '../sites/pictures.ts';
import type { FairTurns } from './fair-turns.ts';
import type { Turns } from './turns.ts';

/** The parts that the pages' routes share. */
export interface DeskParts {
  readonly services: Services;
  /** With this program's name for exported files. */
  readonly exporting: Services & { readonly software: string };
  readonly pictures: Pictures;
  readonly comparisons: Comparisons;
  readonly imports: Imports;
  readonly replay: Pick<Replay, 'originFor' | 'pathOf'>;
  /** For work that costs a reader process. */
  readonly turns: Turns;
  /** For reports, bundles and lists that are sent, which take seconds. */
  readonly heavy: FairTurns;
  readonly logChecks: LogChecks;
  readonly purgeJobs: PurgeJobs;
  /** The API, as its OpenAPI document says. */
  readonly description: () => object;
}
