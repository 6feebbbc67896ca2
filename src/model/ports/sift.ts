/** Sifting archives of the web: work for readers, and what is noted of each file. */
import type { ArchivePlace, GatheredRecord, GatheredRobots, SiftSlice } from '../derived/sift.ts';
import type { CapturedSite, HandedIn } from '../facts/visit.ts';
import type { Limits } from '../limits.ts';
import type { NameFile } from './names.ts';

interface Piece {
  readonly path: string;
  readonly from: ArchivePlace;
  /** The piece ends at the record behind so many unpacked bytes, or records. */
  readonly bytes: number;
  readonly records: number;
  readonly limits: Pick<Limits, 'archiveUnpackedBytes'>;
}

export interface SiftPiece extends Piece {
  /** The file of the compiled sieve. */
  readonly sieve: string;
  readonly names: NameFile | null;
  /** With fewer bits a page does not pass. */
  readonly bits: number;
  /** True: the records are only counted, since their readers died. */
  readonly unread: boolean;
  /** Only this address is read, and each stage explained. */
  readonly explain?: string;
}

export interface GatherPiece extends Piece {
  readonly sites: readonly string[];
}

/** Files in the data folder. */
export interface SiftFiles {
  /** Writes a compiled sieve, and returns its path. */
  keepSieve(bytes: Uint8Array): Promise<string>;
  /** The slices of a file that are noted, in order. */
  noted(key: string): Promise<SiftSlice[]>;
  /** Notes a slice, so that it survives the end of the process. */
  note(key: string, slice: SiftSlice): Promise<void>;
  forget(key: string): Promise<void>;
  /** Keeps the noted pages of these sites alone: the others led nowhere. */
  settle(key: string, sites: ReadonlySet<string>): Promise<void>;
}

/** A WARC file as it is now. */
export interface SiftedFile {
  readonly path: string;
  readonly bytes: number;
  /** Another for another file, or the same path with other contents. */
  readonly key: string;
}

/**
 * Files of archives by path, in folders, and in lists of paths. `problems`: those that are not
 * there.
 */
export type FindArchives = (
  given: readonly string[],
) => Promise<{ readonly files: readonly SiftedFile[]; readonly problems: readonly string[] }>;

/** Records of one site in any number of files. */
export interface FoundSite {
  readonly records: readonly (GatheredRecord & { readonly path: string })[];
  readonly robots: readonly GatheredRobots[];
}

/**
 * Reads a site from the records; nothing is stored before `keep`. `captured` null: robots.txt
 * forbids all of it, or no page can be read.
 */
export type ReadFound = (
  found: FoundSite,
  options: { readonly handedIn: HandedIn },
) => Promise<{
  readonly captured: CapturedSite | null;
  readonly withheld: number;
  readonly problems: readonly string[];
  keep(): Promise<void>;
}>;
