/** Sweep lists that are kept in the store: who follows them, what became of their rows, and a run of one now. */
import { randomUUID } from 'node:crypto';
import { siteOf } from '../../address/site-name.ts';
import { InputError } from '../../errors.ts';
import { sha256 } from '../../model/digest.ts';
import type { LastVisit, RunOptions } from '../../model/ports/ledger.ts';
import type { Schedule } from '../../model/ports/store.ts';
import type { Seed } from '../../model/seed.ts';
import type { Ports } from '../ports.ts';
import { followName } from './followed-list.ts';
import { pastedSeeds } from './pasted-seeds.ts';
import { refill } from './run-progress.ts';
import { startNow } from './scheduled.ts';

/** Throws InputError for a name that is taken or empty, and for what is no web address. */
export async function addList(
  { name, addresses, by }: { readonly name: string; readonly addresses: string; readonly by: string },
  { store, clock, ofReplay }: Pick<Ports, 'store' | 'clock' | 'ofReplay'>,
): Promise<string> {
  if (name === '' || name.length > 200) throw new InputError('give the list a name of at most 200 characters');
  const seeds = pastedSeeds(addresses, ofReplay);
  const id = randomUUID();
  if (!(await store.lists.add({ id, name, by, at: clock.now().toISOString() })))
    throw new InputError(`there is a list with the name ${name}: add the addresses there`);
  await store.lists.addRows(id, seeds);
  return id;
}

/** Schedules that read this list at each run. */
export async function followersOf(id: string, { store }: Pick<Ports, 'store'>): Promise<Schedule[]> {
  return (await store.schedules.list()).filter(({ follows }) => follows?.includes(followName(id)));
}

/** The last visit of each row, by address. */
export async function lastResults(
  seeds: readonly Seed[],
  { store }: Pick<Ports, 'store'>,
): Promise<ReadonlyMap<string, LastVisit>> {
  const rows = seeds.map(({ url, kind }) => ({ target: url, site: siteOf(url, kind) }));
  return new Map((await store.ledger.lastVisits(rows)).map((one) => [one.target, one]));
}

/** Starts the schedules that follow the list; without one, a run of all its rows. Returns the number of targets. */
export async function runList(
  id: string,
  options: RunOptions,
  ports: Pick<Ports, 'store' | 'queue' | 'clock' | 'ofReplay' | 'log'>,
): Promise<number> {
  const followers = await followersOf(id, ports);
  let targets = 0;
  for (const one of followers) targets += (await startNow(one, ports))?.targets ?? 0;
  if (followers.length > 0) return targets;
  const seeds = await ports.store.lists.seeds(id);
  if (seeds.length === 0) throw new InputError('the list has no row');
  const { run } = await ports.store.ledger.openRun(sha256('list', randomUUID()), options, seeds, true);
  await refill(ports, run.id);
  return run.targets;
}
