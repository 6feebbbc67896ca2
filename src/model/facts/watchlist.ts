/** Versions of a watchlist and their differences. */
import { z } from 'zod';
import { Instant, Kind } from '../words.ts';
import { ListedName, ListedValue, Relationship } from './seed.ts';

export const ListFormat = z.enum([
  ...['ofac-csv', 'ofac-xml', 'ofac-advanced-xml', 'ftm', 'ftm-nested', 'own'],
  ...['eu-xml', 'un-xml', 'seco-xml', 'uk-xml', 'uk-csv', 'ofsi-xml', 'ofsi-csv'],
] as const);
export type ListFormat = z.infer<typeof ListFormat>;

/** A list without its rows. */
export interface ListHead {
  readonly list: string;
  readonly format: ListFormat;
  readonly files: readonly string[];
  /** Parts of an OFAC CSV set; a set without its alt.csv differs from one with it. */
  readonly parts: readonly string[];
  /** From the list or its file name; null: unknown. */
  readonly date: string | null;
  /** SHA-256 over all files. */
  readonly content: string;
}

/** Contents of one version, by kind. */
export const ListCounts = z.object({
  entities: z.int(),
  badRows: z.int().describe('unusable rows; each was reported'),
  types: z.record(z.string(), z.int()),
  names: z.int(),
  aliases: z.int(),
  values: z.record(z.string(), z.int()).describe('readable values, by kind'),
  checked: z.int().describe('values with right check digits'),
  failedChecks: z.int(),
  unreadable: z.record(z.string(), z.int()).describe('values kept as raw text only, by kind'),
  relationships: z.int(),
});
export type ListCounts = z.infer<typeof ListCounts>;

export const ListVersion = z.object({
  schema: z.literal('revenant.list-version/1'),
  list: z.string(),
  ordinal: z.int().describe('1 for the first import'),
  content: z.string().describe('SHA-256 over the bytes of all its files'),
  format: ListFormat,
  parts: z.array(z.string()).describe('its files: primary, addresses, names, comments'),
  files: z.array(z.string()).describe('their names, without folders'),
  date: z.string().describe('date of publication by the file, its name or the user; else the time of import'),
  counts: ListCounts,
  changes: z.object({ added: z.int(), returned: z.int(), removed: z.int(), changed: z.int() }),
  accepted: z.string().optional().describe('why it was imported although it had shrunk or was older'),
  importedAt: Instant,
});
export type ListVersion = z.infer<typeof ListVersion>;

/** A known site that a change concerns. */
export const TouchedSite = z.object({
  site: z.string(),
  kind: Kind,
  by: z.string().describe('`attributed`, or the kind of value shared by list and site'),
  value: z.string().nullable(),
});
export type TouchedSite = z.infer<typeof TouchedSite>;

export const WatchlistChange = z.object({
  schema: z.literal('revenant.watchlist-change/1'),
  id: z.string().describe('SHA-256 of the change: each change is reported once'),
  list: z.string(),
  version: z.int(),
  date: z.string().describe('of that version'),
  kind: z.enum(['added', 'returned', 'removed', 'changed']),
  entity: z.object({ id: z.string(), name: z.string(), type: z.string() }),
  relabelled: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  gained: z.array(ListedValue),
  lost: z.array(ListedValue),
  aliases: z.object({ gained: z.array(ListedName), lost: z.array(ListedName) }),
  relationships: z.object({ gained: z.array(Relationship), lost: z.array(Relationship) }),
  touches: z.array(TouchedSite),
});
export type WatchlistChange = z.infer<typeof WatchlistChange>;
