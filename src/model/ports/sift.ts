/** Sifting archives of the web: work for readers, and what is noted of each file. */
import type {
  ArchivePlace,
  GatheredRecord,
  GatheredRobots,
  PassedPage,
  Sift,
  SiftCounts,
  SiftOutcome,
  SiftPart,
  SiftStep,
  SignCount,
} from '../derived/sift.ts';
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
  /** Sites of others in the archives with a value. */
  readonly others?: Readonly<Record<string, number>>;
  /** True: no page passes; those with each value are counted. */
  readonly counts?: boolean;
}

export interface GatherPiece extends Piece {
  readonly sites: readonly string[];
}

/** Files in the data folder. */
export interface SiftFiles {
  /** Writes a compiled sieve, and returns its path. Those of earlier lists are removed. */
  keepSieve(bytes: Uint8Array): Promise<string>;
  /** Where a file that is far away lies while it is read here. */
  pathOf(name: string): string;
  /** Removes the sieves, which hold hashes of what was listed: they are compiled again. */
  forgetSieves(): Promise<void>;
  /** Removes what nobody has written for so long, such as a copy that a killed process left. */
  clear(idleMs: number): Promise<void>;
}

/** A page that passed, a record of a site that did, its robots.txt, or what a file counts. */
export type SiftFound = { readonly site: string; readonly place: ArchivePlace } & (
  | { readonly kind: 'page'; readonly doc: PassedPage }
  | { readonly kind: 'record'; readonly doc: GatheredRecord }
  | { readonly kind: 'robots'; readonly doc: GatheredRobots }
  | { readonly kind: 'signs'; readonly doc: readonly SignCount[] }
);

/** The right of one worker to a part. */
export interface SiftClaim {
  readonly part: SiftPart;
  readonly token: number;
}

export interface SiftNote {
  /** Null: the step is done. */
  readonly next: ArchivePlace | null;
  readonly bytes: number | null;
  readonly counts: SiftCounts;
  readonly problems: readonly string[];
  readonly found: readonly SiftFound[];
}

export interface SiftState {
  readonly sift: Sift;
  /** Null: it has ended. */
  readonly step: SiftStep | null;
  readonly files: number;
  /** Bytes of files, or sites, of the step. A file of unknown length has the mean. */
  readonly done: number;
  readonly total: number;
  readonly counts: SiftCounts;
  readonly sites: number;
  readonly outcomes: Omit<SiftOutcome, 'read' | 'kept'> & { readonly read: number };
}

/** Archives that are sifted, as parts that workers claim. A lost claim changes nothing. */
export interface Sifts {
  /** Changes nothing where one of this id has begun. */
  begin(sift: Sift, files: readonly Pick<SiftPart, 'name' | 'bytes'>[]): Promise<void>;
  forget(id: string): Promise<void>;
  state(id: string): Promise<SiftState | null>;
  problems(id: string, most: number): Promise<string[]>;
  /** Parts that nobody works on, in the order of their turn. */
  waiting(most: number): Promise<(Pick<SiftPart, 'id' | 'step'> & { readonly attempts: number })[]>;
  /** Those that have not ended. */
  open(): Promise<string[]>;
  claim(part: string, worker: string, leaseMs: number): Promise<SiftClaim | null>;
  renew(claim: SiftClaim, leaseMs: number): Promise<boolean>;
  /** @param failed why, and for how long nobody tries again; null: it has not failed */
  release(claim: SiftClaim, failed: { readonly why: string; readonly afterMs: number } | null): Promise<void>;
  releaseAll(worker: string): Promise<void>;
  /**
   * Ends leases of dead workers, and gives up parts on which many have died.
   * @param sole all other workers are dead
   */
  reclaim(sole: boolean): Promise<void>;
  /** A checkpoint of a file, with what came before it. False: the claim is lost. */
  note(claim: SiftClaim, given: SiftNote): Promise<boolean>;
  /** Ends a site. False: the claim is lost. */
  settle(claim: SiftClaim, outcome: SiftOutcome, problems: readonly string[]): Promise<boolean>;
  /** Goes to the next step once no part of this one is left. True: it went. */
  advance(id: string): Promise<boolean>;
  /** Counts of each file. */
  signs(id: string): Promise<(readonly SignCount[])[]>;
  /** Sites of pages that passed. */
  sites(id: string): Promise<string[]>;
  /** Pages or records of a site, with the names of their files. */
  found(
    id: string,
    site: string,
    kind: SiftFound['kind'],
    most: number,
  ): Promise<(SiftFound & { readonly name: string })[]>;
}

/** A WARC file as it is now. */
export interface SiftedFile {
  /** A path, or an address. */
  readonly name: string;
  /** Null: it is far away, and nobody has asked. */
  readonly bytes: number | null;
  /** Another for another file, or the same path with other contents. */
  readonly key: string;
}

/**
 * Files of archives by path, in folders, and in lists of paths. `problems`: those that are not
 * there.
 *
 * @param base where the paths of lists lie: a folder, a bucket or an address
 */
export type FindArchives = (
  given: readonly string[],
  base: string | null,
) => Promise<{ readonly files: readonly SiftedFile[]; readonly problems: readonly string[] }>;

/** The file on this machine: where it lies, or a copy that goes when it is left. */
export type BringArchive = (
  name: string,
  stop: AbortSignal,
  /** Only its begin is wanted: so many bytes, or more. */
  most?: number,
) => Promise<{ readonly path: string; readonly bytes: number; leave(): Promise<void> }>;

/** Files that are far away. Each method throws TransientError where another try may help. */
export interface FarFiles {
  size(address: string): Promise<number>;
  /** Fewer bytes only where the file ends. */
  read(address: string, from: number, length: number): Promise<Uint8Array>;
}

/** Records of one site in any number of files. */
export interface FoundSite {
  readonly records: readonly (GatheredRecord & { readonly name: string })[];
  readonly robots: readonly GatheredRobots[];
}

/**
 * Reads a site from the records; nothing is stored before `keep`. `captured` null: robots.txt
 * forbids all of it, or no page can be read.
 */
export type ReadFound = (
  found: FoundSite,
  options: { readonly url: string; readonly handedIn: HandedIn },
) => Promise<{
  readonly captured: CapturedSite | null;
  /** False: robots.txt forbids the page at this `url`, by which the site passed. */
  readonly mayBeShown: boolean;
  readonly withheld: number;
  readonly problems: readonly string[];
  keep(): Promise<void>;
}>;
