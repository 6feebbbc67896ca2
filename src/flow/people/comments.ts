/** Comments on findings, sites and cases: written, and withdrawn by their writers. */
import { randomUUID } from 'node:crypto';
import { InputError } from '../../errors.ts';
import type { Comment, ShownComment } from '../../model/decisions/comment.ts';
import { OWNER, type User } from '../../model/decisions/user.ts';
import { LENGTHS } from '../../model/lengths.ts';
import { spelledName } from '../../model/text/person-name.ts';
import { sidesText } from '../../model/text/side-name.ts';
import type { Ports } from '../ports.ts';
import { checkWritten } from '../written.ts';

type CommentPorts = Pick<Ports, 'store' | 'clock'>;

/** A comment tells so many people at most. */
const MOST_MENTIONS = 20;

/** The comment; null: what it is about is not stored, or a closed case. Throws InputError. */
export async function writeComment(
  wish: Pick<Comment, 'about' | 'subject' | 'text' | 'by' | 'user'>,
  { store, clock }: CommentPorts,
): Promise<Comment | null> {
  const text = wish.text.trim();
  const by = wish.by.trim();
  if (text === '') throw new InputError('write something first', { fields: ['text'] });
  if (by === '') throw new InputError('write your name: every entry says who made it', { fields: ['by'] });
  checkWritten({ text }, LENGTHS.reason);
  checkWritten({ by }, LENGTHS.person);
  const mentioned = mentionsIn(text, await store.users.list()).filter(({ id }) => id !== wish.user);
  if (mentioned.length > MOST_MENTIONS)
    throw new InputError(`a comment mentions ${MOST_MENTIONS} people at most`, { fields: ['text'] });
  const comment: Comment = {
    schema: 'revenant.comment/1',
    id: randomUUID(),
    ...wish,
    ...{ text, by, at: clock.now().toISOString(), mentions: mentioned.map(({ name }) => name) },
  };
  const title = await titleOf(comment, store);
  const told = mentioned.map(({ id }) => id);
  return title !== null && (await store.comments.add(comment, told, title)) ? comment : null;
}

/** Only its writer and admins may. False: withdrawn before. Throws InputError for anybody else. */
export async function withdrawComment(
  comment: ShownComment,
  { by, user, isAdmin }: { readonly by: string; readonly user: string; readonly isAdmin: boolean },
  { store, clock }: CommentPorts,
): Promise<boolean> {
  if (!mayWithdraw(comment, user, isAdmin))
    throw new InputError('only the person who wrote a comment, or an admin, withdraws it');
  const at = clock.now().toISOString();
  return store.comments.withdraw({
    ...{ schema: 'revenant.withdrawal/1', id: randomUUID(), comment: comment.id },
    ...{ by, user, at },
  });
}

/** The printed key is nobody in particular, but it is an admin's. */
export function mayWithdraw({ user: writer }: Pick<Comment, 'user'>, user: string, isAdmin: boolean): boolean {
  return isAdmin || (writer === user && user !== OWNER.id);
}

/**
 * The users whose whole names stand after an `@`, however they are written. Of names that begin
 * alike the longest counts.
 */
export function mentionsIn(text: string, users: readonly User[]): User[] {
  const named = users
    .filter(({ disabledAt }) => disabledAt === null)
    .map((user) => ({ user, name: spelledName(user.name) }))
    .sort((a, b) => b.name.length - a.name.length);
  const found = new Set<User>();
  for (const part of spelledName(text)
    .split(/(?<![\p{L}\p{N}])@/u)
    .slice(1)) {
    const one = named.find(({ name }) => part.startsWith(name) && !/^[\p{L}\p{N}_]/u.test(part.slice(name.length)));
    if (one !== undefined) found.add(one.user);
  }
  return [...found];
}

/** Null: it is not stored. */
async function titleOf({ about, subject }: Comment, store: Ports['store']): Promise<string | null> {
  if (about === 'site') return subject;
  if (about === 'case') return (await store.cases.get(subject))?.name ?? null;
  const match = await store.matches.get(subject);
  return match === null ? null : sidesText(match);
}
