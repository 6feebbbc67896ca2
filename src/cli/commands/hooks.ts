import { randomBytes, randomUUID } from 'node:crypto';
import { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { replay } from '../../flow/notify.ts';
import { refuseUserinfo } from '../../flow/site/inputs.ts';
import { testHookNow } from '../../flow/test-hook.ts';
import type { Delivery, Hook } from '../../model/alert.ts';
import { isUrl } from '../../model/is-url.ts';
import type { Services } from '../../services.ts';
import { action, EXIT } from '../action.ts';
import { type Flags, withData, withEgress } from '../options.ts';
import { count } from '../output/lines.ts';
import type { Terminal } from '../output/terminal.ts';
import { withServices } from '../with-services.ts';

export function hooksCommand(): Command {
  const add = new Command('add')
    .description('send alerts to this address; prints the secret, once')
    .argument('<url>', 'https://… that takes a POST')
    .option('--all', 'also flagged matches without a watched side, and changes of lists that touch no known site');
  const list = new Command('list').description('where alerts go');
  const test = new Command('test').description('send a signed test alert now').argument('<id>');
  const remove = new Command('remove').description('send no more alerts there').argument('<id>');
  const deliveries = new Command('deliveries')
    .description('what was sent, and what became of it')
    .argument('[id]', 'only of this hook');
  const again = new Command('replay')
    .description('send an alert again now, under the same id: one that was given up, or that the other side has lost')
    .argument('<alert>', 'its id, as deliveries shows it');
  const withAllow = (command: Command) => withData(withEgress(command));
  return new Command('hooks')
    .description('webhooks that are told what was flagged')
    .addCommand(withAllow(add).action(action(addHook)))
    .addCommand(withData(list).action(action(listHooks)))
    .addCommand(withAllow(test).action(action(testHook)))
    .addCommand(withData(remove).action(action(removeHook)))
    .addCommand(withData(deliveries).action(action(listDeliveries)))
    .addCommand(withAllow(again).action(action(replayAlert)));
}

/** Makes a hook with a fresh secret of 32 random bytes. Throws UsageError when the address is none. */
export function createHook(url: string, all: boolean, now: Date): Hook {
  refuseUserinfo(url);
  if (!isUrl(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new UsageError(`not a web address that can take alerts: ${url}; write https:// and the host`);
  }
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  return {
    schema: 'revenant.hook/1',
    id: randomUUID(),
    url,
    secret,
    all,
    createdAt: now.toISOString(),
    disabledAt: null,
  };
}

async function addHook(terminal: Terminal, url: string, flags: Flags & { readonly all?: boolean }): Promise<number> {
  const hook = createHook(url, flags.all ?? false, new Date());
  return withServices(flags, async ({ store, egress }) => {
    const barred = await egress.judgeHook(hook.url);
    if (barred?.state === 'refused' && !barred.isPrivate) {
      throw new UsageError(`nothing may be sent to ${hook.url} (${barred.code}): ${barred.detail}`);
    }
    await store.hooks.add(hook);
    if (terminal.json) terminal.document(hook);
    else {
      terminal.out(`hook ${hook.id}`);
      terminal.out(`secret ${hook.secret}`);
      terminal.out(
        hook.all
          ? 'tells every flagged match'
          : 'tells only flagged matches with a watched (listed) side; add the hook with --all for all of them',
      );
    }
    terminal.note('keep the secret: it is not shown again');
    if (barred?.isPrivate) {
      terminal.note(
        `${new URL(hook.url).hostname} is a private address: nothing is sent there unless the crawl or the worker runs with --allow ${allowanceOf(hook.url)}`,
      );
    } else if (barred !== null) terminal.note(`as things are nothing could be sent there: ${barred.detail}`);
    return EXIT.done;
  });
}

async function listHooks(terminal: Terminal, flags: Flags): Promise<number> {
  return withServices(flags, async ({ store }) => {
    for (const hook of await store.hooks.list()) {
      if (terminal.json) terminal.document({ ...hook, secret: '…' });
      else
        terminal.out(
          `${hook.id}  ${hook.url}  ${hook.all ? 'all flagged' : 'watched only'}${hook.disabledAt === null ? '' : '  disabled'}`,
        );
    }
    return EXIT.done;
  });
}

async function testHook(terminal: Terminal, id: string, flags: Flags): Promise<number> {
  return withServices(flags, async (services) => {
    const hook = await hookOf(id, services);
    const result = await testHookNow(hook, services);
    if (terminal.json) terminal.document(result);
    else
      terminal.out(
        result.state === 'delivered'
          ? `delivered, answered ${result.lastStatus}`
          : `not delivered: ${result.lastError}`,
      );
    return result.state === 'delivered' ? EXIT.done : EXIT.incomplete;
  });
}

async function removeHook(terminal: Terminal, id: string, flags: Flags): Promise<number> {
  return withServices(flags, async (services) => {
    const hook = await hookOf(id, services);
    await services.store.hooks.remove(hook.id);
    terminal.note(`removed ${hook.id}`);
    return EXIT.done;
  });
}

async function listDeliveries(terminal: Terminal, id: string | undefined, flags: Flags): Promise<number> {
  return withServices(flags, async ({ store }) => {
    // A hook that was removed still has its deliveries, under its id.
    const hooks = await store.hooks.list();
    const hook = hooks.find((one) => one.id === id || one.url === id)?.id ?? id;
    const deliveries = await store.outbox.list(hook);
    if (hook !== undefined && deliveries.length === 0 && !hooks.some((one) => one.id === hook))
      throw new UsageError(`no hook ${id} (see revenant hooks list)`);
    for (const delivery of deliveries) printDelivery(delivery, hooks, terminal);
    return EXIT.done;
  });
}

async function replayAlert(terminal: Terminal, id: string, flags: Flags): Promise<number> {
  return withServices(flags, async (services) => {
    const replayed = await replay(id, services);
    if (replayed.length === 0) throw new UsageError(`no alert ${id} (see revenant hooks deliveries)`);
    const hooks = await services.store.hooks.list();
    for (const delivery of replayed) printDelivery(delivery, hooks, terminal);
    return replayed.every(({ state }) => state === 'delivered') ? EXIT.done : EXIT.incomplete;
  });
}

function printDelivery(delivery: Delivery, hooks: readonly Hook[], terminal: Terminal): void {
  const { alert, state, attempts, lastStatus, lastError } = delivery;
  const url = hooks.find((one) => one.id === delivery.hook)?.url ?? `hook ${delivery.hook} (removed)`;
  const answer = lastError ?? (lastStatus === null ? '' : `answered ${lastStatus}`);
  if (terminal.json) terminal.document(delivery);
  else terminal.out(`${alert.id}  ${alert.type}  ${state}  ${count(attempts, 'attempt')}  ${url}  ${answer}`.trimEnd());
}

async function hookOf(id: string, { store }: Services): Promise<Hook> {
  const hook = (await store.hooks.list()).find((one) => one.id === id || one.url === id);
  if (hook === undefined) throw new UsageError(`no hook ${id} (see revenant hooks list)`);
  return hook;
}

/** What --allow takes for the address of a hook. */
function allowanceOf(url: string): string {
  const { hostname, port, protocol } = new URL(url);
  const address = /(?:^|\.)localhost$/.test(hostname) ? '127.0.0.1' : hostname;
  return `${address}:${port || (protocol === 'https:' ? 443 : 80)}`;
}
