import type { ExtractionRule } from '../derived/extraction-rule.ts';
import type { NameSearch, ReadSite } from '../derived/mention.ts';
import type { PageText } from '../derived/search-text.ts';
import type { GatherSlice, SiftSlice } from '../derived/sift.ts';
import type { Lead } from '../derived/suggestion.ts';
import type { RowProblem, Seed } from '../facts/seed.ts';
import type { CapturedSite, DocumentInfo, ImageGrid, Visit } from '../facts/visit.ts';
import type { ListHead } from '../facts/watchlist.ts';
import type { PageAdvice, ShownPage, StyleLinks, ViewDifference } from './capture.ts';
import type { NameFile } from './names.ts';
import type { GatherPiece, SiftPiece } from './sift.ts';

/**
 * Result of reading bytes in a separate process. `found`: partial result when that process was
 * ended.
 */
export type ReadOutcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly code: 'parse:time' | 'parse:memory' | 'parse:crash';
      readonly detail: string;
      readonly found: Value | null;
    };

/** `grid` null: not a picture. `marks`: why it was not decoded (limit:pixels, limit:bytes). */
export interface PictureRead {
  readonly grid: ImageGrid | null;
  readonly marks: readonly string[];
}

/** A captured style sheet and the addresses that lead to it. */
export interface ReplayedSheet extends ShownPage {
  readonly addresses: readonly string[];
}

/** The ground of a drawn picture: white paper, or clear, so that its page shows through. */
export type Ground = 'white' | 'clear';

/** Rows of a list file. */
export interface ListRead {
  /** `kindSaid`: true if the row names the kind. */
  readonly seeds: readonly { readonly seed: Seed; readonly kindSaid: boolean }[];
  readonly problems: readonly RowProblem[];
  /** Why the file is no list; null: it is one. */
  readonly fault: string | null;
}

/** Files of a watchlist that somebody sent. */
export interface SentWatchlist {
  readonly paths: readonly string[];
  readonly listBytes: number;
  readonly openSanctions: boolean;
  readonly list?: string | undefined;
  /** Its rows are written into this folder. */
  readonly folder: string;
}

/** One list of sent files. Its rows are lines of JSON in the file `rows`. */
export interface WrittenList extends ListHead {
  /** A name in the folder. */
  readonly rows: string;
}

export interface WatchlistRead {
  readonly lists: readonly WrittenList[];
  readonly notes: readonly string[];
  /** True: an own list, which needs a name. */
  readonly isNameless: boolean;
  /** Why the files are no list; null: they are. */
  readonly fault: string | null;
}

/** An archive that somebody sent, and what it does not say itself. */
export interface SentArchive {
  readonly path: string;
  readonly url?: string | undefined;
  readonly at?: string | undefined;
}

export interface ArchiveRead {
  /** Address of its first page. */
  readonly home: string;
  readonly records: number;
  /** Why it cannot be read; null: it can. */
  readonly fault: string | null;
}

/** Files of a feed of domains, and the names that are looked for. */
export interface AskedFeed {
  readonly paths: readonly string[];
  readonly names: NameFile;
}

/** A listed company whose name stands in domains. */
export interface FeedHit {
  readonly entity: string;
  readonly name: string;
  /** Domains whose label is the name, with a legal form at most. */
  readonly whole: readonly string[];
  /** Domains with the name among ordinary words. */
  readonly partial: readonly string[];
}

export interface FeedRead {
  readonly lines: number;
  readonly domains: number;
  /** Lines without a name. */
  readonly unread: number;
  readonly hits: readonly FeedHit[];
  /** More companies were found than are kept. */
  readonly isCut: boolean;
  /** Why the rest could not be read. */
  readonly fault: string | null;
}

export interface ByteRange {
  readonly start: number;
  /** Excluded. */
  readonly end: number;
}

/** A Parquet file of a crawl's index. */
export interface AskedTable {
  /** Bytes of the whole file. */
  readonly length: number;
  /** Null: only which keys the file has. `to` is excluded. */
  readonly keys: { readonly from: string; readonly to: string } | null;
}

/** A capture, and where its record lies. */
export interface TableRow {
  readonly url: string;
  readonly capturedAt: string;
  readonly status: number;
  /** SHA-1 of the payload in base 32. */
  readonly digest: string;
  /** The media type by the bytes. */
  readonly type: string;
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

export interface TableRead {
  /** The file has no key before `first` and none after `last`. */
  readonly first: string;
  readonly last: string;
  readonly rows: readonly TableRow[];
  /** Bytes without which the rows cannot be read. */
  readonly missing: readonly ByteRange[];
  readonly isCut: boolean;
}

/** A record of an archive that was fetched alone. */
export interface AskedRecord {
  readonly path: string;
  readonly url: string;
  readonly digest: string;
}

/**
 * Reads untrusted bytes in a separate process, which they cannot block, fill or end. Never rejects.
 */
export interface Reader {
  /** WHATWG label of a page's encoding, by its bytes and Content-Type. */
  charset(body: Uint8Array, contentType: string | null): Promise<string>;
  advise(page: ShownPage, kind: Visit['kind']): Promise<ReadOutcome<PageAdvice>>;
  difference(first: ShownPage, second: ShownPage, kind: Visit['kind']): Promise<ReadOutcome<ViewDifference>>;
  /** Reads a style sheet. */
  sheet(sheet: ShownPage): Promise<ReadOutcome<StyleLinks>>;
  /**
   * @param names searched for on the pages; null: none
   * @param rules in place of those of the operator's configuration, to read as was read before
   * @param texts true: with the texts of its pages, to be searched
   */
  fingerprint(
    captured: CapturedSite,
    names?: NameFile | null,
    rules?: readonly ExtractionRule[],
    texts?: boolean,
  ): Promise<ReadOutcome<ReadSite>>;
  /** Only the texts of its pages, for a site that was read before texts were kept. */
  texts(captured: CapturedSite): Promise<ReadOutcome<readonly PageText[]>>;
  /** Only the listed names, for a site read with another list. */
  mentions(captured: CapturedSite, names: NameFile): Promise<ReadOutcome<NameSearch>>;
  /** Other addresses that the owner of a site leads to. */
  leads(captured: CapturedSite): Promise<ReadOutcome<Lead[]>>;
  image(bytes: Uint8Array): Promise<ReadOutcome<PictureRead>>;
  /**
   * The picture as a small PNG (base64), drawn anew, at most `side` pixels wide. Null: it cannot be
   * drawn.
   */
  redraw(bytes: Uint8Array, side: number, ground?: Ground): Promise<ReadOutcome<string | null>>;
  /** The later of two drawn pictures as PNG (base64), with what differs outlined. */
  differ(earlier: Uint8Array, later: Uint8Array): Promise<ReadOutcome<string | null>>;
  /**
   * The page as markup that only shows (page/replay/).
   * @param pictures path by address of each captured picture
   * @param sheets the captured style sheets
   */
  replay(
    page: ShownPage,
    pictures: readonly (readonly [address: string, path: string])[],
    sheets: readonly ReplayedSheet[],
  ): Promise<ReadOutcome<string>>;
  /** Null: not a document. */
  document(bytes: Uint8Array): Promise<ReadOutcome<DocumentInfo | null>>;
  /** A list of addresses that a stranger sent, at this path. */
  list(path: string): Promise<ReadOutcome<ListRead>>;
  watchlist(sent: SentWatchlist): Promise<ReadOutcome<WatchlistRead>>;
  /** Reads an archive and keeps nothing: shows that it can be read within the limits. */
  archive(sent: SentArchive): Promise<ReadOutcome<ArchiveRead>>;
  feed(asked: AskedFeed): Promise<ReadOutcome<FeedRead>>;
  /** @param pieces bytes of the file by where they begin; the end of the file is among them */
  table(asked: AskedTable, pieces: ReadonlyMap<number, Uint8Array>): Promise<ReadOutcome<TableRead>>;
  /** Checks that the record is what an index said. The answer: why it is not; null: it is. */
  record(asked: AskedRecord): Promise<ReadOutcome<string | null>>;
  /** A piece of an archive of the web: its pages that pass the sieve. */
  sift(piece: SiftPiece): Promise<ReadOutcome<SiftSlice>>;
  /** The same piece again: all that it has of sites that passed. */
  gather(piece: GatherPiece): Promise<ReadOutcome<GatherSlice>>;
}
