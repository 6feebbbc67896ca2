/** Converts the query of a queue's address to a filter of findings and back. */
import { z } from 'zod';
import type { Match } from '../../model/derived/match.ts';
import type { MatchFilter } from '../../model/ports/matches.ts';
import type { Services } from '../../services.ts';

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

/**
 * The next finding of the queue that waits for a judgement (or for a second person, in a queue of
 * such), after this one and then from the top; null: no other waits.
 */
export async function nextUnjudged(
  { id, weight }: Pick<Match, 'id' | 'weight'>,
  queue: Queue,
  me: string,
  { matches }: Pick<Services['store'], 'matches'>,
): Promise<string | null> {
  const judged = queue.judged === 'proposed' ? 'proposed' : 'none';
  const { offset: _, ...filter } = filterOf({ ...queue, judged }, me);
  const [after] = await matches.list({ ...filter, limit: 1, after: { weight, id } });
  // Two, as the first may be this one.
  const top = after === undefined ? await matches.list({ ...filter, limit: 2 }) : [after];
  return top.find((one) => one.id !== id)?.id ?? null;
}

function judgedFilter(judged: Queue['judged']): Pick<MatchFilter, 'judged' | 'review'> {
  if (judged === 'any') return {};
  return judged === 'proposed' || judged === 'confirmed' ? { review: judged } : { judged };
}

/** The address of a page of the queue, with only the filters that are set. */
export const queuePath = (queue: Queue): string => `/findings?${queryOf(queue)}`;

/** The address of a finding, or of a page below it, that knows the queue it was reached from. */
export function findingPath(id: string, queue: Queue, below = ''): string {
  const query = queryOf(queue);
  return `/findings/${id}${below}${query === DEFAULT ? '' : `?${query}`}`;
}

const DEFAULT = 'judged=none';

export function queryOf(queue: Queue): string {
  const asked = Object.entries({ ...queue, page: queue.page === 1 ? undefined : String(queue.page) });
  const fields = asked.filter((field): field is [string, string] => field[1] !== undefined && field[1] !== '');
  return new URLSearchParams(fields).toString();
}

/** The queue that a form came from, parsed anew: a form may hold anything. */
export function queueOf(query: string): Queue {
  return Queue.parse(Object.fromEntries(new URLSearchParams(query)));
}
