/** What an archive holds about one site, before it becomes Captures: raw bytes, not decoded to text or pixels. */
import type { Capture, PackageSignature } from '../model/visit.ts';
import type { PageRole } from '../model/words.ts';

/** One record as an archive's list has it: enough to choose by. Its body stays in the file until it is chosen. */
export interface ListedRecord {
  readonly role: Extract<Capture['role'], 'page' | 'image' | 'document'>;
  readonly finalUrl: string;
  readonly status: number;
  /** ISO 8601 instant: when the archive says it was taken, never when it was imported. */
  readonly capturedAt: string;
  /** Of the body as stored: 0 holds nothing to read. */
  readonly length: number;
}

/** One page, picture or document of an archive. Shaped so that the capture room can make a Capture of it as it stands. */
export interface ArchivedRecord {
  readonly role: ListedRecord['role'];
  /** 'home' for the page chosen as such, null where the archive does not tell. */
  readonly pageRole: PageRole | null;
  readonly url: string;
  readonly finalUrl: string;
  readonly redirects: Capture['redirects'];
  readonly status: number;
  /** Lower-case names; repeated ones joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  readonly address: string | null;
  /** Transfer and content encodings undone, as far as they could be. */
  readonly body: Uint8Array;
  /** ISO 8601 instant: when the archive says it was taken, never when it was imported. */
  readonly capturedAt: string;
  readonly marks: readonly string[];
  /** Of a page that was restored: what stood in the archive, and under which address. Never of anything else. */
  readonly original?: { readonly url: string; readonly body: Uint8Array };
}

/** A redirect that the archive recorded. */
export interface ArchivedRedirect {
  readonly url: string;
  readonly status: number;
  readonly location: string;
}

/** Everything read out of a file, of however many sites, bodies and all: what a saved page or folder holds. */
export interface ArchiveContents {
  readonly records: readonly ArchivedRecord[];
  readonly redirects: readonly ArchivedRedirect[];
  /** What could not be read, each a sentence naming file and offset. Never empty when something is missing. */
  readonly problems: readonly string[];
  /** True when the file ended early or broke: what was read so far is kept. */
  readonly cut: boolean;
  /** Where the archive itself says that it begins. */
  readonly home?: string;
}

/** What an archive of any size holds, as a list, with a way to have the bodies of a chosen few. */
export interface ArchiveList {
  readonly records: readonly ListedRecord[];
  readonly redirects: readonly ArchivedRedirect[];
  /** Sentences, each beginning with file and place; loading may add to them. */
  readonly problems: string[];
  /** Why the list is not whole, or null: archive:damaged, limit:archive-records and so on. */
  readonly cut: { readonly reason: string; readonly detail: string } | null;
  /** Where the archive itself says that it begins. */
  readonly home?: string;
  /** Marks that hold for everything in it, such as digest-mismatch of a whole file. */
  readonly marks?: readonly string[];
  /** Of a package that may be signed. */
  readonly signature?: PackageSignature;
  /** The chosen records with their bodies, in the order given; null where one could not be read. */
  load(chosen: readonly ListedRecord[]): Promise<(ArchivedRecord | null)[]>;
}

/** The records of the one site that was asked for: home page first, then its pages, the pictures and a few documents. */
export interface ArchivedSite {
  readonly home: string;
  readonly records: readonly ArchivedRecord[];
  /** Those that the archive recorded on any host. */
  readonly redirects: readonly ArchivedRedirect[];
  readonly marks: readonly string[];
  /** Why this is not all of it; null when it is. */
  readonly partial: { readonly reason: string; readonly detail: string } | null;
  readonly signature?: PackageSignature;
  readonly startedAt: string;
  readonly endedAt: string;
}

export interface ReadArchiveOptions {
  /** Where the pages stood, when the archive does not say or holds several sites. */
  readonly url?: string;
  /** ISO 8601 instant or date: when they were taken, where the archive does not say. */
  readonly at?: string;
  /** Pages at most, the home page included. */
  readonly maxPages: number;
}
