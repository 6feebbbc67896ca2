/** An operator: its sites, what joins them, what people decided, and a walk from site to site. */
import { storedOperators } from '../../flow/screen/operators.ts';
import { ROW_WORDS } from '../../flow/sentences.ts';
import type { Operator, OperatorLink, OperatorNode } from '../../model/derived/operator.ts';
import { appendTo } from '../../model/group-by.ts';
import { memoised } from '../../model/memoised.ts';
import { timeText } from '../../model/text/time-text.ts';
import { type Html, html } from '../../report/escape.ts';
import { graphOf, graphSvg } from '../../report/operator-graph.ts';
import { shortTitle } from '../../report/row-title.ts';
import { nameOf, total } from '../../report/wording.ts';
import type { Services } from '../../services.ts';
import { entityTexts } from '../../texts/entities.ts';
import { findingTexts } from '../../texts/findings.ts';
import { frameTexts } from '../../texts/frame.ts';
import { operatorTexts as say } from '../../texts/operators.ts';
import { keyHelp } from '../frame/key-help.ts';
import { page } from '../frame/layout.ts';
import { bold, separated, siteLink } from '../frame/marks.ts';
import type { Viewer } from '../frame/request.ts';
import { isReadable, wordsOfKey } from '../sites/values.ts';
import { decisionsOf, operatorBar } from './decisions.ts';

const LINKS_SHOWN = 1_000;
const NODES_SHOWN = 300;
const NEIGHBOURS_SHOWN = 30;
const VALUES_SHOWN = 60;
/** The heaviest findings, whose shared values are read. */
const FINDINGS_READ = 60;
type Ids = ReadonlyMap<string, string>;

/** Null: no finding joins this site with another. @param key its id, or any site of the operator */
export async function operatorPage(
  key: string,
  services: Pick<Services, 'store'>,
  viewer: Viewer,
  said?: string,
): Promise<string | null> {
  const { store } = services;
  const joined = await storedOperators(store);
  const one = joined.of(key);
  if (one === undefined) return null;
  const shared = await sharedValues(one, store);
  const { missing, shown, graph, links, walk } = drawn(one);
  const body = html`${await operatorBar(one, joined.operators, services, viewer)}<p class="soft">${say.about} ${say.joinedAt(timeText(joined.at))}</p>
<p>${say.size(one.nodes.length, one.links.length)}${missing > 0 && html` ${say.graphCut(shown)}`}</p>
${decisionsOf(one)}
<div class="card walk" role="region" aria-label="${say.graph}" tabindex="0">${graph}</div>
<p class="soft small">${say.graphLines}</p>
<h2>${say.links}</h2>${links}
${one.cut.length > 0 && html`<h2>${say.cut}</h2><ul class="card plain">${one.cut.map(({ id, left, right, weight }) => html`<li><a href="/findings/${id}"><bdi>${nameOf(left)}</bdi> – <bdi>${nameOf(right)}</bdi></a>${say.cutBits(total(weight))}</li>`)}</ul>`}
${one.apart.length > 0 && html`<h2>${say.apart}</h2><ul class="card plain">${one.apart.map(apartItem)}</ul>`}
<h2>${say.sharedValues}</h2>${valuesTable(shared)}
<h2>${say.walk}</h2>
<p class="soft small">${say.walkAbout}</p>
<ul class="card plain">${walk}</ul>${one.nodes.length > NODES_SHOWN && html`<p class="soft">${say.bestShown(NODES_SHOWN)}</p>`}${keyHelp()}`;
  return page({ title: one.name, at: '/operators', said }, body);
}

/** The long parts, made once for all who look at an operator until it is joined anew. */
const drawn = memoised((one: Operator) => {
  const graph = graphOf(one);
  const names = new Map(one.nodes.map((node) => [node.key, node]));
  const shown = one.nodes.slice(0, NODES_SHOWN);
  const ids = new Map(shown.map(({ key }, i) => [key, `node-${i}`]));
  const linksOf = new Map<string, OperatorLink[]>();
  for (const link of one.links)
    for (const end of new Set([link.from, link.to])) if (ids.has(end)) appendTo(linksOf, end, link);
  return {
    ...{ shown: graph.nodes.length, missing: one.nodes.length - graph.nodes.length },
    ...{ graph: graphSvg(graph), links: linksTable(one) },
    walk: html`${shown.map((node) => nodeItem(node, linksOf.get(node.key) ?? [], names, ids))}`,
  };
});

/** Its links, the heaviest first. */
export function linksTable(one: Operator): Html {
  const names = new Map(one.nodes.map((node) => [node.key, node]));
  return html`<table class="summary"><thead><tr><th>${frameTexts.verdict}</th><th class="num">${frameTexts.bits}</th><th>${say.joins}</th><th>${frameTexts.mainEvidence}</th></tr></thead><tbody>${one.links.slice(0, LINKS_SHOWN).map((link) => linkRow(link, names))}</tbody></table>${one.links.length > LINKS_SHOWN && html`<p class="soft">${say.heaviestShown(LINKS_SHOWN)}</p>`}`;
}

export const valuesTable = (shared: readonly SharedValue[]): Html =>
  html`${shared.length === 0 ? html`<p class="card">${say.noValues}</p>` : html`<table class="summary"><thead><tr><th>${frameTexts.value}</th><th class="num">${say.itsSites}</th><th class="num">${say.allSites}</th></tr></thead><tbody>${shared.map(valueRow)}</tbody></table>`}`;

function apartItem({ from, to, join }: OperatorLink): Html {
  const pair = html`<bdi>${from}</bdi> – <bdi>${to}</bdi>`;
  return join === null
    ? html`<li>${pair}</li>`
    : html`<li><a href="/findings/${join.id}">${pair}</a>${say.apartBits(total(join.weight))}</li>`;
}

function linkRow({ from, to, join, merge }: OperatorLink, nodes: ReadonlyMap<string, OperatorNode>): Html {
  const [one, other] = [from, to].map((key) => nodes.get(key)?.name ?? key);
  if (join === null)
    return html`<tr><td>${merge === undefined ? entityTexts.listed : say.merged}</td><td class="num"></td><td class="sites"><bdi>${one}</bdi> – <bdi>${other}</bdi></td><td class="soft carried">${merge === undefined ? say.listGives : merge.why}</td></tr>`;
  return html`<tr class="v-${join.verdict}"><td><span class="v">${join.verdict}</span></td><td class="num weight">${total(join.weight)}</td><td class="sites"><a href="/findings/${join.id}"><bdi>${one}</bdi> – <bdi>${other}</bdi></a>${join.judgement !== null && html`<br><span class="soft small">${findingTexts.judgedAs(join.judgement)}</span>`}</td><td class="soft carried">${join.signals.map((signal) => shortTitle({ signal }, ROW_WORDS)).join(', ')}</td></tr>`;
}

/** A node, its link, and its neighbours as places on this page. */
function nodeItem(
  { key, name, site, entities }: OperatorNode,
  joins: readonly OperatorLink[],
  nodes: ReadonlyMap<string, OperatorNode>,
  ids: Ids,
): Html {
  const neighbours = joins.slice(0, NEIGHBOURS_SHOWN).map(({ from, to, join, merge }) => {
    const other = from === key ? to : from;
    const id = ids.get(other);
    const word = html`<bdi>${nodes.get(other)?.name ?? other}</bdi>`;
    const how =
      join === null
        ? (merge === undefined && say.byTheList) || say.byMerge
        : html`<a href="/findings/${join.id}">${frameTexts.verdictAndBits(join.verdict, total(join.weight))}</a>`;
    return html`<li>${id === undefined ? word : html`<a href="#${id}">${word}</a>`} (${how})</li>`;
  });
  const self =
    site === null
      ? html`${say.listedAs(bold(name), separated(entities.map((id) => html`<a href="/entities/${encodeURIComponent(id)}"><code>${id}</code></a>`)))}`
      : html`<b>${siteLink(site, name)}</b>`;
  return html`<li id="${ids.get(key) ?? ''}">${self}${say.joinedWith}<ul class="plain">${neighbours}</ul>${joins.length > NEIGHBOURS_SHOWN && html`<span class="soft">${say.more(joins.length - NEIGHBOURS_SHOWN)}</span>`}</li>`;
}

interface SharedValue {
  readonly key: string;
  readonly sites: number;
  readonly all: number;
}

/** Values that brought its sites together, the most shared first. */
export async function sharedValues(
  { links }: Operator,
  { matches, fingerprints }: Services['store'],
): Promise<SharedValue[]> {
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
  const [noun, value] = wordsOfKey(key);
  return html`<tr><td class="sites"><a href="/search?${new URLSearchParams({ value: key }).toString()}">${noun} <bdi>${value}</bdi></a></td><td class="num">${sites}</td><td class="num">${all}</td></tr>`;
}
