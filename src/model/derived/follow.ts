/** A crawl that follows suggestions from listed entities, in rounds of visits. */
import { z } from 'zod';
import { Instant } from '../words.ts';

export const Follow = z.object({
  schema: z.literal('revenant.follow/1'),
  id: z.string(),
  from: z.string().describe('the entity, list or site that it starts from, as a person wrote it'),
  entities: z.array(z.string()).describe('ids of the listed entities whose trails it follows'),
  depth: z.int().positive().describe('steps from the sites of a listed entity'),
  budget: z.int().positive().describe('most visits'),
  state: z.enum(['open', 'ended', 'stopped']),
  visited: z.int().nonnegative(),
  suggested: z.int().nonnegative().describe('suggestions that it found first'),
  runs: z.array(z.string()).describe('its rounds; while it is open the last one may be at work'),
  looked: z.array(z.string()).describe('visits of listed and flagged sites whose links it has read'),
  round: z.array(z.string()).describe('ids of the suggestions of the last round'),
  by: z.string(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
});
export type Follow = z.infer<typeof Follow>;
