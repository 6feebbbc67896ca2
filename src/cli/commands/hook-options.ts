/** Options of a hook on the command line: the same for `hooks add` and `hooks set`. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { withSecretFiles } from '../../config/secrets.ts';
import { InputError, UsageError } from '../../errors.ts';
import type { HookChange } from '../../flow/hooks.ts';
import { AlertType, type Hook, type Mail } from '../../model/alert.ts';
import { Kind, Verdict } from '../../model/words.ts';
import { repeatable, wordsOf } from '../options.ts';

const EVENTS = AlertType.exclude(['hook.test', 'digest']).options;

export interface ChoiceFlags {
  readonly all?: boolean;
  readonly events?: AlertType[];
  readonly list?: string[];
  readonly verdict?: Verdict[];
  readonly kind?: Kind[];
  readonly tag?: string[];
  readonly digest?: string;
  readonly timezone?: string;
  readonly asymmetric?: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly user?: string;
  readonly passwordFile?: string;
}

export function withChoices(command: Command): Command {
  return command
    .option('--all', 'also alerts that involve no listed company, and list changes that touch no known site')
    .option('--events <types>', `only these: ${EVENTS.join(', ')}`, wordsOf(EVENTS))
    .option('--list <name>', 'only alerts about an entity of this list; repeatable', repeatable)
    .option(
      '--verdict <verdicts>',
      'only findings with these verdicts, such as strong,likely',
      wordsOf(Verdict.options),
    )
    .option(
      '--kind <kinds>',
      `only findings with a site of these kinds: ${Kind.options.join(', ')}`,
      wordsOf(Kind.options),
    )
    .option('--tag <tag>', 'only alerts about a site whose seed has this tag; repeatable', repeatable)
    .option('--digest <when>', 'collect alerts and send them as one: @hourly, @daily or a cron pattern')
    .option('--timezone <name>', 'of --digest, such as Europe/Berlin (default: UTC)')
    .option('--asymmetric', 'sign as v1a (ed25519) too: the receiver needs only the public key')
    .option('--from <mailbox>', 'sender, for --as email')
    .option('--to <mailbox>', 'receiver, for --as email')
    .option('--user <name>', 'log in to the mail server under this name')
    .option('--password-file <file>', 'its password (default: the variable REVENANT_MAIL_PASSWORD)');
}

/**
 * @param before the hook that is changed; its mailboxes and login stay where the flags say nothing
 * of them
 */
export function choiceFrom(flags: ChoiceFlags, before?: Hook): HookChange {
  const { all, events, list: lists, verdict: verdicts, kind: kinds, tag: tags, digest, timezone, asymmetric } = flags;
  if (timezone !== undefined && digest === undefined) throw new UsageError('--timezone is only for --digest');
  const given = {
    ...{ all, events, lists, verdicts, kinds, tags, asymmetric },
    digest: digest === undefined ? undefined : { cron: digest, ...(timezone !== undefined && { timezone }) },
    mail: mailFrom(flags, before?.mail),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function mailFrom({ from, to, user, passwordFile }: ChoiceFlags, before: Mail | undefined): Mail | undefined {
  if (from === undefined && to === undefined && user === undefined && passwordFile === undefined) return undefined;
  const password = user === undefined && passwordFile === undefined ? undefined : passwordFrom(passwordFile);
  return {
    ...{ from: '', to: '' },
    ...before,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
  };
}

/** Never from the command line: other users of the machine can read that. */
function passwordFrom(file: string | undefined): string | undefined {
  if (file === undefined) return withSecretFiles(process.env)['REVENANT_MAIL_PASSWORD'] || undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new InputError(`cannot read the password file ${file}`);
  }
}

/** Options that `hooks set --clear` names, and the parts of a hook that they set. */
const CLEARED = {
  events: 'events',
  list: 'lists',
  verdict: 'verdicts',
  kind: 'kinds',
  tag: 'tags',
  digest: 'digest',
  all: 'all',
  asymmetric: 'asymmetric',
} as const;
export type Clearable = keyof typeof CLEARED;
export const CLEARABLE = Object.keys(CLEARED) as Clearable[];

/** A choice that is only on or off is turned off; any other is removed. */
export function cleared(names: readonly Clearable[]): HookChange {
  return Object.fromEntries(
    names.map((name) => [CLEARED[name], name === 'all' || name === 'asymmetric' ? false : null]),
  );
}
