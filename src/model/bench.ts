/**
 * The output of `npm run bench -- --json`: figures beside those of peers, and the targets that they
 * meet.
 */
import { z } from 'zod';

export const BenchRow = z.object({
  bench: z.string(),
  what: z.string(),
  unit: z.string(),
  ours: z.number().nullable().describe('null: the part does not exist or could not be measured'),
  peer: z.object({ name: z.string(), value: z.number().nullable() }).nullable(),
  ratio: z.number().nullable().describe('our figure divided by that of the peer'),
  target: z
    .object({
      of: z.enum(['ratio', 'ours']),
      better: z.enum(['more', 'less']),
      must: z.number(),
      goal: z.number(),
    })
    .nullable(),
  met: z.enum(['goal', 'must', 'missed', 'not measured']).nullable(),
  note: z.string().nullable(),
});
export type BenchRow = z.infer<typeof BenchRow>;

const Load = z.object({ before: z.number(), after: z.number() }).describe('load average of one minute');

export const BenchDocument = z.object({
  schema: z.literal('revenant.bench/1'),
  at: z.iso.datetime(),
  version: z.string(),
  size: z.enum(['tiny', 'quick', 'usual', 'full']),
  repeats: z.number(),
  machine: z.object({
    processor: z.string(),
    cores: z.number(),
    megabytes: z.number(),
    system: z.string(),
    node: z.string(),
    load: Load,
  }),
  peers: z.array(z.object({ name: z.string(), version: z.string().nullable().describe('null: not there') })),
  benches: z.array(z.object({ name: z.string(), seconds: z.number(), load: Load })),
  rows: z.array(BenchRow),
});
export type BenchDocument = z.infer<typeof BenchDocument>;
