/** One file → the pages that pass the sieve, or its records of sites that did, slice by slice. */
import {
  type ArchivePlace,
  FILE_START,
  type GatherSlice,
  type SiftCounts,
  type SiftSlice,
} from '../../model/derived/sift.ts';
import type { FoundSite, SiftPiece } from '../../model/ports/sift.ts';
import type { Ports } from '../ports.ts';
import type { CompiledSieve } from './compile-sieve.ts';
import type { Others } from './count-signs.ts';

const GATHER_BYTES = 512 << 20;
/** Records of a piece, after a reader died in a larger one; the last is left unread. */
const PIECES = [1_000_000, 64, 1];

export interface SliceOptions {
  readonly path: string;
  readonly from: ArchivePlace;
  readonly bits: number;
  readonly explain?: string;
  readonly others: Others;
}

type SlicePorts = Pick<Ports, 'reader' | 'limits'>;

export const NO_COUNTS: SiftCounts = {
  ...{ records: 0, pages: 0, bytes: 0, own: 0, noarchive: 0, dropped: 0, passed: 0, unread: 0 },
};

export function added(one: SiftCounts, other: SiftCounts): SiftCounts {
  const names = Object.keys(one) as (keyof SiftCounts)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as SiftCounts;
}

/**
 * Each slice as it ends; `next` null: the last. A page that kills its readers is found by smaller
 * pieces, and left out.
 */
export async function* sievedSlices(
  { path, bits, explain, others, from: first }: SliceOptions,
  sieveOf: () => Promise<CompiledSieve>,
  { reader, limits }: SlicePorts,
): AsyncGenerator<SiftSlice> {
  let from: ArchivePlace | null = first;
  // Pieces stay small until the record that kills is behind them.
  let size = 0;
  while (from !== null) {
    const slice: SiftSlice = await nextSlice(from);
    from = slice.next;
    yield slice;
  }

  async function nextSlice(place: ArchivePlace): Promise<SiftSlice> {
    // A purge may remove the sieve at any time, so each attempt asks for it.
    const piece = async (): Promise<Omit<SiftPiece, 'records' | 'unread'>> => {
      const sieve = await sieveOf();
      const what = {
        path,
        from: place,
        bytes: limits.siftSliceBytes,
        sieve: sieve.path,
        names: sieve.names,
        bits,
        others,
        limits,
      };
      return { ...what, ...(explain !== undefined && { explain }) };
    };
    let why = { code: '', detail: '' };
    for (; size < PIECES.length; size += 1) {
      const read = await reader.sift({ ...(await piece()), records: PIECES[size] ?? 1, unread: false });
      if (read.ok) return read.value;
      why = read;
    }
    size = 0;
    const passedOver = await reader.sift({ ...(await piece()), records: 1, unread: true });
    const { at } = place;
    if (passedOver.ok) {
      const detail = `the record at byte ${at} was left out: ${why.detail}`;
      return { ...passedOver.value, fault: passedOver.value.fault ?? { code: why.code, detail } };
    }
    const detail = `at byte ${at}: ${passedOver.detail}; what comes before was sifted`;
    return { next: null, counts: NO_COUNTS, passed: [], fault: { code: passedOver.code, detail }, explained: [] };
  }
}

/**
 * The home page, the contact page and robots.txt of a site seldom lie in the same file as the page
 * that passed, so all files are read once more, without the sieve.
 */
export async function* gatheredSlices(
  path: string,
  first: ArchivePlace,
  sites: readonly string[],
  { reader, limits }: SlicePorts,
): AsyncGenerator<GatherSlice & { readonly problem: string | null }> {
  for (let from: ArchivePlace | null = first; from !== null; ) {
    const read = await reader.gather({ path, from, sites, limits, bytes: GATHER_BYTES, records: 1_000_000 });
    if (!read.ok) {
      const problem = `at byte ${from.at}: ${read.detail}; the rest was not searched for pages of sites`;
      yield { next: null, records: [], robots: [], problem };
      return;
    }
    from = read.value.next;
    yield { ...read.value, problem: null };
  }
}

/** All that one file has of one site. */
export async function foundIn(
  { path, name }: { readonly path: string; readonly name: string },
  site: string,
  ports: SlicePorts,
): Promise<FoundSite> {
  const records = [];
  const robots = [];
  for await (const slice of gatheredSlices(path, FILE_START, [site], ports)) {
    records.push(...slice.records.map((one) => ({ ...one, name })));
    robots.push(...slice.robots);
  }
  return { records, robots };
}
