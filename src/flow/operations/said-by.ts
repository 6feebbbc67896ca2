import { InputError } from '../../errors.ts';

export interface Said {
  readonly by: string;
  readonly reason: string;
}

/** Who does something for the log, and why. Throws InputError where one is empty. @param needs such as "a hold needs your name" */
export function saidBy(given: Said, needs: string): Said {
  const [by, reason] = [given.by.trim(), given.reason.trim()];
  if (by === '' || reason === '') throw new InputError(`${needs} (--by) and a reason (--reason)`);
  return { by, reason };
}
