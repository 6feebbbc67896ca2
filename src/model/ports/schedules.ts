/** Sites that are crawled again, and the times. */
import type { Seed } from '../facts/seed.ts';
import type { RunOptions } from './ledger.ts';

export interface Schedule {
  readonly id: string;
  /** The seeds as last read, so that workers on other machines need no file. */
  readonly seeds: readonly Seed[];
  readonly name: string;
  /** Exactly one of a cron pattern and an interval such as 7d. */
  readonly cron: string | null;
  readonly every: string | null;
  /** Time of day of `every`, which is whole days then; absent: the time at which it was added. */
  readonly at?: string;
  /** The time zone of `cron` or `at`, an IANA name; absent: UTC. */
  readonly timezone?: string;
  /**
   * The interval that its rows have in their list; null: rows without one. Absent in schedules of
   * earlier versions.
   */
  readonly rowInterval?: string | null;
  /**
   * Lists, by absolute path, and addresses: read again at each run. Absent: the seeds stay as they
   * are.
   */
  readonly follows?: readonly string[];
  /** The fault of the lists at the last run. */
  readonly problem?: string | null;
  readonly pausedAt?: string | null;
  /** Times up to this one are not due: the schedule was paused or changed then. */
  readonly dueAfter?: string;
  readonly options: RunOptions;
  readonly createdAt: string;
  readonly lastRunAt: string | null;
}

/** A schedule without its seeds: there may be a hundred thousand. */
export interface ScheduleHead extends Omit<Schedule, 'seeds'> {
  /** How many seeds it has. */
  readonly targets: number;
}

export interface Schedules {
  add(schedule: Schedule): Promise<void>;
  list(): Promise<Schedule[]>;
  heads(): Promise<ScheduleHead[]>;
  /** All parts of a schedule. */
  named(name: string): Promise<Schedule[]>;
  get(id: string): Promise<Schedule | null>;
  /** False: there is none of that id. */
  change(id: string, to: Partial<Pick<Schedule, 'seeds' | 'problem' | 'pausedAt' | 'dueAfter'>>): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  /** Compare-and-set of lastRunAt: true for one caller per due time. */
  start(id: string, previous: string | null, at: string): Promise<boolean>;
}
