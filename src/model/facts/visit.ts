/** Facts: bytes received, with their source and time. Never changed. */
import { z } from 'zod';
import { Condition, Instant, Kind, PageRole, PartialDate, ViewName, VisitState } from '../words.ts';

/** A picture reduced to the input of the image signals, so that all code after capture is pure. */
export const ImageGrid = z.object({
  width: z.int().nonnegative().describe('pixels of the picture as sent'),
  height: z.int().nonnegative(),
  format: z.string().describe('by content, not by file name: jpeg, png, webp, gif, svg…'),
  grey: z.base64().nullable().describe('64 × 64 luma bytes, row by row; null: not decoded'),
  mmh3: z.int().optional().describe('favicon hash as Shodan publishes it'),
  pdq: z
    .object({ hash: z.string().length(64), quality: z.int() })
    .optional()
    .describe('PDQ as others publish it; below 60 pixels of an enlarged picture, with the quality by its detail'),
  codes: z.array(z.string()).optional().describe('texts of the QR codes in the picture'),
  metadata: z.record(z.string(), z.string()).optional().describe('maker, tool and time, from EXIF'),
});
export type ImageGrid = z.infer<typeof ImageGrid>;

/** A PDF of a site, reduced to the input of the signals. */
export const DocumentInfo = z.object({
  format: z.literal('pdf'),
  pages: z.int().nonnegative().nullable().describe('null: could not be opened'),
  metadata: z
    .record(z.string(), z.string())
    .describe('title, author, creator, producer, created, modified… as written'),
  text: z.string().describe('the first words, at most 4,000 characters'),
});
export type DocumentInfo = z.infer<typeof DocumentInfo>;

export const CertificateInfo = z.object({
  names: z.array(z.string()).describe('subject alternative names of type DNS, lower case'),
  subject: z.string(),
  issuer: z.string(),
  key: z.string().describe('SHA-256 of the SubjectPublicKeyInfo'),
  validFrom: Instant,
  validTo: Instant,
});
export type CertificateInfo = z.infer<typeof CertificateInfo>;

/** A registry's answer about a domain: given with the seed, or looked up with --enrich. */
export const Registration = z.object({
  registrantName: z.string().optional(),
  registrantOrganisation: z.string().optional(),
  registrantEmail: z.string().optional(),
  registrantPhone: z.string().optional(),
  registrantCountry: z.string().optional(),
  registrar: z.string().optional(),
  registrarId: z.string().optional().describe("the registrar's number at IANA"),
  created: PartialDate.optional(),
  expires: PartialDate.optional(),
  updated: PartialDate.optional(),
  nameservers: z.array(z.string()).optional(),
  status: z.array(z.string()).optional().describe('in the words of the registry: ok, client hold, redemption period…'),
  withheld: z.array(z.string()).optional().describe('fields that the registry withholds: no evidence'),
  source: z.string().describe('such as WHOIS, RDAP or an investigator'),
  seenAt: z.union([Instant, PartialDate]).optional(),
});
export type Registration = z.infer<typeof Registration>;

/** An address of a site, with first and last time seen. */
export const AddressSeen = z.object({
  address: z.string(),
  firstSeen: Instant,
  lastSeen: Instant,
  source: z.string().describe('visit, or DNS'),
});
export type AddressSeen = z.infer<typeof AddressSeen>;

/** A DNS record of a site's domain, with first and last time seen. */
export const DomainRecord = z.object({
  kind: z.enum(['nameserver', 'verification']),
  value: z.string().describe('a host name; for a verification record: service, colon, token'),
  firstSeen: Instant,
  lastSeen: Instant,
  source: z.string(),
});
export type DomainRecord = z.infer<typeof DomainRecord>;

/** The home page as one kind of visitor sees it, compared with our own view. */
export const View = z.object({
  view: ViewName,
  capture: z.string().describe('id of the capture'),
  status: z.int().nullable(),
  finalUrl: z.string(),
  condition: Condition,
  likeness: z.number().describe('share of common words with what we saw, 0 to 1'),
  missing: z.array(z.string()).describe('lines that only we saw'),
  added: z.array(z.string()).describe('lines that only this visitor saw'),
});
export type View = z.infer<typeof View>;

export const Views = z.object({
  suspicion: z.string().describe('why other views were requested'),
  control: z.number().nullable().describe('likeness of two answers to us: what the page changes by itself'),
  shown: z.array(View),
});
export type Views = z.infer<typeof Views>;

/** The robots.txt decision on one address (RFC 9309), or who overrode it. */
export const RobotsRecord = z.object({
  url: z.string().describe('the normalised URL'),
  file: z.string().describe('URL of robots.txt'),
  allowed: z.boolean(),
  source: z.enum(['rules', 'none', 'unavailable', 'override']),
  line: z.int().nullable().describe('of the deciding rule; null: none'),
  rule: z.string().nullable(),
  crawlDelay: z.number().nullable().describe('seconds'),
  reason: z.string().describe('in words; for an override the given reason'),
  body: z.string().nullable().describe('SHA-256 of the file in the blob store; null: none'),
});
export type RobotsRecord = z.infer<typeof RobotsRecord>;

export const Capture = z.object({
  id: z.string().describe('SHA-256 of (visit, role, url, body)'),
  role: z
    .enum(['page', 'image', 'robots', 'document', 'view', 'style', 'backdrop'])
    .describe(
      'view: the home page as another visitor saw it, without new content; style: a style sheet, backdrop: a picture that one names, both only for looking at the page',
    ),
  view: ViewName.optional().describe('the imitated visitor; absent: none'),
  pageRole: PageRole.nullable(),
  url: z.string().describe('the normalised URL that was requested'),
  finalUrl: z.string().describe('the URL after redirects'),
  redirects: z.array(z.object({ url: z.string(), status: z.int() })),
  status: z.int().nullable().describe('HTTP status; null: no answer'),
  headers: z.record(z.string(), z.string()).describe('lower-case names; repeated ones joined by ", "'),
  address: z.string().nullable().describe('the IP address of the connection'),
  charset: z.string().nullable().describe('WHATWG label, decided before parsing; null for pictures'),
  body: z.string().nullable().describe('SHA-256 of the bytes in the blob store; null: none'),
  length: z.int().nonnegative().describe('bytes stored'),
  original: z
    .object({ url: z.string(), body: z.string().describe('SHA-256 of the bytes in the blob store') })
    .optional()
    .describe('for a page restored at import: its bytes and address in the archive'),
  rendered: z.boolean().describe('true: the body is the DOM serialised by the browser'),
  screenshot: z.string().nullable().describe('SHA-256 of a PNG in the blob store'),
  image: ImageGrid.nullable(),
  document: DocumentInfo.optional(),
  certificate: CertificateInfo.optional().describe('of the connection; absent on plain HTTP and in archives'),
  robots: z
    .array(RobotsRecord)
    .optional()
    .describe('of the requested address and of the one after redirects; absent in archives'),
  capturedAt: Instant,
  marks: z.array(z.string()).describe('truncated, cleaned, length-mismatch, robots:noarchive…'),
  reason: z.string().nullable().describe('null, or the code of the failure'),
  detail: z.string().nullable(),
});
export type Capture = z.infer<typeof Capture>;

/**
 * The proof in the signature of an archive package (wacz-auth 0.1.0), checked offline at import.
 */
export const PackageSignature = z.object({
  state: z.enum(['none', 'valid', 'invalid']).describe('none: a digest without a signature'),
  signer: z.string().nullable().describe('the domain of the certificate, or "key sha256:…" of a bare public key'),
  signedAt: Instant.nullable().describe('by the time stamp (RFC 3161); null: none'),
  proven: z.array(z.string()),
  notProven: z.array(z.string()).describe('what stays open, or what is wrong with an invalid one'),
});
export type PackageSignature = z.infer<typeof PackageSignature>;

/**
 * Suffix of the site's name for a page that a person handed in: findings on it stay apart from the
 * site's own answers.
 */
export const HANDED_IN = '+handed-in';

/** An archive that is handed in belongs to its site by name, and is only marked. */
export const isHandedInPage = (site: string): boolean => site.endsWith(HANDED_IN);

/**
 * Nobody can check that the site showed this: a person who hands in a page or an archive may have
 * written it.
 */
export const HandedIn = z.object({
  by: z.string().min(1).max(200),
  as: z
    .enum(['key', 'user', 'os'])
    .optional()
    .describe('how the name is known; os: by the operating system; absent: somebody typed it'),
  at: Instant.describe('when it was handed in'),
});
export type HandedIn = z.infer<typeof HandedIn>;

export const Visit = z.object({
  id: z.string(),
  target: z.string().describe('URL or path of the seed'),
  run: z.string().nullable(),
  site: z.string().describe('registrable domain (else host and port); for a social page or listing: host and path'),
  kind: Kind,
  state: VisitState,
  condition: Condition,
  reason: z.string().nullable(),
  detail: z.string().nullable(),
  marks: z.array(z.string()),
  entity: z.string().nullable().describe('id of the listed entity this presence is attributed to'),
  source: z.enum(['crawl', 'compare', 'import']),
  registration: Registration.optional(),
  addresses: z.array(AddressSeen).optional().describe('its addresses by DNS and earlier visits'),
  domainRecords: z.array(DomainRecord).optional().describe('of its registrable domain'),
  views: Views.optional().describe('the home page as other visitors see it, taken where it may differ'),
  tried: z
    .array(z.object({ url: z.string(), reason: z.string(), detail: z.string() }))
    .optional()
    .describe('forms of a bare host that did not answer, in the order in which they were tried'),
  withheld: z.array(RobotsRecord).optional().describe('addresses that robots.txt forbids'),
  signature: PackageSignature.optional().describe('of its archive package'),
  file: z
    .object({ name: z.string(), bytes: z.int().nonnegative(), sha256: z.string() })
    .optional()
    .describe('the file that was read; absent for a folder and for live visits'),
  handedIn: HandedIn.optional().describe('a person handed the page or archive in; we did not fetch it'),
  importedAt: Instant.optional().describe('when it was imported; its times are those of the captures'),
  records: z
    .string()
    .optional()
    .describe('SHA-256 of the list of WARC records in the blob store: fixes every byte of the WARC'),
  captures: z.array(Capture),
  startedAt: Instant,
  endedAt: Instant,
});
export type Visit = z.infer<typeof Visit>;

/**
 * A Visit and the stored bytes of its page captures, by body digest: all that the pure rooms need.
 */
export interface CapturedSite {
  readonly visit: Visit;
  readonly bodies: ReadonlyMap<string, Uint8Array>;
  /** Milliseconds of a Retry-After. */
  readonly retryAfter?: number | null;
}

/** The visit of a target that could not be captured at all. */
export function failedVisit(
  seed: { readonly url: string; readonly kind: Kind; readonly entity?: string | undefined },
  said: Pick<Visit, 'id' | 'run' | 'site' | 'reason' | 'detail'>,
  at: string,
): Visit {
  const { url, kind, entity = null } = seed;
  const failed = { state: 'failed', condition: 'blocked', source: 'crawl' } as const;
  return { ...said, ...failed, target: url, kind, entity, marks: [], captures: [], startedAt: at, endedAt: at };
}
