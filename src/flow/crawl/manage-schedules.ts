/**
 * Actions of people on schedules: put, find, pause, resume, remove. A schedule with row intervals
 * has several parts of one name.
 */

import { InputError } from '../../errors.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { Schedule } from '../../model/ports/schedules.ts';
import { command } from '../../model/text/program.ts';
import type { Ports } from '../ports.ts';
import { checkWritten } from '../written.ts';
import { minutesOf } from './local-time.ts';
import { partsOf, type When } from './schedule-parts.ts';
import { checkTimezone, daysOf } from './schedule-times.ts';
import { registerSchedules, startRead } from './scheduled.ts';

type ManagePorts = Pick<Ports, 'store' | 'queue' | 'clock'>;

export interface Planned extends Pick<Schedule, 'name' | 'seeds' | 'options'> {
  /** Lists and addresses that each run reads again. */
  readonly follows?: readonly string[] | undefined;
  /** Times of the rows without an interval of their own; both null: every row must have one. */
  readonly when: When;
  /** Only from the first due time on. */
  readonly later: boolean;
}

/**
 * Adds a schedule, or changes the one of that name: its runs, its pause and the time it counts from
 * stay. A schedule that never ran begins now, unless `later`.
 */
export async function putSchedule(
  { name, seeds, follows, when, options, later }: Planned,
  ports: ManagePorts,
): Promise<{ readonly parts: Schedule[]; readonly before: Schedule[]; readonly started: number }> {
  checkWritten({ name }, LENGTHS.name);
  const { schedules } = ports.store;
  const before = await schedules.named(name);
  const now = ports.clock.now().toISOString();
  checkTimes(when);
  const planned = partsOf(name, seeds, when);
  const [timeless] = planned.timeless;
  if (timeless !== undefined)
    throw new InputError(`${timeless.url} has no interval: give a cron pattern or an interval`, {
      fields: ['cron', 'every'],
    });
  const parts = planned.parts.map((part): Schedule => {
    const { id, rowInterval } = part;
    // Schedules of earlier versions have other ids.
    const known =
      before.find((one) => one.id === id) ??
      before.find((one) => one.rowInterval === undefined && isSame(one, part.when) && one.seeds.length > 0);
    const kept = known && { pausedAt: known.pausedAt ?? null, ...(known.dueAfter && { dueAfter: known.dueAfter }) };
    const changed = known !== undefined && !isSame(known, part.when) && { dueAfter: now };
    const { createdAt = now, lastRunAt = null } = known ?? {};
    return {
      id,
      name,
      seeds: part.seeds,
      ...part.when,
      rowInterval,
      ...(follows && { follows }),
      options,
      createdAt,
      lastRunAt,
      ...kept,
      ...changed,
    };
  });
  for (const part of parts) await schedules.add(part);
  const ids = new Set(parts.map(({ id }) => id));
  await removeSchedules(
    before.filter(({ id }) => !ids.has(id)),
    ports,
  );
  await registerSchedules(ports);
  const first = later ? [] : parts.filter((one) => one.lastRunAt === null && (one.pausedAt ?? null) === null);
  let started = 0;
  for (const part of first) started += Number((await startRead(part, ports)) !== null);
  return { parts: await schedules.named(name), before, started };
}

/** By id, or all parts of a name. Throws InputError where there is none. */
export async function findSchedules(nameOrId: string, { store }: Pick<Ports, 'store'>): Promise<Schedule[]> {
  const byId = await store.schedules.get(nameOrId);
  const found = byId === null ? await store.schedules.named(nameOrId) : [byId];
  if (found.length === 0) throw new InputError(`no schedule ${nameOrId} (see ${command('schedule list')})`);
  return found;
}

export async function pauseSchedules(found: readonly Schedule[], { store, clock }: ManagePorts): Promise<void> {
  const pausedAt = clock.now().toISOString();
  for (const { id } of found) await store.schedules.change(id, { pausedAt });
}

/** Runs that were due during the pause are not made up. */
export async function resumeSchedules(found: readonly Schedule[], { store, clock }: ManagePorts): Promise<void> {
  const paused = found.filter(({ pausedAt = null }) => pausedAt !== null);
  const dueAfter = clock.now().toISOString();
  for (const { id } of paused) await store.schedules.change(id, { pausedAt: null, dueAfter });
}

export async function removeSchedules(
  found: readonly Schedule[],
  { store, queue }: Pick<Ports, 'store' | 'queue'>,
): Promise<void> {
  for (const { id } of found) {
    await store.schedules.remove(id);
    await queue.unschedule('sweep', id);
  }
}

/** Throws InputError for a wrong time of day or zone. */
function checkTimes({ every, at, timezone }: When): void {
  if (timezone !== undefined) checkTimezone(timezone);
  if (at === undefined) return;
  minutesOf(at);
  if (every === null) throw new InputError('a time of day needs an interval of days', { fields: ['every'] });
  daysOf(every);
}

const isSame = (one: When, other: When): boolean =>
  one.cron === other.cron &&
  one.every === other.every &&
  one.at === other.at &&
  (one.timezone ?? 'UTC') === (other.timezone ?? 'UTC');
