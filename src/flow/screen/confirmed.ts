/** Confirmed findings → the sites that they make a listed party's, each with its chain. */

import { attributionOf } from '../../match/guards/attribution.ts';
import { withOwnership } from '../../match/guards/domain-ownership.ts';
import { subjectOf } from '../../match/readings/subject.ts';
import type { Judgement } from '../../model/decisions/evidence.ts';
import { reviewOf } from '../../model/decisions/review.ts';
import { isHandedIn, type Match, type MatchSide } from '../../model/derived/match.ts';
import type { ConfirmedSite } from '../../model/ports/attributions.ts';
import type { Ports } from '../ports.ts';
import { readNamedSites } from './attributed.ts';

type ConfirmPorts = Pick<Ports, 'store' | 'secondReviewer'>;

/** A node of the chain: a site as one kind, or a list entry. */
type Node = Pick<MatchSide, 'site' | 'kind'>;
interface Link {
  readonly match: string;
  readonly since: string;
  readonly sides: readonly [MatchSide, MatchSide];
}
interface Reached {
  readonly node: Node;
  readonly entity: string;
  readonly chain: readonly string[];
}

const keyOf = ({ site, kind }: Node): string => `${kind} ${site}`;

/**
 * Makes the attributions by people anew. A chain begins at a site or entry of the listed party, and
 * grows through confirmed findings only, so it ends where a confirmation is taken back.
 */
export async function followConfirmed(ports: ConfirmPorts): Promise<void> {
  const links = await confirmedLinks(ports);
  const nodes = new Map(links.flatMap(({ sides }) => sides.map((side): [string, Node] => [keyOf(side), side])));
  const frontier = await rootsOf([...nodes.values()], ports);
  const roots = new Set(frontier.map(({ node, entity }) => `${entity} ${keyOf(node)}`));
  const seen = new Set(roots);
  const sites: ConfirmedSite[] = [];
  for (const { node, entity, chain } of frontier)
    for (const { match, since, sides } of links) {
      const [left, right] = sides;
      const other = keyOf(left) === keyOf(node) ? right : keyOf(right) === keyOf(node) ? left : null;
      if (other === null || other.kind === 'list' || seen.has(`${entity} ${keyOf(other)}`)) continue;
      seen.add(`${entity} ${keyOf(other)}`);
      const led = node.kind === 'list' ? [...chain] : [...chain, node.site];
      sites.push({ site: other.site, kind: other.kind, entity, since, chain: led, match });
      // The loop goes on over what it finds: breadth first, so each chain is the shortest.
      frontier.push({ node: other, entity, chain: led });
    }
  await ports.store.attributions.replaceConfirmed(sites);
}

/** Findings with as many positive judgements as the installation asks for. */
async function confirmedLinks({ store, secondReviewer }: ConfirmPorts): Promise<Link[]> {
  const judged = await store.matches.list({ review: 'confirmed' });
  if (!secondReviewer) judged.push(...(await store.matches.list({ review: 'proposed' })));
  const ours = judged.filter((match) => !isHandedIn(match));
  const said = await store.judgements.several(ours.map(({ id }) => id));
  return ours
    .flatMap((match) => linkOf(match, said.get(match.id) ?? [], secondReviewer))
    .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.match < b.match ? -1 : 1));
}

function linkOf({ id, left, right }: Match, said: readonly Judgement[], secondReviewer: boolean): Link[] {
  const review = reviewOf(said);
  if (review === null || (secondReviewer && review !== 'confirmed')) return [];
  const last = said.findLast(({ judgement }) => judgement === 'positive');
  return last === undefined ? [] : [{ match: id, since: last.at.slice(0, 10), sides: [left, right] }];
}

/** List entries, and sites that something else than a confirmed finding makes a listed party's. */
async function rootsOf(nodes: readonly Node[], { store }: ConfirmPorts): Promise<Reached[]> {
  await readNamedSites(store);
  const known = await store.attributions.of(nodes.map(({ site }) => site));
  const roots: Reached[] = [];
  for (const node of nodes) {
    if (node.kind === 'list') {
      roots.push({ node, entity: node.site.replace(/^list:/, ''), chain: [] });
      continue;
    }
    const all = known.get(node.site);
    const claims = all?.claims.filter(({ attribution: { why, kind } }) => why !== 'person' && kind === node.kind) ?? [];
    if (all === undefined || claims.length === 0) continue;
    const read = (await store.fingerprints.ofSite(node.site)).filter(({ kind }) => kind === node.kind);
    for (const side of withOwnership(read.map((one) => subjectOf(one, null)))) {
      const entity = attributionOf(side, { ...all, claims })?.entity;
      if (entity != null) roots.push({ node, entity: entity.id, chain: [] });
    }
  }
  return roots;
}
