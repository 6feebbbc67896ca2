import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ConfigError, InputError, UsageError } from '../../errors.ts';
import { check, newKept } from '../../flow/kept/keep.ts';
import { type FeedTaken, takeFeed } from '../../flow/suggest/feeds.ts';
import { command } from '../../model/text/program.ts';
import type { Services, StoredServices } from '../../services.ts';
import { EXIT } from '../action.ts';
import { type Flags, subcommand } from '../options.ts';
import { KEPT_COLUMNS, removeKept } from '../output/kept-lines.ts';
import { printTable } from '../output/table.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { onServices, onStored } from '../with-services.ts';

export function configure(parent: Command): void {
  subcommand(parent, 'add', onServices(addFeed))
    .description('look for names of listed companies in a list of new domains now, and whenever it has changed')
    .argument(
      '<file|url>',
      'domains, one a line; a zone file; JSON lines of certificates; also .gz; or https://<certificate log>/checkpoint (or …/ct/v1/get-sth)',
    )
    .option('--every <interval>', 'how often to look, such as 12h; 15m or more', '1d')
    .addHelpText(
      'after',
      '\nWhat is found becomes a suggestion; nothing is visited. Persons are never looked for. A zone file is used\nunder your own agreement with its registry.',
    );
  subcommand(parent, 'list', onStored(listFeeds)).description('list the feeds, and how each is');
  subcommand(parent, 'remove', onStored(removeFeeds))
    .description('look at a feed no more; its suggestions stay')
    .argument('<feed...>', 'its file or address, or the beginning of its id');
}

const isWeb = (typed: string): boolean => /^https?:\/\//i.test(typed);

async function addFeed(
  terminal: Terminal,
  services: Services,
  typed: string,
  { every }: Flags & { readonly every: string },
): Promise<number> {
  if (!isWeb(typed) && !existsSync(typed))
    throw new UsageError(`there is no file ${typed}; give a file or a web address (https://…)`);
  const wanted = newKept('feed', [isWeb(typed) ? typed : resolve(typed)], { every }, services);
  const { source, taken, isInput } = await check(wanted, true, takeFeed, services);
  if (taken === null) throw new (isInput ? InputError : ConfigError)(`not added: ${source.detail}`);
  await services.store.kept.put(source);
  for (const note of taken.notes) terminal.warn(note);
  terminal.result(source, () => linesOf(taken));
  terminal.note(
    `looked at again every ${every} by a worker (${command('worker')}); to see it: ${command('feed list')}`,
  );
  if (taken.suggested > 0) terminal.note(`to see what was found: ${command('suggestions list')}`);
  return taken.notes.length > 0 ? EXIT.incomplete : EXIT.done;
}

const linesOf = ({ domains, unread, companies, suggested }: FeedTaken): string[] => [
  `${count(domains, 'domain')} read${unread > 0 ? `, ${count(unread, 'line')} without one` : ''}`,
  `${count(companies, 'listed company', 'listed companies')} named, ${count(suggested, 'new suggestion')}`,
];

async function listFeeds(terminal: Terminal, { store }: StoredServices): Promise<void> {
  const feeds = await store.kept.all('feed');
  if (feeds.length === 0) terminal.note(`there is no feed; to add one: ${command('feed add <file|url>')}`);
  printTable(terminal, KEPT_COLUMNS, feeds);
}

async function removeFeeds(terminal: Terminal, { store }: StoredServices, named: string[]): Promise<void> {
  const asked = named.map((name) => (isWeb(name) || !existsSync(name) ? name : resolve(name)));
  await removeKept(asked, await store.kept.all('feed'), command('feed list'), store);
  terminal.note(`${count(named.length, 'feed')} removed; the suggestions stay`);
}
