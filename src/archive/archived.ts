/** What an archive holds about one site, before it becomes Captures: raw bytes, not decoded to text or pixels. */
import type { Capture } from '../model/visit.ts';
import type { PageRole } from '../model/words.ts';

/** One page, picture or document of an archive. Shaped so that the capture room can make a Capture of it as it stands. */
export interface ArchivedRecord {
  readonly role: Extract<Capture['role'], 'page' | 'image' | 'document'>;
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
}

/** A redirect that the archive recorded. */
export interface ArchivedRedirect {
  readonly url: string;
  readonly status: number;
  readonly location: string;
}

/** Everything read out of a file, of however many sites. */
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

/** The records of the one site that was asked for: home page first, then its pages, the pictures and a few documents. */
export interface ArchivedSite {
  readonly home: string;
  readonly records: readonly ArchivedRecord[];
  readonly marks: readonly string[];
  /** Why this is not all of it; null when it is. */
  readonly partial: { readonly reason: string; readonly detail: string } | null;
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
