import type { Command } from 'commander';
import { findUser } from '../../flow/people/users.ts';
import { saveSearch } from '../../flow/site/saved-searches.ts';
import type { SavedHit, SavedSearch } from '../../model/decisions/saved-search.ts';
import { OWNER } from '../../model/decisions/user.ts';
import { timeText } from '../../model/text/time-text.ts';
import type { Services, StoredServices } from '../../services.ts';
import { type Flags, subcommand, wholeNumber } from '../options.ts';
import { type Column, printTable } from '../output/table.ts';
import type { Terminal } from '../output/terminal.ts';
import { onlyOne } from '../selection.ts';
import { onServices, onStored } from '../with-services.ts';

interface OfUser extends Flags {
  readonly user?: string;
}
const USER = ['--user <name>', 'whose searches; without it: those of the key that serve prints'] as const;

export function configure(command: Command): void {
  subcommand(command, 'add', onServices(addSearch))
    .description('save a search under a name, and watch it: the inbox tells what newly fits')
    .argument('<text>', 'as search takes it')
    .requiredOption('--name <name>', 'its name; alerts of type search.hit carry it')
    .option('--no-watch', 'only save it')
    .option(...USER);
  subcommand(command, 'list', onStored(listSearches))
    .description('list the saved searches of a person')
    .option(...USER);
  subcommand(command, 'hits', onStored(listHits))
    .description('list what newly fitted a saved search, the newest first')
    .argument('<id>', 'id of the search, or its beginning')
    .option('--limit <n>', 'at most this many', wholeNumber(1), 100)
    .option(...USER);
  subcommand(command, 'remove', onStored(removeSearch))
    .description('remove a saved search, with what newly fitted it')
    .argument('<id>', 'id of the search, or its beginning')
    .option(...USER);
}

const userOf = async ({ user }: OfUser, services: Pick<StoredServices, 'store'>): Promise<string> =>
  user === undefined ? OWNER.id : (await findUser(user, services)).id;

async function addSearch(
  terminal: Terminal,
  services: Services,
  text: string,
  flags: OfUser & { readonly name: string; readonly watch: boolean },
): Promise<void> {
  const wish = { user: await userOf(flags, services), name: flags.name, text, watched: flags.watch };
  const search = await saveSearch(wish, services);
  terminal.result(search, () => `${search.id.slice(0, 8)}  ${search.name}`);
}

async function listSearches(terminal: Terminal, services: StoredServices, flags: OfUser): Promise<void> {
  printTable(terminal, SEARCHES, await services.store.savedSearches.of(await userOf(flags, services)));
}

const SEARCHES: readonly Column<SavedSearch>[] = [
  { head: 'SEARCH', width: 8, of: ({ id }) => id.slice(0, 8) },
  { head: 'SAVED', width: 21, of: ({ at }) => timeText(at) },
  { head: 'WATCHED', width: 7, of: ({ watched }) => (watched ? 'yes' : 'no') },
  { head: 'NAME', width: 24, of: ({ name }) => name },
  { head: 'TEXT', of: ({ text }) => text },
];

async function listHits(
  terminal: Terminal,
  services: StoredServices,
  typed: string,
  flags: OfUser & { readonly limit: number },
): Promise<void> {
  const { id } = await searchOf(typed, flags, services);
  printTable(terminal, HITS, await services.store.savedSearches.hits(id, flags.limit));
}

const HITS: readonly Column<SavedHit>[] = [
  { head: 'FOUND', width: 21, of: ({ at }) => timeText(at) },
  { head: 'KIND', width: 8, of: ({ about }) => about },
  { head: 'FITS', width: 7, of: ({ fit }) => fit },
  { head: 'WHAT', width: 40, of: ({ title, subject }) => title || subject },
  { head: 'ADDRESS', of: ({ url }) => url },
];

async function removeSearch(terminal: Terminal, services: StoredServices, typed: string, flags: OfUser): Promise<void> {
  const { id, name } = await searchOf(typed, flags, services);
  await services.store.savedSearches.remove(id);
  terminal.note(`the search ${name} is removed`);
}

async function searchOf(typed: string, flags: OfUser, services: StoredServices): Promise<SavedSearch> {
  const all = await services.store.savedSearches.of(await userOf(flags, services));
  return onlyOne(all, typed, 'saved search', 'searches list');
}
