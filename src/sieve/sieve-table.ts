/**
 * Values that pages are sieved by, in one packed table: hashes in open addressing, behind a filter
 * that says no to nearly every word of the web. Bytes, so that threads and processes can share it.
 */
import { type StringTable, stringAt } from '../names/packed-tables.ts';
import { openViews, packViews } from '../names/packed-views.ts';

/**
 * run: letters, digits and signs without a blank, such as a mailbox, a domain, a code, the name of
 * a file. account: a name behind the label of a network. label: the label. number: digits, whatever
 * stands between them. window: some words of a passage in a row. own: a site of a listed entity.
 */
export const ATOM_KINDS = ['run', 'account', 'label', 'number', 'window', 'own'] as const;
export type AtomKind = (typeof ATOM_KINDS)[number];

/**
 * Most bits of all values of one family that a page shares: a platform, a template or an agency
 * brings all of them at once. Beside file names and mail domains something has to agree; a tag that
 * is rare by the counts may stand alone, since full reading flags it with what no sieve sees.
 */
export const FAMILY_BITS = { tag: 10, file: 9, mailDomain: 6 } as const;
export type AtomFamily = keyof typeof FAMILY_BITS;
export const FAMILIES = Object.keys(FAMILY_BITS) as AtomFamily[];

export interface Atom {
  readonly kind: AtomKind;
  readonly one: number;
  readonly two: number;
  /**
   * Information, if a page that has nothing to do with the owner has it by chance. Of a window: the
   * rare words of its passage, whose bits go by all that a page shares (sift-page.ts).
   */
  readonly bits: number;
  /** Digits of a number. */
  readonly length?: number;
  readonly family?: AtomFamily;
  /** Windows of one passage: its number among those of its owner, and how many windows it has. */
  readonly passage?: number;
  readonly windows?: number;
}

export interface SieveTable {
  /** Two bits for each value, in one number by its first hash. A clear one says no. */
  readonly filter: Uint32Array;
  /**
   * Five numbers a slot: both hashes, the owner (-1: free), kind with windows and quarters of a
   * bit, the passage or the family.
   */
  readonly slots: Int32Array;
  /** How many numbers there are of each length in digits. */
  readonly lengths: Uint32Array;
  /** Ids of listed entities. */
  readonly owners: StringTable;
}

/** Numbers of a slot, and which is which. */
export const [SLOT, ONE, TWO, OWNER, INFO, GROUP] = [5, 0, 1, 2, 3, 4];
export const MOST_DIGITS = 20;
export const DIGIT_BITS = Math.log2(10);

/** False for nearly all that is not in the table. */
export const mayHave = ({ filter }: Pick<SieveTable, 'filter'>, one: number, two: number): boolean =>
  (~(filter[one & (filter.length - 1)] as number) & bitsOf(one, two)) === 0;

/** The low bits of the first hash say where they stand. */
export const bitsOf = (one: number, two: number): number => (1 << (one >>> 27)) | (1 << (two & 31));

/** @param group the passage of a window; `familyOf` reads that of another value */
export type Found = (owner: number, bits: number, group: number, windows: number) => void;

export const familyOf = (group: number): AtomFamily | null => FAMILIES[group - 1] ?? null;

/** Calls `found` for each owner of the value; true if there is one. */
export function lookUp({ slots }: SieveTable, kind: AtomKind, one: number, two: number, found?: Found): boolean {
  const mask = slots.length / SLOT - 1;
  const number = ATOM_KINDS.indexOf(kind);
  let any = false;
  for (let slot = two & mask; ; slot = (slot + 1) & mask) {
    const at = slot * SLOT;
    const owner = slots[at + OWNER] as number;
    if (owner === -1) return any;
    const info = slots[at + INFO] as number;
    if (slots[at] !== one || slots[at + TWO] !== two || (info & 15) !== number) continue;
    any = true;
    found?.(owner, (info >> 8) / 4, slots[at + GROUP] as number, (info >> 4) & 15);
  }
}

export const ownerAt = ({ owners }: SieveTable, owner: number): string => stringAt(owners, owner);

const MAGIC = 0x5349_4556;
/** Raised whenever spelling, kinds or the layout change. */
export const SIEVE_VERSION = 4;
const TYPES = [Uint32Array, Int32Array, Uint32Array, Uint32Array, Uint8Array] as const;

export function packSieve({ filter, slots, lengths, owners }: SieveTable): Uint8Array {
  return packViews(MAGIC, SIEVE_VERSION, [filter, slots, lengths, owners.offsets, owners.bytes]);
}

/** Views on the bytes; null where they are no sieve of this version. */
export function openSieve(given: Uint8Array): SieveTable | null {
  const views = openViews(MAGIC, SIEVE_VERSION, TYPES, given);
  if (views === null) return null;
  const [filter, slots, lengths, offsets, bytes] = views;
  return { filter, slots, lengths, owners: { offsets, bytes } };
}
