/** A user's wish → a stored hook, or why there can be none. */

import { randomBytes, randomUUID } from 'node:crypto';
import { newKeyPair } from '../alert/standard-webhook.ts';
import { InputError } from '../errors.ts';
import { Hook } from '../model/alert.ts';
import { type AuditEvent, COMMAND_LINE, type Doer } from '../model/decisions/audit.ts';
import { LENGTHS } from '../model/lengths.ts';
import type { Store } from '../model/ports/store.ts';
import { isUrl } from '../model/text/is-url.ts';
import { command } from '../model/text/program.ts';
import { checkTimezone, cronFields } from './crawl/schedule-times.ts';
import { shownUrl } from './hook-words.ts';
import { linkBase, noLinkNote } from './link-base.ts';
import { eventOf } from './people/audit.ts';
import type { Ports } from './ports.ts';
import { refuseUserinfo } from './site/inputs.ts';
import { checkWritten } from './written.ts';

/** The filters are explained at `Hook`. */
export type HookChoice = Pick<
  Hook,
  'url' | 'all' | 'mail' | 'events' | 'lists' | 'verdicts' | 'kinds' | 'tags' | 'digest'
> & {
  /** Signs as v1a too. */
  readonly asymmetric?: boolean | undefined;
};
export type HookWish = HookChoice & Pick<Hook, 'as' | 'chat'>;
/** Undefined: unchanged. Null: removed. */
export type HookChange = { readonly [Name in keyof HookChoice]?: HookChoice[Name] | null | undefined };

type HookPorts = Pick<Ports, 'store' | 'egress' | 'clock' | 'link'>;
type EventPorts = Pick<Ports, 'store' | 'clock'>;
export interface PutHook {
  readonly hook: Hook;
  /** Remarks for the user about its address. */
  readonly notes: readonly string[];
}

/** A hook with a new secret of 32 random bytes. Throws InputError for an unusable address. */
export function createHook({ asymmetric = false, ...wish }: HookWish, now: Date): Hook {
  const hook: Hook = {
    schema: 'revenant.hook/1',
    id: randomUUID(),
    secret: `whsec_${randomBytes(32).toString('base64')}`,
    ...wish,
    ...(asymmetric && newKeyPair()),
    createdAt: now.toISOString(),
    disabledAt: null,
  };
  return checked(hook);
}

/** Stores a new hook. Throws InputError for an address that has one, or that the guard refuses. */
export async function addHook(wish: HookWish, ports: HookPorts, by: Doer = COMMAND_LINE): Promise<PutHook> {
  const hook = createHook(wish, ports.clock.now());
  return put(hook, true, ports, hookEvent('added', hook, by, ports));
}

/** Changes a stored hook; its id, its secret and its deliveries stay. Throws as `addHook` does. */
export async function changeHook(
  hook: Hook,
  change: HookChange,
  ports: HookPorts,
  by: Doer = COMMAND_LINE,
): Promise<PutHook> {
  const { asymmetric, ...rest } = change;
  // Otherwise a new address would get the password of the old one.
  if (typeof change.url === 'string' && change.url !== hook.url && hook.mail?.password !== undefined)
    if (change.mail?.password === undefined || change.mail.password === hook.mail.password)
      throw new InputError('the login belongs to the old mail server: give its user and password again', {
        fields: LOGIN,
      });
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  const keys = asymmetric === true && hook.signingKey === undefined ? newKeyPair() : {};
  const changed: Record<string, unknown> = { ...hook, ...Object.fromEntries(given), ...keys };
  if (asymmetric === false) for (const name of ['signingKey', 'publicKey']) delete changed[name];
  for (const [name, value] of given) if (value === null) delete changed[name];
  const next = checked({ all: false, ...changed } as Hook);
  const detail = {
    changed: Object.keys(change)
      .filter((name) => change[name as keyof HookChange] !== undefined)
      .join(', '),
  };
  const result = await put(next, next.url !== hook.url, ports, hookEvent('changed', next, by, ports, detail));
  // Without a digest nobody would send the alerts that were collected for it.
  if (hook.digest !== undefined && result.hook.digest === undefined) await ports.store.outbox.release(hook.id);
  return result;
}

/** A paused hook gets no new alerts. Waiting ones are sent once it is resumed. */
export async function pauseHook(hook: Hook, ports: EventPorts, by: Doer = COMMAND_LINE): Promise<void> {
  const disabledAt = hook.disabledAt ?? ports.clock.now().toISOString();
  await ports.store.hooks.add({ ...hook, disabledAt }, hookEvent('paused', hook, by, ports));
}

export async function resumeHook(hook: Hook, ports: EventPorts, by: Doer = COMMAND_LINE): Promise<void> {
  await ports.store.hooks.add({ ...hook, disabledAt: null }, hookEvent('resumed', hook, by, ports));
}

/** Its deliveries stay on record. */
export async function removeHook(hook: Hook, ports: EventPorts, by: Doer = COMMAND_LINE): Promise<void> {
  await ports.store.hooks.remove(hook.id, hookEvent('removed', hook, by, ports));
}

/** With the host alone: the rest of an address may be a secret. */
function hookEvent(
  did: AuditEvent['did'],
  hook: Hook,
  by: Doer,
  ports: Pick<Ports, 'clock'>,
  detail: AuditEvent['detail'] = {},
): AuditEvent {
  return eventOf({ kind: 'hook', did, subject: hook.id, name: new URL(hook.url).host, detail }, by, ports);
}

const LOGIN = ['mail.user', 'mail.password'];

/** The fields of a hook that a person sets. */
export const WrittenHook = Hook.pick({
  chat: true,
  mail: true,
  events: true,
  lists: true,
  verdicts: true,
  kinds: true,
  tags: true,
  digest: true,
});

/** Throws InputError for a choice that makes no sense. */
function checked(hook: Hook): Hook {
  const { url, as = 'standard', all, chat, lists, mail, digest } = hook;
  checkWritten({ url }, LENGTHS.address);
  refuseUserinfo(url);
  const isMail = as === 'email';
  if (!isUrl(url) || !(isMail ? /^smtps?:$/ : /^https?:$/).test(new URL(url).protocol))
    throw new InputError(
      isMail
        ? `not a mail server: ${url}; write smtp:// or smtps:// and the host`
        : `not a web address that can take alerts: ${url}; write https:// and the host`,
    );
  if (all && lists !== undefined)
    throw new InputError('alerts without a listed company are asked for, and a list excludes them: choose one', {
      fields: ['all', 'lists'],
    });
  if ((as === 'telegram') !== (chat !== undefined))
    throw new InputError(
      chat === undefined ? 'Telegram needs the chat to write to' : 'a chat to write to is only for Telegram',
      { fields: ['chat'] },
    );
  if (isMail !== (mail !== undefined))
    throw new InputError(
      isMail ? 'e-mail needs a sender and a recipient' : 'a sender and a recipient are only for e-mail',
      {
        fields: ['mail.from', 'mail.to'],
      },
    );
  const read = WrittenHook.safeParse(hook);
  if (!read.success) {
    const [issue] = read.error.issues;
    const what = issue?.path[0] === 'mail' ? 'the mail cannot be sent so' : 'the hook cannot be so';
    throw new InputError(`${what}: ${issue?.message}`, {
      fields: [(issue?.path ?? []).filter((step) => typeof step === 'string').join('.')],
    });
  }
  if ((mail?.user === undefined) !== (mail?.password === undefined))
    throw new InputError('a login needs a user and a password', { fields: LOGIN });
  if (hook.signingKey !== undefined && as !== 'standard')
    throw new InputError('a key pair is only for webhooks of the standard: the others are not signed', {
      fields: ['asymmetric', 'as'],
    });
  if (digest?.timezone !== undefined) checkTimezone(digest.timezone);
  return digest === undefined ? hook : { ...hook, digest: { ...digest, cron: cronFields(digest.cron) } };
}

async function put(hook: Hook, isNewAddress: boolean, ports: HookPorts, event: AuditEvent): Promise<PutHook> {
  const { store, egress } = ports;
  const twin = (await store.hooks.list()).find((one) => one.id !== hook.id && isSameReceiver(one, hook));
  if (twin !== undefined)
    throw new InputError(
      `${shownUrl(hook)} gets alerts already, as hook ${twin.id}; to change it: ${command(`hooks set ${twin.id}`)}`,
    );
  const notes = isNewAddress ? await judge(hook, egress) : [];
  const unlinked = isNewAddress ? noLinkNote(await linkBase(ports), hook) : null;
  if (unlinked !== null) notes.push(unlinked);
  for (const list of hook.lists ?? [])
    if (!(await isStored(list, store))) notes.push(`no list ${list} is stored yet (see ${command('entities list')})`);
  await store.hooks.add(hook, event);
  return { hook, notes };
}

async function judge(hook: Hook, egress: Ports['egress']): Promise<string[]> {
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
  return notes;
}

async function isStored(list: string, { entities }: Pick<Store, 'entities'>): Promise<boolean> {
  for await (const page of entities.stream({ list })) if (page.length > 0) return true;
  return false;
}

/** However the address is spelled. */
function isSameReceiver(one: Hook, other: Hook): boolean {
  const receiverOf = ({ url, chat, mail }: Hook): string =>
    JSON.stringify([mail === undefined ? new URL(url).href : url.toLowerCase(), chat, mail?.to.toLowerCase()]);
  return receiverOf(one) === receiverOf(other);
}

const PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443, 'smtp:': 587, 'smtps:': 465 };

/**
 * The value of --allow for the address of a hook. It takes no names but localhost, which is always
 * the same address.
 */
function allowanceOf(url: string): string {
  const { hostname, port, protocol } = new URL(url);
  const isAddress = /^[\d.]+$|^\[/.test(hostname);
  const address = /(?:^|\.)localhost$/.test(hostname) ? '127.0.0.1' : isAddress ? hostname : '<its address>';
  return `${address}:${port || PORTS[protocol]}`;
}
