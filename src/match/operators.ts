/** Findings → operators: the sites and listed parties that likely and strong findings join. */

import { isFlagged, type MatchSide } from '../model/derived/match.ts';
import type { Join, Operator, OperatorLink, OperatorNode } from '../model/derived/operator.ts';
import { appendTo } from '../model/group-by.ts';
import { sideName } from '../model/text/side-name.ts';
import { normaliseCompanyName, tellsApart } from '../values/company-name.ts';

/** Largest first, in any order of `joins`. A finding judged negative joins nothing. */
export function operatorsOf(joins: readonly Join[]): Operator[] {
  const flagged = joins.filter(isFlagged);
  const held = flagged.filter(({ judgement }) => judgement !== 'negative');
  const nodes = new Map<string, OperatorNode>();
  const links = new Map<string, OperatorLink>();
  for (const join of held) {
    for (const side of [join.left, join.right]) {
      addSide(side, nodes);
      if (side.kind === 'list' || side.entity === null) continue;
      const [from, to] = [addParty(side.entity, nodes), side.site];
      links.set(`${from}\n${to}`, { from, to, join: null });
    }
    const [from, to] = [keyOf(join.left), keyOf(join.right)];
    if (from !== to) links.set(join.id, { from, to, join });
  }
  const up = unionOf([...links.values()]);
  const groups = new Map<string, OperatorNode[]>();
  for (const node of nodes.values()) appendTo(groups, rootOf(up, node.key), node);
  const linksOf = new Map<string, OperatorLink[]>();
  for (const link of links.values()) appendTo(linksOf, rootOf(up, link.from), link);
  const cutOf = new Map<string, Join[]>();
  for (const join of flagged) {
    if (join.judgement !== 'negative') continue;
    const [left, right] = [join.left, join.right].map((side) => rootOf(up, keyOf(side)));
    if (left !== undefined && left === right) appendTo(cutOf, left, join);
  }
  return [...groups]
    .filter(([, group]) => group.length > 1)
    .map(([root, group]) => operator(group, linksOf.get(root) ?? [], cutOf.get(root) ?? []))
    .sort((a, b) => b.nodes.length - a.nodes.length || bitsOf(b) - bitsOf(a) || compare(a.key, b.key));
}

function operator(group: readonly OperatorNode[], links: readonly OperatorLink[], cut: readonly Join[]): Operator {
  const weights = new Map<string, number>();
  for (const { from, to, join } of links)
    for (const key of [from, to]) weights.set(key, (weights.get(key) ?? 0) + (join?.weight ?? 0));
  const nodes = [...group].sort(
    (a, b) => (weights.get(b.key) ?? 0) - (weights.get(a.key) ?? 0) || compare(a.key, b.key),
  );
  const parties = nodes.filter(({ site }) => site === null);
  const [first] = nodes.flatMap(({ site }) => site ?? []).sort(compare);
  return {
    key: first ?? '',
    name: (parties.length > 0 ? parties : nodes.slice(0, 1)).map(({ name }) => name).join('; '),
    nodes,
    links: [...links].sort(
      (a, b) => (b.join?.weight ?? 0) - (a.join?.weight ?? 0) || compare(`${a.from}\n${a.to}`, `${b.from}\n${b.to}`),
    ),
    cut: [...cut].sort((a, b) => b.weight - a.weight || compare(a.id, b.id)),
  };
}

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

/** Union-find: maps each node to one that is nearer to the root of its group. */
function unionOf(links: readonly OperatorLink[]): Map<string, string> {
  const up = new Map<string, string>();
  for (const { from, to } of links) {
    const [one, other] = [rootOf(up, from), rootOf(up, to)];
    if (one !== other) up.set(one, other);
  }
  return up;
}

function rootOf(up: Map<string, string>, key: string): string {
  let root = key;
  for (let next = up.get(root); next !== undefined; next = up.get(root)) root = next;
  // Shortens the path, so that a long chain is not walked for each of its nodes.
  for (let at = key; at !== root; ) {
    const next = up.get(at) ?? root;
    up.set(at, root);
    at = next;
  }
  return root;
}
