/** The one way out, and who may ask whom when. */
import type { CertificateInfo } from '../visit.ts';

export interface FetchRequest {
  readonly url: string;
  readonly purpose: 'page' | 'image' | 'document' | 'robots' | 'webhook' | 'rdap';
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** A body that is no text, instead. */
  readonly bytes?: Uint8Array;
  /** Who asks, where it is not ourselves: for seeing whether a page shows others something else. */
  readonly userAgent?: string;
  /** Decoded bytes; what is beyond is cut off and marked `truncated`. Default by purpose. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
}

/** One request and what came of it, to the byte as far as HTTP over one connection has bytes: what a WARC record needs. */
export interface Exchange {
  readonly url: string;
  /** The address that was dialled; null: none was. */
  readonly address: string | null;
  /** When the request was sent, ISO 8601. */
  readonly sentAt: string;
  /** The header of the request as it was sent, with its body; null where it is not known. */
  readonly request: Uint8Array | null;
  /** Null: nothing usable came back. */
  readonly response: {
    /** Status line and header fields as they came, the empty line included. */
    readonly head: Uint8Array;
    /** Transfer coding undone; content codings undone where `decoded`. */
    readonly body: Uint8Array;
    readonly decoded: boolean;
    /** True when a limit cut it. */
    readonly cut: boolean;
  } | null;
  /** The certificates that the server showed, its own first, in DER; none on plain HTTP. */
  readonly chain: readonly Uint8Array[];
  /** Why there is no answer. */
  readonly failure: { readonly code: string; readonly detail: string } | null;
}

interface FetchTrace {
  readonly url: string;
  readonly finalUrl: string;
  readonly redirects: readonly { url: string; status: number }[];
  readonly address: string | null;
  /** Every request that was sent for it, in order; none where nothing was sent, and of webhooks. */
  readonly exchanges?: readonly Exchange[];
}

/** Anything that answered over HTTP, whatever its status. */
export interface FetchAnswer extends FetchTrace {
  readonly ok: true;
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** Of the connection that answered, after redirects; null on plain HTTP. */
  readonly certificate?: CertificateInfo | null;
  readonly marks: readonly string[];
}

/** Nothing usable came back. `state` is what becomes of a target whose home page ends like this. */
export interface FetchFailure extends FetchTrace {
  readonly ok: false;
  readonly state: 'refused' | 'unreachable' | 'deferred' | 'failed';
  /** blocked:ssrf, blocked:scheme, blocked:port, dns:nxdomain, limit:redirects, limit:time, fetch:protocol… */
  readonly code: string;
  readonly detail: string;
  /** Milliseconds, when the other side named a time. */
  readonly retryAfter: number | null;
}

export type FetchOutcome = FetchAnswer | FetchFailure;

/** One line to a WHOIS server (RFC 3912). */
export interface AskRequest {
  readonly host: string;
  readonly query: string;
  /** Told the answer: milliseconds for which it asks to be left alone, null when it does not. */
  readonly pauseMs?: (answer: Uint8Array) => number | null;
  /** For the self-test. Any other than 43 is refused. */
  readonly port?: number;
  readonly signal?: AbortSignal;
}
export type AskOutcome =
  | { readonly ok: true; readonly address: string; readonly answer: Uint8Array; readonly truncated: boolean }
  | ({ readonly ok: false } & Pick<FetchFailure, 'state' | 'code' | 'detail' | 'retryAfter'>);

/** What name servers say of a name; at most `dnsRecords` of each type. */
export interface NameRecords {
  readonly addresses: readonly string[];
  readonly nameservers: readonly string[];
  readonly mailServers: readonly string[];
  /** TXT records, their parts joined. */
  readonly texts: readonly string[];
  /** True: there is no such name. */
  readonly absent: boolean;
  /** Types that could not be had, each with its code. */
  readonly failed: Readonly<Record<string, string>>;
}

export interface RobotsDecision {
  readonly url: string;
  readonly robotsUrl: string;
  readonly agent: string;
  readonly allowed: boolean;
  /** rules: a robots.txt was read; none: 4xx, so no rules; unavailable: 5xx, 429, no answer or no end of redirects, so all disallowed; override: --no-robots. */
  readonly source: 'rules' | 'none' | 'unavailable' | 'override';
  readonly line: number | null;
  readonly rule: string | null;
  readonly crawlDelay: number | null;
  readonly reason: string;
  /** The robots.txt as it came, up to the limit; null when none was read. */
  readonly file: Uint8Array | null;
  /** How the file was asked for, whenever that was; absent where it was not. */
  readonly exchanges?: readonly Exchange[];
  /** Its sitemap lines, as they stand there. */
  readonly sitemaps: readonly string[];
  /** What went wrong when robots.txt was asked for and nothing usable came back: the host itself may be gone or refused. */
  readonly failure: Pick<FetchFailure, 'state' | 'code' | 'detail' | 'retryAfter'> | null;
}

/**
 * `leave` answers which of this process' targets was sent away first and may now come. Whoever is sent away says `wait` when
 * it has gone: true: a place has become free meanwhile. `afterMs`: when to ask again at the latest.
 */
export type Seat =
  | { readonly ok: true; leave(): Promise<string | null> }
  | { readonly ok: false; readonly afterMs: number; wait(): boolean };

export interface Egress {
  fetch(request: FetchRequest): Promise<FetchOutcome>;
  /**
   * The right to visit a site: one visit at a time for a domain and for an address, so that the many of one host do not
   * take the places of everybody. The user's own servers are always free. Rejects when the lanes cannot be read.
   */
  seat(url: string, target: string): Promise<Seat>;
  /** Asks a WHOIS server: judged, dialled and paced as a fetch is. */
  ask(request: AskRequest): Promise<AskOutcome>;
  /** Asks name servers for the records of a name: the system's, or the one that is set. Nothing of the answer is dialled. */
  records(name: string): Promise<NameRecords>;
  /** Never throws; failures to read robots.txt are decisions (RFC 9309, 2.3.1). */
  robots(url: string): Promise<RobotsDecision>;
  /** A pass for the filtering forward proxy on loopback (started at first use): one page's way out of the browser. */
  proxy(): Promise<ProxyPass>;
  /**
   * Tries, once, what must stay closed (a canary on loopback, metadata addresses) by both ways out. Every other call waits
   * for it. Says what was tried; rejects with ConfigError when something was not refused: nothing may then be fetched.
   */
  prove(): Promise<string>;
  /** Judges the address of a hook as each sending will; null: it may be dialled. */
  judgeHook(url: string): Promise<HookRefusal | null>;
  close(): Promise<void>;
}

export interface HookRefusal extends Pick<FetchFailure, 'state' | 'code' | 'detail'> {
  /** True when --allow-private would open it. */
  readonly isPrivate: boolean;
}

/** The proxy serves nobody without one. */
export interface ProxyPass {
  /** `http://127.0.0.1:port` */
  readonly server: string;
  readonly username: string;
  readonly password: string;
  /** Moved so far, both ways. */
  bytes(): number;
  /** Requests so far, refused or not. */
  asked(): number;
  /** How often each refusal code was given to this pass, the latest last; `limit:bytes`: it was cut. */
  readonly refusals: ReadonlyMap<string, number>;
  /** Ends its connections, and admits no more. */
  revoke(): void;
}
