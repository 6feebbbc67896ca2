import { matchPair } from '../../match/compare.ts';
import { sidesOf } from '../../match/guards/attribution.ts';
import type { Subject } from '../../match/readings/subject.ts';
import type { Delivery } from '../../model/alert.ts';
import { canonicalJson } from '../../model/canonical-json.ts';
import type { Background } from '../../model/derived/background.ts';
import { isFlagged, isHandedIn, type Match } from '../../model/derived/match.ts';
import type { ReadSite } from '../../model/derived/mention.ts';
import { MAX_POSTINGS } from '../../model/ports/fingerprints.ts';
import type { Ports } from '../ports.ts';
import { attributed } from './attributed.ts';
import { withFirstFlag } from './first-flag.ts';
import { type FlaggedBefore, flaggedOnce, othersOf } from './flagged-once.ts';
import { screenListed, spared } from './screen-listed.ts';
import { alertsFor } from './tell-matches.ts';

export type ScreenPorts = Pick<Ports, 'store' | 'names' | 'blobs' | 'clock' | 'log' | 'link'>;

/** Earlier comparisons of one fingerprint, by the id of the other. */
export type Compared = Map<string, Match | null>;

/**
 * Compares a fingerprint with every stored one that shares a blocking key, and with list entries.
 *
 * @param before comparisons of an earlier attempt, which are not made again
 * @param again findings that are stored again, whatever comes of them; absent: those once flagged
 * @returns the matches at lead or above, or flagged before; `compared`: ids of the fingerprints
 *   that share a key
 */
export async function screen(
  fingerprint: ReadSite,
  background: Background,
  ports: ScreenPorts,
  before: Compared = new Map(),
  again?: FlaggedBefore,
): Promise<{ matches: Match[]; deliveries: Delivery[]; compared: ReadonlySet<string> }> {
  const { store } = ports;
  if (!fingerprint.comparable) return { matches: [], deliveries: [], compared: new Set() };
  const found = new Map<string, Match>();
  const known = again === undefined ? await flaggedOnce(fingerprint.site, store) : again;
  const sharing = await store.fingerprints.candidates(fingerprint, MAX_POSTINGS);
  const candidates = [...sharing, ...(await othersOf(known, fingerprint, sharing, store))];
  // Other visits of the domain share its name as a key, so the candidates show its ownership
  // periods.
  const read = [fingerprint, ...candidates.map((candidate) => candidate.fingerprint)];
  const [own, ...others] = await attributed(read, store);
  for (const [index, candidate] of candidates.entries()) {
    const other = others[index];
    if (own === undefined || other === undefined) continue;
    const [left, right] = inOrder(...sidesOf(own, other));
    const about = { left: left.visit.site, right: right.visit.site };
    const weigh = (counts: Background) =>
      spared(() => matchPair(left, right, counts, candidate.keys), 'a pair cannot be compared', about, ports);
    const { id } = candidate.fingerprint;
    const earlier = before.get(id);
    const today = earlier === undefined ? weigh(background) : earlier;
    before.set(id, today);
    const match = today && (await withFirstFlag(today, known.get(today.id), weigh, store));
    if (match === null || !isFinding(match, known)) continue;
    const rival = found.get(match.id);
    if (rival === undefined || outranks(match, rival)) found.set(match.id, match);
  }
  const listed = fingerprint.listed ?? (await store.mentions.of(fingerprint.visit));
  if (own !== undefined)
    for (const match of await screenListed(own, listed, background, ports, known))
      if (!isCovered(match, [...found.values()], known)) found.set(match.id, match);
  const matches = [...found.values()];
  // The entity as compared: the list may change tomorrow.
  const compared = new Set(matches.flatMap(({ left, right }) => [left.entity?.id, right.entity?.id]));
  const entities = new Set([own, ...others].flatMap((side) => side?.entity ?? []));
  for (const entity of entities) if (compared.has(entity.id)) await ports.blobs.put(Buffer.from(canonicalJson(entity)));
  const byKey = new Set(sharing.map((candidate) => candidate.fingerprint.id));
  return { matches, deliveries: await alertsFor(matches, ports, fingerprint), compared: byKey };
}

/**
 * A match is stored from lead up. One that was flagged before is stored at any verdict, to replace
 * the old document.
 */
export function isFinding({ id, verdict }: Match, known: FlaggedBefore): boolean {
  return verdict !== 'not-comparable' && (verdict !== 'unrelated' || known.has(id));
}

/**
 * A finding with a captured site of the entity replaces one with its list entry, unless that was
 * flagged before. A handed-in site replaces nothing that we captured.
 */
export function isCovered(match: Match, found: readonly Match[], known: FlaggedBefore): boolean {
  if (known.has(match.id)) return false;
  const entity = match.left.entity?.id;
  return found.some(
    (one) =>
      one.verdict !== 'unrelated' &&
      (!isHandedIn(one) || isHandedIn(match)) &&
      [one.left.entity?.id, one.right.entity?.id].includes(entity) &&
      (isFlagged(one) || !isFlagged(match)),
  );
}

/**
 * One id may cover an archived site and the domain today. Our own capture outranks a handed-in one;
 * then the flagged and listed match counts, then the heavier one.
 */
function outranks(one: Match, other: Match): boolean {
  if (isHandedIn(one) !== isHandedIn(other)) return isHandedIn(other);
  const watched = (match: Match) => Number(isFlagged(match) && (match.left.entity ?? match.right.entity) !== null);
  return watched(one) - watched(other) > 0 || (watched(one) === watched(other) && one.weight > other.weight);
}

/** The listed side left, else by name: both screenings of a pair store the same document. */
export function inOrder(a: Subject, b: Subject): [Subject, Subject] {
  const watched = Number(b.entity !== null) - Number(a.entity !== null);
  if (watched !== 0) return watched < 0 ? [a, b] : [b, a];
  const name = ({ visit }: Subject) => `${visit.site} ${visit.kind}`;
  return name(a) <= name(b) ? [a, b] : [b, a];
}
