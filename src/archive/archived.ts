/** The records that an archive holds about one site: raw bytes, not decoded to text or pixels. */
import type { Capture, PackageSignature } from '../model/facts/visit.ts';
import type { PageRole } from '../model/words.ts';
import type { ArchiveLimits } from './limits.ts';

export type ArchivedRole = Extract<Capture['role'], 'page' | 'image' | 'document' | 'style' | 'backdrop'>;

/** A record as an archive lists it: enough to choose by. Its body is loaded once it is chosen. */
export interface ListedRecord {
  readonly role: ArchivedRole;
  readonly finalUrl: string;
  readonly status: number;
  /** ISO 8601 instant: when the archive says it was captured, never when it was imported. */
  readonly capturedAt: string;
  /** Length of the body as stored. 0: there is nothing to read. */
  readonly length: number;
}

/** One page, picture or document of an archive, in the shape of a Capture. */
export interface ArchivedRecord extends Omit<ListedRecord, 'length'> {
  /** 'home' for the page chosen as such, null where the archive does not say. */
  readonly pageRole: PageRole | null;
  readonly url: string;
  readonly redirects: Capture['redirects'];
  /** Lower-case names; repeated ones joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  readonly address: string | null;
  /** Transfer and content encodings undone, as far as possible. */
  readonly body: Uint8Array;
  readonly marks: readonly string[];
  /** Only of a restored page: its bytes and address in the archive. */
  readonly original?: { readonly url: string; readonly body: Uint8Array };
}

export interface ArchivedRedirect {
  readonly url: string;
  readonly status: number;
  readonly location: string;
}

/** Everything in a saved page, HAR or folder, of any number of sites, with bodies. */
export interface ArchiveContents {
  readonly records: readonly ArchivedRecord[];
  readonly redirects: readonly ArchivedRedirect[];
  /** Sentences on unread parts, with file and offset. Never empty when something is missing. */
  readonly problems: readonly string[];
  /** True when the file ended early or broke: the records before that are kept. */
  readonly cut: boolean;
  /** Where the archive itself says that it begins. */
  readonly home?: string;
}

/** The records of an archive of any size, with a way to load the bodies of a chosen few. */
export interface ArchiveList {
  readonly records: readonly ListedRecord[];
  readonly redirects: readonly ArchivedRedirect[];
  /** Sentences, each beginning with file and position; loading may add to them. */
  readonly problems: string[];
  /** Why the list is incomplete, or null: archive:damaged, limit:archive-records and so on. */
  readonly cut: { readonly reason: string; readonly detail: string } | null;
  readonly home?: string;
  /** Marks that hold for every record, such as digest-mismatch of a whole file. */
  readonly marks?: readonly string[];
  readonly signature?: PackageSignature;
  /** The chosen records with their bodies, in the order given; null where one could not be read. */
  load(chosen: readonly ListedRecord[]): Promise<(ArchivedRecord | null)[]>;
}

/** The records of one site: home page first, then its pages, pictures and a few documents. */
export interface ArchivedSite {
  readonly home: string;
  readonly records: readonly ArchivedRecord[];
  /** Those that the archive recorded on any host. */
  readonly redirects: readonly ArchivedRedirect[];
  readonly marks: readonly string[];
  /** The reason why records are missing; null: all are there. */
  readonly partial: ArchiveList['cut'];
  readonly signature?: PackageSignature;
  readonly startedAt: string;
  readonly endedAt: string;
}

export interface SavedOptions {
  /** Where the pages were published, when the archive does not say or holds several sites. */
  readonly url?: string;
  /** ISO 8601 instant or date: when they were captured, where the archive does not say. */
  readonly at?: string;
}

export type ReadSaved = (path: string, limits: ArchiveLimits, options: SavedOptions) => Promise<ArchiveContents>;

export interface ReadArchiveOptions extends SavedOptions {
  /** Pages at most, the home page included. */
  readonly maxPages: number;
}
