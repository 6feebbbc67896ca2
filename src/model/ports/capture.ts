/** Capturing a presence, live or from an archive. */
import type { Screen } from '../derived/drawing.ts';
import type { LookupMethod } from '../facts/observation.ts';
import type { Seed } from '../facts/seed.ts';
import type { Capture, CapturedSite, HandedIn, Registration, Visit } from '../facts/visit.ts';
import type { Condition, PageRole } from '../words.ts';

/** A page that another links to. */
export interface WantedPage {
  readonly url: string;
  readonly role: PageRole;
  /** Its place among the links suggests the contacts or the imprint, whatever its name. */
  readonly isLikelyContact?: true;
}

/** Addresses of what a page needs to look as it did. */
export interface StyleLinks {
  readonly styles: readonly string[];
  /** Pictures that styles show. */
  readonly backdrops: readonly string[];
}

/** The answer of page/ about one page. */
export interface PageAdvice extends StyleLinks {
  /** The charset decided for the page, if the question named none. */
  readonly charset?: string | undefined;
  readonly condition: Condition;
  readonly emptyShell: boolean;
  /** SimHash of the text, in hex, to find pages that only seem different. Null: too little text. */
  readonly sketch: string | null;
  /** How the page treats visitors differently; null: it does not. */
  readonly sortsVisitors: string | null;
  readonly pages: readonly WantedPage[];
  readonly images: readonly string[];
  /** PDFs of the same site; `telling` ones (certificates, price lists) are fetched first. */
  readonly documents: readonly { readonly url: string; readonly telling: boolean }[];
  /** parse:depth, limit:nodes, limit:text… */
  readonly marks: readonly string[];
  /** The reason why the page could not be read at all. */
  readonly failure?: { readonly reason: string; readonly detail: string };
}

/** One page as two visitors see it. */
export interface ViewDifference {
  /** Share of common words, 0 to 1. */
  readonly likeness: number;
  /** Lines that only the first or only the second saw; a few, each cut. */
  readonly onlyFirst: readonly string[];
  readonly onlySecond: readonly string[];
}
export interface ShownPage {
  readonly body: Uint8Array;
  readonly capture: Pick<Capture, 'url' | 'finalUrl' | 'charset' | 'status' | 'headers'>;
}
/** An address of the same site from a sitemap. `isPage`: it would be fetched as a page. */
export interface NamedAddress extends KnownPage {
  readonly isPage: boolean;
}
/** Questions of capture/ to page/, carried by flow/. */
export interface AskPages {
  advise(page: ShownPage): Promise<PageAdvice>;
  difference(first: ShownPage, second: ShownPage): Promise<ViewDifference>;
  /** The files that a style sheet names. */
  sheet(sheet: ShownPage): Promise<StyleLinks>;
  /** The addresses that belong to the site of `home`. */
  named(addresses: readonly string[], home: string): readonly NamedAddress[];
}

/** The members of a Visit that are known before the first request. */
export type VisitIdentity = Pick<Visit, 'id' | 'run' | 'site' | 'source'>;

/** When pages are drawn: docs/settings.md. */
export const BROWSER_WHEN = ['home', 'auto', 'always', 'never'] as const;
export type BrowserWhen = (typeof BROWSER_WHEN)[number];

/** The screens for which pictures of findings' pages are kept. */
export const screensOf = ({ browser, screens = [] }: Pick<VisitOptions, 'browser' | 'screens'>): readonly Screen[] =>
  browser !== 'home' && browser !== 'always' ? [] : screens.length > 0 ? screens : ['desktop'];

/** How every site of a run is visited. */
export interface VisitOptions {
  /** At most, including the home page. */
  readonly pages: number;
  readonly browser: BrowserWhen;
  /** Requests the home page as other visitors too; `auto`: where it may differ. */
  readonly views?: 'auto' | 'always' | 'never';
  /** For the whole site. */
  readonly timeoutMs: number;
  /** The screens for which pictures of findings' pages are kept; absent: desktop. */
  readonly screens?: readonly Screen[];
  /** Registries to ask about the domain of a site with content; absent: none. */
  readonly enrich?: readonly LookupMethod[];
}

export interface CaptureOptions extends VisitOptions {
  /** Pages of earlier visits, requested again within the budget even if no link leads to them. */
  readonly known?: readonly KnownPage[];
  readonly signal?: AbortSignal;
  /** Called when a page needs a browser and there is none. */
  readonly needsBrowser?: () => void;
}

export type KnownPage = { readonly url: string; readonly role: PageRole };

/** Visits a live presence. The site can never make it throw. */
export type CaptureSite = (
  seed: Seed,
  identity: VisitIdentity,
  ask: AskPages,
  options: CaptureOptions,
) => Promise<CapturedSite>;

export interface ArchiveOptions {
  readonly kind: Visit['kind'];
  readonly entity: string | null;
  /** Address of the pages, where the archive does not say or holds several sites. */
  readonly url?: string | undefined;
  /** Time of capture, where the archive does not say. */
  readonly at?: string | undefined;
  /** The registry's answer about the domain at that time. */
  readonly registration?: Registration | undefined;
  readonly handedIn?: HandedIn | undefined;
}

type ArchivedSite = Promise<{ captured: CapturedSite; problems: string[] }>;

/**
 * Reads captures made elsewhere (WARC, HAR, MHTML, saved pages: docs/archives.md). Throws
 * InputError when the file is none of these.
 */
export type ReadCaptured = (path: string, options: ArchiveOptions) => ArchivedSite;

/** Reads one HTML page that a person handed in, with the pictures that are in it. */
export type ReadHandedIn = (
  page: { readonly url: string; readonly html: string; readonly at: string },
  options: ArchiveOptions & { readonly handedIn: HandedIn },
) => Promise<CapturedSite>;

export type EndpointOptions = ArchiveOptions & Pick<VisitOptions, 'pages' | 'timeoutMs'>;

/** Reads one site from the configured web archive. Throws ConfigError when none is configured. */
export type ReadEndpoint = (url: string, options: EndpointOptions) => ArchivedSite;

/**
 * Page and moment of a replay URL; null for other addresses. Throws ConfigError for another
 * archive.
 */
export type OfReplay = (address: string) => { readonly url: string; readonly at?: string } | null;
