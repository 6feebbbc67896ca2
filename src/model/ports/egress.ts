/** The one way out to the network. */
import type { CertificateInfo, RobotsRecord } from '../facts/visit.ts';

export interface FetchRequest {
  readonly url: string;
  readonly purpose: 'page' | 'image' | 'style' | 'document' | 'robots' | 'webhook' | 'rdap' | 'source' | 'list';
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** A binary body, instead of `body`. */
  readonly bytes?: Uint8Array;
  /** Another User-Agent, to see if a page differs by visitor. */
  readonly userAgent?: string;
  /** Decoded bytes; longer bodies are cut and marked `truncated`. Default by purpose. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
}

/** One request and its response, byte for byte: the contents of a WARC record. */
export interface Exchange {
  readonly url: string;
  /** IP address of the connection; null: none was made. */
  readonly address: string | null;
  /** ISO 8601. */
  readonly sentAt: string;
  /** Header and body as sent; null: unknown. */
  readonly request: Uint8Array | null;
  /** Null: no usable answer. */
  readonly response: {
    /** Status line and header fields as received, with the empty line. */
    readonly head: Uint8Array;
    /** Without transfer coding; without content codings where `decoded`. */
    readonly body: Uint8Array;
    readonly decoded: boolean;
    /** A limit cut it. */
    readonly cut: boolean;
  } | null;
  /** Certificates of the server in DER, its own first; empty on plain HTTP. */
  readonly chain: readonly Uint8Array[];
  readonly failure: { readonly code: string; readonly detail: string } | null;
}

interface FetchTrace {
  readonly url: string;
  readonly finalUrl: string;
  readonly redirects: readonly { url: string; status: number }[];
  readonly address: string | null;
  /** Every request sent, in order; absent for webhooks and sources. */
  readonly exchanges?: readonly Exchange[];
}

/** An HTTP answer of any status. */
export interface FetchAnswer extends FetchTrace {
  readonly ok: true;
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The certificate of the last connection; null on plain HTTP. */
  readonly certificate?: CertificateInfo | null;
  readonly marks: readonly string[];
}

/** Why there is no answer. `state`: the state of a target whose home page fails like this. */
interface Failure {
  readonly state: 'refused' | 'unreachable' | 'deferred' | 'failed';
  /**
   * blocked:ssrf, blocked:scheme, blocked:port, dns:nxdomain, limit:redirects, limit:time,
   * fetch:protocol…
   */
  readonly code: string;
  readonly detail: string;
  /** Milliseconds, from Retry-After. */
  readonly retryAfter: number | null;
}

/** No usable answer. */
export interface FetchFailure extends FetchTrace, Failure {
  readonly ok: false;
}

export type FetchOutcome = FetchAnswer | FetchFailure;

/** A WHOIS query (RFC 3912). */
export interface AskRequest {
  readonly host: string;
  readonly query: string;
  /** Reads from the answer for how many milliseconds to pause; null: no pause. */
  readonly pauseMs?: (answer: Uint8Array) => number | null;
  /** Ports other than 43 are refused; the self-test tries one. */
  readonly port?: number;
  readonly signal?: AbortSignal;
}
export type AskOutcome =
  | { readonly ok: true; readonly address: string; readonly answer: Uint8Array; readonly truncated: boolean }
  | ({ readonly ok: false } & Failure);

/** One e-mail, given to one mail server (RFC 5321). */
export interface MailRequest {
  /**
   * `smtp://host:587` (STARTTLS, except on loopback) or `smtps://host:465` (TLS from the start).
   */
  readonly url: string;
  readonly login: { readonly user: string; readonly password: string } | null;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly signal?: AbortSignal;
}
/** `status`: the server's last reply; null: it gave none. */
export type MailOutcome =
  | { readonly ok: true; readonly status: number; readonly address: string }
  | ({ readonly ok: false; readonly status: number | null } & Failure);

/** DNS records of a name. */
export interface NameRecords {
  readonly addresses: readonly string[];
  readonly nameservers: readonly string[];
  readonly mailServers: readonly string[];
  /** TXT records with joined parts. */
  readonly texts: readonly string[];
  /** True: the name does not exist. */
  readonly absent: boolean;
  /** Record types that failed, each with its code. */
  readonly failed: Readonly<Record<string, string>>;
}

/**
 * `source` none: 4xx, so no rules; unavailable: 5xx, 429, no answer or endless redirects, so all is
 * disallowed; override: --no-robots.
 */
export interface RobotsDecision extends Readonly<Omit<RobotsRecord, 'file' | 'body'>> {
  readonly robotsUrl: string;
  readonly agent: string;
  /** robots.txt as received, up to the limit; null: none. */
  readonly file: Uint8Array | null;
  /** The exchanges for robots.txt, also earlier ones. */
  readonly exchanges?: readonly Exchange[];
  readonly sitemaps: readonly string[];
  /** The reason why robots.txt gave no usable answer: the host itself may be gone or refused. */
  readonly failure: Failure | null;
}

/**
 * `leave` returns the lanes that are free now. Refused: the lane to wait for, and the lanes that
 * nobody holds.
 */
export type Seat =
  | { readonly ok: true; leave(): Promise<readonly string[]> }
  | { readonly ok: false; readonly busy: string; readonly free: readonly string[] };

/**
 * `isPublic`: neither pinned nor a private address that the user allowed. `isPrivate`:
 * --allow-private would allow it.
 */
export type HookJudgement =
  | { readonly state: 'allowed'; readonly isPublic: boolean }
  | (Omit<Failure, 'retryAfter'> & { readonly isPrivate: boolean });

export interface Egress {
  fetch(request: FetchRequest): Promise<FetchOutcome>;
  /**
   * The right to visit a site: one visit at a time for each domain and address, so that one host's
   * many sites do not use up all workers. The user's own servers are always free. Rejects when the
   * lanes cannot be read.
   */
  seat(url: string): Promise<Seat>;
  /** A WHOIS query, guarded and paced like a fetch. */
  ask(request: AskRequest): Promise<AskOutcome>;
  /**
   * Gives an e-mail to a mail server, guarded and paced like a fetch. Never to a relay that the
   * guard refuses.
   */
  mail(request: MailRequest): Promise<MailOutcome>;
  /** DNS records by the system's name server or the configured one. No answer is connected to. */
  records(name: string): Promise<NameRecords>;
  /** Never throws: a failure is a decision too (RFC 9309, 2.3.1). */
  robots(url: string): Promise<RobotsDecision>;
  /**
   * A pass for the filtering proxy on loopback: the way out of one browser page. Starts the proxy
   * at first use.
   */
  proxy(): Promise<ProxyPass>;
  /**
   * The self-test: requests a canary on loopback and metadata addresses by both ways out, once.
   * Every other call waits for it. Returns a sentence on what it tried. Rejects with ConfigError
   * when a request was not refused: then nothing may be fetched.
   */
  prove(): Promise<string>;
  /** Checks the address of a hook as each delivery will. */
  judgeHook(url: string): Promise<HookJudgement>;
  close(): Promise<void>;
}

/** Credentials of one browser page for the proxy. */
export interface ProxyPass {
  /** `http://127.0.0.1:port` */
  readonly server: string;
  readonly username: string;
  readonly password: string;
  /** Transferred so far, both ways. */
  bytes(): number;
  /** Requests so far, refused ones included. */
  asked(): number;
  /** Refusals by code, latest last; `limit:bytes`: cut. */
  readonly refusals: ReadonlyMap<string, number>;
  /** Ends its connections and accepts no more. */
  revoke(): void;
}
