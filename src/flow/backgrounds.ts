/** Which snapshot of value counts a comparison weighs with. */
import { UsageError } from '../errors.ts';
import { shippedBackground } from '../match/background.ts';
import type { Background } from '../model/background.ts';
import type { Store } from '../model/ports/store.ts';

type Stored = Pick<Store, 'fingerprints'>;

/** The snapshot that a user named: the shipped one, or one frozen in the store. Throws UsageError when there is none. */
export async function namedBackground(id: string, store: Stored): Promise<Background> {
  const shipped = shippedBackground();
  const found = await store.fingerprints.background(id, shipped);
  if (found === null) {
    throw new UsageError(`there is no background ${id} here; the shipped one is ${shipped.id}, a match names its own`);
  }
  return found;
}

export function isShippedBackground(id: string): boolean {
  return id === shippedBackground().id;
}

/** The background that a run weighs with, once it is frozen. */
export async function frozenBackground(id: string, store: Stored): Promise<Background> {
  const background = await store.fingerprints.background(id, shippedBackground());
  if (background === null) throw new Error(`the background ${id} is not in the database`);
  return background;
}

/** What an import weighs with: the background of the newest run that has one, else the shipped one. */
export async function latestBackground(store: Store): Promise<Background> {
  const frozen = (await store.ledger.runs()).filter((run) => run.background !== null);
  const newest = frozen.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0];
  return newest === undefined ? shippedBackground() : frozenBackground(newest.background ?? '', store);
}
