/**
 * Atoms of one owner after the other → the sieve. They lie in typed arrays at once, chained by
 * value: as objects those of 10⁶ passages take gigabytes.
 */
import { packStrings } from '../names/packed-tables.ts';
import {
  ATOM_KINDS,
  type Atom,
  type AtomKind,
  bitsOf,
  DIGIT_BITS,
  FAMILIES,
  GROUP,
  INFO,
  MOST_DIGITS,
  ONE,
  OWNER,
  type SieveTable,
  SLOT,
  TWO,
} from './sieve-table.ts';

/** At least. More would make the filter larger than the caches of a processor. */
const FILTER_BITS_A_VALUE = 12;
/** Share of the slots. Each reader process has a table of its own, and the filter says no first. */
const MOST_FULL = 0.75;
/** A value of more entities is a bank's or a forwarder's, and finds nobody. */
const MOST_OWNERS = 8;
const MOST_BITS = 20;
const LEAST_BITS = 2;
const FIRST_ROWS = 1024;
const NONE = -1;

/** Kinds that are only there, whoever they belong to. */
const isMark = (kind: AtomKind): boolean => kind === 'label' || kind === 'own';

export function sieveBuilder() {
  const owners: string[] = [];
  /** As slots are, but that INFO has no bits yet. */
  let rows = new Int32Array(FIRST_ROWS * SLOT);
  let bits = new Float32Array(FIRST_ROWS);
  /** The next row of the same value. */
  let nexts = new Int32Array(FIRST_ROWS);
  /** The first row of each value, in open addressing. */
  let heads = new Int32Array(FIRST_ROWS * 2).fill(NONE);
  let count = 0;

  const at = (row: number, part: number): number => rows[row * SLOT + part] as number;
  const kindAt = (row: number): AtomKind => ATOM_KINDS[at(row, INFO) & 15] as AtomKind;

  /** The place of its value among the heads, or a free one. */
  function placeOf(kind: number, one: number, two: number): number {
    const mask = heads.length - 1;
    for (let place = (two ^ (two >>> 15)) & mask; ; place = (place + 1) & mask) {
      const row = heads[place] as number;
      if (row === NONE || (at(row, ONE) === one && at(row, TWO) === two && (at(row, INFO) & 15) === kind)) return place;
    }
  }

  function grow(): void {
    const before = heads;
    rows = copied(rows, new Int32Array(rows.length * 2));
    bits = copied(bits, new Float32Array(count * 2));
    nexts = copied(nexts, new Int32Array(count * 2));
    heads = new Int32Array(before.length * 2).fill(NONE);
    for (const row of before) if (row !== NONE) heads[placeOf(at(row, INFO) & 15, at(row, ONE), at(row, TWO))] = row;
  }

  function put(atom: Atom, owner: number): void {
    const kind = ATOM_KINDS.indexOf(atom.kind);
    const place = placeOf(kind, atom.one, atom.two);
    const first = heads[place] as number;
    if (first !== NONE && isMark(atom.kind)) return;
    let [last, carriers] = [NONE, 0];
    for (let row = first; row !== NONE; row = nexts[row] as number) {
      if (at(row, OWNER) === owner) {
        if (atom.bits > (bits[row] as number)) write(row, atom, owner);
        return;
      }
      [last, carriers] = [row, carriers + 1];
    }
    // One more than count: then it is known that there are too many.
    if (carriers > MOST_OWNERS) return;
    if (first === NONE) heads[place] = count;
    else nexts[last] = count;
    nexts[count] = NONE;
    write(count, atom, owner);
    count += 1;
    if (count === bits.length) grow();
  }

  function write(
    row: number,
    { kind, one, two, bits: said, length = 0, family, passage = 0, windows = 0 }: Atom,
    owner: number,
  ) {
    const info = ATOM_KINDS.indexOf(kind) | (windows << 4) | (length << 8);
    const group = family === undefined ? passage : FAMILIES.indexOf(family) + 1;
    rows.set([one, two, owner, info, group], row * SLOT);
    bits[row] = said;
  }

  return {
    add(owner: string, atoms: Iterable<Atom>): void {
      owners.push(owner);
      for (const atom of atoms) put(atom, owners.length - 1);
    },
    done(): SieveTable {
      const lengths = new Uint32Array(MOST_DIGITS + 1);
      for (const row of heads) {
        const length = row === NONE ? 0 : at(row, INFO) >> 8;
        if (length > 0) lengths[length] = (lengths[length] as number) + 1;
      }
      // A value gets its bits, or is left out.
      let kept = 0;
      for (const head of heads) {
        if (head === NONE) continue;
        let carriers = 0;
        for (let row = head; row !== NONE; row = nexts[row] as number) carriers += 1;
        const worth = worthOf(head, carriers);
        for (let row = head; row !== NONE; row = nexts[row] as number) bits[row] = worth;
        if (worth !== NONE) kept += carriers;
      }
      return { ...packed(kept), lengths, owners: packStrings(owners) };

      function worthOf(head: number, carriers: number): number {
        const kind = kindAt(head);
        const said = bits[head] as number;
        if (isMark(kind)) return 0;
        const length = at(head, INFO) >> 8;
        // A number of few digits is hit by chance, the more so the more numbers are looked for.
        const most = length === 0 ? said : Math.min(said, length * DIGIT_BITS - Math.log2(lengths[length] || 1));
        const worth = kind === 'window' ? said / carriers : Math.min(MOST_BITS, most) - Math.log2(carriers);
        return carriers > MOST_OWNERS || worth < LEAST_BITS ? NONE : worth;
      }
    },
  };

  function packed(kept: number): Pick<SieveTable, 'filter' | 'slots'> {
    const filter = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(64, kept * FILTER_BITS_A_VALUE))) / 32);
    const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(16, kept / MOST_FULL))) * SLOT).fill(NONE);
    const mask = slots.length / SLOT - 1;
    for (let row = 0; row < count; row += 1) {
      const worth = bits[row] as number;
      if (worth === NONE) continue;
      const [one, two] = [at(row, ONE), at(row, TWO)];
      let slot = two & mask;
      while (slots[slot * SLOT + OWNER] !== NONE) slot = (slot + 1) & mask;
      const info = (at(row, INFO) & 0xff) | (Math.round(worth * 4) << 8);
      slots.set([one, two, at(row, OWNER), info, at(row, GROUP)], slot * SLOT);
      const place = one & (filter.length - 1);
      filter[place] = (filter[place] as number) | bitsOf(one, two);
    }
    return { filter, slots };
  }
}

function copied<Numbers extends Int32Array | Float32Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}
