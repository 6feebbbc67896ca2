/** An operator → GraphML 1.0, for tools that draw graphs. A link says no more than its finding. */
import type { Operator, OperatorLink } from '../model/derived/operator.ts';

/** Attributes by element: its name and its type. */
const ATTRIBUTES = {
  node: { label: 'string', kind: 'string', entities: 'string' },
  edge: {
    means: 'string',
    verdict: 'string',
    bits: 'double',
    evidence: 'string',
    judgement: 'string',
    finding: 'string',
  },
} as const;

export function graphmlOf({ name, nodes, links }: Pick<Operator, 'name' | 'nodes' | 'links'>): string {
  const keys = Object.entries(ATTRIBUTES).flatMap(([of, attributes]) =>
    Object.entries(attributes).map(
      ([id, type]) => `<key id="${of}-${id}" for="${of}" attr.name="${id}" attr.type="${type}"/>`,
    ),
  );
  const ids = new Map(nodes.map(({ key }, i) => [key, `n${i}`]));
  const nodeLines = nodes.map(({ key, name: label, site, entities }) => {
    const data = { label, kind: site === null ? 'listed' : 'site', entities: entities.join(' ') };
    return `<node id="${ids.get(key)}">${dataOf('node', data)}</node>`;
  });
  const edgeLines = links.map((link, i) => {
    const [from, to] = [ids.get(link.from), ids.get(link.to)];
    return `<edge id="e${i}" source="${from}" target="${to}">${dataOf('edge', edgeOf(link))}</edge>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${[...keys, `<graph id="operator" edgedefault="undirected"><desc>${xml(name)}</desc>`, ...nodeLines, ...edgeLines].join('\n')}
</graph>
</graphml>
`;
}

/** `means`: the link stands for a `finding`, `list` or `merge`. */
function edgeOf({ join, merge }: OperatorLink): Readonly<Record<string, string>> {
  if (join === null) return { means: merge === undefined ? 'list' : 'merge' };
  const { id, verdict, weight, signals, judgement } = join;
  const bits = String(weight);
  return { means: 'finding', verdict, bits, evidence: signals.join(' '), judgement: judgement ?? '', finding: id };
}

const dataOf = (of: string, values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([id, value]) => `<data key="${of}-${id}">${xml(value)}</data>`)
    .join('');

// biome-ignore format: one row
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 has no other control characters, and neither U+FFFE nor U+FFFF. */
function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '');
}
