/** Operators: sites that findings join, as a list and each as a graph that one can walk. */
import { storedOperators } from '../../flow/screen/operators.ts';
import { counted } from '../../model/counted.ts';
import type { OperatorLink, OperatorNode } from '../../model/operator.ts';
import { type Html, html } from '../../report/escape.ts';
import { graphOf, graphSvg } from '../../report/operator-graph.ts';
import { nameOf, total } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { page } from '../layout.ts';

const SHOWN = 200;
const LINKS_SHOWN = 1_000;
const ABOUT =
  'Sites that likely or strong findings join, whatever the chain. A finding that a person judged negative joins nothing. One firm on several lists is one party.';

export async function operatorsPage({ store }: Pick<Services, 'store'>): Promise<string> {
  const { operators, cut } = await storedOperators(store);
  const rows = operators.slice(0, SHOWN).map((one) => {
    const findings = one.links.filter(({ join }) => join !== null);
    const parties = one.nodes.filter(({ site }) => site === null).length;
    return html`<tr><td class="sites"><a href="/operators/${encodeURIComponent(one.key)}"><bdi>${one.name}</bdi></a></td><td class="num">${counted(one.nodes.length - parties, 'site')}</td><td class="num">${parties === 0 ? 'not listed' : counted(parties, 'listed party', 'listed parties')}</td><td class="num">${counted(findings.length, 'finding')}</td><td class="num weight">${total(findings[0]?.join?.weight ?? 0)}</td></tr>`;
  });
  const body = html`<p class="soft">${ABOUT}</p>
${rows.length === 0 ? html`<p class="card">No finding is likely or strong, so nothing is joined yet.</p>` : html`<table class="summary"><thead><tr><th>Operator</th><th class="num">Sites</th><th class="num">Listed</th><th class="num">Joined by</th><th class="num">Heaviest, bits</th></tr></thead><tbody>${rows}</tbody></table>`}
${operators.length > SHOWN && html`<p class="soft">The largest ${SHOWN} of ${operators.length} are shown.</p>`}${cut && html`<p class="soft">There are more findings than are joined here: only the heaviest count.</p>`}`;
  return page({ title: 'Operators', at: '/operators' }, body);
}

/** Null: no finding joins this site with another. @param key any site of the operator */
export async function operatorPage(key: string, { store }: Pick<Services, 'store'>): Promise<string | null> {
  const { operators } = await storedOperators(store);
  const one = operators.find(({ nodes }) => nodes.some((node) => node.key === key));
  if (one === undefined) return null;
  const graph = graphOf(one);
  const names = new Map(one.nodes.map((node) => [node.key, node]));
  const missing = one.nodes.length - graph.nodes.length;
  const body = html`<p class="soft">${ABOUT}</p>
<p>${counted(one.nodes.length, 'node')}, joined by ${counted(one.links.length, 'link')}.${missing > 0 && html` The graph shows the ${graph.nodes.length} that the heaviest links reach; the lists below have all.`}</p>
<div class="card walk" role="region" aria-label="Graph: the same as the list of links below" tabindex="0">${graphSvg(graph)}</div>
<p class="soft small">Lines: thick is strong, thin is likely, with bits; dashed means that the list itself attributes the site to the party.</p>
<h2>Links</h2>
<table class="summary"><thead><tr><th>Verdict</th><th class="num">Bits</th><th>Joins</th><th>Main evidence</th></tr></thead><tbody>${one.links.slice(0, LINKS_SHOWN).map((link) => linkRow(link, names))}</tbody></table>
${one.links.length > LINKS_SHOWN && html`<p class="soft">The heaviest ${LINKS_SHOWN} are shown.</p>`}
${one.cut.length > 0 && html`<h2>Judged wrong, so they join nothing</h2><ul class="card plain">${one.cut.map(({ id, left, right, weight }) => html`<li><a href="/findings/${id}"><bdi>${nameOf(left)}</bdi> – <bdi>${nameOf(right)}</bdi></a>, ${total(weight)} bits</li>`)}</ul>`}
<h2>Sites and listed parties</h2><ul class="card plain">${one.nodes.map(nodeItem)}</ul>`;
  return page({ title: one.name, at: '/operators' }, body);
}

function linkRow({ from, to, join }: OperatorLink, nodes: ReadonlyMap<string, OperatorNode>): Html {
  const [one, other] = [from, to].map((key) => nodes.get(key)?.name ?? key);
  if (join === null)
    return html`<tr><td>listed</td><td class="num"></td><td class="sites"><bdi>${one}</bdi> – <bdi>${other}</bdi></td><td class="soft carried">the list gives this site</td></tr>`;
  return html`<tr class="v-${join.verdict}"><td><span class="v">${join.verdict}</span></td><td class="num weight">${total(join.weight)}</td><td class="sites"><a href="/findings/${join.id}"><bdi>${one}</bdi> – <bdi>${other}</bdi></a>${join.judgement !== null && html`<br><span class="soft small">judged ${join.judgement}</span>`}</td><td class="soft carried">${join.signals.join(', ')}</td></tr>`;
}

function nodeItem({ name, site, entities }: OperatorNode): Html {
  return site === null
    ? html`<li><bdi>${name}</bdi>, listed as ${entities.map((id, i) => html`${i > 0 && ', '}<a href="/entities/${encodeURIComponent(id)}"><code>${id}</code></a>`)}</li>`
    : html`<li><a href="/sites/${encodeURIComponent(site)}"><bdi>${name}</bdi></a></li>`;
}
