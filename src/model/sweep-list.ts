/** Sweep lists that are kept in the store, as they are printed and sent. */
import { z } from 'zod';
import { Seed } from './facts/seed.ts';
import type { LastVisit } from './ports/ledger.ts';
import type { SweepListHead, SweepListRow } from './ports/lists.ts';
import { Condition, Instant, knownTime, VisitState } from './words.ts';

export const SweepListDocument = z.object({
  schema: z.literal('revenant.sweep-list/1'),
  id: z.string(),
  name: z.string(),
  by: z.string().describe('who made it'),
  at: Instant,
  rows: z.int(),
  schedules: z.array(z.string()).describe('names of the schedules that follow it'),
});
export type SweepListDocument = z.infer<typeof SweepListDocument>;

export const SweepRowDocument = z.object({
  schema: z.literal('revenant.sweep-row/1'),
  row: z.int().describe('its number, for changes'),
  seed: Seed,
  last: z
    .object({ site: z.string(), state: VisitState, condition: Condition, startedAt: Instant.nullable() })
    .nullable()
    .describe('its last visit; null: not visited yet'),
});
export type SweepRowDocument = z.infer<typeof SweepRowDocument>;

export function sweepListDocument(
  list: SweepListHead,
  followers: readonly { readonly name: string }[],
): SweepListDocument {
  return { schema: 'revenant.sweep-list/1', ...list, schedules: [...new Set(followers.map(({ name }) => name))] };
}

export function sweepRowDocument({ seq, seed }: SweepListRow, last: LastVisit | undefined): SweepRowDocument {
  if (last === undefined) return { schema: 'revenant.sweep-row/1', row: seq, seed, last: null };
  const { site, state, condition, startedAt } = last;
  return {
    schema: 'revenant.sweep-row/1',
    row: seq,
    seed,
    last: { site, state, condition, startedAt: knownTime(startedAt) },
  };
}
