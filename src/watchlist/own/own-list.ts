/** The program's own lists (revenant.watchlist/1 as JSON, or CSV) as a versioned list. */
import { basename } from 'node:path';
import type { Entity, ListedValue } from '../../model/facts/seed.ts';
import { cleanEmail, cleanPhones, cleanWebsites } from '../clean/clean-contact.ts';
import { cleanRegistration } from '../clean/clean-registration.ts';
import { cleanWallets } from '../clean/clean-wallet.ts';
import type { ListRow } from '../list-source.ts';
import { addressValue } from '../listed-entity.ts';
import { readLists } from './read-lists.ts';
import type { ColumnChoice } from './table-rows.ts';

/** Ids and identifiers stay as written, with their comparable values beside them. */
export async function* readOwnList(
  list: string,
  paths: readonly string[],
  columns: readonly ColumnChoice[] = [],
): AsyncGenerator<ListRow> {
  const { entities, problems } = await readLists(paths, { wanted: 'listed', columns });
  for (const problem of problems) yield { problem, uid: null };
  for (const entity of entities) yield { entity: { ...asStored(withValues(entity)), list }, line: 0 };
}

/** Without the folders of its archives: they are private, and the entity goes into bundles. */
export function asStored(entity: Entity): Entity {
  return { ...entity, captures: entity.captures.map((capture) => ({ ...capture, path: basename(capture.path) })) };
}

export function withValues(entity: Entity): Entity {
  if (entity.values !== undefined) return entity;
  const { websites, emails, phones, social, addresses, registrationNumbers, wallets } = entity.identifiers;
  const values: ListedValue[] = [
    ...addresses.map(addressValue),
    ...[...websites, ...social].flatMap(cleanWebsites),
    ...emails.flatMap(cleanEmail),
    ...phones.flatMap((phone) => cleanPhones(phone)),
    ...wallets.flatMap((wallet) => cleanWallets(wallet, undefined)),
    ...registrationNumbers.map((number) => cleanRegistration(number, 'Registration Number')),
  ];
  return { ...entity, values };
}
