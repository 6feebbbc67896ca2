/** The company's postal addresses, in structured data, address elements and contact lines. */
import { z } from 'zod';
import { Place } from '../../model/derived/fingerprint.ts';
import type { Site } from '../../page/view/views.ts';
import { type PostalAddress, postalAddressIn } from '../../values/postal-address.ts';
import { fullStop, shorten } from '../../values/shorten.ts';
import { addressLines } from '../find/address-lines.ts';
import { contactPlace } from '../find/listing-blocks.ts';
import { occurrenceSignal } from '../occurrence-signal.ts';
import {
  comparisonOf,
  crossed,
  listed,
  oneSpelling,
  oneToOne,
  SHARED_LEVELS,
  type SharedLevel,
  strongest,
} from '../occurrences.ts';
import type { Comparison, SharedValue, Signal } from '../signal.ts';

const Address = z.object({
  value: z.string().describe('street, house, building, room, postcode and towns with bars between; unique in the list'),
  street: z.string(),
  house: z.string().nullable(),
  building: z.string().nullable(),
  room: z.string().nullable(),
  postcode: z.string().nullable(),
  places: z.array(z.string()),
  place: Place,
});
type Address = z.infer<typeof Address>;

/** A list of more addresses is a directory of shops or dealers. */
const MOST_ADDRESSES = 20;
/** Streets on themes' demo pages. */
const DEMO = /^(?:main|example|your\w*|street\w*|fake|any|sample|demo|test|lorem\w*) \w+\|(?:1|12|123|1234|12345)\|/;

const keyOf = ({ street, house, building, room, postcode, places }: PostalAddress): string =>
  [street, house ?? '', building ?? '', room ?? '', postcode ?? '', places.join(' ')].join('|');

/** The address in a line; null without street, number or town, and for demo addresses. */
export function streetAddressIn(line: string): (PostalAddress & { readonly value: string }) | null {
  const address = postalAddressIn(line);
  // Without a town, "12 Main Street" is anywhere.
  if (address === null || (address.postcode === null && address.places.length === 0)) return null;
  const value = keyOf(address);
  return DEMO.test(value) ? null : { ...address, value };
}

function* find(site: Site): Generator<Address> {
  for (const page of site.pages)
    for (const { line, node } of addressLines(page)) {
      const address = streetAddressIn(line);
      if (address !== null) yield { ...address, places: [...address.places], place: contactPlace(page, node, line) };
    }
}

type Parts = Omit<Address, 'place' | 'places'> & Pick<PostalAddress, 'places'>;

/** The key of all addresses of one street and number. */
export const doorToken = ({ street, house }: Pick<PostalAddress, 'street' | 'house'>): string =>
  `street-address:${street} ${house ?? '-'}`;
const roomToken = (address: Address): string =>
  `${doorToken(address)} #${address.building ?? ''}/${address.room ?? ''}`;
const keys = (value: readonly Address[]): string[] =>
  value.flatMap((address) => (address.room === null ? [doorToken(address)] : [doorToken(address), roomToken(address)]));

const SIMILARITY = { identical: 1, close: 0.8, partial: 0.5 } as const;

/** Null: other streets, other houses, or streets of one name in two towns. */
export function addressLevel(a: Parts, b: Parts): SharedLevel | null {
  if (a.street !== b.street || a.house !== b.house) return null;
  if (a.value === b.value) return 'identical';
  const sameCode = a.postcode !== null && a.postcode === b.postcode;
  if (!sameCode && !a.places.some((place) => b.places.includes(place))) return null;
  if (a.postcode !== null && b.postcode !== null && !sameCode && a.postcode.slice(0, 3) !== b.postcode.slice(0, 3))
    return null;
  const sameHouse = a.building === null || b.building === null || a.building === b.building;
  if (a.room !== null && b.room !== null) return a.room === b.room && sameHouse ? 'identical' : 'partial';
  return sameHouse ? 'close' : 'partial';
}

const NOTES = {
  identical: 'Both sides give the same postal address',
  close: 'Both sides give the same street and house number',
  partial: 'Both sides give the same building, with different rooms',
} as const;

/** The line for a person, without the parts that are compared. */
const written = ({ place, value }: Address): string => shorten(place.quote, 160) || value;

function compare(_: SharedValue[], left: Address[], right: Address[]): Comparison | null {
  const pairs = crossed(left, right, written, (a, b) => {
    const level = addressLevel(a, b);
    if (level === null) return null;
    const room = level === 'identical' && a.room !== null ? [roomToken(a), roomToken(b)].sort()[0] : null;
    return { level, token: room ?? doorToken(a), similarity: a.value === b.value ? 1 : SIMILARITY[level] };
  });
  return strongest(SHARED_LEVELS, (level) => {
    const shared = oneToOne(pairs.flatMap(({ level: at, ...pair }) => (at === level ? pair : [])));
    const names = [...new Set(shared.map((pair) => oneSpelling(pair)))];
    return comparisonOf(level, shared, fullStop(`${NOTES[level]}: ${listed(names)}`));
  });
}

export const streetAddress: Signal<'street-address', Address[]> = occurrenceSignal({
  id: 'street-address',
  version: 4,
  group: 'identity',
  reaches: true,
  stated: true,
  noun: ['street address', 'street addresses'],
  listNoun: 'address',
  alertNoun: ['postal address', 'postal addresses'],
  changeAbout: 'contact',
  sentence: 'Postal addresses that the site gives as its own, down to house and room.',
  traps: [
    'Formation agents, business parks and office towers house hundreds of unrelated companies.',
    'A dealer gives the address of the plant whose goods it sells.',
  ],
  value: z.array(Address),
  find,
  most: MOST_ADDRESSES,
  keys,
  compare,
});
