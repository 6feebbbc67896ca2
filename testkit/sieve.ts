/** A sieve of a few atoms, and a page of markup before it. */

import { sieveBuilder } from '../src/sieve/build-sieve.ts';
import { cheapText } from '../src/sieve/cheap-text.ts';
import type { Atom, SieveTable } from '../src/sieve/sieve-table.ts';
import { siftPage } from '../src/sieve/sift-page.ts';

export function buildSieve(atoms: ReadonlyMap<string, readonly Atom[]>): SieveTable {
  const builder = sieveBuilder();
  for (const [owner, ones] of atoms) builder.add(owner, ones);
  return builder.done();
}

export const siftHtml = (html: string, sieve: Parameters<typeof siftPage>[1]): ReturnType<typeof siftPage> =>
  siftPage(cheapText(html), sieve);
