/**
 * Sweep lists that are kept in the store: their rows and results, the schedules that follow them,
 * and a run of one now.
 */
import { randomUUID } from 'node:crypto';
import { siteOf } from '../../address/site-name.ts';
import { InputError } from '../../errors.ts';
import { sha256 } from '../../model/digest.ts';
import type { Seed } from '../../model/facts/seed.ts';
import { COUNTS, LENGTHS } from '../../model/lengths.ts';
import type { LastVisit, RunOptions } from '../../model/ports/ledger.ts';
import type { SweepListHead } from '../../model/ports/lists.ts';
import type { ScheduleHead } from '../../model/ports/schedules.ts';
import { isUrl } from '../../model/text/is-url.ts';
import type { Ports } from '../ports.ts';
import { checkWritten } from '../written.ts';
import { followName } from './followed-list.ts';
import { listedSeedsDue } from './listed-sites.ts';
import { putSchedule } from './manage-schedules.ts';
import { refill } from './run-progress.ts';
import { everyAt } from './schedule-parts.ts';
import { intervalMs } from './schedule-times.ts';
import { startNow } from './scheduled.ts';

/** Throws InputError for a name that is taken or empty. */
export async function makeList(
  { name, by, seeds }: { readonly name: string; readonly by: string; readonly seeds: readonly Seed[] },
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<string> {
  if (name === '') throw new InputError('give the list a name');
  checkWritten({ name }, LENGTHS.name);
  checkWritten({ by }, LENGTHS.person);
  const rows = seeds.map((seed) => labelled(seed));
  const id = randomUUID();
  if (!(await store.lists.add({ id, name, by, at: clock.now().toISOString() })))
    throw new InputError(`there is a list with the name ${name}: add the addresses there`);
  await store.lists.addRows(id, rows);
  return id;
}

/** Adds rows, which keep their own labels too. Those that the list has already stay as they are. */
export async function addSeeds(
  id: string,
  { seeds: read, tags }: { readonly seeds: readonly Seed[]; readonly tags: readonly string[] },
  { store }: Pick<Ports, 'store'>,
): Promise<{ readonly added: number; readonly known: number }> {
  const seeds = read.map((seed) => labelled(seed, tags));
  const added = await store.lists.addRows(id, seeds);
  return { added, known: seeds.length - added };
}

/** Changes the labels of these rows, or their own interval (null: none). Returns how many. */
export function changeListRows(
  id: string,
  seqs: readonly number[],
  { tags, interval }: { readonly tags?: readonly string[] | undefined; readonly interval?: string | null | undefined },
  { store }: Pick<Ports, 'store'>,
): Promise<number> {
  if (typeof interval === 'string') intervalMs(interval);
  const to = { ...(tags && { tags: labelsOf(tags) }), ...(interval !== undefined && { interval }) };
  return store.lists.changeRows(id, seqs, to);
}

function labelled(seed: Seed, more: readonly string[] = []): Seed {
  checkWritten({ entity: seed.entity }, LENGTHS.id);
  return { ...seed, tags: labelsOf([...seed.tags, ...more]) };
}

/** Throws InputError for too many labels, and for one that is too long. */
export function labelsOf(tags: readonly string[]): string[] {
  const labels = [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
  if (labels.length > COUNTS.labels) throw new InputError(`${COUNTS.labels} labels at most`);
  for (const label of labels) checkWritten({ label }, LENGTHS.label);
  return labels;
}

/** Adds a schedule of the list's name that follows it. Throws InputError if the name is taken. */
export async function scheduleList(
  { id, name }: SweepListHead,
  {
    every,
    at,
    timezone,
    later,
    options,
  }: {
    readonly every: string;
    /** Time of day and its zone; empty: the time at which it is added. */
    readonly at?: string | undefined;
    readonly timezone?: string | undefined;
    readonly later: boolean;
    readonly options: RunOptions;
  },
  ports: Pick<Ports, 'store' | 'queue' | 'clock'>,
): Promise<{ readonly started: number }> {
  intervalMs(every);
  const others = await ports.store.schedules.named(name);
  if (others.some(({ follows }) => !follows?.includes(followName(id))))
    throw new InputError(`another schedule has the name ${name}: remove it first`);
  const planned = { name, seeds: await ports.store.lists.seeds(id), follows: [followName(id)], options };
  return putSchedule({ ...planned, when: everyAt(every, at, timezone), later }, ports);
}

/** Captures of the list's sites stay. Throws InputError while a schedule follows the list. */
export async function removeList(id: string, ports: Pick<Ports, 'store'>): Promise<void> {
  if ((await followersOf(id, ports)).length > 0)
    throw new InputError('a schedule follows the list: remove the schedule first');
  await ports.store.lists.remove(id);
}

/** Schedules that read this list at each run. */
export async function followersOf(id: string, { store }: Pick<Ports, 'store'>): Promise<ScheduleHead[]> {
  return (await store.schedules.heads()).filter(({ follows }) => follows?.includes(followName(id)));
}

/** The last visit of each row, by address. */
export async function lastResults(
  seeds: readonly Seed[],
  { store }: Pick<Ports, 'store'>,
): Promise<ReadonlyMap<string, LastVisit>> {
  // The seed of a visit may have the slash of a home page or not.
  const canonical = (url: string): string => (isUrl(url) ? new URL(url).href : url);
  const rows = seeds.flatMap(({ url, kind }) =>
    [...new Set([url, canonical(url)])].map((target) => ({ target, site: siteOf(url, kind) })),
  );
  const visits = (await store.ledger.lastVisits(rows)).toSorted((a, b) =>
    (a.startedAt ?? '') < (b.startedAt ?? '') ? -1 : 1,
  );
  const latest = new Map(visits.map((one) => [canonical(one.target), one]));
  const results = new Map<string, LastVisit>();
  for (const { url } of seeds) {
    const last = latest.get(canonical(url));
    if (last !== undefined) results.set(url, last);
  }
  return results;
}

/**
 * Starts the schedules that follow the list; without one, a run of all its rows. Returns the number
 * of targets.
 *
 * @param mostListed websites of listed entries to visit with the rows (listedSeedsDue)
 */
export async function runList(
  id: string,
  options: RunOptions,
  ports: Pick<Ports, 'store' | 'queue' | 'clock' | 'ofReplay' | 'log'>,
  mostListed?: number,
): Promise<{ readonly targets: number; readonly run: string | null }> {
  const followers = await followersOf(id, ports);
  let targets = 0;
  let last: string | null = null;
  for (const { id: follower } of followers) {
    const schedule = await ports.store.schedules.get(follower);
    const run = schedule && (await startNow(schedule, ports));
    targets += run?.targets ?? 0;
    last = run?.id ?? last;
  }
  if (followers.length > 0) return { targets, run: last };
  const seeds = await ports.store.lists.seeds(id);
  if (seeds.length === 0) throw new InputError('the list has no row');
  const listed = await listedSeedsDue(seeds, ports.clock.now(), ports.store, mostListed);
  const { run } = await ports.store.ledger.openRun(sha256('list', randomUUID()), options, [...listed, ...seeds], true);
  await ports.store.ledger.nameRun(run.id, (await ports.store.lists.get(id))?.name ?? null);
  await refill(ports, run.id);
  return { targets: run.targets, run: run.id };
}
