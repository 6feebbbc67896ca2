import { openServices, openStoredServices, type Services, type StoredServices } from '../services.ts';
import { action, flagsOf } from './action.ts';
import { type Flags, settingsOf } from './options.ts';
import type { Terminal } from './output/terminal.ts';

/** Runs `work` with every back end of the settings open. @param hold for a process that runs until it is stopped */
export const withServices = <T>(flags: Flags, work: (services: Services) => Promise<T>, hold = false): Promise<T> =>
  using(openServices(settingsOf(flags), hold), work);

/** Runs `work` with the stored data open, without what fetches: starts in half the time. */
export const withStored = <T>(flags: Flags, work: (services: StoredServices) => Promise<T>): Promise<T> =>
  using(openStoredServices(settingsOf(flags)), work);

/** The action of a command that works with every back end open. */
export const onServices = <Given extends unknown[]>(work: Work<Services, Given>, hold = false) =>
  action((terminal, ...given: Given) => withServices(flagsOf(given), (open) => work(terminal, open, ...given), hold));

/** The action of a command that works on the stored data. */
export const onStored = <Given extends unknown[]>(work: Work<StoredServices, Given>) =>
  action((terminal, ...given: Given) => withStored(flagsOf(given), (open) => work(terminal, open, ...given)));

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
