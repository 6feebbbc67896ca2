/** What was done, in a chain that only grows, and what people said of findings. */
import type { Delivery } from '../alert.ts';
import type { Checkpoint, Judgement, LogEntry, LogKind } from '../evidence.ts';

/** What is to be logged: of what kind, about what, and the digest of its content. */
export interface Logged {
  readonly kind: LogKind;
  readonly subject: string;
  readonly digest: string;
}

export interface EvidenceLog {
  append(logged: readonly Logged[]): Promise<void>;
  /** In their order, those behind entry number `after`. */
  entries(after: number, limit: number): Promise<LogEntry[]>;
  /** All about these subjects, in their order. */
  about(subjects: readonly string[]): Promise<LogEntry[]>;
  /** Number and hash of the end of the chain; 0 where nothing is logged. */
  head(): Promise<{ size: number; hash: string }>;
  /** Oldest first. */
  checkpoints(): Promise<Checkpoint[]>;
  addCheckpoint(checkpoint: Checkpoint): Promise<void>;
}

/** Checkpoints as files, where whoever owns only the database cannot reach them. */
export interface KeptCheckpoints {
  keep(checkpoint: Checkpoint): Promise<void>;
  /** Throws ConfigError for a file that holds none. */
  all(): Promise<Checkpoint[]>;
}

export interface Judgements {
  /**
   * With its entries of the log, in one transaction. The same again changes nothing. A negative word takes the finding back where
   * the last one was positive, or there was none and the finding is flagged: then `retracted` is sent, else `reviewed`.
   */
  add(
    judgement: Judgement,
    isFlagged: boolean,
    told: { readonly reviewed: readonly Delivery[]; readonly retracted: readonly Delivery[] },
  ): Promise<void>;
  /** Oldest first. */
  of(match: string): Promise<Judgement[]>;
}
