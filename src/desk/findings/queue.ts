/** Converts the query of a queue's address to a filter of findings and back. */
import { z } from 'zod';
import type { MatchFilter } from '../../model/ports/matches.ts';

export const FINDINGS_A_PAGE = 25;

const text = z.string().trim().max(200).optional().catch(undefined);
const Day = z.iso.date().optional().catch(undefined);

export const Queue = z.object({
  verdict: z.enum(['strong', 'likely', 'lead']).optional().catch(undefined),
  judged: z.enum(['none', 'positive', 'unsure', 'negative', 'proposed', 'confirmed', 'any']).catch('none'),
  list: text,
  programme: text,
  kind: z.enum(['website', 'social-page', 'trade-listing', 'list']).optional().catch(undefined),
  /** `me`, `nobody`, or `name:` and a name. */
  assigned: text,
  change: z.enum(['new', 'news', 'weaker', 'stronger']).optional().catch(undefined),
  /** A day, for `change`. */
  since: Day,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type Queue = z.infer<typeof Queue>;

const CHANGES = { new: 'foundSince', news: 'since', weaker: 'weakerSince', stronger: 'strongerSince' } as const;

/** @param me the name of the person who asks */
export function filterOf(queue: Queue, me: string): MatchFilter {
  const { verdict, judged, list, programme, kind, assigned, change, since, page } = queue;
  const name = assigned === 'me' ? me : assigned?.replace(/^name:/, '');
  return {
    ...(verdict && { verdict }),
    ...judgedFilter(judged),
    ...(list && { list }),
    ...(programme && { programme }),
    ...(kind && { kind }),
    ...(assigned && { assigned: assigned === 'nobody' ? null : (name ?? '') }),
    ...(since && { [CHANGES[change ?? 'news']]: `${since}T00:00:00.000Z` }),
    limit: FINDINGS_A_PAGE + 1,
    offset: (page - 1) * FINDINGS_A_PAGE,
  };
}

function judgedFilter(judged: Queue['judged']): Pick<MatchFilter, 'judged' | 'review'> {
  if (judged === 'any') return {};
  return judged === 'proposed' || judged === 'confirmed' ? { review: judged } : { judged };
}

/** The address of a page of the queue, with only the filters that are set. */
export function queuePath(queue: Queue): string {
  const asked = Object.entries({ ...queue, page: queue.page === 1 ? undefined : String(queue.page) });
  const fields = asked.filter((field): field is [string, string] => field[1] !== undefined && field[1] !== '');
  return `/findings?${new URLSearchParams(fields).toString()}`;
}

/** The queue that a form came from, parsed anew: a form may hold anything. */
export function queueOf(query: string): Queue {
  return Queue.parse(Object.fromEntries(new URLSearchParams(query)));
}
