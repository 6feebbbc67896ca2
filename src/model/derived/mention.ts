/** Listed names found on captured pages: derived, found again when the list changes. */
import { z } from 'zod';
import { Instant } from '../words.ts';
import { Fingerprint, Place } from './fingerprint.ts';
import { PageText } from './search-text.ts';

export const MentionKind = z
  .enum(['exact', 'form-stripped', 'reordered', 'joined', 'transliterated'])
  .describe(
    'spelling on the page. exact: as listed; form-stripped: without the legal form; reordered: "First LAST" for "LAST, First"; joined: without spaces; transliterated: in another script',
  );
export type MentionKind = z.infer<typeof MentionKind>;

export const MentionRole = z
  .enum(['owner', 'trace', 'credit', 'partner', 'news', 'denied', 'post', 'text'])
  .describe(
    'owner: the site calls itself so; trace: where only the author of the page puts a name; credit: maker of the site; partner: seller, customer, certifier or one of a list; news: on a news page or in a news box; denied: the site says it is another company; post: in a post or comment; text: running text',
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

/** Pages listed for one mention. */
export const MOST_URLS = 20;

export const Mention = z.object({
  entity: z.string().describe('id of the listed entity'),
  entityName: z.string().describe('its first name'),
  name: z.string().describe('the name or alias, as listed'),
  written: z.string().describe('as written on the page'),
  kind: MentionKind,
  role: MentionRole,
  zone: MentionZone,
  weight: z.number().describe('bits of the name alone, without its role'),
  count: z.int().describe('occurrences on the site'),
  place: Place.describe('first occurrence'),
  urls: z.array(z.string()).describe(`pages with it, at most ${MOST_URLS}`),
  version: z.int().optional().describe('of the search that found it; absent: found before searches had versions'),
});
export type Mention = z.infer<typeof Mention>;

/** Result of the name search on one visit. */
export const NameSearch = z.object({
  index: z.string().describe('SHA-256 of the compiled list of names'),
  mentions: z.array(Mention),
  cut: z.boolean().describe('true: more was found than stored'),
});
export type NameSearch = z.infer<typeof NameSearch>;

/** The evidence of a match with a list entry, stored because mentions change with later lists. */
export const ListedFinds = z.object({
  mentions: z.array(Mention).describe('of the entry, on the site'),
  parties: z.int().nonnegative().describe('unrelated listed parties with an identifier on the site'),
  listing: z
    .object({
      after: z.string().nullable().describe('not on its list before this'),
      by: z.string().nullable().describe('on it by then'),
    })
    .describe('when the entry was listed, by the list or its versions; null: unknown'),
  saidAt: Instant.describe('when that list was published'),
});
export type ListedFinds = z.infer<typeof ListedFinds>;

/**
 * Result of reading a site. `listed` is stored apart, since lists change more often than signals.
 */
export const ReadSite = Fingerprint.extend({
  listed: NameSearch.optional().describe('listed names on the site; absent: not searched for'),
  texts: z.array(PageText).optional().describe('of its pages, to be searched; absent: not asked for'),
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
