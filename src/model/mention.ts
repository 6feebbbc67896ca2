/** A listed name found on a captured page: derived, can be dropped and found again with a later list. */
import { z } from 'zod';
import { Fingerprint, Place } from './fingerprint.ts';
import { Instant } from './words.ts';

export const MentionKind = z
  .enum(['exact', 'form-stripped', 'reordered', 'joined', 'transliterated'])
  .describe(
    'how it is written: exact: as listed; form-stripped: without its legal form; reordered: "First LAST" of "LAST, First"; joined: without blanks; transliterated: in other letters',
  );
export type MentionKind = z.infer<typeof MentionKind>;

export const MentionRole = z
  .enum(['owner', 'trace', 'credit', 'partner', 'news', 'denied', 'post', 'text'])
  .describe(
    'owner: the site calls itself so; trace: stands where only the maker of the page puts a name; credit: made the site; partner: sold, bought, certified or listed among others; news: on a page or in a box of news; denied: the site says it is another; post: in a post or comment; text: running text',
  );
export type MentionRole = z.infer<typeof MentionRole>;

export const MentionZone = z.enum([
  'header',
  'nav',
  'main',
  'footer',
  'hidden',
  'title',
  'meta',
  'structured-data',
  'alt',
  'attribute',
  'file-name',
  'comment',
  'script',
  'document',
]);
export type MentionZone = z.infer<typeof MentionZone>;

/** Pages that are told of one mention. */
export const MOST_URLS = 20;

export const Mention = z.object({
  entity: z.string().describe('id of the listed entity'),
  entityName: z.string().describe('its first name'),
  name: z.string().describe('the name or alias, as listed'),
  written: z.string().describe('as the page writes it'),
  kind: MentionKind,
  role: MentionRole,
  zone: MentionZone,
  weight: z.number().describe('bits that the name tells of one firm; roles are not weighed in'),
  count: z.int().describe('times it stands so on the site'),
  place: Place.describe('where it stands first'),
  urls: z.array(z.string()).describe(`pages on which it stands so, at most ${MOST_URLS}`),
});
export type Mention = z.infer<typeof Mention>;

/** What the search of one visit found. */
export const NameSearch = z.object({
  index: z.string().describe('SHA-256 of the compiled list that was looked for'),
  mentions: z.array(Mention),
  cut: z.boolean().describe('true: more was found than is kept'),
});
export type NameSearch = z.infer<typeof NameSearch>;

/** What a list entry is matched with a site by, beside the entry: mentions are derived, and found again with later lists. */
export const ListedFinds = z.object({
  mentions: z.array(Mention).describe('of the entry, on the site'),
  parties: z
    .int()
    .nonnegative()
    .describe('listed parties, with nothing in common, of which an identifier is on the site'),
  listing: z
    .object({
      after: z.string().nullable().describe('it was not on its list before this'),
      by: z.string().nullable().describe('it was on it by then'),
    })
    .describe('when the entry came to its list, as the list or its versions date it; null: not known'),
  saidAt: Instant.describe('when the list was published that says so'),
});
export type ListedFinds = z.infer<typeof ListedFinds>;

/** All that one reading of a site gives. `listed` is kept apart: the list changes more often than the signals. */
export const ReadSite = Fingerprint.extend({
  listed: NameSearch.optional().describe('the listed names on it; absent: none were looked for'),
});
export type ReadSite = z.infer<typeof ReadSite>;

export const MentionDocument = z.object({
  schema: z.literal('revenant.mention/1'),
  visit: z.string(),
  site: z.string(),
  index: NameSearch.shape.index,
  ...Mention.shape,
});
export type MentionDocument = z.infer<typeof MentionDocument>;
