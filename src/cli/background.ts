import { isShippedBackground, namedBackground } from '../flow/screen/backgrounds.ts';
import type { Background } from '../model/background.ts';
import type { Flags } from './options.ts';
import { withServices } from './with-services.ts';

/** The snapshot to weigh with; undefined: the shipped one. Only a stored one opens the data folder. */
export async function backgroundFor(id: string | undefined, flags: Flags): Promise<Background | undefined> {
  if (id === undefined || isShippedBackground(id)) return undefined;
  return withServices(flags, ({ store }) => namedBackground(id, store));
}
