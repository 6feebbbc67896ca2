/** Findings → operators: the sites and listed parties that likely and strong findings join. */

import type { OperatorDecision } from '../model/decisions/operator.ts';
import { isFlagged, type MatchSide } from '../model/derived/match.ts';
import type { Join, Operator, OperatorLink, OperatorNode } from '../model/derived/operator.ts';
import { sideName } from '../model/text/side-name.ts';
import { normaliseCompanyName, tellsApart } from '../values/company-name.ts';
import { groupsOf, identitiesOf, splitNodes } from './operator-groups.ts';

/**
 * Largest first, in any order of `joins`. A finding judged negative joins nothing.
 *
 * @param decisions of people about operators, oldest first
 */
export function operatorsOf(joins: readonly Join[], decisions: readonly OperatorDecision[] = []): Operator[] {
  const flagged = joins.filter(isFlagged);
  const nodes = new Map<string, OperatorNode>();
  const found = new Map<string, OperatorLink>();
  for (const join of flagged) {
    if (join.judgement === 'negative') continue;
    for (const side of [join.left, join.right]) {
      addSide(side, nodes);
      if (side.kind === 'list' || side.entity === null) continue;
      const [from, to] = [addParty(side.entity, nodes), side.site];
      found.set(`${from}\n${to}`, { from, to, join: null });
    }
    const [from, to] = [keyOf(join.left), keyOf(join.right)];
    if (from !== to) found.set(join.id, { from, to, join });
  }
  const { of, merges } = groupsOf(new Set(nodes.keys()), [...found.values()], decisions);
  const groups = new Map<string, Group>();
  const groupOf = (node: string): Group => {
    const root = of(node);
    const known = groups.get(root) ?? { nodes: [], links: [], cut: [], apart: [] };
    groups.set(root, known);
    return known;
  };
  for (const node of nodes.values()) groupOf(node.key).nodes.push(node);
  for (const link of [...found.values(), ...merges]) {
    const [one, other] = [groupOf(link.from), groupOf(link.to)];
    if (one === other) one.links.push(link);
    else for (const group of [one, other]) group.apart.push(link);
  }
  for (const join of flagged) {
    if (join.judgement !== 'negative') continue;
    const [left, right] = [join.left, join.right].map(keyOf).map((key) => (nodes.has(key) ? groupOf(key) : undefined));
    if (left !== undefined && left === right) left.cut.push(join);
  }
  const ids = identitiesOf(decisions, (node) => (nodes.has(node) ? of(node) : undefined));
  const split = splitNodes(decisions);
  return [...groups]
    .filter(([, group]) => group.nodes.length > 1 || group.nodes.some(({ key }) => split.has(key)))
    .map(([root, group]) => operator(group, ids.get(root) ?? [], decisions))
    .sort((a, b) => b.nodes.length - a.nodes.length || bitsOf(b) - bitsOf(a) || compare(a.key, b.key));
}

interface Group {
  readonly nodes: OperatorNode[];
  readonly links: OperatorLink[];
  readonly cut: Join[];
  readonly apart: OperatorLink[];
}

/** @param ids of the operators that people decided on, and that are this group now */
function operator(group: Group, ids: readonly string[], decisions: readonly OperatorDecision[]): Operator {
  const weights = new Map<string, number>();
  for (const { from, to, join } of group.links)
    for (const key of [from, to]) weights.set(key, (weights.get(key) ?? 0) + (join?.weight ?? 0));
  const nodes = [...group.nodes].sort(
    (a, b) => (weights.get(b.key) ?? 0) - (weights.get(a.key) ?? 0) || compare(a.key, b.key),
  );
  const parties = nodes.filter(({ site }) => site === null);
  const keys = new Set(nodes.map(({ key }) => key));
  const own = decisions.filter(
    ({ operator: id, did, others }) => ids.includes(id) || (did === 'split' && others.some((key) => keys.has(key))),
  );
  const named = own.findLast(({ did, operator: id }) => did === 'named' && ids.includes(id))?.name;
  const [first = nodes[0]?.key] = nodes.flatMap(({ site }) => site ?? []).sort(compare);
  return {
    key: first ?? '',
    id: ids[0] ?? null,
    ids,
    name: named ?? (parties.length > 0 ? parties : nodes.slice(0, 1)).map(({ name }) => name).join('; '),
    nodes,
    links: [...group.links].sort(byWeight),
    cut: [...group.cut].sort((a, b) => b.weight - a.weight || compare(a.id, b.id)),
    apart: [...group.apart].sort(byWeight),
    decisions: own,
  };
}

const byWeight = (a: OperatorLink, b: OperatorLink): number =>
  (b.join?.weight ?? 0) - (a.join?.weight ?? 0) || compare(`${a.from}\n${a.to}`, `${b.from}\n${b.to}`);
const bitsOf = ({ links }: Operator): number => links.reduce((sum, { join }) => sum + (join?.weight ?? 0), 0);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function addSide(side: MatchSide, nodes: Map<string, OperatorNode>): void {
  const { site, input, kind, entity } = side;
  if (kind === 'list') addParty(entity ?? { id: site, name: site }, nodes);
  else if (!nodes.has(site)) nodes.set(site, { key: site, name: sideName(site, input), site, entities: [] });
}

function keyOf({ kind, site, entity }: MatchSide): string {
  return kind === 'list' ? partyKey(entity ?? { id: site, name: site }) : site;
}

/** The key of a party. Entries of several lists are one party if they share a distinctive name. */
function partyKey({ id, name }: { readonly id: string; readonly name: string }): string {
  const normalised = normaliseCompanyName(name);
  return `listed:${tellsApart(normalised) ? normalised : id}`;
}

function addParty(entity: { readonly id: string; readonly name: string }, nodes: Map<string, OperatorNode>): string {
  const key = partyKey(entity);
  const known = nodes.get(key);
  const entities = [...new Set([...(known?.entities ?? []), entity.id])].sort(compare);
  const name = known === undefined || entity.name < known.name ? entity.name : known.name;
  nodes.set(key, { key, name, site: null, entities });
  return key;
}
