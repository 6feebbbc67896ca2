/** Visits suggestions, the most probable first, and looks at each for further ones. */
import { InputError } from '../../errors.ts';
import { isFlagged } from '../../model/derived/match.ts';
import type { Suggestion } from '../../model/derived/suggestion.ts';
import type { Entity } from '../../model/facts/seed.ts';
import type { Visit } from '../../model/facts/visit.ts';
import type { Run } from '../../model/ports/ledger.ts';
import { refill } from '../crawl/run-progress.ts';
import type { Ports } from '../ports.ts';
import { domainOf, type SuggestPorts, suggestFrom, suggestListed, type Trail } from './suggest.ts';
import { openVisits, settle } from './visit-suggestions.ts';

/** Visits of one round: later ones follow what these found, the best first. */
const ROUND = 20;
/**
 * A round takes no address that is less probable than its best one by more bits: what the best one
 * leads to may come before.
 */
const CLOSE_BITS = 3;
/** Unasked visits that one registrable domain gets in one crawl. */
const MOST_A_DOMAIN = 20;
/** Captures of one entity that are looked at, the newest of each site. */
const MOST_SITES = 200;

export interface FollowOptions {
  /** Steps from the sites of a listed entity. */
  readonly depth: number;
  /** Most visits. */
  readonly budget: number;
}

export interface Followed {
  readonly suggested: number;
  readonly visited: number;
  readonly runs: readonly Run[];
}

/**
 * Follows the trails of listed entities, from their captured sites and from sites flagged as
 * theirs.
 *
 * @param run the crawl that came before
 * @param work does a run to its end
 */
export async function follow(
  run: Run,
  entities: readonly Pick<Entity, 'id'>[],
  { depth, budget }: FollowOptions,
  work: (run: Run) => Promise<void>,
  ports: SuggestPorts & Pick<Ports, 'queue'>,
): Promise<Followed> {
  if (depth < 1 || budget < 1) throw new InputError('to follow suggestions, allow at least 1 step and 1 visit');
  const ids = entities.map(({ id }) => id);
  /** Bits of the trail by which a visit was looked at. */
  const looked = new Map<string, number>();
  const perDomain = new Map<string, number>();
  const runs: Run[] = [];
  let suggested = 0;
  let visited = 0;
  const look = async (visit: Visit, trail: Trail): Promise<void> => {
    if ((looked.get(visit.id) ?? -1) >= trail.bits || trail.steps >= depth) return;
    looked.set(visit.id, trail.bits);
    suggested += await suggestFrom(visit, trail, ports);
  };

  await finishQueued();
  for (const id of ids) {
    const entity = await ports.store.entities.get(id);
    if (entity !== null) suggested += await suggestListed(entity, ports);
    for (const visit of await sitesOf(id, ports)) await look(visit, { entity: id, bits: Infinity, steps: 0 });
  }
  await lookAtFlagged(run);
  while (visited < budget) {
    const round = await nextRound(Math.min(ROUND, budget - visited));
    if (round.length === 0) break;
    const next = await openVisits(round, run.options, ports.store);
    runs.push(next);
    await refill(ports, next.id);
    await work(next);
    visited += round.length;
    await lookAtFlagged(next);
    await lookAtAll(round);
  }
  return { suggested, visited, runs };

  /** A crawl that was cut short left them: their runs come first. */
  async function finishQueued(): Promise<void> {
    const left = await ports.store.suggestions.list({ state: 'queued' });
    for (const id of new Set(left.flatMap((one) => one.run ?? []))) {
      const open = await ports.store.ledger.run(id);
      if (open !== null && open.finishedAt === null) await work(open);
    }
    await lookAtAll(left);
  }

  async function lookAtAll(visitedNow: readonly Suggestion[]): Promise<void> {
    for (const one of visitedNow) {
      const visit = await settle(one, ports.store);
      const [strongest] = one.reasons;
      if (visit !== null && strongest !== undefined)
        await look(visit, { entity: strongest.entity, bits: one.bits, steps: stepsOf(one) });
    }
  }

  async function nextRound(most: number): Promise<Suggestion[]> {
    const found = new Map<string, Suggestion>();
    for (const entity of ids)
      for (const one of await ports.store.suggestions.list({ state: 'new', entity, limit: budget }))
        found.set(one.id, one);
    const ranked = [...found.values()].sort((a, b) => b.bits - a.bits || (a.id < b.id ? -1 : 1));
    const round: Suggestion[] = [];
    for (const one of ranked) {
      if (one.bits < (round[0]?.bits ?? 0) - CLOSE_BITS) break;
      const domain = domainOf(one);
      const before = perDomain.get(domain) ?? 0;
      if (round.length === most || before >= MOST_A_DOMAIN || stepsOf(one) > depth) continue;
      perDomain.set(domain, before + 1);
      round.push(one);
    }
    return round;
  }

  /** A site that evidence attributes to a listed entity leads on as its own sites do. */
  async function lookAtFlagged({ id }: Run): Promise<void> {
    for (const match of await ports.store.matches.list({ run: id })) {
      const entity = match.left.entity?.id ?? match.right.entity?.id;
      if (!isFlagged(match) || entity === undefined || !ids.includes(entity)) continue;
      for (const { visit, entity: listed } of [match.left, match.right]) {
        const stored = listed === null ? await ports.store.ledger.visit(visit) : null;
        if (stored !== null) await look(stored.visit, { entity, bits: Infinity, steps: 0 });
      }
    }
  }
}

const stepsOf = ({ reasons }: Pick<Suggestion, 'reasons'>): number => Math.min(...reasons.map(({ steps }) => steps));

/** The newest captured visit of each site of an entity. */
async function sitesOf(entity: string, { store }: SuggestPorts): Promise<Visit[]> {
  const newest = new Map<string, Visit>();
  for (const { visit } of await store.ledger.visits({ entity, limit: MOST_SITES })) {
    const known = newest.get(visit.site);
    if (visit.captures.length > 0 && (known === undefined || known.startedAt < visit.startedAt))
      newest.set(visit.site, visit);
  }
  return [...newest.values()];
}
