import { type Command, Option } from 'commander';
import { UsageError } from '../../errors.ts';
import { choiceOf, withNewSecret, withoutSecrets } from '../../flow/hook-words.ts';
import {
  addHook,
  changeHook,
  type HookChange,
  type HookChoice,
  pauseHook,
  removeHook,
  resumeHook,
} from '../../flow/hooks.ts';
import { previewOf, replay, testHookNow } from '../../flow/notify.ts';
import { Channel, Delivery, type Hook } from '../../model/alert.ts';
import type { DeliveryFilter } from '../../model/ports/outbox.ts';
import { command } from '../../model/text/program.ts';
import type { Services, StoredServices } from '../../services.ts';
import { EXIT } from '../action.ts';
import { type Flags, sinceOf, subcommand, wholeNumber, withEgress, wordsOf } from '../options.ts';
import { deliveryColumns, HOOK_COLUMNS } from '../output/hook-tables.ts';
import { openTable, printTable } from '../output/table.ts';
import type { Terminal } from '../output/terminal.ts';
import { none } from '../selection.ts';
import { onServices, onStored } from '../with-services.ts';
import { type ChoiceFlags, CLEARABLE, type Clearable, choiceFrom, cleared, withChoices } from './hook-options.ts';

type AddFlags = Flags & ChoiceFlags & { readonly as?: Channel; readonly chat?: string };
type SetFlags = Flags & ChoiceFlags & { readonly url?: string; readonly clear?: Clearable[] };

export function configure(command: Command): void {
  const adding = subcommand(command, 'add', onServices(add, { make: true }))
    .description('send alerts to this address; prints the secret once')
    .argument('<url>', 'https://… that accepts POST, or smtp://… or smtps://… of a mail server')
    .addOption(
      new Option(
        '--as <channel>',
        'write alerts for this program (default: standard; email for a mail server)',
      ).choices(Channel.options),
    )
    .option('--chat <id>', 'the chat to write to, for --as telegram');
  withEgress(withChoices(adding));
  const setting = subcommand(command, 'set <id>', onServices(set))
    .description('change what a hook hears, or its address; its id and secret stay')
    .option('--url <url>', 'send to this address from now on')
    .option('--clear <names>', `take these choices away: ${CLEARABLE.join(', ')}`, wordsOf(CLEARABLE));
  withEgress(withChoices(setting));
  subcommand(command, 'list', onStored(listHooks)).description('list the webhooks');
  subcommand(command, 'pause <id>', onStored(pauseOne)).description('make no alerts for a hook, and send none');
  subcommand(command, 'resume <id>', onStored(resumeOne)).description('go on with a paused hook');
  withEgress(subcommand(command, 'test <id>', onServices(testHook))).description('send a signed test alert now');
  subcommand(command, 'preview <id>', onStored(previewHook)).description(
    'print the message that would be sent for the heaviest finding; sends nothing',
  );
  subcommand(command, 'remove <id>', onStored(removeOne)).description('send no more alerts to this webhook');
  subcommand(command, 'deliveries', onStored(listDeliveries))
    .description('list what was sent, and with which result')
    .argument('[id]', 'of this webhook only')
    .addOption(new Option('--state <state>', 'in this state only').choices(Delivery.shape.state.options))
    .option('--site <site>', 'about this site only')
    .option('--entity <id>', 'about this listed entity only')
    .option('--since <date>', 'made then or later: a year, month, day or instant')
    .option('--limit <n>', 'at most this many, the newest', wholeNumber(1));
  withEgress(subcommand(command, 'replay', onServices(replayAlert)))
    .description('send an alert again under the same id, after it was given up or lost')
    .argument('<alert>', 'its id (see hooks deliveries)');
}

async function add(terminal: Terminal, services: Services, url: string, flags: AddFlags): Promise<void> {
  const as = flags.as ?? (/^smtps?:/i.test(url) ? 'email' : 'standard');
  const { chat } = flags;
  const channel = { ...(as !== 'standard' && { as }), ...(chat !== undefined && { chat }) };
  const wish = { ...(choiceFrom(flags) as HookChoice), ...channel, url, all: flags.all ?? false };
  const { hook, notes } = await addHook(wish, services);
  terminal.result(withNewSecret(hook), () => [
    `hook ${hook.id}`,
    ...(as === 'standard' ? [`secret ${hook.secret}`] : []),
    ...(hook.publicKey === undefined ? [] : [`public key ${hook.publicKey}`]),
    hook.all
      ? 'receives every flagged match'
      : `receives flagged matches that involve a listed company; to get all: ${command('hooks add <url> --all')}`,
    ...choiceOf(hook).map((line) => `only ${line}`),
  ]);
  terminal.note(
    as === 'standard'
      ? 'keep the secret: it is not shown again'
      : `see a message: ${command(`hooks preview ${hook.id}`)}; the address is not shown again`,
  );
  for (const note of notes) terminal.warn(note);
}

async function set(terminal: Terminal, services: Services, id: string, flags: SetFlags): Promise<void> {
  const before = await hookOf(id, services);
  const url = flags.url === undefined ? {} : { url: flags.url };
  const change: HookChange = { ...cleared(flags.clear ?? []), ...choiceFrom(flags, before), ...url };
  if (Object.keys(change).length === 0)
    throw new UsageError(
      `nothing to change: name an option, such as --digest @daily (see ${command('hooks set --help')})`,
    );
  const { hook, notes } = await changeHook(before, change, services);
  const isNew = hook.publicKey !== undefined && before.publicKey === undefined;
  openTable(terminal, HOOK_COLUMNS).row(withoutSecrets(hook), hook, isNew ? [`public key ${hook.publicKey}`] : []);
  for (const note of notes) terminal.warn(note);
}

async function listHooks(terminal: Terminal, { store }: StoredServices): Promise<void> {
  const hooks = await store.hooks.list();
  if (hooks.length === 0) terminal.note(`there are no webhooks; to add one: ${command('hooks add <url>')}`);
  const table = openTable(terminal, HOOK_COLUMNS);
  for (const hook of hooks) table.row(withoutSecrets(hook), hook);
}

async function pauseOne(terminal: Terminal, services: StoredServices, id: string): Promise<void> {
  const hook = await hookOf(id, services);
  await pauseHook(hook, services);
  terminal.note(`paused ${hook.id}; alerts that wait for it are sent after: ${command(`hooks resume ${hook.id}`)}`);
}

async function resumeOne(terminal: Terminal, services: StoredServices, id: string): Promise<void> {
  const hook = await hookOf(id, services);
  await resumeHook(hook, services);
  terminal.note(`resumed ${hook.id}`);
}

async function testHook(terminal: Terminal, services: Services, id: string): Promise<number> {
  const result = await testHookNow(await hookOf(id, services), services);
  const isDelivered = result.state === 'delivered';
  terminal.result(result, () =>
    isDelivered ? `delivered, answered ${result.lastStatus}` : `not delivered: ${result.lastError}`,
  );
  return isDelivered ? EXIT.done : EXIT.incomplete;
}

async function previewHook(terminal: Terminal, services: StoredServices, id: string): Promise<void> {
  const hook = await hookOf(id, services);
  const { body, text, isInvented } = await previewOf(hook, services);
  if (isInvented) terminal.note('nothing is flagged yet, so the finding of this message is invented');
  for (const line of choiceOf(hook)) terminal.note(`it hears only ${line}`);
  terminal.result(body, () => (hook.as === undefined ? JSON.stringify(body, null, 2) : text).split('\n'));
}

async function removeOne(terminal: Terminal, services: StoredServices, id: string): Promise<void> {
  const hook = await hookOf(id, services);
  await removeHook(hook, services);
  terminal.note(`removed ${hook.id}`);
}

async function listDeliveries(
  terminal: Terminal,
  { store }: StoredServices,
  id: string | undefined,
  { since, ...filter }: DeliveryFilter,
): Promise<void> {
  // A removed hook still has its deliveries, under its id.
  const hooks = await store.hooks.list();
  const hook = hooks.find((one) => one.id === id || one.url === id)?.id ?? id;
  const { state, site, entity, limit } = filter;
  const from = sinceOf(since);
  const asked = { ...(state && { state }), ...(site && { site }), ...(entity && { entity }), ...(limit && { limit }) };
  const deliveries = await store.outbox.list(hook, { ...asked, ...(from && { since: from }) });
  if (hook !== undefined && deliveries.length === 0 && !hooks.some((one) => one.id === hook))
    throw none('hook', id ?? '', 'hooks list');
  if (deliveries.length === 0) terminal.note('no such alert was sent yet');
  printTable(terminal, deliveryColumns(hooks), deliveries);
}

async function replayAlert(terminal: Terminal, services: Services, id: string): Promise<number> {
  const replayed = await replay(id, services);
  if (replayed.length === 0) throw none('alert', id, 'hooks deliveries');
  printTable(terminal, deliveryColumns(await services.store.hooks.list()), replayed);
  return replayed.every(({ state }) => state === 'delivered') ? EXIT.done : EXIT.incomplete;
}

async function hookOf(id: string, { store }: Pick<StoredServices, 'store'>): Promise<Hook> {
  const hook = (await store.hooks.list()).find((one) => one.id === id || one.url === id);
  if (hook === undefined) throw none('hook', id, 'hooks list');
  return hook;
}
