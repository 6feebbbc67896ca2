import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { messageOf, UsageError } from '../../errors.ts';
import { find } from '../../flow/site/find.ts';
import { searchPicture, searchText } from '../../flow/site/search.ts';
import { readVisits } from '../../flow/site/search-index.ts';
import type { FoundHit, SearchDocument, SearchSite } from '../../model/decisions/search.ts';
import { timeText } from '../../model/text/time-text.ts';
import type { Services } from '../../services.ts';
import { action } from '../action.ts';
import { type Flags, withData } from '../options.ts';
import { type Column, printTable } from '../output/table.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { withServices } from '../with-services.ts';

interface SearchFlags extends Flags {
  readonly picture?: string;
  readonly text?: string;
}

export function configure(command: Command): void {
  command
    .argument('[value]', 'anything: address, host, name, number, wallet, account, sentence, id or SHA-256')
    .option('--picture <file>', 'find captured pictures near this one')
    .option('--text <passage>', 'find sites that say this: a sentence of eight words or more');
  withData(command).action(action(search));
}

async function search(terminal: Terminal, value: string | undefined, flags: SearchFlags): Promise<void> {
  const { picture, text } = flags;
  if ([value, picture, text].filter((one) => one !== undefined && one.trim() !== '').length !== 1)
    throw new UsageError('give one thing to search for: a value, --picture <file> or --text <passage>');
  // Read first: a wrong path needs no database.
  const bytes =
    picture === undefined
      ? null
      : await readFile(picture).catch((error: unknown) => {
          throw new UsageError(`the picture cannot be read: ${messageOf(error)}`);
        });
  await withServices(flags, async (services) => {
    if (value !== undefined) await readOlder(terminal, services);
    const found = await ask(value ?? '', bytes, text, services);
    if (terminal.json) return terminal.document(found);
    if (found.groups === undefined) printTable(terminal, COLUMNS, found.sites);
    else
      printTable(
        terminal,
        HITS,
        found.groups.flatMap(({ hits }) => hits),
      );
    terminal.note(noteOf(found));
  });
}

/** Visits that an older program stored are read into the index first, as many as can be soon. */
async function readOlder(terminal: Terminal, services: Services): Promise<void> {
  await readVisits(services, new AbortController().signal, READ_MS);
  const { total } = await services.store.search.unread(1);
  if (total > 0) terminal.note(`${count(total, 'visit')} cannot be searched yet: search again, or let a worker run`);
}
const READ_MS = 30_000;

function ask(
  value: string,
  bytes: Buffer | null,
  text: string | undefined,
  services: Services,
): Promise<SearchDocument> {
  if (bytes !== null) return searchPicture(bytes, services);
  return text === undefined ? find(value, services) : searchText(text, services);
}

const COLUMNS: readonly Column<SearchSite>[] = [
  { head: 'CAPTURED', width: 21, of: ({ capturedAt }) => timeText(capturedAt) },
  { head: 'KIND', width: 13, of: ({ kind }) => kind },
  { head: 'SITE', of: ({ site }) => site },
  {
    head: 'CARRIES',
    of: ({ keys, near }) =>
      near === undefined
        ? keys.join(' ')
        : `${near.how} ${Math.round(near.similarity * 100)} %  ${near.quote || near.url}`,
  },
];

const HITS: readonly Column<FoundHit>[] = [
  { head: 'KIND', width: 8, of: ({ kind }) => kind },
  { head: 'FITS', width: 7, of: ({ fit }) => fit },
  { head: 'WHAT', width: 40, of: ({ url, id }) => url || id },
  { head: 'WORDS', of: ({ excerpt, title }) => excerpt.map(({ text }) => text).join('') || title },
];

function noteOf({ by, keys, total, compared, sites, groups }: SearchDocument): string {
  if (groups !== undefined)
    return groups.length === 0
      ? 'nothing is stored that fits: try fewer words, or part of a name'
      : groups.map((group) => `${group.kind}: ${group.total}${group.cut ? '+' : ''}`).join(', ');
  if (keys.length === 0) return 'no signal reads a value in it: type the whole address, number or name';
  if (by !== 'value')
    return `${count(sites.length, 'captured site')} near it${total > compared ? `; ${compared} of ${total} that share a hash with it were compared` : ''}`;
  return `${count(total, 'captured site')} with it${total > sites.length ? `; the first ${sites.length} are shown` : ''}`;
}
