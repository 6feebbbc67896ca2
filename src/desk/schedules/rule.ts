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
import { pastedRows, pastedSeeds } from '../../flow/crawl/pasted-seeds.ts';
import { scheduleDocument } from '../../flow/crawl/schedule-document.ts';
import { everyAt } from '../../flow/crawl/schedule-parts.ts';
import { intervalMs } from '../../flow/crawl/schedule-times.ts';
import { startNow } from '../../flow/crawl/scheduled.ts';
import { checkWritten } from '../../flow/written.ts';
import { mayDo, type Role } from '../../model/decisions/token.ts';
import type { ScheduleDocument } from '../../model/documents.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { BrowserWhen } from '../../model/ports/capture.ts';
import type { Schedule } from '../../model/ports/schedules.ts';
import type { Services } from '../../services.ts';
import { frameTexts } from '../../texts/frame.ts';
import { listTexts } from '../../texts/lists.ts';
import { scheduleTexts as say } from '../../texts/schedules.ts';
import type { DeskParts } from '../frame/parts.ts';
import { admin, type Named, reader } from '../frame/rule.ts';

interface Wish {
  readonly name: string;
  readonly addresses: readonly string[];
  /** True: bad rows are named and the rest is used. */
  readonly lenient?: boolean;
  readonly every: string;
  /** Time of day such as 03:00, and its time zone; empty: the time at which it is added. */
  readonly at?: string | undefined;
  readonly timezone?: string | undefined;
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
      return ACTIONS[action](await findSchedules(id, services), services);
    }),
    remove: admin(async ({ id }: Named) => {
      await removeSchedules(await findSchedules(id, services), services);
      return { said: say.isRemoved };
    }),
  };
}

async function put(
  { name, addresses, lenient = false, every, at = '', timezone = '', later, browser }: Wish,
  services: Services,
): Promise<string> {
  if (name === '') throw new InputError(say.needsName, { fields: ['name'] });
  checkWritten({ name }, LENGTHS.name);
  checkWritten({ every }, LENGTHS.interval);
  checkWritten({ timezone }, LENGTHS.timezone);
  intervalMs(every);
  const before = await services.store.schedules.named(name);
  if (before.some(({ follows, cron }) => follows !== undefined || cron !== null))
    throw new InputError(say.changeElsewhere(name), { fields: ['name'] });
  const pasted = addresses.join('\n');
  const { seeds, problems } = lenient
    ? pastedRows(pasted, services.ofReplay)
    : { seeds: pastedSeeds(pasted, services.ofReplay), problems: [] };
  if (seeds.length === 0) throw new InputError(problems[0] ?? listTexts.nothingSent, { fields: ['addresses'] });
  const kept = before[0]?.options ?? runOptionsOf(services.settings, CRAWL_PAGES);
  const options = { ...kept, ...(browser && { browser }) };
  const { started } = await putSchedule({ name, seeds, when: everyAt(every, at, timezone), options, later }, services);
  const bad = problems[0] === undefined ? '' : listTexts.problems(problems.length, problems[0]);
  return say.isPut(before.length === 0, seeds.length, started > 0) + bad;
}

interface Acted {
  readonly said: string;
  /** The run that was started. */
  readonly run?: string | undefined;
}

const ACTIONS = {
  async run(found: Schedule[], services: Services): Promise<Acted> {
    let targets = 0;
    let last: string | undefined;
    for (const one of found) {
      const run = await startNow(one, services);
      targets += run?.targets ?? 0;
      last = run?.id ?? last;
    }
    return { said: targets === 0 ? say.nothingToStart : frameTexts.isQueued(targets), run: last };
  },
  async pause(found: Schedule[], services: Services): Promise<Acted> {
    await pauseSchedules(found, services);
    return { said: say.isPaused };
  },
  async resume(found: Schedule[], services: Services): Promise<Acted> {
    await resumeSchedules(found, services);
    return { said: say.isResumed };
  },
};

/** Only admins see paths of this machine. */
function shownTo(role: Role, schedule: Schedule, now: Date): ScheduleDocument {
  const { follows, problem, ...shown } = scheduleDocument(schedule, now);
  return mayDo(role, 'admin') ? { ...shown, ...(follows && { follows }), ...(problem && { problem }) } : shown;
}
