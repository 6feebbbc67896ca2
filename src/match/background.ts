/** Where rarity comes from: counts of how many sites carry a value, in named and immutable snapshots. */
import type { Background } from '../model/background.ts';
import { sha256 } from '../model/digest.ts';
import type { Fingerprint } from '../model/fingerprint.ts';
import { COUNTED, COUNTED_SITES } from './background.data.ts';
import { GENERIC_VALUES } from './generic-values.ts';

let shipped: Background | null = null;

/** The snapshot that comes with the program (docs/background.md): theme demos and values that everybody has. */
export function shippedBackground(): Background {
  shipped ??= backgroundOf(COUNTED_SITES, shippedCounts());
  return shipped;
}

/** A snapshot of counts, named by its content: SHA-256 of the number of sites and of the sorted counts. */
export function backgroundOf(sites: number, counts: ReadonlyMap<string, number>): Background {
  const rows = [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const table = new Map(rows);
  return { id: sha256(String(sites), JSON.stringify(rows)), sites, count: (token) => table.get(token) ?? 0 };
}

/**
 * A shipped background and a list's own fingerprints: what many of the listed sites carry says little about two of them.
 * A site counts once for a value, however many visits of it are in the list; hollow ones count for nothing.
 */
export function listBackground(base: Background, fingerprints: readonly Fingerprint[]): Background {
  const carriers = new Map<string, Set<string>>();
  const sites = new Set<string>();
  for (const { comparable, site, kind, tokens } of fingerprints) {
    if (!comparable) continue;
    const name = JSON.stringify([site, kind]);
    sites.add(name);
    for (const token of tokens) {
      const known = carriers.get(token);
      if (known === undefined) carriers.set(token, new Set([name]));
      else known.add(name);
    }
  }
  const own = [...carriers].map(([token, names]) => [token, names.size] as const);
  const list = backgroundOf(sites.size, new Map(own));
  return {
    id: sha256('list', base.id, list.id),
    sites: base.sites + list.sites,
    count: (token) => base.count(token) + list.count(token),
  };
}

function shippedCounts(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [signal, count, values] of COUNTED) {
    for (const value of values.split('\n')) counts.set(`${signal}:${value}`, count);
  }
  for (const [token, share] of GENERIC_VALUES) {
    counts.set(token, Math.max(counts.get(token) ?? 0, Math.ceil(share * COUNTED_SITES)));
  }
  return counts;
}
