/** Operators: sites joined by findings, as a list and each as a graph to walk. */
import { storedOperators } from '../../flow/screen/operators.ts';
import { counted } from '../../model/counted.ts';
import type { Operator, OperatorLink, OperatorNode } from '../../model/derived/operator.ts';
import { appendTo } from '../../model/group-by.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import { graphOf, graphSvg } from '../../report/operator-graph.ts';
import { nameOf, total } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { page } from '../frame/layout.ts';
import type { DeskParts } from '../frame/parts.ts';
import { gets } from '../frame/routes.ts';
import { isReadable } from '../sites/values.ts';
import type { OperatorRule } from './rule.ts';

const SHOWN = 200;
const LINKS_SHOWN = 1_000;
const NODES_SHOWN = 300;
const NEIGHBOURS_SHOWN = 30;
const VALUES_SHOWN = 60;
/** The heaviest findings, whose shared values are read. */
const FINDINGS_READ = 60;
type Ids = ReadonlyMap<string, string>;
const ABOUT =
  'Sites that likely or strong findings join, whatever the chain. A finding that a person judged negative joins nothing. One firm on several lists is one party.';

export const operatorPages = (rule: OperatorRule, { services }: DeskParts) => [
  gets('/operators', rule.list, () => operatorsPage(services)),
  gets('/operators/{key}', rule.one, (_, { key }) => operatorPage(key, services)),
];

async function operatorsPage({ store }: Pick<Services, 'store'>): Promise<string> {
  const { operators, cut, at } = await storedOperators(store);
  const rows = operators.slice(0, SHOWN).map((one) => {
    const findings = one.links.filter(({ join }) => join !== null);
    const parties = one.nodes.filter(({ site }) => site === null).length;
    return html`<tr><td class="sites"><a href="/operators/${encodeURIComponent(one.key)}"><bdi>${one.name}</bdi></a></td><td class="num">${counted(one.nodes.length - parties, 'site')}</td><td class="num">${parties === 0 ? 'not listed' : counted(parties, 'listed party', 'listed parties')}</td><td class="num">${counted(findings.length, 'finding')}</td><td class="num weight">${total(findings[0]?.join?.weight ?? 0)}</td></tr>`;
  });
  const body = html`<p class="soft">${ABOUT} Joined at ${timeText(at)}.</p>
${rows.length === 0 ? html`<p class="card">No finding is likely or strong, so nothing is joined yet.</p>` : html`<table class="summary"><thead><tr><th>Operator</th><th class="num">Sites</th><th class="num">Listed</th><th class="num">Joined by</th><th class="num">Heaviest, bits</th></tr></thead><tbody>${rows}</tbody></table>`}
${operators.length > SHOWN && html`<p class="soft">The largest ${SHOWN} of ${operators.length} are shown.</p>`}${cut && html`<p class="soft">There are more findings than are joined here: only the heaviest count.</p>`}`;
  return page({ title: 'Operators', at: '/operators' }, body);
}

/** Null: no finding joins this site with another. @param key any site of the operator */
async function operatorPage(key: string, { store }: Pick<Services, 'store'>): Promise<string | null> {
  const joined = await storedOperators(store);
  const one = joined.of(key);
  if (one === undefined) return null;
  const shared = await sharedValues(one, store);
  const graph = graphOf(one);
  const names = new Map(one.nodes.map((node) => [node.key, node]));
  const ids = new Map(one.nodes.slice(0, NODES_SHOWN).map(({ key: node }, i) => [node, `node-${i}`]));
  const linksOf = new Map<string, OperatorLink[]>();
  for (const link of one.links)
    for (const end of new Set([link.from, link.to])) if (ids.has(end)) appendTo(linksOf, end, link);
  const missing = one.nodes.length - graph.nodes.length;
  const body = html`<p class="soft">${ABOUT} Joined at ${timeText(joined.at)}.</p>
<p>${counted(one.nodes.length, 'node')}, joined by ${counted(one.links.length, 'link')}.${missing > 0 && html` The graph shows the ${graph.nodes.length} that the heaviest links reach; the lists below have all.`}</p>
<div class="card walk" role="region" aria-label="Graph: the same as the list of links below" tabindex="0">${graphSvg(graph)}</div>
<p class="soft small">Lines: thick is strong, thin is likely, with bits; dashed means that the list itself attributes the site to the party.</p>
<h2>Links</h2>
<table class="summary"><thead><tr><th>Verdict</th><th class="num">Bits</th><th>Joins</th><th>Main evidence</th></tr></thead><tbody>${one.links.slice(0, LINKS_SHOWN).map((link) => linkRow(link, names))}</tbody></table>
${one.links.length > LINKS_SHOWN && html`<p class="soft">The heaviest ${LINKS_SHOWN} are shown.</p>`}
${one.cut.length > 0 && html`<h2>Judged wrong, so they join nothing</h2><ul class="card plain">${one.cut.map(({ id, left, right, weight }) => html`<li><a href="/findings/${id}"><bdi>${nameOf(left)}</bdi> – <bdi>${nameOf(right)}</bdi></a>, ${total(weight)} bits</li>`)}</ul>`}
<h2>Values that its sites share</h2>
${shared.length === 0 ? html`<p class="card">None that one can read: pictures, text or markup join them.</p>` : html`<table class="summary"><thead><tr><th>Value</th><th class="num">Its sites</th><th class="num">All captured sites</th></tr></thead><tbody>${shared.map(valueRow)}</tbody></table>`}
<h2>Walk from site to site</h2>
<p class="soft small">Each site and listed party with those that it is joined with: follow a name to go on from there.</p>
<ul class="card plain">${one.nodes.slice(0, NODES_SHOWN).map((node) => nodeItem(node, linksOf.get(node.key) ?? [], names, ids))}</ul>${one.nodes.length > NODES_SHOWN && html`<p class="soft">The best connected ${NODES_SHOWN} are listed.</p>`}`;
  return page({ title: one.name, at: '/operators' }, body);
}

function linkRow({ from, to, join }: OperatorLink, nodes: ReadonlyMap<string, OperatorNode>): Html {
  const [one, other] = [from, to].map((key) => nodes.get(key)?.name ?? key);
  if (join === null)
    return html`<tr><td>listed</td><td class="num"></td><td class="sites"><bdi>${one}</bdi> – <bdi>${other}</bdi></td><td class="soft carried">the list gives this site</td></tr>`;
  return html`<tr class="v-${join.verdict}"><td><span class="v">${join.verdict}</span></td><td class="num weight">${total(join.weight)}</td><td class="sites"><a href="/findings/${join.id}"><bdi>${one}</bdi> – <bdi>${other}</bdi></a>${join.judgement !== null && html`<br><span class="soft small">judged ${join.judgement}</span>`}</td><td class="soft carried">${join.signals.join(', ')}</td></tr>`;
}

/** A node, its link, and its neighbours as places on this page. */
function nodeItem(
  { key, name, site, entities }: OperatorNode,
  joins: readonly OperatorLink[],
  nodes: ReadonlyMap<string, OperatorNode>,
  ids: Ids,
): Html {
  const neighbours = joins.slice(0, NEIGHBOURS_SHOWN).map(({ from, to, join }) => {
    const other = from === key ? to : from;
    const id = ids.get(other);
    const word = html`<bdi>${nodes.get(other)?.name ?? other}</bdi>`;
    const how =
      join === null
        ? 'by the list'
        : html`<a href="/findings/${join.id}">${join.verdict}, ${total(join.weight)} bits</a>`;
    return html`<li>${id === undefined ? word : html`<a href="#${id}">${word}</a>`} (${how})</li>`;
  });
  const self =
    site === null
      ? html`<b><bdi>${name}</bdi></b>, listed as ${entities.map((id, i) => html`${i > 0 && ', '}<a href="/entities/${encodeURIComponent(id)}"><code>${id}</code></a>`)}`
      : html`<b><a href="/sites/${encodeURIComponent(site)}"><bdi>${name}</bdi></a></b>`;
  return html`<li id="${ids.get(key) ?? ''}">${self}, joined with<ul class="plain">${neighbours}</ul>${joins.length > NEIGHBOURS_SHOWN && html`<span class="soft">and ${joins.length - NEIGHBOURS_SHOWN} more</span>`}</li>`;
}

interface SharedValue {
  readonly key: string;
  readonly sites: number;
  readonly all: number;
}

/** Values that brought its sites together, the most shared first. */
async function sharedValues({ links }: Operator, { matches, fingerprints }: Services['store']): Promise<SharedValue[]> {
  const ids = links.flatMap(({ join }) => join?.id ?? []).slice(0, FINDINGS_READ);
  const sites = new Map<string, Set<string>>();
  for (const { candidateKeys, left, right } of (await matches.several(ids)).values())
    for (const key of candidateKeys.filter(isReadable)) {
      const carrying = sites.get(key) ?? new Set();
      sites.set(key, carrying.add(left.site).add(right.site));
    }
  const shown = [...sites]
    .sort(([a, one], [b, other]) => other.size - one.size || (a < b ? -1 : 1))
    .slice(0, VALUES_SHOWN);
  const carriers = await fingerprints.carriers(shown.map(([key]) => key));
  return shown.map(([key, own]) => ({ key, sites: own.size, all: carriers.get(key) ?? 0 }));
}

function valueRow({ key, sites, all }: SharedValue): Html {
  return html`<tr><td class="sites"><a href="/search?${new URLSearchParams({ value: key }).toString()}"><bdi>${key}</bdi></a></td><td class="num">${sites}</td><td class="num">${all}</td></tr>`;
}
