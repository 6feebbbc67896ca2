/**
 * Stored visits → mentions and matches by the current lists, offline: lists change after a crawl.
 */

import { InputError, messageOf } from '../../errors.ts';
import type { Background } from '../../model/derived/background.ts';
import type { NameSearch } from '../../model/derived/mention.ts';
import type { NameFile } from '../../model/ports/names.ts';
import { command } from '../../model/text/program.ts';
import { pagesToDraw } from '../evidence/pages-to-draw.ts';
import type { Ports } from '../ports.ts';
import { attributed } from '../screen/attributed.ts';
import { latestBackground } from '../screen/backgrounds.ts';
import { flaggedOnce } from '../screen/flagged-once.ts';
import { isCovered, type ScreenPorts } from '../screen/screen.ts';
import { screenListed } from '../screen/screen-listed.ts';
import { alertsFor } from '../screen/tell-matches.ts';
import { storedSite } from '../site/inspect.ts';

type RescanPorts = ScreenPorts & Pick<Ports, 'reader' | 'screens'>;

const VISITS_AT_A_TIME = 100;

/**
 * Throws InputError when nothing is listed.
 *
 * @returns visits searched now, not those already searched for this list; matches with list
 * entries, at lead or above, known ones too
 */
export async function rescan(
  ports: RescanPorts,
  signal: AbortSignal,
  said: (done: number, total: number, target?: string) => void,
) {
  const names = await ports.names.current();
  if (names === null)
    throw new InputError(`nothing is listed: import a watchlist first (${command('entities import')})`);
  const background = await latestBackground(ports.store);
  const all = await ports.store.mentions.countUnsearched(names.digest);
  const total = { searched: 0, mentions: 0, matches: 0, problems: [] as string[] };
  let done = 0;
  for (let after = ''; ; ) {
    const visits = await ports.store.mentions.unsearched(names.digest, after, VISITS_AT_A_TIME);
    for (const visit of visits) {
      if (signal.aborted) return total;
      const found = await searchVisit(visit, names, background, ports, (target) => said(done, all, target));
      if (typeof found === 'string') total.problems.push(found);
      else {
        total.searched += 1;
        total.mentions += found.mentions;
        total.matches += found.matches;
      }
      said(++done, all);
    }
    const last = visits.at(-1);
    if (last === undefined) return total;
    after = last;
  }
}

/** The counts, or why the visit could not be searched. */
async function searchVisit(
  id: string,
  names: NameFile,
  background: Background,
  ports: RescanPorts,
  said: (target: string) => void,
): Promise<{ mentions: number; matches: number } | string> {
  const { store, blobs, reader } = ports;
  const stored = await store.ledger.visit(id);
  if (stored === null) return `${id.slice(0, 12)}: the visit is not in the database`;
  const { visit } = stored;
  said(visit.target);
  try {
    const found = await reader.mentions(await storedSite(visit, blobs), names);
    if (!found.ok) return `${visit.target}: ${found.code}: ${found.detail}`;
    // Matches first: a visit with saved mentions is not searched again.
    const matches = await screenAgain(id, found.value, background, ports);
    await store.mentions.save(id, found.value);
    return { mentions: found.value.mentions.length, matches };
  } catch (error) {
    return `${visit.target}: ${messageOf(error)}`;
  }
}

/** Stores and reports matches with list entries, as a crawl does. */
async function screenAgain(
  visit: string,
  found: NameSearch,
  background: Background,
  ports: RescanPorts,
): Promise<number> {
  const { store } = ports;
  const fingerprint = await store.fingerprints.get(visit);
  if (fingerprint === null) return 0;
  const { site } = fingerprint;
  const [subject] = await attributed([fingerprint], store);
  if (subject === undefined) return 0;
  const known = await flaggedOnce(site, store);
  const listed = await screenListed(subject, found, background, ports, known);
  const stored = listed.length === 0 ? [] : await store.matches.list({ site });
  const captured = stored.filter(({ left, right }) => left.kind !== 'list' && right.kind !== 'list');
  const matches = listed.filter((match) => !isCovered(match, captured, known));
  await store.ledger.saveFound(matches, await alertsFor(matches, ports), pagesToDraw(matches, ports.screens));
  return matches.length;
}
