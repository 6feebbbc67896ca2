/** Seed lists and watchlists as users write them. */

import { z } from 'zod';
import { isUrl } from '../text/is-url.ts';
import { Instant, Kind, PartialDate } from '../words.ts';
import { Registration } from './visit.ts';

export const Interval = z.string().regex(/^\d+(s|m|h|d|w)$/, 'a number and s, m, h, d or w, such as 7d');

/** Cells of a table that are kept as they are written, each under its heading. */
export const RowNotes = z.array(z.object({ column: z.string(), text: z.string() }));

export const Seed = z.object({
  url: z
    .string()
    .min(1)
    .describe('a web address; in a sweep list also the path of an archive or saved page in its folder'),
  kind: Kind.default('website'),
  bare: z.literal(true).optional().describe('typed without http:// or https://: what answers first is visited'),
  entity: z.string().optional().describe('id of the listed entity this presence is attributed to'),
  interval: Interval.optional(),
  registration: Registration.optional().describe('what a registry says about the domain'),
  tags: z.array(z.string()).default([]),
  name: z.string().optional().describe('of the seller, as the list gives it'),
  notes: RowNotes.optional().describe('what else the row of the list says'),
});
export type Seed = z.infer<typeof Seed>;

export const SweepList = z.object({ schema: z.literal('revenant.sweep/1'), seeds: z.array(Seed) });

export const EntityCapture = z.object({
  path: z.string().describe('relative to the list'),
  url: z.string().optional(),
  capturedAt: z.union([Instant, PartialDate]).optional(),
  registration: Registration.optional().describe('what a registry said about the domain then'),
});

const strings = z.array(z.string()).default([]);

/** One value of a list entry, normalised and raw. */
export const ListedValue = z.object({
  kind: z.enum(['website', 'social', 'email', 'phone', 'wallet', 'registration-number', 'address']),
  value: z.string().describe('normalised as signals do; the raw text where it could not be read'),
  raw: z.string().describe('as the list writes it'),
  label: z.string().optional().describe("the list's name of the field, such as Tax ID No."),
  currency: z.string().optional().describe('of a wallet, as the list names it: XBT, ETH, USDT…'),
  country: z.string().optional(),
  checked: z.boolean().optional().describe('whether its check digits are right; absent: none known'),
  fault: z.string().optional().describe('why it could not be read'),
});
export type ListedValue = z.infer<typeof ListedValue>;

export const ListedName = z.object({
  name: z.string(),
  kind: z.enum(['aka', 'fka', 'nka']).describe('also, formerly, now known as'),
  quality: z.enum(['strong', 'weak']).describe('weak: too broad alone, by the list'),
});
export type ListedName = z.infer<typeof ListedName>;

/** To another entity, by its id or only its name. */
export const Relationship = z.object({ type: z.string(), id: z.string().optional(), name: z.string().optional() });

export const Entity = z.object({
  id: z.string().min(1),
  type: z.enum(['company', 'person', 'vessel', 'aircraft', 'other']).default('company'),
  names: z.array(z.string()).min(1),
  aliases: strings,
  list: z.string().optional(),
  programme: z.string().optional(),
  dates: z
    .object({ incorporated: PartialDate.optional(), dissolved: PartialDate.optional(), listed: PartialDate.optional() })
    .default({}),
  identifiers: z
    .object({
      websites: strings,
      emails: strings,
      phones: strings,
      social: strings,
      addresses: strings,
      registrationNumbers: strings,
      wallets: strings,
    })
    .prefault({}),
  captures: z.array(EntityCapture).default([]),
  uid: z.string().optional().describe("the list's own number; with the list it makes the id"),
  programmes: z.array(z.string()).optional().describe('all of them; `programme` is the first'),
  listedNames: z.array(ListedName).optional().describe('`aliases` with their kind and quality'),
  values: z.array(ListedValue).optional().describe('`identifiers` with the raw text, and what could not be read'),
  relationships: z.array(Relationship).optional(),
  remark: z.string().optional().describe('as the list writes it'),
  notes: RowNotes.optional().describe('what else the row of an own list says'),
  nameOf: z
    .string()
    .optional()
    .describe('id of the listed entity whose earlier or later name this is; pages are searched for it as its alias'),
  lastOnList: z.string().optional().describe('date of the last version with it; absent: still on its list'),
});
export type Entity = z.infer<typeof Entity>;

export const Watchlist = z.object({ schema: z.literal('revenant.watchlist/1'), entities: z.array(Entity) });

/** A row of a list that could not be used; always reported. */
export interface RowProblem {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly reason: string;
}

/** As the URL standard writes it, without the fragment. A path of an archive stays as it is. */
export function canonicalUrl(text: string): string {
  if (!/^https?:/i.test(text) || !isUrl(text)) return text;
  const url = new URL(text);
  url.hash = '';
  return url.href;
}
