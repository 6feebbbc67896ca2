/** Builds a Site from invented HTML through the real page room, for tests of signals and matching. */
import { sha256 } from '../src/model/digest.ts';
import type {
  AddressSeen,
  Capture,
  CapturedSite,
  CertificateInfo,
  DocumentInfo,
  DomainRecord,
  ImageGrid,
  Registration,
  Visit,
} from '../src/model/facts/visit.ts';
import type { Kind, PageRole } from '../src/model/words.ts';
import { openSite } from '../src/page/site.ts';
import type { Site } from '../src/page/view/views.ts';

/** Of every page of the example: the address that was dialled, the certificate shown; of the visit: the registration, since when its addresses are seen, and what name servers say. */
export interface ExampleFacts {
  readonly address?: string;
  readonly certificate?: CertificateInfo;
  readonly registration?: Registration;
  readonly addresses?: readonly AddressSeen[];
  readonly domainRecords?: readonly DomainRecord[];
}

/** A picture as capture would have stored it; `body` stands for its bytes and decides the digest. */
export interface ExampleImage {
  readonly body: string;
  readonly grid: ImageGrid;
}

export interface FixtureOptions {
  /** Default `example.test`. */
  readonly host?: string;
  readonly kind?: Kind;
  /** Captured pictures by path. */
  readonly images?: Readonly<Record<string, ExampleImage>>;
  /** Captured documents by path; what was read of one stands for its bytes. */
  readonly documents?: Readonly<Record<string, DocumentInfo>>;
  readonly capturedAt?: string;
  /** Response headers of every page, lower-case names. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly entity?: string;
  readonly facts?: ExampleFacts;
}

const ROLES: readonly (readonly [RegExp, PageRole])[] = [
  [/about|company/i, 'about'],
  [/contact/i, 'contact'],
  [/product|catalog/i, 'products'],
  [/^\/[a-z]{2}(\/|\.html)?$/i, 'language'],
];

/** The stored form of a small site: HTML by path, the first path being the home page. */
export function capturedFrom(pages: Readonly<Record<string, string>>, options: FixtureOptions = {}): CapturedSite {
  const host = options.host ?? 'example.test';
  const capturedAt = options.capturedAt ?? '2026-01-02T03:04:05.000Z';
  const visit = sha256('fixture', host, capturedAt);
  const bodies = new Map<string, Uint8Array>();
  const captures: Capture[] = [];
  const blank = {
    redirects: [],
    address: null,
    rendered: false,
    screenshot: null,
    marks: [],
    reason: null,
    detail: null,
  };

  const { registration, addresses, domainRecords, ...pageFacts } = options.facts ?? {};

  for (const [path, html] of Object.entries(pages)) {
    const url = `https://${host}${path}`;
    const bytes = new TextEncoder().encode(html);
    const body = sha256(bytes);
    bodies.set(body, bytes);
    captures.push({
      ...blank,
      id: sha256(visit, 'page', url, body),
      role: 'page',
      pageRole: captures.length === 0 ? 'home' : (ROLES.find(([pattern]) => pattern.test(path))?.[1] ?? 'other'),
      url,
      finalUrl: url,
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', ...options.headers },
      charset: 'UTF-8',
      body,
      length: bytes.byteLength,
      image: null,
      ...pageFacts,
      capturedAt,
    });
  }
  for (const [path, image] of Object.entries(options.images ?? {})) {
    const url = `https://${host}${path}`;
    const body = sha256(image.body);
    captures.push({
      ...blank,
      id: sha256(visit, 'image', url, body),
      role: 'image',
      pageRole: null,
      url,
      finalUrl: url,
      status: 200,
      headers: {},
      charset: null,
      body,
      length: image.body.length,
      image: image.grid,
      capturedAt,
    });
  }
  for (const [path, document] of Object.entries(options.documents ?? {})) {
    const url = `https://${host}${path}`;
    const body = sha256(JSON.stringify(document));
    captures.push({
      ...blank,
      id: sha256(visit, 'document', url, body),
      role: 'document',
      pageRole: null,
      url,
      finalUrl: url,
      status: 200,
      headers: { 'content-type': 'application/pdf' },
      charset: null,
      body,
      length: 1,
      image: null,
      document,
      capturedAt,
    });
  }
  const home = captures[0]?.url ?? `https://${host}/`;
  const record: Visit = {
    id: visit,
    target: home,
    run: null,
    site: host,
    kind: options.kind ?? 'website',
    state: 'captured',
    condition: 'content',
    reason: null,
    detail: null,
    marks: [],
    entity: options.entity ?? null,
    source: 'compare',
    ...(registration !== undefined && { registration }),
    ...(addresses !== undefined && { addresses: [...addresses] }),
    ...(domainRecords !== undefined && { domainRecords: [...domainRecords] }),
    captures,
    startedAt: capturedAt,
    endedAt: capturedAt,
  };
  return { visit: record, bodies };
}

export function siteFrom(pages: Readonly<Record<string, string>>, options: FixtureOptions = {}): Site {
  return openSite(capturedFrom(pages, options));
}
