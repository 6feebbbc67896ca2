/** Captured sites of a follow → how probable each is the entity's, and the suggestions from it. */

import type { Follow } from '../../model/derived/follow.ts';
import { isFlagged, type Match } from '../../model/derived/match.ts';
import type { Suggestion } from '../../model/derived/suggestion.ts';
import type { Visit } from '../../model/facts/visit.ts';
import { ATTRIBUTED_BITS, afterMiss } from '../../suggest/rank.ts';
import { type SuggestPorts, stepsOf, suggestFrom } from './suggest.ts';

/** Captures of one entity that are looked at, the newest of each site. */
const MOST_SITES = 200;
const MOST_FINDINGS = 200;

interface OfEntity {
  readonly entity: string;
  readonly visit: Visit;
}

/**
 * The newest readable visit of each site of listed entities. The error page of a dead one leads
 * nowhere.
 */
export async function sitesOf(entities: readonly string[], { store }: SuggestPorts): Promise<OfEntity[]> {
  const newest = new Map<string, OfEntity>();
  for (const entity of entities)
    for (const { visit } of await store.ledger.visits({ entity, limit: MOST_SITES })) {
      const known = newest.get(`${entity} ${visit.site}`)?.visit;
      if (visit.captures.length > 0 && (known === undefined || leadsBetter(visit, known)))
        newest.set(`${entity} ${visit.site}`, { entity, visit });
    }
  return [...newest.values()];
}

function leadsBetter(one: Visit, other: Visit): boolean {
  const isReadable = ({ condition }: Visit) => condition === 'content';
  return isReadable(one) === isReadable(other) ? other.startedAt < one.startedAt : isReadable(one);
}

interface Theirs {
  readonly suggested: number;
  readonly looked: string[];
  /** Sites of listed entities, and those that evidence attributes to them. */
  readonly sites: ReadonlySet<string>;
  /** True: something of them was captured that others can be compared with. */
  readonly areCompared: boolean;
}

/**
 * A site that evidence or a person attributes to a listed entity leads on as far as its own sites
 * do.
 */
export async function lookAtTheirs(
  own: readonly OfEntity[],
  { entities, looked }: Follow,
  ports: SuggestPorts,
): Promise<Theirs> {
  const done = new Set(looked);
  const sites = new Set(own.map(({ visit }) => visit.site));
  const attributed: (OfEntity & { readonly bits: number })[] = own.map((one) => ({ ...one, bits: Infinity }));
  for (const entity of entities)
    for (const { left, right } of await attributions(entity, ports))
      for (const side of [left, right]) {
        if (side.entity !== null || side.kind === 'list') continue;
        sites.add(side.site);
        const stored = await ports.store.ledger.visit(side.visit);
        if (stored !== null) attributed.push({ entity, visit: stored.visit, bits: ATTRIBUTED_BITS });
      }
  let suggested = 0;
  for (const { entity, visit, bits } of attributed) {
    if (done.has(visit.id)) continue;
    done.add(visit.id);
    suggested += await suggestFrom(visit, { entity, bits, steps: 0 }, ports);
  }
  return { suggested, looked: [...done], sites, areCompared: own.some(({ visit }) => hasContent(visit)) };
}

async function attributions(entity: string, { store }: SuggestPorts): Promise<Match[]> {
  const found = await store.matches.list({ entity, flagged: true, rejected: false, limit: MOST_FINDINGS });
  return [...found, ...(await store.matches.list({ entity, judged: 'positive', limit: MOST_FINDINGS }))];
}

/** A site that was compared in vain leads on as a weaker suggestion. */
export async function lookAtRound(
  over: readonly { readonly suggestion: Suggestion; readonly visit: Visit }[],
  { sites, looked, areCompared }: Theirs,
  { depth }: Follow,
  ports: SuggestPorts,
): Promise<number> {
  let suggested = 0;
  for (const { suggestion, visit } of over) {
    const [strongest] = suggestion.reasons;
    const steps = stepsOf(suggestion);
    if (strongest === undefined || steps >= depth || looked.includes(visit.id)) continue;
    const isMissed = areCompared && hasContent(visit) && !(await isKin(visit.site, sites, ports));
    const bits = isMissed ? afterMiss(suggestion.bits) : suggestion.bits;
    suggested += await suggestFrom(visit, { entity: strongest.entity, bits, steps }, ports);
  }
  return suggested;
}

/** A profile has few words of its own, and a page that is no content none. */
const hasContent = ({ kind, condition }: Visit): boolean => kind === 'website' && condition === 'content';

/** True if a finding, even a lead, has the site and one of theirs. */
async function isKin(site: string, theirs: ReadonlySet<string>, { store }: SuggestPorts): Promise<boolean> {
  const found = await store.matches.list({ site, rejected: false, limit: MOST_FINDINGS });
  return found.some(
    (match) =>
      (isFlagged(match) || match.verdict === 'lead') &&
      [match.left, match.right].some((side) => side.site !== site && (side.entity !== null || theirs.has(side.site))),
  );
}
