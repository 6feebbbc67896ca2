/** The begin of some files → on how many sites of others each value of the sieve stands. */
import { FILE_START, type SignCount } from '../../model/derived/sift.ts';
import { memoised } from '../../model/memoised.ts';
import type { Store } from '../../model/ports/store.ts';
import { Carriers } from '../../sieve/carriers.ts';
import type { Ports } from '../ports.ts';
import type { CompiledSieve } from './compile-sieve.ts';

/** Unpacked bytes of each file that is counted: some hundreds of pages. */
export const COUNTED_BYTES = 16 << 20;

export type Others = Readonly<Record<string, number>>;

/** Empty where its readers die: counts only take bits away, and the sieve will say so. */
export async function countedSigns(
  path: string,
  sieve: CompiledSieve,
  { reader, limits }: Pick<Ports, 'reader' | 'limits'>,
): Promise<readonly SignCount[]> {
  const read = await reader.sift({
    ...{ path, from: FILE_START, bytes: Math.min(COUNTED_BYTES, limits.siftSliceBytes) },
    ...{ records: 1_000_000, unread: false },
    ...{ sieve: sieve.path, names: sieve.names, bits: 0, limits, counts: true },
  });
  return read.ok ? (read.value.signs ?? []) : [];
}

export function othersIn(counts: Iterable<readonly SignCount[]>): Others {
  const carriers = new Carriers();
  for (const some of counts) carriers.merge(some);
  return carriers.others();
}

const cacheOf = memoised((_: Store) => ({ sift: '', others: Promise.resolve<Others>({}) }));

/** Counts do not change once the files are sieved. */
export function othersOf(sift: string, { store }: Pick<Ports, 'store'>): Promise<Others> {
  const cache = cacheOf(store);
  if (cache.sift !== sift) {
    cache.sift = sift;
    cache.others = store.sifts.signs(sift).then(othersIn);
    cache.others.catch(() => (cache.sift = ''));
  }
  return cache.others;
}
