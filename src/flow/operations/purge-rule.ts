/** A person's input → the rule of a purge. */
import { InputError } from '../../errors.ts';
import type { PurgeRule } from '../../model/decisions/purge.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { firstMsOf } from '../../model/words.ts';
import { checkWritten } from '../written.ts';

const DAY_MS = 86_400_000;
const UNITS: Readonly<Record<string, number>> = { d: DAY_MS, w: 7 * DAY_MS, y: 365.25 * DAY_MS };

/**
 * `before`: an age such as 2y, or a date. Throws InputError for any other text, and for an empty
 * condition.
 */
export function purgeRule(
  typed: { readonly [Name in keyof PurgeRule]?: string | null | undefined },
  now: Date,
): PurgeRule {
  const given = (name: keyof PurgeRule): string | null => {
    const text = typed[name] ?? null;
    // An unset variable of a shell must not widen a purge to the whole store.
    if (text?.trim() === '') throw new InputError(`${name} is empty: name what is to go, or leave the condition out`);
    return text;
  };
  const before = given('before');
  const [site, entity, value] = [given('site'), given('entity'), given('value')];
  checkWritten({ site, entity, value }, LENGTHS.address);
  return {
    before: before === null ? null : beforeOf(before, now),
    site,
    entity,
    value,
  };
}

function beforeOf(typed: string, now: Date): string {
  const [, amount = '', unit = ''] = /^(\d+)([dwy])$/.exec(typed) ?? [];
  const ms = UNITS[unit];
  const time = ms === undefined ? firstMsOf(typed) : now.getTime() - Number(amount) * ms;
  if (!Number.isFinite(time) || Math.abs(time) > 8.64e15)
    throw new InputError(`not an age or a date: ${typed} (90d, 26w, 2y, 2021-08, 2021-08-30 or an instant)`);
  return new Date(time).toISOString();
}

/** The narrowest word of a rule: a person who types it has read what will be removed. */
export function confirmationOf({ before, site, entity, value }: PurgeRule): string {
  return value ?? entity ?? site ?? before?.slice(0, 10) ?? '';
}
