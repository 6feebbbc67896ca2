import { ConfigError } from '../../errors.ts';
import type { Seed } from '../../model/facts/seed.ts';
import type { OfReplay } from '../../model/ports/capture.ts';
import { isWebAddress } from '../../model/text/is-web-address.ts';
import { command } from '../../model/text/program.ts';

/**
 * Removes seeds that are pages of web archives: a crawl would take the archive for the seller. Each
 * of them gives a problem line.
 */
export function liveSeeds(seeds: readonly Seed[], ofReplay: OfReplay): { seeds: Seed[]; problems: string[] } {
  const live: Seed[] = [];
  const problems: string[] = [];
  for (const seed of seeds) {
    if (!isWebAddress(seed.url) || !isReplay(seed.url, ofReplay)) live.push(seed);
    else problems.push(`${seed.url}: a page of a web archive cannot be crawled; to import it: ${command('import')}`);
  }
  return { seeds: live, problems };
}

function isReplay(url: string, ofReplay: OfReplay): boolean {
  try {
    return ofReplay(url) !== null;
  } catch (error) {
    // Another archive than the one in the settings.
    if (error instanceof ConfigError) return true;
    throw error;
  }
}
