/** Converts the query of a queue's address to a filter of findings and back. */
import { z } from 'zod';
import { type FindingGroup, findingGroups, SORTS } from '../../flow/screen/finding-groups.ts';
import type { Match } from '../../model/derived/match.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { MatchFilter } from '../../model/ports/matches.ts';
import type { Services } from '../../services.ts';

const FINDINGS_A_PAGE = 25;

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
  /** `pairs`: each finding is a row; else those of one operator are one. */
  view: z.enum(['pairs']).optional().catch(undefined),
  sort: z.enum(SORTS).optional().catch(undefined),
  q: text,
  /** Its id, or any site of it. */
  operator: z.string().max(LENGTHS.id).optional().catch(undefined),
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

/** The groups of a queue, all of them, in its order. */
function groupsOf(queue: Queue, me: string, store: Services['store']) {
  const { filter, grouping } = asFilter(queue, me);
  return findingGroups(filter, grouping, store);
}

export const asFilter = (queue: Queue, me: string) => ({
  filter: filterOf(queue, me),
  grouping: { sort: queue.sort, words: queue.q, operator: queue.operator },
});

/** A page of a queue: groups, of one finding each where it shows pairs. */
export async function pageOf(queue: Queue, me: string, store: Services['store']) {
  const from = (queue.page - 1) * FINDINGS_A_PAGE;
  if (isPlain(queue)) {
    const found = await store.matches.list(filterOf(queue, me));
    const matches = new Map(found.slice(0, FINDINGS_A_PAGE).map((match) => [match.id, match]));
    return { groups: [...matches.keys()].map(alone), matches, more: found.length > FINDINGS_A_PAGE, cut: false };
  }
  const { groups, cut } = await groupsOf(queue, me, store);
  const all = queue.view === 'pairs' ? idsOf(queue, groups).map(alone) : groups.map(shownOf);
  const shown = all.slice(from, from + FINDINGS_A_PAGE);
  const matches = await store.matches.several(shown.flatMap(({ ids }) => ids.slice(0, 1)));
  return { groups: shown, matches, more: all.length > from + FINDINGS_A_PAGE, cut };
}

/** Findings of a group that its row shows. */
const SHOWN_IN_GROUP = 10;
export interface ShownGroup {
  readonly group: FindingGroup | null;
  /** Findings that are shown; the document of the first is read. */
  readonly ids: readonly string[];
}
const alone = (id: string): ShownGroup => ({ group: null, ids: [id] });
const shownOf = (group: FindingGroup): ShownGroup => ({
  group: group.findings.length > 1 ? group : null,
  ids: group.findings.slice(0, SHOWN_IN_GROUP).map(({ id }) => id),
});

/** A list of pairs that the database orders and cuts by itself. */
const isPlain = ({ view, q, operator, sort }: Queue): boolean =>
  view === 'pairs' && !q && operator === undefined && (sort ?? 'weight') === 'weight';

/** The findings of groups as a list: heaviest first, or in the order of the groups. */
function idsOf({ sort = 'weight' }: Queue, groups: readonly FindingGroup[]): string[] {
  const rows = groups.flatMap(({ findings }) => findings);
  if (sort === 'weight') rows.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  return rows.map(({ id }) => id);
}

/**
 * The next finding of the queue that waits for a judgement (or for a second person, in a queue of
 * such), after this one and then from the top; null: no other waits. Those of one operator follow
 * one another.
 */
export async function nextUnjudged(
  { id, weight, left, right }: Pick<Match, 'id' | 'weight' | 'left' | 'right'>,
  queue: Queue,
  me: string,
  store: Services['store'],
): Promise<string | null> {
  const asked: Queue = { ...queue, judged: queue.judged === 'proposed' ? 'proposed' : 'none' };
  if (!isPlain(queue)) {
    const { groups } = await groupsOf(asked, me, store);
    const ids =
      queue.view === 'pairs' ? idsOf(queue, groups) : groups.flatMap(({ findings }) => findings.map((one) => one.id));
    const at = ids.indexOf(id);
    if (at >= 0) return ids[at + 1] ?? ids.find((one) => one !== id) ?? null;
    // It is judged by now: on with its operator, then from the top.
    const own = groups.find(({ operator }) =>
      operator?.nodes.some(({ site }) => site === left.site || site === right.site),
    );
    const after = own?.findings.find((one) => one.weight < weight || (one.weight === weight && one.id > id));
    return (after ?? own?.findings[0])?.id ?? ids[0] ?? null;
  }
  const { offset: _, ...filter } = filterOf(asked, me);
  const [after] = await store.matches.list({ ...filter, limit: 1, after: { weight, id } });
  // Two, as the first may be this one.
  const top = after === undefined ? await store.matches.list({ ...filter, limit: 2 }) : [after];
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
