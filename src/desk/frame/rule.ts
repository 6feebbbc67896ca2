/** A rule of the desk has actions. They know their least role, and nothing of HTTP or HTML. */
import { InputError } from '../../errors.ts';
import type { Doer } from '../../model/decisions/audit.ts';
import type { Role } from '../../model/decisions/token.ts';
import { OWNER } from '../../model/decisions/user.ts';
import { frameTexts } from '../../texts/frame.ts';
import type { Who } from './keys.ts';

/** The one who asks for an action. */
export interface Asking {
  readonly who: Who;
  /** The name for an entry. Throws InputError if none is given, or another's. */
  readonly by: string;
  /** Aborted once nobody waits for the answer. */
  readonly signal: AbortSignal;
}

/** The id for an action on one thing. */
export interface Named {
  readonly id: string;
}

export interface Action<In, Out> {
  (asked: In, asking: Asking): Promise<Out>;
  /** The least role that may ask for it. */
  readonly role: Role;
}

const needing =
  (role: Role) =>
  <In, Out>(run: (asked: In, asking: Asking) => Promise<Out>): Action<In, Out> =>
    Object.assign((asked: In, asking: Asking) => run(asked, asking), { role });

export const reader = needing('reader');
export const analyst = needing('analyst');
export const admin = needing('admin');

/** A chosen thing is no longer as it was shown: 409. */
export class Changed extends InputError {}

/** Nothing has that id: 404. */
export class Missing extends Error {
  constructor(what: string) {
    super(frameTexts.noneOfId(what));
  }
}

/** @param what the thing in words. Throws Missing. */
export function found<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Missing(what);
  return value;
}

/** A judgement records if a key or a user wrote it; a typed name proves neither. */
export function writerOf({ account }: Who): { readonly as?: 'key' | 'user' } {
  return account === '' ? {} : { as: account.startsWith('user ') ? 'user' : 'key' };
}

/** The doer, for the log. */
export const doerOf = ({ user, name }: Who): Doer => ({ user, name: name ?? OWNER.name });

/** The same for a judgement: two users are two people. */
export function judgeOf(who: Who): { readonly as?: 'key' | 'user'; readonly user: string } {
  return { ...writerOf(who), user: who.user };
}
