/** The append-only log, its checkpoints, and what people decide about findings and operators. */
import type { Delivery } from '../alert.ts';
import type { Checkpoint, Judgement, LogEntry } from '../decisions/evidence.ts';
import type { OperatorDecision } from '../decisions/operator.ts';

export type Logged = Readonly<Pick<LogEntry, 'kind' | 'subject' | 'digest'>>;

export interface LogFilter {
  readonly kind?: LogEntry['kind'] | undefined;
  /** Name of the writer: of a capture, a finding or an export none is stored. */
  readonly by?: string | undefined;
  /** True: `by` also finds sign-ins and what admins did, which only admins may see. */
  readonly people?: boolean | undefined;
  /** Entries about the site: its visits, findings, holds and comments. */
  readonly site?: string | undefined;
  /** Instants: written then or later, and before then. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

export interface EvidenceLog {
  append(logged: readonly Logged[]): Promise<void>;
  /** In order, those after number `after`. */
  entries(
    after: number,
    limit: number,
    /** `since`: an instant. */
    filter?: { readonly kind?: string | undefined; readonly since?: string | undefined },
  ): Promise<LogEntry[]>;
  /** Newest first. @param of.before only entries with a smaller number */
  latest(of: LogFilter & { readonly before?: number | undefined; readonly limit: number }): Promise<LogEntry[]>;
  /** The writers of entries that are stored with a name, by the number of the entry. */
  writers(entries: readonly LogEntry[]): Promise<ReadonlyMap<number, string>>;
  /** All entries about these subjects, in order. */
  about(subjects: readonly string[]): Promise<LogEntry[]>;
  /** Number and hash of the last entry; size 0: empty. */
  head(): Promise<{ size: number; hash: string }>;
  lastCheckpoint(): Promise<Checkpoint | null>;
  /** Oldest first. */
  checkpoints(): Promise<Checkpoint[]>;
  addCheckpoint(checkpoint: Checkpoint): Promise<void>;
}

/** Checkpoints as files, out of reach for anyone who controls only the database. */
export interface KeptCheckpoints {
  keep(checkpoint: Checkpoint): Promise<void>;
  /** Throws ConfigError for a file without a checkpoint. */
  all(): Promise<Checkpoint[]>;
}

export interface Judgements {
  /**
   * Adds it with its log entries in one transaction; idempotent. A negative judgement retracts the
   * finding if the previous one was positive, or there was none and the finding is flagged: then
   * `retracted` is sent, else `reviewed`. Throws InputError for a finding that is not stored.
   * @param secondReviewer a positive one is proposed: everybody who may be the second is told
   */
  add(
    judgement: Judgement,
    isFlagged: boolean,
    told: { readonly reviewed: readonly Delivery[]; readonly retracted: readonly Delivery[] },
    secondReviewer?: boolean,
  ): Promise<void>;
  /** Those on each of these findings, oldest first. */
  several(matches: readonly string[]): Promise<ReadonlyMap<string, readonly Judgement[]>>;
  /** Oldest first. */
  of(match: string): Promise<Judgement[]>;
}

/** Decisions about operators, with their log entries. They are appended and never changed. */
export interface OperatorDecisions {
  add(decision: OperatorDecision): Promise<void>;
  /** All, oldest first. */
  list(): Promise<OperatorDecision[]>;
}
