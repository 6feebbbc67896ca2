/** Schedules: everybody sees them; an admin adds, runs, pauses, resumes and removes them. */
import { CRAWL_PAGES, runOptionsOf } from '../../config.ts';
import { InputError } from '../../errors.ts';
import {
  findSchedules,
  pauseSchedules,
  putSchedule,
  removeSchedules,
  resumeSchedules,
} from '../../flow/crawl/manage-schedules.ts';
import { pastedSeeds } from '../../flow/crawl/pasted-seeds.ts';
import { scheduleDocument } from '../../flow/crawl/schedule-document.ts';
import { intervalMs } from '../../flow/crawl/schedule-times.ts';
import { startNow } from '../../flow/crawl/scheduled.ts';
import { checkWritten } from '../../flow/written.ts';
import { counted } from '../../model/counted.ts';
import { mayDo, type Role } from '../../model/decisions/token.ts';
import type { ScheduleDocument } from '../../model/documents.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { BrowserWhen } from '../../model/ports/capture.ts';
import type { Schedule } from '../../model/ports/schedules.ts';
import type { Services } from '../../services.ts';
import type { DeskParts } from '../frame/parts.ts';
import { admin, type Named, reader } from '../frame/rule.ts';

interface Wish {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly every: string;
  /** Skips the first run now. */
  readonly later: boolean;
  /** Absent: as before, else as the settings say. */
  readonly browser?: BrowserWhen | undefined;
}

export type ScheduleRule = ReturnType<typeof scheduleRule>;

/** Actions return the result in words as `said`. */
export function scheduleRule({ services }: DeskParts) {
  const { store, clock } = services;
  return {
    list: reader(async (_: object, { who }) =>
      (await store.schedules.list()).map((one) => shownTo(who.role, one, clock.now())),
    ),
    /** An existing schedule's name changes that schedule. */
    put: admin(async (wish: Wish) => {
      const name = wish.name.trim();
      const said = await put({ ...wish, name, every: wish.every.trim() }, services);
      const named = await store.schedules.named(name);
      return { said, schedules: named.map((one) => scheduleDocument(one, clock.now())) };
    }),
    act: admin(async ({ id, action }: Named & { readonly action: keyof typeof ACTIONS }) => {
      return { said: await ACTIONS[action](await findSchedules(id, services), services) };
    }),
    remove: admin(async ({ id }: Named) => {
      await removeSchedules(await findSchedules(id, services), services);
      return { said: 'The schedule is removed. What it found stays.' };
    }),
  };
}

async function put({ name, addresses, every, later, browser }: Wish, services: Services): Promise<string> {
  if (name === '') throw new InputError('give the schedule a name');
  checkWritten({ name }, LENGTHS.name);
  checkWritten({ every }, LENGTHS.interval);
  intervalMs(every);
  const before = await services.store.schedules.named(name);
  if (before.some(({ follows, cron }) => follows !== undefined || cron !== null))
    throw new InputError(`the schedule ${name} follows a file or a cron pattern: change it with revenant schedule add`);
  const seeds = pastedSeeds(addresses.join('\n'), services.ofReplay);
  const kept = before[0]?.options ?? runOptionsOf(services.settings, CRAWL_PAGES);
  const options = { ...kept, ...(browser && { browser }) };
  const { started } = await putSchedule({ name, seeds, when: { cron: null, every }, options, later }, services);
  const begins = started > 0 ? ' Its first run is queued.' : '';
  return `The schedule ${before.length > 0 ? 'is changed' : 'is added'}: ${counted(seeds.length, 'target')}.${begins}`;
}

const ACTIONS = {
  async run(found: Schedule[], services: Services): Promise<string> {
    let targets = 0;
    for (const one of found) targets += (await startNow(one, services))?.targets ?? 0;
    return targets === 0 ? 'There was nothing to start.' : `A run is queued: ${counted(targets, 'target')}.`;
  },
  async pause(found: Schedule[], services: Services): Promise<string> {
    await pauseSchedules(found, services);
    return 'The schedule is paused. A run that has begun goes on.';
  },
  async resume(found: Schedule[], services: Services): Promise<string> {
    await resumeSchedules(found, services);
    return 'The schedule goes on. Runs that were due in the pause are not made up.';
  },
};

/** Only admins see paths of this machine. */
function shownTo(role: Role, schedule: Schedule, now: Date): ScheduleDocument {
  const { follows, problem, ...shown } = scheduleDocument(schedule, now);
  return mayDo(role, 'admin') ? { ...shown, ...(follows && { follows }), ...(problem && { problem }) } : shown;
}
