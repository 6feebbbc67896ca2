/** Archives of the web, sifted: which pages share something with a listed entity, and where. */
import { z } from 'zod';
import { Instant } from '../words.ts';

/**
 * Bits that a page must share with one listed entity to pass: a rare value, some whole sentences,
 * or the name where a site names itself. A name among other words has fewer.
 */
export const SIFT_BITS = 10;
/**
 * Different answers of one origin for robots.txt; with more of them nobody knows what is allowed.
 */
export const MOST_ROBOTS_ANSWERS = 16;

export const SiftHit = z.object({
  kind: z
    .enum(['value', 'account', 'number', 'passage', 'name'])
    .describe('value: a mailbox, domain, code or name of a file; passage: some words of a sentence in a row'),
  entity: z.string().describe('id of the listed entity'),
  bits: z.number().describe('information, by rarity'),
  others: z.int().optional().describe('other sites with it in a sample of the archives, where they are three or more'),
  quote: z.string().describe('the words on the page, at most 160 characters'),
});
export type SiftHit = z.infer<typeof SiftHit>;

/** The entity with which a page shares most. */
export const Sifted = z.object({
  entity: z.string(),
  bits: z.number().describe('of all hits together'),
  hits: z.array(SiftHit).describe('the strongest 20'),
});
export type Sifted = z.infer<typeof Sifted>;

export const ArchivePlace = z.object({
  at: z.int().nonnegative().describe('byte of the file at which the record, or its gzip member, begins'),
  skip: z.int().nonnegative().describe('bytes of the unpacked member before it'),
});
export type ArchivePlace = z.infer<typeof ArchivePlace>;
export const FILE_START: ArchivePlace = { at: 0, skip: 0 };

/** A page that passed the sieve. */
export const PassedPage = Sifted.extend({
  url: z.string(),
  site: z.string(),
  capturedAt: Instant,
  place: ArchivePlace,
  whole: z.boolean().describe('false: the archive has only its text (WET) or its addresses (WAT)'),
});
export type PassedPage = z.infer<typeof PassedPage>;

/** Records by what became of them. Each page is in one of own, noarchive, dropped and passed. */
export const SiftCounts = z.object({
  records: z.int(),
  pages: z.int(),
  bytes: z.int().describe('of pages, unpacked'),
  own: z.int().describe('of a captured site of a listed entity'),
  noarchive: z.int().describe('ask that no copy is shown'),
  dropped: z.int().describe('below the threshold'),
  passed: z.int(),
  unread: z.int().describe('records that no reader process could read'),
});
export type SiftCounts = z.infer<typeof SiftCounts>;

export const SiftFault = z.object({ code: z.string(), detail: z.string() });

/** Some sites on which a value of the sieve stands: those whose domains have the least hashes. */
export const SignCount = z.object({
  sign: z.string(),
  sites: z.array(z.tuple([z.int(), z.int()])).describe('hash of the domain, and of its pages with the value'),
});
export type SignCount = z.infer<typeof SignCount>;

/** Results of the sieve between two places of a file. */
export const SiftSlice = z.object({
  next: ArchivePlace.nullable().describe('null: the file is at its end, or broken'),
  counts: SiftCounts,
  passed: z.array(PassedPage),
  fault: SiftFault.nullable().describe('why the file is not read further'),
  explained: z.array(z.string()).describe('stages of the address that is asked about'),
  signs: z.array(SignCount).optional().describe('where they were counted instead'),
});
export type SiftSlice = z.infer<typeof SiftSlice>;

/** A record about a site that passed: a page, picture or document, as an archive lists it. */
export const GatheredRecord = z.object({
  site: z.string(),
  role: z.enum(['page', 'image', 'document', 'style', 'backdrop']),
  url: z.string(),
  status: z.int(),
  capturedAt: Instant,
  length: z.int(),
  place: ArchivePlace,
});
export type GatheredRecord = z.infer<typeof GatheredRecord>;

export const GatheredRobots = z.object({
  ...{ site: z.string(), origin: z.string(), status: z.int(), text: z.string() },
  place: ArchivePlace,
});
export type GatheredRobots = z.infer<typeof GatheredRobots>;

export const GatherSlice = z.object({
  next: ArchivePlace.nullable(),
  records: z.array(GatheredRecord),
  robots: z.array(GatheredRobots),
});
export type GatherSlice = z.infer<typeof GatherSlice>;

export const SIFT_STEPS = ['count', 'sieve', 'gather', 'read'] as const;
/**
 * count: the begin of some files, for values that many sites carry. sieve: files, in slices.
 * gather: the same files, for sites that passed. read: each such site.
 */
export type SiftStep = (typeof SIFT_STEPS)[number];

/** One list of archives, sifted by any number of workers. */
export interface Sift {
  readonly id: string;
  readonly bits: number;
  /** The lists and captured sites by which it began. */
  readonly revision: string;
  readonly startedAt: string;
  /** Files that lists of paths name and nobody finds, each as a sentence. */
  readonly missing: readonly string[];
}

/** The outcome of reading one site in full. */
export const SiftOutcome = z.object({
  read: z.boolean(),
  kept: z.boolean().describe('it has left a visit or a suggestion'),
  withheld: z.int().describe('records that its robots.txt in the archive forbids'),
  suggested: z.int(),
  findings: z.int().describe('flagged'),
});
export type SiftOutcome = z.infer<typeof SiftOutcome>;

/** A file at one of its steps, or a site that is read in full. */
export interface SiftPart {
  readonly id: string;
  readonly sift: string;
  /** The threshold of the sift. */
  readonly bits: number;
  readonly step: SiftStep;
  /** Path or address of the file; the site. */
  readonly name: string;
  /** Bytes of the file. Null: it is far away, and nobody has asked. */
  readonly bytes: number | null;
  /** Where the step goes on. */
  readonly next: ArchivePlace;
  readonly counts: SiftCounts;
  readonly problems: readonly string[];
  /** Since its last checkpoint: workers that died on it, and attempts that failed. */
  readonly deaths: number;
  readonly failures: number;
}

/** The document that `sift` prints at its end. */
export const SiftDocument = z.object({
  schema: z.literal('revenant.sift/1'),
  files: z.int(),
  counts: SiftCounts,
  sites: z.int().describe('with a page that passed'),
  read: z.int().describe('of these, read in full'),
  withheld: z.int().describe('of these, forbidden by their robots.txt in the archive'),
  suggested: z.int().describe('sites that are suggested, for the first time or with one more reason'),
  findings: z.int().describe('flagged'),
  problems: z.array(z.string()),
});
export type SiftDocument = z.infer<typeof SiftDocument>;
