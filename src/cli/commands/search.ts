import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { messageOf, UsageError } from '../../errors.ts';
import { searchPicture, searchText, searchValue } from '../../flow/site/search.ts';
import type { SearchDocument, SearchSite } from '../../model/search.ts';
import type { Services } from '../../services.ts';
import { action } from '../action.ts';
import { type Flags, withData } from '../options.ts';
import { count, type Terminal } from '../output/terminal.ts';
import { withServices } from '../with-services.ts';

interface SearchFlags extends Flags {
  readonly picture?: string;
  readonly text?: string;
}

export function configure(command: Command): void {
  command
    .argument('[value]', 'e-mail address, number, messenger or account name, wallet, domain or company name')
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
    const found = await ask(value ?? '', bytes, text, services);
    terminal.result(found, () => found.sites.map(lineOf));
    if (!terminal.json) terminal.note(noteOf(found));
  });
}

function ask(
  value: string,
  bytes: Buffer | null,
  text: string | undefined,
  services: Services,
): Promise<SearchDocument> {
  if (bytes !== null) return searchPicture(bytes, services);
  return text === undefined ? searchValue({ text: value.trim() }, services) : searchText(text, services);
}

/** `<site>  <kind>  <what it carries, or how near it is>` */
function lineOf({ site, kind, keys, near, capturedAt }: SearchSite): string {
  const what =
    near === undefined
      ? keys.join(' ')
      : `${near.how} ${Math.round(near.similarity * 100)} %  ${near.quote || near.url}`;
  return `${site}  ${kind}  ${capturedAt.slice(0, 10)}  ${what}`;
}

function noteOf({ by, keys, total, compared, sites }: SearchDocument): string {
  if (keys.length === 0) return 'no signal reads a value in it: type the whole address, number or name';
  if (by !== 'value')
    return `${count(sites.length, 'captured site')} near it${total > compared ? `; ${compared} of ${total} that share a hash with it were compared` : ''}`;
  return `${count(total, 'captured site')} with it${total > sites.length ? `; the first ${sites.length} are shown` : ''}`;
}
