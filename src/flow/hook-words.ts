/** A hook in words, for the command line, the API and the desk: nothing here shows a secret. */
import type { Hook } from '../model/alert.ts';

/** A hook as it may be shown. A chat's address is a secret too: with it anybody can write there. */
export function withoutSecrets(hook: Hook): Hook {
  const { signingKey, mail } = hook;
  return {
    ...hook,
    url: mail === undefined ? shownUrl(hook) : hook.url,
    secret: '…',
    ...(signingKey !== undefined && { signingKey: '…' }),
    ...(mail !== undefined && { mail: { ...mail, ...(mail.password !== undefined && { password: '…' }) } }),
  };
}

/** A hook just made: its signing secret is shown this once, a password and a private key never. */
export function withNewSecret(hook: Hook): Hook {
  return { ...withoutSecrets(hook), url: hook.url, secret: hook.secret };
}

/** The address; for a chat only its host, for a mailbox the mailbox too. */
export function shownUrl({ url, as = 'standard', mail }: Hook): string {
  if (as === 'email') return `${url} to ${mail?.to}`;
  return as === 'standard' ? url : `${new URL(url).origin}/…`;
}

/** The choices of a hook beside its scope, in words; empty: everything, at once. */
export function choiceOf({ events, lists, verdicts, kinds, tags, digest }: Hook): string[] {
  const parts: [string, readonly string[] | undefined][] = [
    ['events', events],
    ['lists', lists],
    ['verdicts', verdicts],
    ['kinds', kinds],
    ['tags', tags],
    ['digest', digest && [`${digest.cron} (${digest.timezone ?? 'UTC'})`]],
  ];
  return parts.flatMap(([name, words]) => (words === undefined ? [] : [`${name}: ${words.join(', ')}`]));
}
