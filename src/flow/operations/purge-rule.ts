/** What a person types → the rule of a purge. */
import { InputError } from '../../errors.ts';
import type { PurgeRule } from '../../model/purge.ts';
import { PartialDate } from '../../model/words.ts';

const DAY_MS = 86_400_000;
const UNITS: Readonly<Record<string, number>> = { d: DAY_MS, w: 7 * DAY_MS, y: 365.25 * DAY_MS };

/** `before`: an age such as 2y, or a date. Empty text is no condition. Throws InputError for what is neither. */
export function purgeRule(
  typed: { readonly [Name in keyof PurgeRule]?: string | null | undefined },
  now: Date,
): PurgeRule {
  return {
    before: typed.before ? beforeOf(typed.before, now) : null,
    site: typed.site || null,
    entity: typed.entity || null,
    value: typed.value || null,
  };
}

function beforeOf(typed: string, now: Date): string {
  const [, amount = '', unit = ''] = /^(\d+)([dwy])$/.exec(typed) ?? [];
  const ms = UNITS[unit];
  const isDate = PartialDate.safeParse(typed).success || /^\d{4}-\d\d-\d\dT/.test(typed);
  const time = ms !== undefined ? now.getTime() - Number(amount) * ms : isDate ? Date.parse(typed) : Number.NaN;
  if (!Number.isFinite(time) || Math.abs(time) > 8.64e15)
    throw new InputError(`not an age or a date: ${typed} (90d, 26w, 2y, 2021-08, 2021-08-30 or an instant)`);
  return new Date(time).toISOString();
}

/** The narrowest word of a rule: who types it has read what goes. */
export function confirmationOf({ before, site, entity, value }: PurgeRule): string {
  return value ?? entity ?? site ?? before?.slice(0, 10) ?? '';
}
