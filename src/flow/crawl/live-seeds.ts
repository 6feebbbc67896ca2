import { ConfigError } from '../../errors.ts';
import type { OfReplay } from '../../model/ports/capture.ts';
import type { Seed } from '../../model/seed.ts';
import { isWebAddress } from '../site/inspect.ts';

/**
 * Seeds that may be visited live, and in one line each those that may not: a page as a web archive keeps it is another site at another
 * time, and who visited it would take the archive for the seller.
 */
export function liveSeeds(seeds: readonly Seed[], ofReplay: OfReplay): { seeds: Seed[]; problems: string[] } {
  const live: Seed[] = [];
  const problems: string[] = [];
  for (const seed of seeds) {
    if (!isWebAddress(seed.url) || !isReplay(seed.url, ofReplay)) live.push(seed);
    else
      problems.push(
        `${seed.url}: a page as a web archive keeps it is no site to be crawled; revenant import takes it as what it is`,
      );
  }
  return { seeds: live, problems };
}

function isReplay(url: string, ofReplay: OfReplay): boolean {
  try {
    return ofReplay(url) !== null;
  } catch (error) {
    // Of an archive, though of none that the settings name.
    if (error instanceof ConfigError) return true;
    throw error;
  }
}
