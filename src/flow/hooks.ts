/** What a user asks for → a stored hook, or why there can be none. */
import { randomBytes, randomUUID } from 'node:crypto';
import { InputError } from '../errors.ts';
import type { Hook } from '../model/alert.ts';
import { isUrl } from '../model/is-url.ts';
import type { Store } from '../model/ports/store.ts';
import type { Ports } from './ports.ts';
import { refuseUserinfo } from './site/inputs.ts';

/** The filters are explained at `Hook`. */
export type HookWish = Pick<Hook, 'url' | 'all' | 'as' | 'chat' | 'events' | 'lists' | 'verdicts' | 'kinds'>;

/** A hook with a new secret of 32 random bytes. Throws InputError for what is no web address. */
export function createHook(wish: HookWish, now: Date): Hook {
  refuseUserinfo(wish.url);
  if (!isUrl(wish.url) || !/^https?:$/.test(new URL(wish.url).protocol))
    throw new InputError(`not a web address that can take alerts: ${wish.url}; write https:// and the host`);
  if (wish.all && wish.lists !== undefined)
    throw new InputError('--all asks for alerts without a listed company, and --list excludes them: choose one');
  if ((wish.as === 'telegram') !== (wish.chat !== undefined))
    throw new InputError(
      wish.chat === undefined
        ? 'Telegram needs the chat to write to: add --chat <id>'
        : '--chat is only for --as telegram',
    );
  return {
    schema: 'revenant.hook/1',
    id: randomUUID(),
    secret: `whsec_${randomBytes(32).toString('base64')}`,
    ...wish,
    createdAt: now.toISOString(),
    disabledAt: null,
  };
}

/**
 * Stores a new hook. Throws InputError for an address that has a hook already or that nothing may be sent to.
 *
 * @returns the hook, and what the user should know of its address
 */
export async function addHook(
  wish: HookWish,
  { store, egress, clock }: Pick<Ports, 'store' | 'egress' | 'clock'>,
): Promise<{ readonly hook: Hook; readonly notes: readonly string[] }> {
  const hook = createHook(wish, clock.now());
  const twin = (await store.hooks.list()).find((one) => isSameReceiver(one, hook));
  if (twin !== undefined)
    throw new InputError(
      `${shownUrl(hook)} gets alerts already, as hook ${twin.id}; to change it: revenant hooks remove ${twin.id}, then add it again`,
    );
  const judged = await egress.judgeHook(hook.url);
  if (judged.state === 'refused')
    throw new InputError(
      judged.isPrivate
        ? `${shownUrl(hook)} is a private address; if it is yours, add --allow ${allowanceOf(hook.url)} here and to each crawl and worker`
        : `nothing may be sent to ${shownUrl(hook)} (${judged.code}): ${judged.detail}`,
    );
  const notes: string[] = [];
  if (judged.state !== 'allowed') notes.push(`nothing can be sent there now: ${judged.detail}`);
  if (hook.url.startsWith('http:') && !(judged.state === 'allowed' && !judged.isPublic))
    notes.push(`${new URL(hook.url).host} gets alerts unencrypted: everybody on the way can read them; use https://`);
  for (const list of hook.lists ?? [])
    if (!(await isStored(list, store))) notes.push(`no list ${list} is stored yet (see revenant entities list)`);
  await store.hooks.add(hook);
  return { hook, notes };
}

async function isStored(list: string, { entities }: Pick<Store, 'entities'>): Promise<boolean> {
  for await (const page of entities.stream({ list })) if (page.length > 0) return true;
  return false;
}

/** A hook as it may be shown. The address of a chat is a secret like any other: who has it can write there. */
export function withoutSecrets(hook: Hook): Hook {
  return { ...hook, url: shownUrl(hook), secret: '…' };
}

/** The address; for a chat only its host. */
export function shownUrl({ url, as = 'standard' }: Hook): string {
  return as === 'standard' ? url : `${new URL(url).origin}/…`;
}

/** What a hook asks for beside its scope, in words; empty: everything. */
export function choiceOf({ events, lists, verdicts, kinds }: Hook): string[] {
  const parts: [string, readonly string[] | undefined][] = [
    ['events', events],
    ['lists', lists],
    ['verdicts', verdicts],
    ['kinds', kinds],
  ];
  return parts.flatMap(([name, words]) => (words === undefined ? [] : [`${name}: ${words.join(', ')}`]));
}

/** However the address is spelled. */
function isSameReceiver(one: Hook, other: Hook): boolean {
  return new URL(one.url).href === new URL(other.url).href && one.chat === other.chat;
}

/** The value of --allow for the address of a hook. It takes no names but localhost, which is always the same address. */
function allowanceOf(url: string): string {
  const { hostname, port, protocol } = new URL(url);
  const isAddress = /^[\d.]+$|^\[/.test(hostname);
  const address = /(?:^|\.)localhost$/.test(hostname) ? '127.0.0.1' : isAddress ? hostname : '<its address>';
  return `${address}:${port || (protocol === 'https:' ? 443 : 80)}`;
}
