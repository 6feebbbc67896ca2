import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Settings } from '../config.ts';
import { InputError } from '../errors.ts';
import { command } from '../model/text/program.ts';
import { openServices, openStoredServices, type Services, type StoredServices } from '../services.ts';
import { action, flagsOf } from './action.ts';
import { type Flags, settingsOf } from './options.ts';
import type { Terminal } from './output/terminal.ts';

/** `hold`: the process runs until it is stopped. `make`: a missing data folder is made. */
interface Use {
  readonly hold?: boolean;
  readonly make?: boolean;
}

/** Runs `work` with every back end of the settings open. */
export async function withServices<T>(
  flags: Flags,
  work: (services: Services) => Promise<T>,
  { hold = false, make = false }: Use = {},
): Promise<T> {
  return using(openServices(settingsFor(flags, make), hold), work);
}

/** Runs `work` with the stored data open, but without fetching: starts in half the time. */
export async function withStored<T>(
  flags: Flags,
  work: (services: StoredServices) => Promise<T>,
  { make = false }: Pick<Use, 'make'> = {},
): Promise<T> {
  return using(openStoredServices(settingsFor(flags, make)), work);
}

/**
 * The settings. Throws InputError for a mistyped data folder, which must not look like an empty
 * store, nor be made.
 *
 * @param make a missing folder is made later
 */
function settingsFor(flags: Flags, make: boolean): Settings {
  const settings = settingsOf(flags);
  const { data, databaseUrl } = settings;
  if (make || databaseUrl !== undefined) return settings;
  const folder = resolve(data);
  const isOther = statSync(folder, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(folder).length > 0 && !['db', 'db.new'].some((one) => existsSync(join(folder, one)))
    : false;
  if (existsSync(folder) && !isOther) return settings;
  const what = isOther ? 'holds something else than data of revenant' : 'does not exist';
  throw new InputError(
    `the data folder ${folder} ${what}: choose another with --data, or store something first (${command('crawl')}, import, serve)`,
  );
}

/** The action of a command that works with every back end open. */
export const onServices = <Given extends unknown[]>(work: Work<Services, Given>, use: Use = {}) =>
  action((terminal, ...given: Given) => withServices(flagsOf(given), (open) => work(terminal, open, ...given), use));

/** The action of a command that works on the stored data. */
export const onStored = <Given extends unknown[]>(work: Work<StoredServices, Given>, use: Pick<Use, 'make'> = {}) =>
  action((terminal, ...given: Given) => withStored(flagsOf(given), (open) => work(terminal, open, ...given), use));

type Work<Open, Given extends unknown[]> = (terminal: Terminal, open: Open, ...given: Given) => Promise<number | void>;

/** Runs `work` with these services, and closes them. */
export async function using<S extends { close(): Promise<void> }, T>(
  opening: S | Promise<S>,
  work: (services: S) => Promise<T>,
): Promise<T> {
  const services = await opening;
  try {
    return await work(services);
  } finally {
    await services.close();
  }
}
