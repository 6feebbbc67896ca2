/** Groups of sites: by links, and by what people decided about operators. */
import type { OperatorDecision } from '../model/decisions/operator.ts';
import type { OperatorLink } from '../model/derived/operator.ts';

interface Groups {
  /** The group of a node, by one of its nodes. */
  of(node: string): string;
  /** Links that merges have made. */
  readonly merges: readonly OperatorLink[];
}

/**
 * Merges come first, then what lists say, then findings, the heaviest first. A link that would
 * bring together what a person split is passed over: so a new site that is linked with both sides
 * goes to the side of its heavier finding.
 *
 * @param decisions oldest first
 */
export function groupsOf(
  nodes: ReadonlySet<string>,
  links: readonly OperatorLink[],
  decisions: readonly OperatorDecision[],
): Groups {
  const { together, splits } = inForce(decisions);
  const up = new Map<string, string>();
  const sides = sidesOf(splits);
  const join = (a: string, b: string): boolean => {
    const [one, other] = [rootOf(up, a), rootOf(up, b)];
    if (one === other) return true;
    const [ours = new Map<number, boolean>(), theirs = new Map<number, boolean>()] = [sides.get(one), sides.get(other)];
    for (const [split, side] of ours) if (theirs.has(split) && theirs.get(split) !== side) return false;
    up.set(one, other);
    if (ours.size > 0) sides.set(other, new Map([...theirs, ...ours]));
    return true;
  };
  const merges: OperatorLink[] = [];
  for (const merge of together) {
    const link = mergeLink(merge, nodes, join);
    if (link !== null) merges.push(link);
  }
  for (const { from, to } of [...links].sort(byStrength)) join(from, to);
  return { of: (node) => rootOf(up, node), merges };
}

/** Sites and parties that a person split from others. */
export const splitNodes = (decisions: readonly OperatorDecision[]): ReadonlySet<string> =>
  new Set(inForce(decisions).splits.flatMap(({ nodes }) => nodes));

/** A merge ends each earlier split between its two sides. */
function inForce(decisions: readonly OperatorDecision[]) {
  const together: OperatorDecision[] = [];
  let splits: OperatorDecision[] = [];
  for (const one of decisions) {
    if (one.did === 'split') splits.push(one);
    if (one.did !== 'merged') continue;
    together.push(one);
    splits = splits.filter((split) => !isBetween(split, one.nodes, one.others));
  }
  return { together, splits };
}

function isBetween(split: OperatorDecision, left: readonly string[], right: readonly string[]): boolean {
  const moved = new Set(split.others);
  const rest = new Set(split.nodes.filter((node) => !moved.has(node)));
  const isAcross = (one: readonly string[], other: readonly string[]): boolean =>
    one.some((node) => moved.has(node)) && other.some((node) => rest.has(node));
  return isAcross(left, right) || isAcross(right, left);
}

/** Each node's side of each split. */
function sidesOf(splits: readonly OperatorDecision[]): Map<string, Map<number, boolean>> {
  const sides = new Map<string, Map<number, boolean>>();
  for (const [split, { nodes, others }] of splits.entries()) {
    const moved = new Set(others);
    for (const node of nodes) sides.set(node, (sides.get(node) ?? new Map()).set(split, moved.has(node)));
  }
  return sides;
}

/**
 * The first two nodes of both sides that are still there and that no later split keeps apart. Null:
 * there are none, or another merge joins them already.
 */
function mergeLink(
  merge: OperatorDecision,
  nodes: ReadonlySet<string>,
  join: (a: string, b: string) => boolean,
): OperatorLink | null {
  const [left, right] = [merge.nodes, merge.others].map((side) => side.filter((node) => nodes.has(node)));
  for (const from of left ?? [])
    for (const to of right ?? []) if (join(from, to)) return { from, to, join: null, merge };
  return null;
}

/** Lists before findings; the same order for the same links, however they were given. */
function byStrength(a: OperatorLink, b: OperatorLink): number {
  const [one, other] = [a, b].map(({ join }) => join?.weight ?? Number.POSITIVE_INFINITY) as [number, number];
  if (one !== other) return one > other ? -1 : 1;
  const [left, right] = [a, b].map(({ from, to }) => `${from}\n${to}`) as [string, string];
  return left < right ? -1 : left > right ? 1 : 0;
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

/**
 * The operators that each group holds, by what people decided: an operator is where most of the
 * sites are that its latest decision names. So it keeps its name when members come and go, and its
 * larger part keeps it when it falls apart.
 *
 * @param groupOf undefined: no group has this node
 * @returns ids by group, the first decided first
 */
export function identitiesOf(
  decisions: readonly OperatorDecision[],
  groupOf: (node: string) => string | undefined,
): Map<string, string[]> {
  const latest = new Map<string, OperatorDecision>();
  for (const one of decisions) latest.set(one.operator, one);
  const held = new Map<string, string[]>();
  for (const [operator, { did, nodes, others }] of latest) {
    const named =
      did === 'merged' ? [...nodes, ...others] : nodes.filter((node) => did !== 'split' || !others.includes(node));
    const counts = new Map<string, number>();
    for (const node of named) {
      const group = groupOf(node);
      if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    // The first of the largest: the nodes stand the best connected first.
    const most = Math.max(0, ...counts.values());
    const home = [...counts].find(([, count]) => count === most)?.[0];
    if (home !== undefined) held.set(home, [...(held.get(home) ?? []), operator]);
  }
  return held;
}
