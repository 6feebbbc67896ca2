/** The results of a search by a value, a picture or a text. */
import { z } from 'zod';
import { Instant, Kind } from '../words.ts';

const Near = z.object({
  how: z
    .enum(['bytes', 'look', 'mirror', 'part', 'text'])
    .describe('bytes: the same file; look: looks the same; mirror: turned; part: cropped or marked; text: wording'),
  similarity: z.number().describe('0 to 1'),
  shared: z.int().describe('pictures or whole passages that are the same'),
  capture: z.string().describe('id of the capture of the page'),
  url: z.string().describe('of the page that shows or says it'),
  picture: z.string().optional().describe('id of the capture of the picture'),
  quote: z.string().describe('of a text: the longest shared passage, as the site has it'),
});

const SearchSite = z.object({
  site: z.string(),
  kind: Kind,
  visit: z.string(),
  capturedAt: Instant,
  keys: z.array(z.string()).describe('those of the keys that it carries'),
  near: Near.optional().describe('of a search by picture or text'),
});
export type SearchSite = z.infer<typeof SearchSite>;

const Excerpt = z.array(z.object({ text: z.string(), hit: z.boolean().describe('true: words that were asked') }));

const FoundHit = z.object({
  kind: z.enum(['finding', 'case', 'run', 'visit', 'capture', 'site', 'entity', 'note', 'page']),
  id: z
    .string()
    .describe('name of the site, address of the page; of a note the id of its case or finding, or its site'),
  site: z.string().describe('of a page, visit or capture; empty: none'),
  url: z.string().describe('of a page, visit or capture; empty: none'),
  title: z.string().describe('of a capture its role'),
  fit: z
    .enum(['id', 'whole', 'name', 'own', 'value', 'phrase', 'words', 'part', 'alike'])
    .describe(
      'id: its id or the digest of its bytes; whole: its whole name or title; name: words of them; own: among its proven contacts or listed identifiers; value: a value that a signal reads in it; phrase: these words in this order; words: all of them; part: a part of its name; alike: a name spelt like it',
    ),
  at: z.string().describe('time of the capture or of the writing; empty: not known'),
  visit: z.string().nullable(),
  capture: z.string().nullable(),
  of: z.string().nullable().describe('of a note: case, finding or site'),
  excerpt: Excerpt.describe('the words around it; empty: it stands elsewhere'),
});
export type FoundHit = z.infer<typeof FoundHit>;

const FoundReading = z.object({
  as: z.enum(['id', 'address', 'host', 'number', 'value', 'quoted', 'words']),
  text: z.string().describe('what was searched for; of a value its blocking key'),
});
export type FoundReading = z.infer<typeof FoundReading>;

const FoundGroup = z.object({
  kind: FoundHit.shape.kind,
  total: z.int(),
  cut: z.boolean().describe('true: more than total, too many to rank'),
  hits: z.array(FoundHit).describe('the best first'),
});
export type FoundGroup = z.infer<typeof FoundGroup>;

export const SearchDocument = z.object({
  schema: z.literal('revenant.search/1'),
  by: z.enum(['value', 'picture', 'text']),
  asked: z.string().describe('the value; of a picture the SHA-256 of its bytes; of a text its beginning'),
  keys: z.array(z.string()).describe('blocking keys that the signals read in it'),
  total: z.int().describe('captured sites that carry one of the keys'),
  compared: z.int().describe('of these: compared one by one; of a search by value: shown'),
  sites: z.array(SearchSite).describe('the nearest first'),
  readings: z.array(FoundReading).optional().describe('of a search by value: what it was read as, each with a hit'),
  groups: z.array(FoundGroup).optional().describe('of a search by value: hits in all that is stored, by kind'),
  unread: z
    .object({ facts: z.boolean(), visits: z.int() })
    .optional()
    .describe(
      'what is not in the index yet: true: some sites, entities, findings, cases or notes; visits: their number',
    ),
});
export type SearchDocument = z.infer<typeof SearchDocument>;
