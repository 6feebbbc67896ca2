import { InputError } from '../../errors.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { checkWritten } from '../written.ts';

export interface Said {
  readonly by: string;
  readonly reason: string;
}

/**
 * The person who does something for the log, and the reason. Throws InputError where one is empty.
 * @param what such as "a hold"
 * @param field has the reason
 */
export function saidBy(given: Said, what: string, field = 'reason'): Said {
  const [by, reason] = [given.by.trim(), given.reason.trim()];
  checkWritten({ by }, LENGTHS.person);
  checkWritten({ [field]: reason }, LENGTHS.reason);
  if (by === '' || reason === '')
    throw new InputError(`${what} needs your name and a reason`, { fields: ['by', field] });
  return { by, reason };
}
