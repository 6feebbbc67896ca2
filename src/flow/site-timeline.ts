import { UsageError } from '../errors.ts';
import { type Seen, timelineOf } from '../history/timeline.ts';
import type { Store } from '../model/ports/store.ts';
import type { Timeline } from '../model/timeline.ts';
import type { Kind } from '../model/words.ts';
import { kindOfAddress } from '../page/platform.ts';
import { siteOf } from '../page/site-name.ts';
import { isWebAddress } from './inspect.ts';

/**
 * What was seen of a site, out of all its stored visits.
 *
 * @param site as visits name it, or a web address of it
 * @param kind of presence; without it the address tells, else the kind that was visited last
 */
export async function siteTimeline(site: string, store: Store, kind?: Kind): Promise<Timeline> {
  const isAddress = isWebAddress(site) && URL.canParse(site);
  const told = kind ?? (isAddress ? (kindOfAddress(site) ?? 'website') : undefined);
  const name = isAddress ? siteOf(site, told ?? 'website') : site;
  const stored = (await store.ledger.visits({ site: name })).filter(({ final }) => final).map(({ visit }) => visit);
  const last = stored.reduce((a, b) => (a !== undefined && a.startedAt > b.startedAt ? a : b), stored[0]);
  const visits = stored.filter((visit) => visit.kind === (told ?? last?.kind));
  const [first, ...others] = await Promise.all(
    visits.map(async (visit): Promise<Seen> => ({ visit, fingerprint: await store.fingerprints.get(visit.id) })),
  );
  if (first === undefined) {
    throw new UsageError(`no visit of ${name} is stored (see revenant visits list for the sites that are)`);
  }
  const attributed = visits.findLast(({ entity }) => entity !== null)?.entity ?? null;
  const entity = attributed === null ? null : await store.entities.get(attributed);
  const matches = await store.matches.list({ site: name });
  return timelineOf([first, ...others], { entity, matches });
}
