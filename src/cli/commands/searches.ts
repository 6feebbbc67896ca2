import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';
import { findUser } from '../../flow/people/users.ts';
import { saveSearch } from '../../flow/site/saved-searches.ts';
import type { SavedHit, SavedSearch } from '../../model/decisions/saved-search.ts';
import { OWNER } from '../../model/decisions/user.ts';
import { command } from '../../model/text/program.ts';
import { timeText } from '../../model/text/time-text.ts';
import type { Services, StoredServices } from '../../services.ts';
import { type Flags, wholeNumber, withData } from '../options.ts';
import { type Column, openTable } from '../output/table.ts';
import type { Terminal } from '../output/terminal.ts';
import { onServices, onStored } from '../with-services.ts';

interface OfUser extends Flags {
  readonly user?: string;
}
const USER = ['--user <name>', 'whose searches; without it: those of the key that serve prints'] as const;

export function configure(command: Command): void {
  const add = command
    .command('add')
    .description('save a search under a name, and watch it: the inbox tells what newly fits')
    .argument('<text>', 'as search takes it')
    .requiredOption('--name <name>', 'its name; alerts of type search.hit carry it')
    .option('--no-watch', 'only save it')
    .option(...USER);
  withData(add).action(onServices(addSearch));
  const list = command
    .command('list')
    .description('list the saved searches of a person')
    .option(...USER);
  withData(list).action(onStored(listSearches));
  const hits = command
    .command('hits')
    .description('list what newly fitted a saved search, the newest first')
    .argument('<id>', 'id of the search, or its beginning')
    .option('--limit <n>', 'at most this many', wholeNumber(1), 100)
    .option(...USER);
  withData(hits).action(onStored(listHits));
  const remove = command
    .command('remove')
    .description('remove a saved search, with what newly fitted it')
    .argument('<id>', 'id of the search, or its beginning')
    .option(...USER);
  withData(remove).action(onStored(removeSearch));
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
  const table = openTable(terminal, SEARCHES);
  for (const search of await services.store.savedSearches.of(await userOf(flags, services))) table.row(search, search);
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
  const table = openTable(terminal, HITS);
  for (const hit of await services.store.savedSearches.hits(id, flags.limit)) table.row(hit, hit);
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
  const [only, ...more] = all.filter(({ id }) => id.startsWith(typed));
  if (only === undefined) throw new UsageError(`no saved search ${typed} (see ${command('searches list')})`);
  if (more.length > 0) throw new UsageError(`more than one saved search begins with ${typed}: type more of its id`);
  return only;
}
