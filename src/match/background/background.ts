/** The source of rarity: counts of sites that carry a value, in named and immutable snapshots. */
import type { Background } from '../../model/derived/background.ts';
import { sha256 } from '../../model/digest.ts';
import { images } from '../../signals/content/images.ts';
import { remembered } from '../../values/remember.ts';
import { GENERIC_VALUES } from '../guards/generic-values.ts';
// Built by tools/background/build-background.mjs from published packages (docs/background.md).
import themes from './background.json' with { type: 'json' };
import { unpackLooks } from './background-looks.ts';
import { unpackTokens } from './background-tokens.ts';

/** Sites that a value of a theme's demo counts for: the fewest users of a published theme. */
export const THEME_SITES = 50;

/** Prefix of the tokens of picture looks, as the images signal writes them. */
const LOOK = `${images.id}:look:`;

let shipped: Background | null = null;

/**
 * Theme demos and generic values (docs/background.md). A package counts as THEME_SITES sites for a
 * value that it has, and as one site without the others.
 */
export function shippedBackground(): Background {
  shipped ??= openShipped();
  return shipped;
}

/** A snapshot of counts. Its id is the SHA-256 of the number of sites and the sorted counts. */
export function backgroundOf(sites: number, counts: ReadonlyMap<string, number>): Background {
  const rows = [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const table = new Map(rows);
  return { id: sha256(String(sites), JSON.stringify(rows)), sites, count: (token) => table.get(token) ?? 0 };
}

function openShipped(): Background {
  const read = unpackTokens(themes.tokens);
  // The packages were read when wallets were among the registration numbers.
  const packages = (token: string): number => read(token.replace(/^wallet:/, 'registration-number:'));
  const isThemeLook = unpackLooks(themes.looks);
  const generic = [...GENERIC_VALUES].map(([token, share]) => {
    return [token, Math.max(THEME_SITES, Math.ceil(share * themes.read))] as const;
  });
  const everywhere = new Map(generic);
  const themed = (token: string): number => {
    const found = packages(token);
    return found === 0 && token.startsWith(LOOK) && isThemeLook(token.slice(LOOK.length)) ? 1 : found;
  };
  return {
    id: sha256('shipped', `${themes.read} ${THEME_SITES}`, themes.tokens, themes.looks, JSON.stringify(generic)),
    sites: themes.read,
    // Pairs ask for the same tokens again and again, and hashing is the slowest part.
    count: remembered((token) => Math.max(everywhere.get(token) ?? 0, THEME_SITES * themed(token)), 50_000),
  };
}
