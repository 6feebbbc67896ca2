/** Visits suggestions, the most probable first, and looks at each for further ones. */
import { randomUUID } from 'node:crypto';
import { InputError } from '../../errors.ts';
import { COMMAND_LINE } from '../../model/decisions/audit.ts';
import type { Follow } from '../../model/derived/follow.ts';
import type { Suggestion } from '../../model/derived/suggestion.ts';
import type { Entity } from '../../model/facts/seed.ts';
import type { Run, RunOptions } from '../../model/ports/ledger.ts';
import { nextRound } from '../../suggest/round.ts';
import { refill } from '../crawl/run-progress.ts';
import type { Ports } from '../ports.ts';
import { shownSuggestions } from './shown.ts';
import { domainOf, stepsOf, suggestListed } from './suggest.ts';
import { lookAtRound, lookAtTheirs, sitesOf } from './trails.ts';
import { openVisits, settle, visitedThisHour } from './visit-suggestions.ts';

export type FollowPorts = Parameters<typeof suggestListed>[1] & Pick<Ports, 'queue'>;

export interface FollowOptions {
  /** Steps from the sites of a listed entity. */
  readonly depth: number;
  /** Most visits. */
  readonly budget: number;
}

/**
 * Follows the trails of listed entities, from their captured sites and from sites flagged as
 * theirs, in this process.
 *
 * @param run the crawl that came before
 * @param work does a run to its end; `round`: the suggestions that it visits, as people see them
 */
export async function follow(
  run: Run,
  entities: readonly Pick<Entity, 'id'>[],
  options: FollowOptions,
  work: (run: Run, round: readonly Suggestion[]) => Promise<void>,
  ports: FollowPorts,
): Promise<Pick<Follow, 'suggested' | 'visited'> & { readonly runs: readonly Run[] }> {
  const ids = entities.map(({ id }) => id);
  let now = newFollow({ from: run.id, entities: ids, ...options, by: COMMAND_LINE.name }, ports);
  await finishQueued();
  const runs: Run[] = [];
  for (;;) {
    now = await stepFollow(now, run.options, ports);
    const { suggested, visited } = now;
    if (now.state !== 'open') return { suggested, visited, runs };
    const next = await ports.store.ledger.run(now.runs.at(-1) ?? '');
    if (next === null) return { suggested, visited, runs };
    runs.push(next);
    await work(next, await roundOf(now, ports));
  }

  /** A crawl that was cut short left them: their runs come first. */
  async function finishQueued(): Promise<void> {
    const left = await ports.store.suggestions.list({ state: 'queued' });
    for (const id of new Set(left.flatMap((one) => one.run ?? []))) {
      const open = await ports.store.ledger.run(id);
      if (open !== null && open.finishedAt === null) await work(open, []);
    }
  }
}

async function roundOf({ round }: Follow, { store }: FollowPorts): Promise<Suggestion[]> {
  const found = await Promise.all(round.map((id) => store.suggestions.get(id)));
  return shownSuggestions(
    found.flatMap((one) => one ?? []),
    store,
  );
}

export function newFollow(
  { from, entities, depth, budget, by }: FollowOptions & Pick<Follow, 'from' | 'entities' | 'by'>,
  { clock }: Pick<Ports, 'clock'>,
): Follow {
  if (depth < 1 || budget < 1) throw new InputError('to follow suggestions, allow at least 1 step and 1 visit');
  return {
    ...{ schema: 'revenant.follow/1', id: randomUUID(), from, entities, depth, budget, by },
    ...{ state: 'open', visited: 0, suggested: 0, runs: [], looked: [], round: [] },
    ...{ startedAt: clock.now().toISOString(), endedAt: null },
  };
}

/** Opens the next round; before it, reads what the last one captured. Needs its run to be over. */
export async function stepFollow(now: Follow, options: RunOptions, ports: FollowPorts): Promise<Follow> {
  const { store, clock } = ports;
  const { entities, depth, budget } = now;
  let suggested = 0;
  if (now.runs.length === 0)
    for (const id of entities) {
      const entity = await store.entities.get(id);
      if (entity !== null) suggested += await suggestListed(entity, ports);
    }
  const sites = await sitesOf(entities, ports);
  const theirs = await lookAtTheirs(sites, now, ports);
  suggested += theirs.suggested;
  suggested += await lookAtRound(await overOf(now, ports), theirs, now, ports);
  const then: Follow = {
    ...{ ...now, suggested: now.suggested + suggested, looked: theirs.looked, round: [] },
    entities: now.runs.length === 0 ? await withTrails(entities, ports) : entities,
  };

  const left = (await waitingOf(then, ports)).filter((one) => stepsOf(one) <= depth);
  const visited = await visitedThisHour(ports);
  const round = nextRound(left, { most: budget - now.visited, visited, domainOf });
  if (round.length === 0) return { ...then, state: 'ended', endedAt: clock.now().toISOString() };
  const run = await openVisits(round, options, store);
  await refill(ports, run.id);
  const ids = round.map(({ id }) => id);
  return { ...then, visited: now.visited + round.length, runs: [...now.runs, run.id], round: ids };
}

/** Suggestions of the last round, and those that a crawl which was cut short left. */
async function overOf({ entities, round }: Follow, { store }: FollowPorts) {
  const found = new Map((await Promise.all(round.map((id) => store.suggestions.get(id)))).map((one) => [one?.id, one]));
  for (const entity of entities)
    for (const one of await store.suggestions.list({ state: 'queued', entity })) {
      const run = await store.ledger.run(one.run ?? '');
      if (run === null || run.finishedAt !== null) found.set(one.id, one);
    }
  const over = [];
  for (const one of found.values()) {
    const visit = one == null ? null : await settle(one, store);
    if (one != null && visit !== null) over.push({ suggestion: one, visit });
  }
  return over;
}

/** The others of a long list lead nowhere: no later round needs to ask for them. */
async function withTrails(entities: readonly string[], { store }: FollowPorts): Promise<string[]> {
  const kept: string[] = [];
  for (const entity of entities) if ((await store.suggestions.list({ entity, limit: 1 })).length > 0) kept.push(entity);
  return kept.length === 0 ? [...entities] : kept;
}

async function waitingOf({ entities, budget, visited }: Follow, { store }: FollowPorts) {
  if (visited >= budget) return [];
  const found = new Map<string, Suggestion>();
  for (const entity of entities)
    for (const one of await store.suggestions.list({ state: 'new', entity, limit: MOST_WAITING }))
      found.set(one.id, one);
  return [...found.values()];
}

/** Suggestions of an entity from which a round is chosen, the best. */
const MOST_WAITING = 500;
