/** The websites of listed entries, which a crawl visits beside the sellers. */
import { siteOf } from '../../address/site-name.ts';
import type { Seed } from '../../model/facts/seed.ts';
import type { Visit } from '../../model/facts/visit.ts';
import type { RunOptions } from '../../model/ports/ledger.ts';
import type { Store } from '../../model/ports/store.ts';
import { CONDITION_TEXT, type VisitState } from '../../model/words.ts';
import { readNamedSites } from '../screen/attributed.ts';

/** A list with more websites than this is asked about first. */
export const MOST_LISTED = 200;

/** Every current entry's websites as seeds, each site once, without those that the list has. */
export async function listedSeeds(
  seeds: readonly Pick<Seed, 'url'>[],
  { attributions }: Pick<Store, 'attributions'>,
): Promise<Seed[]> {
  await readNamedSites({ attributions });
  const given = new Set(seeds.map(({ url }) => placeOf(url)));
  const named = (await attributions.listed()).map(({ site, kind, address }) => ({ place: address ?? site, kind }));
  return named
    .filter(({ place }) => !given.has(place))
    .map(({ place, kind }): Seed => ({ url: `https://${place}`, kind, bare: true, tags: [] }));
}

/** Several schedules share one visit of the listed sites a day. */
const EACH_MS = 24 * 60 * 60 * 1000;

/**
 * As `listedSeeds`, without sites of a visit in the last day.
 *
 * @param most visit so many; absent: all, but none if the lists name more than MOST_LISTED
 */
export async function listedSeedsDue(
  seeds: readonly Pick<Seed, 'url'>[],
  now: Date,
  store: Pick<Store, 'attributions' | 'ledger'>,
  most?: number,
): Promise<Seed[]> {
  const listed = await listedSeeds(seeds, store);
  if (listed.length === 0 || most === 0 || (most === undefined && listed.length > MOST_LISTED)) return [];
  const last = await store.ledger.lastVisits(listed.map(({ url, kind }) => ({ site: siteOf(url, kind), target: url })));
  const fresh = new Set(
    last.filter(({ startedAt }) => now.getTime() - Date.parse(startedAt) < EACH_MS).map(({ target }) => target),
  );
  return listed.filter(({ url }) => !fresh.has(url)).slice(0, most);
}

/** Sites that one process visits at a time. */
const AT_ONCE = 8;

/** Longest time for so many visits, in hours. */
export const visitHours = (sites: number, { timeoutMs }: Pick<RunOptions, 'timeoutMs'>): number =>
  Math.ceil((sites * timeoutMs) / AT_ONCE / 3_600_000);

const placeOf = (url: string): string =>
  url
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/\/+$/, '')
    .toLowerCase();

export interface ListedSitesSeen {
  readonly live: number;
  /** Read from the web archive in this crawl or an earlier one, or captured before. */
  readonly before: number;
  readonly none: readonly { readonly target: string; readonly why: string }[];
}

/**
 * The listed sites after a run, by how they could be read.
 *
 * @param visits the last visits of its targets
 */
export async function listedSitesSeen(visits: readonly Visit[], store: Store): Promise<ListedSitesSeen> {
  const known = await store.attributions.of(visits.map(({ site }) => site));
  let [live, before] = [0, 0];
  const none: { target: string; why: string }[] = [];
  for (const visit of visits) {
    const isListed = known
      .get(visit.site)
      ?.claims.some(({ attribution: { why, kind } }) => why === 'list' && kind === visit.kind);
    if (isListed !== true) continue;
    if (isRead(visit)) live += 1;
    else if ((await store.fingerprints.ofSite(visit.site)).some(({ kind }) => kind === visit.kind)) before += 1;
    else none.push({ target: visit.target, why: visit.detail ?? visit.reason ?? CONDITION_TEXT[visit.condition] });
  }
  return { live, before, none };
}

/** True if the visit itself shows what the site has. */
export function isRead({ state, condition }: { state: VisitState; condition: Visit['condition'] }): boolean {
  return condition === 'content' && (state === 'captured' || state === 'partial');
}
