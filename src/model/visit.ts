/** Facts: what was received, from where, when. Written once, never changed. */
import { z } from 'zod';
import { Condition, Instant, Kind, PageRole, PartialDate, ViewName, VisitState } from './words.ts';

/** A picture reduced to what the image signals need, so that everything after capture is pure. */
export const ImageGrid = z.object({
  width: z.int().nonnegative().describe('pixels of the picture as sent'),
  height: z.int().nonnegative(),
  format: z.string().describe('by content, never by file name: jpeg, png, webp, gif, svg…'),
  grey: z.base64().nullable().describe('64 × 64 luma bytes, row by row; null where it was not decoded'),
  mmh3: z.int().optional().describe('favicon hash as Shodan publishes it, where capture took it of the bytes'),
  pdq: z
    .object({ hash: z.string().length(64), quality: z.int() })
    .optional()
    .describe(
      'PDQ of the picture, taken at capture, as others publish it; under 60 pixels of its enlargement, the quality by its detail',
    ),
  codes: z.array(z.string()).optional().describe('texts of the QR codes in the picture'),
  metadata: z
    .record(z.string(), z.string())
    .optional()
    .describe('who made it, by what and when: EXIF, as capture read it'),
});
export type ImageGrid = z.infer<typeof ImageGrid>;

/** A document that a site offers (PDF), reduced to what the signals need. */
export const DocumentInfo = z.object({
  format: z.literal('pdf'),
  pages: z.int().nonnegative().nullable().describe('null where the document could not be opened'),
  metadata: z
    .record(z.string(), z.string())
    .describe('title, author, creator, producer, created, modified… as written'),
  text: z.string().describe('the first words, at most 4,000 characters; empty where there are none'),
});
export type DocumentInfo = z.infer<typeof DocumentInfo>;

/** The certificate that a server showed. */
export const CertificateInfo = z.object({
  names: z.array(z.string()).describe('subject alternative names of type DNS, lower case'),
  subject: z.string(),
  issuer: z.string(),
  key: z.string().describe('SHA-256 of the SubjectPublicKeyInfo'),
  validFrom: Instant,
  validTo: Instant,
});
export type CertificateInfo = z.infer<typeof CertificateInfo>;

/** What a registry says, or said, about a domain: supplied with the seed, or asked for with --enrich. */
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
  status: z.array(z.string()).optional().describe('as the registry writes it: ok, client hold, redemption period…'),
  withheld: z.array(z.string()).optional().describe('what the registry says that it does not show: no evidence'),
  source: z.string().describe('where it is from, such as WHOIS, RDAP or an investigator'),
  seenAt: z.union([Instant, PartialDate]).optional(),
});
export type Registration = z.infer<typeof Registration>;

/** An address that a site had when it was visited, with the first and the last time that it was seen there. */
export const AddressSeen = z.object({
  address: z.string(),
  firstSeen: Instant,
  lastSeen: Instant,
  source: z.string().describe('visit, or DNS'),
});
export type AddressSeen = z.infer<typeof AddressSeen>;

/** What name servers said of a site's domain when it was visited, with the first and the last time that it was seen. */
export const DomainRecord = z.object({
  kind: z.enum(['nameserver', 'verification']),
  value: z
    .string()
    .describe('a host name; of a TXT record by which a service knows its customer the service, a colon and the token'),
  firstSeen: Instant,
  lastSeen: Instant,
  source: z.string(),
});
export type DomainRecord = z.infer<typeof DomainRecord>;

/** What the home page showed to one kind of visitor, beside what it showed to us. */
export const View = z.object({
  view: ViewName,
  capture: z.string().describe('id of the capture'),
  status: z.int().nullable(),
  finalUrl: z.string(),
  condition: Condition,
  likeness: z.number().describe('share of the words in common with what we were shown, 0 to 1'),
  missing: z.array(z.string()).describe('lines that only we were shown'),
  added: z.array(z.string()).describe('lines that only this visitor was shown'),
});
export type View = z.infer<typeof View>;

export const Views = z.object({
  suspicion: z.string().describe('why the page was asked for again'),
  control: z.number().nullable().describe('likeness of two answers to ourselves: what the page changes by itself'),
  shown: z.array(View),
});
export type Views = z.infer<typeof Views>;

/** What robots.txt said of one address before it was to be fetched (RFC 9309), or on whose word it was passed over. */
export const RobotsRecord = z.object({
  url: z.string().describe('the folded URL that was judged'),
  file: z.string().describe('the robots.txt that was asked for'),
  allowed: z.boolean(),
  source: z.enum(['rules', 'none', 'unavailable', 'override']),
  line: z.int().nullable().describe('of the rule that decided; null when none did'),
  rule: z.string().nullable(),
  crawlDelay: z.number().nullable().describe('seconds'),
  reason: z.string().describe('in words; of an override the reason that was given'),
  body: z.string().nullable().describe('SHA-256 of the file in the blob store; null when there is none'),
});
export type RobotsRecord = z.infer<typeof RobotsRecord>;

export const Capture = z.object({
  id: z.string().describe('SHA-256 of (visit, role, url, body)'),
  role: z
    .enum(['page', 'image', 'robots', 'document', 'view'])
    .describe('view: the home page as another visitor saw it, where it tells nothing new'),
  view: ViewName.optional().describe('as whom it was asked for; absent: as ourselves'),
  pageRole: PageRole.nullable(),
  url: z.string().describe('the folded URL that was asked for'),
  finalUrl: z.string().describe('the URL that answered, after redirects'),
  redirects: z.array(z.object({ url: z.string(), status: z.int() })),
  status: z.int().nullable().describe('HTTP status; null when nothing answered'),
  headers: z.record(z.string(), z.string()).describe('lower-case names; repeated ones joined by ", "'),
  address: z.string().nullable().describe('the address that was dialled'),
  charset: z.string().nullable().describe('WHATWG label, decided before parsing; null for pictures'),
  body: z.string().nullable().describe('SHA-256 of the bytes in the blob store; null when there are none'),
  length: z.int().nonnegative().describe('bytes stored'),
  original: z
    .object({ url: z.string(), body: z.string().describe('SHA-256 of the bytes in the blob store') })
    .optional()
    .describe('of a page that was restored at import: as it stood in the archive, and under which address'),
  rendered: z.boolean().describe('true: the body is the DOM serialised by the browser'),
  screenshot: z.string().nullable().describe('SHA-256 of a PNG in the blob store'),
  image: ImageGrid.nullable(),
  document: DocumentInfo.optional(),
  certificate: CertificateInfo.optional().describe(
    'of the connection that was dialled; absent on plain HTTP and in archives',
  ),
  robots: z
    .array(RobotsRecord)
    .optional()
    .describe('of the address asked for and, after redirects, of the one that answered; absent in archives'),
  capturedAt: Instant,
  marks: z.array(z.string()).describe('truncated, cleaned, length-mismatch, robots:noarchive…'),
  reason: z.string().nullable().describe('null, or the code of what failed'),
  detail: z.string().nullable(),
});
export type Capture = z.infer<typeof Capture>;

/** What the signature of an archive package proves (wacz-auth 0.1.0), checked offline at import. */
export const PackageSignature = z.object({
  state: z.enum(['none', 'valid', 'invalid']).describe('none: there is a digest but no signature'),
  signer: z.string().nullable().describe('the domain of the certificate, or "key sha256:…" of a bare public key'),
  signedAt: Instant.nullable().describe('by the time stamp (RFC 3161); null where there is none'),
  proven: z.array(z.string()),
  notProven: z.array(z.string()).describe('what stays open, or of an invalid one what is wrong'),
});
export type PackageSignature = z.infer<typeof PackageSignature>;

export const Visit = z.object({
  id: z.string(),
  target: z.string().describe("the seed's URL or path as given"),
  run: z.string().nullable(),
  site: z
    .string()
    .describe(
      'registrable domain (or host with its port where there is none); of a social page or listing: host and path',
    ),
  kind: Kind,
  state: VisitState,
  condition: Condition,
  reason: z.string().nullable(),
  detail: z.string().nullable(),
  marks: z.array(z.string()),
  entity: z.string().nullable().describe('id of the listed entity this presence is attributed to'),
  source: z.enum(['crawl', 'compare', 'import']),
  registration: Registration.optional(),
  addresses: z
    .array(AddressSeen)
    .optional()
    .describe(
      'what is known of its addresses beyond the captures: since when they are seen, and what name servers say',
    ),
  domainRecords: z.array(DomainRecord).optional().describe('of the registered domain that is the site'),
  views: Views.optional().describe('the home page as others see it, taken where it may show everybody something else'),
  withheld: z.array(RobotsRecord).optional().describe('addresses that were not fetched, for robots.txt did not let us'),
  signature: PackageSignature.optional().describe('of the archive package that it was read from'),
  file: z
    .object({ name: z.string(), bytes: z.int().nonnegative(), sha256: z.string() })
    .optional()
    .describe('the file that was handed in and read; absent: a folder, or nothing was handed in'),
  importedAt: Instant.optional().describe(
    'when it was read from an archive; its times are those of the captures in it',
  ),
  records: z
    .string()
    .optional()
    .describe('SHA-256 of the list of WARC records in the blob store: settles every byte of the WARC of this visit'),
  captures: z.array(Capture),
  startedAt: Instant,
  endedAt: Instant,
});
export type Visit = z.infer<typeof Visit>;

/** A Visit together with the stored bytes of its page captures, by body digest: all the pure rooms ever need. */
export interface CapturedSite {
  readonly visit: Visit;
  readonly bodies: ReadonlyMap<string, Uint8Array>;
  /** Milliseconds for which the other side asked to be left alone, when it named a time. */
  readonly retryAfter?: number | null;
}
