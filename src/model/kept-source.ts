/** Addresses that are asked again at regular times: of a watchlist, or of a feed of new domains. */
import { z } from 'zod';
import { Interval } from './facts/seed.ts';
import { Instant } from './words.ts';

export const KeptKind = z.enum(['list', 'feed']);
export type KeptKind = z.infer<typeof KeptKind>;

export const KeptSource = z.object({
  schema: z.literal('revenant.kept/1'),
  id: z.string(),
  kind: KeptKind,
  addresses: z.array(z.string()).describe('web addresses of its files; of a feed also paths'),
  every: Interval,
  list: z.string().nullable().describe('name of the list; null: as its format says'),
  openSanctions: z.boolean().describe('the user may use data of OpenSanctions'),
  addedAt: Instant,
  checkedAt: Instant.nullable(),
  changedAt: Instant.nullable().describe('when new bytes were last taken'),
  nextAt: Instant,
  outcome: z
    .enum(['current', 'refused', 'failed'])
    .nullable()
    .describe('refused: it looks like a failed download, and the list in force stays; failed: it cannot be read'),
  detail: z.string().nullable(),
  failures: z.int().nonnegative().describe('in a row'),
  validators: z
    .record(z.string(), z.object({ etag: z.string().optional(), lastModified: z.string().optional() }))
    .describe('by address: what the server said of the bytes that were taken'),
});
export type KeptSource = z.infer<typeof KeptSource>;
export type Validators = KeptSource['validators'];
