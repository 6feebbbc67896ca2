/** An operator → an inline SVG that one can read: columns from its best connected node outwards. */
import type { Operator, OperatorLink, OperatorNode } from '../model/derived/operator.ts';
import { type Html, html, visible } from './escape.ts';
import { total } from './wording.ts';

const MOST_DRAWN = 40;
const MOST_LINKS = 80;
/** With more links their labels would overlap. */
const MOST_NUMBERS = 24;
const ROWS = 14;
const BOX = { width: 200, height: 40 };
const GAP = { x: 110, y: 16 };
const EDGE = 12;

export interface Placed extends Pick<OperatorNode, 'key' | 'name' | 'site'> {
  /** Middle of its box. */
  readonly x: number;
  readonly y: number;
  readonly column: number;
}

export interface Graph {
  readonly nodes: readonly Placed[];
  readonly links: readonly OperatorLink[];
  readonly width: number;
  readonly height: number;
}

/**
 * The same operator is always drawn alike.
 * @param most nodes; those that the heaviest links reach are drawn
 */
export function graphOf({ nodes, links }: Pick<Operator, 'nodes' | 'links'>, most = MOST_DRAWN): Graph {
  const hub = nodes.find(({ site }) => site === null) ?? nodes[0];
  if (hub === undefined) return { nodes: [], links: [], width: 0, height: 0 };
  const { drawn, tree } = reached(hub.key, links, most);
  const between = links.filter(({ from, to }) => drawn.has(from) && drawn.has(to) && from !== to);
  // The tree first: no drawn node may stand alone.
  const shown = [...tree, ...between.filter((link) => !tree.has(link))].slice(0, Math.max(MOST_LINKS, tree.size));
  const columns = columnsOf(hub.key, shown, nodes);
  const tallest = Math.max(...columns.map(({ length }) => length));
  const height = tallest * (BOX.height + GAP.y) - GAP.y + 2 * EDGE;
  const placed = columns.flatMap((column, number) => {
    const top = (height - column.length * (BOX.height + GAP.y) + GAP.y) / 2;
    return column.map(({ key, name, site }, row) => ({
      ...{ key, name, site, column: number },
      x: EDGE + number * (BOX.width + GAP.x) + BOX.width / 2,
      y: top + row * (BOX.height + GAP.y) + BOX.height / 2,
    }));
  });
  // The last gap is for links within the last column.
  return { nodes: placed, links: shown, width: columns.length * (BOX.width + GAP.x) + 2 * EDGE, height };
}

/** Grows a tree from the hub, always by the heaviest link that leads out of it. */
function reached(hub: string, links: readonly OperatorLink[], most: number) {
  const drawn = new Set([hub]);
  const tree = new Set<OperatorLink>();
  while (drawn.size < most) {
    const next = links.find(({ from, to }) => drawn.has(from) !== drawn.has(to));
    if (next === undefined) break;
    tree.add(next);
    drawn.add(next.from).add(next.to);
  }
  return { drawn, tree };
}

/**
 * By the number of links to the hub; a long column goes on in the next. Neighbours stand near each
 * other.
 */
function columnsOf(hub: string, links: readonly OperatorLink[], nodes: readonly OperatorNode[]): OperatorNode[][] {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const columns: OperatorNode[][] = [];
  const seen = new Set([hub]);
  for (let layer = [hub]; layer.length > 0; ) {
    for (let start = 0; start < layer.length; start += ROWS)
      columns.push(layer.slice(start, start + ROWS).flatMap((key) => byKey.get(key) ?? []));
    const next: string[] = [];
    for (const key of layer)
      for (const { from, to } of links) {
        const other = from === key ? to : to === key ? from : key;
        if (seen.has(other)) continue;
        seen.add(other);
        next.push(other);
      }
    layer = next;
  }
  return columns;
}

/**
 * Hidden from screen readers: the page lists the same links as text. Links in it are for a mouse.
 */
export function graphSvg(graph: Graph): Html {
  const at = new Map(graph.nodes.map((node) => [node.key, node]));
  const isNumbered = graph.links.length <= MOST_NUMBERS;
  const drawn = graph.links.map((link) => {
    const [from, to] = [at.get(link.from), at.get(link.to)];
    return from !== undefined && to !== undefined && line(link, from, to, isNumbered);
  });
  const [width, height] = [graph.width, graph.height].map(Math.ceil);
  return html`<svg class="graph" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true">
${drawn.map((one) => one !== false && one.path)}
${graph.nodes.map(box)}
${drawn.map((one) => one !== false && one.number)}
</svg>`;
}

function line({ join }: OperatorLink, from: Placed, to: Placed, isNumbered: boolean) {
  const [left, right] = from.x <= to.x ? [from, to] : [to, from];
  const half = BOX.width / 2;
  const start = left.x + half;
  // Within one column the line leaves and enters at the right.
  const end = left.column === right.column ? right.x + half : right.x - half;
  const bend = left.column === right.column ? start + GAP.x * 0.7 : (start + end) / 2;
  const path = html`<path class="link link-${join?.verdict ?? 'listed'}" d="M${start} ${left.y}C${bend} ${left.y} ${bend} ${right.y} ${end} ${right.y}"/>`;
  const x = left.column === right.column ? start + GAP.x * 0.52 : bend;
  const number =
    isNumbered &&
    join !== null &&
    html`<text class="link-bits" x="${x}" y="${(left.y + right.y) / 2 + 4}" text-anchor="middle">${total(join.weight)}</text>`;
  return { path, number };
}

function box({ x, y, name, site }: Placed): Html {
  const [left, top] = [x - BOX.width / 2, y - BOX.height / 2];
  const drawn = html`<rect class="node ${site === null ? 'node-listed' : 'node-site'}" x="${left}" y="${top}" width="${BOX.width}" height="${BOX.height}" rx="8"/><text x="${x}" y="${y + (site === null ? -1 : 5)}" text-anchor="middle">${shortened(name)}</text>${site === null && html`<text class="node-kind" x="${x}" y="${y + 14}" text-anchor="middle">listed</text>`}`;
  const titled = html`<title>${name}</title>${drawn}`;
  return site === null
    ? html`<g>${titled}</g>`
    : html`<a href="/sites/${encodeURIComponent(site)}" tabindex="-1">${titled}</a>`;
}

/** To the width of a box: a Chinese sign is as wide as two letters. */
function shortened(name: string): string {
  let width = 0;
  let text = '';
  for (const char of visible(name)) {
    width += char > '\u2e7f' ? 2 : 1;
    if (width > 25) return `${text}…`;
    text += char;
  }
  return text;
}
