/** A search that a user keeps under a name, and what was found by watching it. */
import { z } from 'zod';
import { LENGTHS } from '../lengths.ts';
import { Instant } from '../words.ts';

/** Saved searches of one user. */
export const MOST_SEARCHES = 50;
/** A search that fits more cannot tell what is new from what is common. */
export const MOST_KNOWN = 1_000;
/** Hits of one search that are told in a day (UTC): a page of all words shall flood nobody. */
export const MOST_TOLD = 20;

/** Things that newly fit: material, and nothing that people write. */
export const HitAbout = z.enum(['site', 'entity', 'finding']);
export type HitAbout = z.infer<typeof HitAbout>;

export const WatchedFit = z
  .enum(['whole', 'name', 'own', 'value', 'phrase', 'words'])
  .describe('as in a search, the best first; part of a name, or a name spelt like it, is no hit');
export type WatchedFit = z.infer<typeof WatchedFit>;

export const SavedSearch = z.object({
  schema: z.literal('revenant.saved-search/1'),
  id: z.string(),
  user: z.string().describe('id of its owner'),
  name: z.string().max(LENGTHS.name),
  text: z.string().max(LENGTHS.value).describe('what is searched for'),
  at: Instant,
  watched: z.boolean(),
});
export type SavedSearch = z.infer<typeof SavedSearch>;

export const SavedHit = z.object({
  about: HitAbout,
  subject: z.string().describe('name of the site, id of the entity or finding'),
  title: z.string().describe('of an entity its name, of a finding its sites'),
  url: z.string().describe('of the page on which the words stand; empty: none'),
  fit: WatchedFit,
  at: Instant,
  told: z.boolean().describe(`false: ${MOST_TOLD} hits of this search were told on that day before`),
});
export type SavedHit = z.infer<typeof SavedHit>;
