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

export const SearchDocument = z.object({
  schema: z.literal('revenant.search/1'),
  by: z.enum(['value', 'picture', 'text']),
  asked: z.string().describe('the value; of a picture the SHA-256 of its bytes; of a text its beginning'),
  keys: z.array(z.string()).describe('blocking keys that the signals read in it'),
  total: z.int().describe('captured sites that carry one of the keys'),
  compared: z.int().describe('of these: compared one by one; of a search by value: shown'),
  sites: z.array(SearchSite).describe('the nearest first'),
});
export type SearchDocument = z.infer<typeof SearchDocument>;
