/** An import as its page and programs see it. */
import type { RowProblem } from '../../model/facts/seed.ts';
import type { HandedIn } from '../../model/facts/visit.ts';
import type { ListVersion, WatchlistChange } from '../../model/facts/watchlist.ts';

export interface ReadList {
  /** The version that would be, or is. */
  readonly version: ListVersion;
  readonly isUnchanged: boolean;
  readonly refusal: string | null;
  readonly shown: readonly WatchlistChange[];
  readonly problems: readonly RowProblem[];
  readonly notes: readonly string[];
}

export interface Outcome {
  /** File or address. */
  readonly name: string;
  /** Null: it could not be read. */
  readonly visit: {
    readonly id: string;
    readonly state: string;
    readonly site: string;
    readonly captures: number;
    readonly startedAt: string;
  } | null;
  readonly notes: readonly string[];
  readonly problems: readonly string[];
}

/** The fields of its form, kept while it asks. */
export interface Said {
  readonly list?: string | undefined;
  readonly openSanctions?: boolean | undefined;
  readonly url?: string | undefined;
  readonly at?: string | undefined;
  /** Most pages of a site of the web archive. */
  readonly pages?: number | undefined;
}

export interface Import {
  readonly id: string;
  readonly kind: 'list' | 'archive' | 'web-archive';
  readonly names: readonly string[];
  readonly by: string;
  /** How the desk knows its sender; absent: by a typed name. */
  readonly as?: HandedIn['as'];
  readonly startedAt: string;
  /** `asking`: a field is missing or wrong. `ready`: a list that is read and not imported yet. */
  state: 'waiting' | 'reading' | 'asking' | 'ready' | 'importing' | 'done' | 'failed';
  said: Said;
  /** The desk was started again while it was at work. */
  isRestarted: boolean;
  /** Entities or files so far. */
  count: number;
  /** Bytes of rows that the reader has written so far. */
  bytes: number;
  problem: string | null;
  fields: readonly string[];
  lists: readonly ReadList[];
  outcomes: readonly Outcome[];
}

export const hasEnded = ({ state }: Import): boolean => state === 'done' || state === 'failed';
