import { type Command, Option } from 'commander';
import { UsageError } from '../../errors.ts';
import { addHook, choiceOf, shownUrl, withoutSecrets } from '../../flow/hooks.ts';
import { previewOf, replay, testHookNow } from '../../flow/notify.ts';
import { AlertType, Channel, type Delivery, type Hook } from '../../model/alert.ts';
import { Kind, Verdict } from '../../model/words.ts';
import type { Services, StoredServices } from '../../services.ts';
import { EXIT } from '../action.ts';
import { type Flags, repeatable, withData, withEgress, wordsOf } from '../options.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { onServices, onStored } from '../with-services.ts';

type AddFlags = Flags & {
  readonly as: Channel;
  readonly chat?: string;
  readonly all?: boolean;
  readonly events?: AlertType[];
  readonly list?: string[];
  readonly verdict?: Verdict[];
  readonly kind?: Kind[];
};

const EVENTS = AlertType.exclude(['hook.test']).options;

export function configure(command: Command): void {
  const adding = command
    .command('add')
    .description('send alerts to this address; prints the secret once')
    .argument('<url>', 'https://… that accepts POST')
    .addOption(
      new Option('--as <channel>', 'write alerts for this program').choices(Channel.options).default('standard'),
    )
    .option('--chat <id>', 'the chat to write to, for --as telegram')
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
    );
  withData(withEgress(adding)).action(onServices(add));
  withData(command.command('list').description('list the webhooks')).action(onStored(listHooks));
  const test = command.command('test').description('send a signed test alert now').argument('<id>');
  withData(withEgress(test)).action(onServices(testHook));
  const preview = command
    .command('preview')
    .description('print the message that would be sent for the heaviest finding; sends nothing')
    .argument('<id>');
  withData(preview).action(onStored(previewHook));
  const remove = command.command('remove').description('send no more alerts to this webhook').argument('<id>');
  withData(remove).action(onStored(removeHook));
  const deliveries = command
    .command('deliveries')
    .description('list what was sent, and with which result')
    .argument('[id]', 'of this webhook only');
  withData(deliveries).action(onStored(listDeliveries));
  const again = command
    .command('replay')
    .description('send an alert again under the same id, after it was given up or lost')
    .argument('<alert>', 'its id (see hooks deliveries)');
  withData(withEgress(again)).action(onServices(replayAlert));
}

async function add(terminal: Terminal, services: Services, url: string, flags: AddFlags): Promise<void> {
  const { as, chat, all = false, events, list: lists, verdict: verdicts, kind: kinds } = flags;
  const filters = {
    ...(events && { events }),
    ...(lists && { lists }),
    ...(verdicts && { verdicts }),
    ...(kinds && { kinds }),
  };
  const channel = { ...(as !== 'standard' && { as }), ...(chat !== undefined && { chat }) };
  const { hook, notes } = await addHook({ url, all, ...channel, ...filters }, services);
  terminal.result(hook, () => [
    `hook ${hook.id}`,
    ...(as === 'standard' ? [`secret ${hook.secret}`] : []),
    hook.all
      ? 'receives every flagged match'
      : 'receives flagged matches that involve a listed company; to get all: hooks add --all',
    ...choiceOf(hook).map((line) => `only ${line}`),
  ]);
  terminal.note(
    as === 'standard'
      ? 'keep the secret: it is not shown again'
      : `see a message: revenant hooks preview ${hook.id}; the address is not shown again`,
  );
  for (const note of notes) terminal.warn(note);
}

async function listHooks(terminal: Terminal, { store }: StoredServices): Promise<void> {
  const hooks = await store.hooks.list();
  if (hooks.length === 0) terminal.note('there are no webhooks; to add one: revenant hooks add <url>');
  for (const hook of hooks)
    terminal.result(withoutSecrets(hook), () => {
      const as = hook.as === undefined ? [] : [hook.as];
      const scope = [...as, hook.all ? 'all flagged' : 'listed only', ...choiceOf(hook)].join('; ');
      return `${hook.id}  ${shownUrl(hook)}  ${scope}${hook.disabledAt === null ? '' : '  disabled'}`;
    });
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
  terminal.result(body, () => (hook.as === undefined ? JSON.stringify(body, null, 2) : text).split('\n'));
}

async function removeHook(terminal: Terminal, services: StoredServices, id: string): Promise<void> {
  const hook = await hookOf(id, services);
  await services.store.hooks.remove(hook.id);
  terminal.note(`removed ${hook.id}`);
}

async function listDeliveries(terminal: Terminal, { store }: StoredServices, id: string | undefined): Promise<void> {
  // A removed hook still has its deliveries, under its id.
  const hooks = await store.hooks.list();
  const hook = hooks.find((one) => one.id === id || one.url === id)?.id ?? id;
  const deliveries = await store.outbox.list(hook);
  if (hook !== undefined && deliveries.length === 0 && !hooks.some((one) => one.id === hook))
    throw new UsageError(`no hook ${id} (see revenant hooks list)`);
  if (deliveries.length === 0) terminal.note('no alert was sent yet');
  for (const delivery of deliveries) terminal.result(delivery, () => deliveryLine(delivery, hooks));
}

async function replayAlert(terminal: Terminal, services: Services, id: string): Promise<number> {
  const replayed = await replay(id, services);
  if (replayed.length === 0) throw new UsageError(`no alert ${id} (see revenant hooks deliveries)`);
  const hooks = await services.store.hooks.list();
  for (const delivery of replayed) terminal.result(delivery, () => deliveryLine(delivery, hooks));
  return replayed.every(({ state }) => state === 'delivered') ? EXIT.done : EXIT.incomplete;
}

function deliveryLine(delivery: Delivery, hooks: readonly Hook[]): string {
  const { alert, state, attempts, lastStatus, lastError } = delivery;
  const hook = hooks.find((one) => one.id === delivery.hook);
  const url = hook === undefined ? `hook ${delivery.hook} (removed)` : shownUrl(hook);
  const answer = lastError ?? (lastStatus === null ? '' : `answered ${lastStatus}`);
  return `${alert.id}  ${alert.type}  ${state}  ${count(attempts, 'attempt')}  ${url}  ${answer}`.trimEnd();
}

async function hookOf(id: string, { store }: Pick<StoredServices, 'store'>): Promise<Hook> {
  const hook = (await store.hooks.list()).find((one) => one.id === id || one.url === id);
  if (hook === undefined) throw new UsageError(`no hook ${id} (see revenant hooks list)`);
  return hook;
}
