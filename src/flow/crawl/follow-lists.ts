/** A schedule follows its lists: it crawls the rows that they have when it runs. */
import { InputError, messageOf } from '../../errors.ts';
import { counted } from '../../model/counted.ts';
import type { Seed } from '../../model/facts/seed.ts';
import type { Schedule } from '../../model/ports/schedules.ts';
import type { Ports } from '../ports.ts';
import { followedList } from './followed-list.ts';
import { liveSeeds } from './live-seeds.ts';
import { readSeeds } from './read-seeds.ts';
import { partsOf, whenOf } from './schedule-parts.ts';

export type FollowPorts = Pick<Ports, 'store' | 'queue' | 'clock' | 'ofReplay' | 'log'>;

/**
 * Reads the lists of a schedule again and stores the changes, in all its parts. A list that cannot
 * be read changes nothing.
 *
 * @returns `current` null: the list has no rows of this part any more; `added`: parts that are new
 */
export async function followLists(
  schedule: Schedule,
  ports: FollowPorts,
): Promise<{ readonly current: Schedule | null; readonly added: readonly Schedule[] }> {
  if (schedule.follows === undefined) return { current: schedule, added: [] };
  const { store, queue, clock, log } = ports;
  const { name } = schedule;
  const family = (await store.schedules.named(name)).filter(({ follows }) => follows !== undefined);
  const { plan, problem } = await readPlan(schedule.follows, name, family, ports);
  if (problem !== null) log.warn({ schedule: name, problem }, 'a list of a schedule has a problem');
  const added: Schedule[] = [];
  for (const { id, rowInterval, when, seeds } of plan ?? []) {
    if (family.some((one) => one.id === id)) continue;
    const createdAt = clock.now().toISOString();
    const { timezone: _, at: _at, ...same } = schedule;
    const part: Schedule = { ...same, ...when, id, rowInterval, seeds, problem, createdAt, lastRunAt: null };
    await store.schedules.add(part);
    added.push(part);
  }
  for (const one of family) {
    const seeds = plan === null ? one.seeds : plan.find(({ id }) => id === one.id)?.seeds;
    if (seeds === undefined) {
      await store.schedules.remove(one.id);
      await queue.unschedule('sweep', one.id);
    } else if (problem !== (one.problem ?? null) || JSON.stringify(seeds) !== JSON.stringify(one.seeds)) {
      await store.schedules.change(one.id, { seeds, problem });
    }
  }
  return { current: await store.schedules.get(schedule.id), added };
}

type Plan = ReturnType<typeof partsOf>['parts'];

/** `plan` null: the lists cannot be read, or have no row to crawl. */
async function readPlan(
  lists: readonly string[],
  name: string,
  family: readonly Schedule[],
  { ofReplay, store }: Pick<Ports, 'ofReplay' | 'store'>,
): Promise<{ readonly plan: Plan | null; readonly problem: string | null }> {
  const main = family.find(({ rowInterval }) => rowInterval === null);
  try {
    const read = await readSeeds(lists.filter((list) => followedList(list) === null));
    const stored = await storedSeeds(lists, store);
    const { seeds, problems } = liveSeeds([...stored, ...read.seeds], ofReplay);
    const { parts, timeless } = partsOf(name, seeds, main === undefined ? { cron: null, every: null } : whenOf(main));
    const faults = [...read.problems, ...problems, ...timeless.map(withoutInterval)];
    if (parts.every((part) => part.seeds.length === 0))
      return { plan: null, problem: `the list has no row to crawl, so its last rows are used${firstOf(faults)}` };
    return {
      plan: parts,
      problem: faults.length === 0 ? null : `${counted(faults.length, 'row')} not used${firstOf(faults)}`,
    };
  } catch (error) {
    return { plan: null, problem: `the list cannot be read, so its last rows are used: ${messageOf(error)}` };
  }
}

/** The rows of the lists that are kept in the store. Throws InputError for one that was removed. */
async function storedSeeds(
  lists: readonly string[],
  { lists: stored }: Pick<Ports['store'], 'lists'>,
): Promise<Seed[]> {
  const seeds: Seed[] = [];
  for (const id of lists.flatMap((list) => followedList(list) ?? [])) {
    if ((await stored.get(id)) === null) throw new InputError('the list was removed in the desk');
    for (const seed of await stored.seeds(id)) seeds.push(seed);
  }
  return seeds;
}

const withoutInterval = ({ url }: Seed): string => `${url}: the row has no interval, and neither has the schedule`;
const firstOf = (faults: readonly string[]): string => (faults[0] === undefined ? '' : `: ${faults[0]}`);
