import { kindOfAddress } from '../address/platform.ts';
import { siteOf } from '../address/site-name.ts';
import { InputError } from '../errors.ts';
import { isDated } from '../history/dated.ts';
import { timelineOf, type VisitRead } from '../history/timeline.ts';
import type { Timeline } from '../model/derived/timeline.ts';
import type { Visit } from '../model/facts/visit.ts';
import type { Store } from '../model/ports/store.ts';
import { isUrl } from '../model/text/is-url.ts';
import { command } from '../model/text/program.ts';
import type { Kind } from '../model/words.ts';
import type { Ports } from './ports.ts';
import { attributed } from './screen/attributed.ts';
import { isWebAddress } from './site/inspect.ts';
import { meantAddress } from './site/meant-input.ts';
import { standingsOf } from './standings.ts';

/**
 * The timeline of a site, from all its stored visits.
 *
 * @param site as visits name it, or an address of it, with or without https://
 * @param kind of presence; without it the address decides, else the kind that was visited last
 * @param most visits, the last stored ones; absent: all
 */
export async function siteTimeline(
  site: string,
  { store, limits }: Pick<Ports, 'store' | 'limits'>,
  kind?: Kind,
  most?: number,
): Promise<Timeline> {
  const asNamed = await finalVisits(site, store, most);
  const { url } = meantAddress(site);
  const isAddress = asNamed.length === 0 && isWebAddress(url) && isUrl(url);
  const told = kind ?? (isAddress ? (kindOfAddress(url) ?? 'website') : undefined);
  const name = isAddress ? siteOf(url, told ?? 'website') : site;
  const stored = isAddress ? await finalVisits(name, store, most) : asNamed;
  const ofKind = stored.filter((visit) => visit.kind === (told ?? stored.at(-1)?.kind));
  const visits = ofKind.filter(isDated);
  if (visits.length === 0 && ofKind.length > 0) {
    throw new InputError(`the visits of ${name} have no date: import it again with --at <date>`);
  }
  const [first, ...others] = await Promise.all(
    visits.map(async (visit): Promise<VisitRead> => ({ visit, fingerprint: await store.fingerprints.get(visit.id) })),
  );
  if (first === undefined) {
    throw new InputError(`no visit of ${name} is stored (see ${command('visits list')} for the sites that are)`);
  }
  const read = [first, ...others].flatMap(({ fingerprint }) => fingerprint ?? []);
  const entity = (await attributed(read, store)).findLast((side) => side.entity !== null)?.entity ?? null;
  const matches = await store.matches.list({ site: name });
  const standings = await standingsOf(matches, store);
  return timelineOf([first, ...others], { entity, matches, standings, confirmMs: limits.confirmMs });
}

/** The visits of a site without those that were retried, oldest first. */
export async function finalVisits(site: string, { ledger }: Pick<Store, 'ledger'>, most?: number): Promise<Visit[]> {
  const read = most === undefined ? ledger.visits({ site }) : ledger.visitsOfSite(site, { before: null, limit: most });
  const stored = (await read).filter(({ final }) => final).map(({ visit }) => visit);
  return stored.sort((a, b) => (a.startedAt < b.startedAt ? -1 : a.startedAt > b.startedAt ? 1 : 0));
}
