/** Taking a presence: live, or from an archive. */
import type { LookupMethod } from '../observation.ts';
import type { Seed } from '../seed.ts';
import type { Capture, CapturedSite, Registration, Visit } from '../visit.ts';
import type { Condition, PageRole } from '../words.ts';

/** What the page room answers about one page. */
export interface PageAdvice {
  readonly condition: Condition;
  readonly emptyShell: boolean;
  /** What the page says, as a SimHash in hex: pages that only pretend to be different say the same. Null: too little. */
  readonly sketch: string | null;
  /** Where the page asks who is looking and goes elsewhere by the answer: how; null where it does not. */
  readonly sortsVisitors: string | null;
  readonly pages: readonly { readonly url: string; readonly role: PageRole }[];
  readonly images: readonly string[];
  /** PDFs of the same site; those that would tell of its owner (certificates, price lists) are taken before any other. */
  readonly documents: readonly { readonly url: string; readonly telling: boolean }[];
  /** What of the page was cut or cleaned: parse:depth, limit:nodes, limit:text… */
  readonly marks: readonly string[];
  /** Why the page could not be read at all. */
  readonly failure?: { readonly reason: string; readonly detail: string };
}

/** One page as two visitors were shown it. */
export interface ViewDifference {
  /** Share of the words in common, 0 to 1. */
  readonly likeness: number;
  /** Lines that only the first, only the second was shown; a few, each cut. */
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
}
export interface ShownPage {
  readonly body: Uint8Array;
  /** `url`: an address of the site that is visited. */
  readonly capture: Pick<Capture, 'url' | 'finalUrl' | 'charset' | 'status' | 'headers'>;
}
/** An address of the same site that a list names. `isPage`: it would be fetched as one. */
export interface NamedAddress {
  readonly url: string;
  readonly role: PageRole;
  readonly isPage: boolean;
}
/** The page room, asked about pages of one kind of presence; `flow` carries the questions to it. */
export interface AskPages {
  advise(page: ShownPage): Promise<PageAdvice>;
  difference(first: ShownPage, second: ShownPage): Promise<ViewDifference>;
  /** Of the addresses that a sitemap names, those of the same site as `home`. */
  named(addresses: readonly string[], home: string): readonly NamedAddress[];
}

/** Who is visited, on whose behalf: the parts of the Visit that are known before anything is fetched. */
export type VisitIdentity = Pick<Visit, 'id' | 'run' | 'site' | 'source'>;

export interface CaptureOptions {
  /** Pages at most, the home page included. */
  readonly pages: number;
  readonly browser: 'auto' | 'always' | 'never';
  /** For the whole site. */
  readonly timeoutMs: number;
  /** Whether the home page is asked for as others would: where it may show them something else, always, or never. */
  readonly views?: 'auto' | 'always' | 'never';
  /** Which registries are asked about the domain of a site with content; none unless named. */
  readonly enrich?: readonly LookupMethod[];
  /** Pages that were there before: asked for again where the budget allows it, though no link leads to them any more. */
  readonly known?: readonly KnownPage[];
  readonly signal?: AbortSignal;
}

export interface KnownPage {
  readonly url: string;
  readonly role: PageRole;
}

/** Visits a live presence. Never throws for anything the other side does. */
export type CaptureSite = (
  seed: Seed,
  identity: VisitIdentity,
  ask: AskPages,
  options: CaptureOptions,
) => Promise<CapturedSite>;

export interface ArchiveOptions {
  readonly kind: Visit['kind'];
  readonly entity: string | null;
  /** Where the pages stood, when the archive does not say or holds several sites. */
  readonly url?: string;
  /** When they were taken, when the archive does not say. */
  readonly at?: string;
  /** What a registry said of the domain then. */
  readonly registration?: Registration;
  /** Names the site that a URL belongs to (the page room's siteOf). */
  readonly siteOf: (url: string, kind: Visit['kind']) => string;
}

/** Reads captures made elsewhere (WARC, HAR, MHTML, saved pages: docs/archives.md). Throws InputError when the file is none of these. */
export type ReadCaptured = (
  path: string,
  options: ArchiveOptions,
) => Promise<{ captured: CapturedSite; problems: string[] }>;

export interface EndpointOptions extends ArchiveOptions {
  /** Pages at most, the home page included. */
  readonly pages: number;
  /** For the whole site. */
  readonly timeoutMs: number;
}

/** Reads one site out of the web archive that a setting names. Throws ConfigError when none is named. */
export type ReadEndpoint = (
  url: string,
  options: EndpointOptions,
) => Promise<{ captured: CapturedSite; problems: string[] }>;

/**
 * The page and the moment that an address of a web archive's replay asks for; null for any other address. Throws ConfigError when it is
 * not of the archive that a setting names.
 */
export type OfReplay = (address: string) => { readonly url: string; readonly at?: string } | null;
