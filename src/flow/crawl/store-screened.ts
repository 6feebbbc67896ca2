/**
 * A site that comes whole → compared and stored in one step. A crawl stores the fingerprint first
 * and compares then, so of two sites the later one sees the earlier. Here two workers at the same
 * moment would not see each other's: the ledger stores no site before it was compared with all
 * that is there.
 */
import type { Match } from '../../model/derived/match.ts';
import type { ReadSite } from '../../model/derived/mention.ts';
import type { Visit } from '../../model/facts/visit.ts';
import { pagesToDraw } from '../evidence/pages-to-draw.ts';
import type { Ports } from '../ports.ts';
import { latestBackground } from '../screen/backgrounds.ts';
import { type Compared, type ScreenPorts, screen } from '../screen/screen.ts';

/** @param isKept asked before each attempt to store; false: nothing is stored */
export async function storeScreened(
  visit: Visit,
  read: ReadSite,
  ports: ScreenPorts & Pick<Ports, 'screens'>,
  isKept: (matches: readonly Match[]) => Promise<boolean> = async () => true,
): Promise<readonly Match[]> {
  const background = await latestBackground(ports.store);
  // Where others store such sites at the same time, only theirs are compared in the next attempt.
  const before: Compared = new Map();
  for (;;) {
    const { matches, deliveries, compared } = await screen(read, background, ports, before);
    if (!(await isKept(matches))) return matches;
    const pages = pagesToDraw(matches, ports.screens);
    if (await ports.store.ledger.importVisit(visit, read, matches, deliveries, pages, compared)) return matches;
  }
}
