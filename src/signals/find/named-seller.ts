/** A page of one entry or one product on a trade platform → the storefront of the seller that the page names. */
import { readPlatformAddress } from '../../address/platform.ts';
import type { Link, Page } from '../../page/view/views.ts';

/** Others' goods stand on such a page too: the seller is the one whom most links lead to, and nobody where two are even. */
export function namedSeller(page: Page): Link | null {
  const standing = readPlatformAddress(page.url);
  if (standing === null || standing.owner !== null || (standing.unit !== 'listing' && standing.unit !== 'product'))
    return null;
  const bySeller = new Map<string, Link[]>();
  for (const link of page.links) {
    const target = link.url === null ? null : readPlatformAddress(link.url);
    if (target?.platform !== standing.platform || target.owner === null) continue;
    bySeller.set(target.owner, [...(bySeller.get(target.owner) ?? []), link]);
  }
  const [first, second] = [...bySeller.values()].sort((a, b) => b.length - a.length);
  if (first === undefined || first.length === second?.length) return null;
  return first.find(({ url }) => readPlatformAddress(url ?? '')?.unit === 'seller') ?? first[0] ?? null;
}
