import { kindOfAddress } from '../../address/platform.ts';
import { siteOf } from '../../address/site-name.ts';
import { InputError } from '../../errors.ts';
import { isDated } from '../../history/dated.ts';
import { timelineOf, type VisitRead } from '../../history/timeline.ts';
import type { Timeline } from '../../model/derived/timeline.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { isWebAddress } from '../../model/text/is-web-address.ts';
import { command } from '../../model/text/program.ts';
import type { Kind } from '../../model/words.ts';
import type { Ports } from '../ports.ts';
import { finalVisits } from '../screen/final-visits.ts';
import { standingsOf } from '../standings.ts';
import { listedSite } from './listed-site.ts';
import { meantAddress } from './meant-input.ts';

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
  const listed = await listedSite(name, store, first.visit.kind);
  const matches = await store.matches.list({ site: name });
  const standings = await standingsOf(matches, store);
  const counts = listed?.attribution.weakenedBy === undefined;
  const facts = { entity: counts ? (listed?.entity ?? null) : null, attribution: listed?.attribution };
  return timelineOf([first, ...others], { ...facts, matches, standings, confirmMs: limits.confirmMs });
}
