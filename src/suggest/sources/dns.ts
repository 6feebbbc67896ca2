/**
 * Answers of the DNS about permuted names → the addresses worth a visit. Wildcards and parking are
 * known by their form: one answer to many names that have nothing in common.
 */
import { appendTo } from '../../model/group-by.ts';
import type { NameRecords } from '../../model/ports/egress.ts';

export interface DnsAnswer {
  readonly name: string;
  readonly records: Pick<NameRecords, 'addresses' | 'nameservers' | 'absent'>;
}

/** More names at one place are parked, or one holder's: a person is told, none is visited. */
const MOST_AT_ONE_PLACE = 3;
const MOST_NAMED = 5;

/** @param wild what each suffix answers to a name that nobody can have registered */
export function readDns(
  answers: readonly DnsAnswer[],
  wild: ReadonlyMap<string, readonly string[]>,
): { readonly addresses: string[]; readonly notes: string[] } {
  const byPlace = new Map<string, string[]>();
  const notes: string[] = [];
  let resting = 0;
  for (const { name, records } of answers) {
    const { addresses, nameservers } = records;
    const everywhere = wild.get(suffixOf(name)) ?? [];
    if (addresses.length === 0) resting += nameservers.length > 0 ? 1 : 0;
    else if (!addresses.every((one) => everywhere.includes(one)))
      appendTo(byPlace, addresses.toSorted().join(' '), name);
  }
  const suffixes = [...wild].filter(([, addresses]) => addresses.length > 0).map(([suffix]) => suffix);
  if (suffixes.length > 0) notes.push(`every name exists under ${suffixes.join(', ')}: what it answers says nothing`);
  const parked = [...byPlace.values()].filter((names) => names.length > MOST_AT_ONE_PLACE);
  for (const names of parked.slice(0, MOST_NAMED))
    notes.push(`${names.length} names lead to one place, as parked ones do: ${names.slice(0, MOST_NAMED).join(', ')}`);
  if (resting > 0) notes.push(`${resting} names are registered and lead nowhere`);
  const found = [...byPlace.values()].filter((names) => names.length <= MOST_AT_ONE_PLACE).flat();
  return { addresses: found.map((name) => `http://${name}/`), notes };
}

export const suffixOf = (name: string): string => name.slice(name.indexOf('.') + 1);
