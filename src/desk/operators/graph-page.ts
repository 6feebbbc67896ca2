/** The graph of an operator over the whole page, and the same as tables. */

import { storedOperators } from '../../flow/screen/operators.ts';
import type { OperatorNode } from '../../model/derived/operator.ts';
import { type Html, html } from '../../report/escape.ts';
import { graphOf, graphSvg } from '../../report/operator-graph.ts';
import type { Services } from '../../services.ts';
import { frameTexts } from '../../texts/frame.ts';
import { graphTexts as say } from '../../texts/graph.ts';
import { operatorTexts } from '../../texts/operators.ts';
import { page } from '../frame/layout.ts';
import { siteLink } from '../frame/marks.ts';
import type { Viewer } from '../frame/request.ts';
import { wordsOfKey } from '../sites/values.ts';
import { exportForms, pathOf } from './decisions.ts';
import { linksTable, sharedValues, valuesTable } from './operator-page.ts';

const NODES_SHOWN = 1_000;

/** Null: there is no such operator. @param key its id, or any site of it */
export async function graphPage(
  key: string,
  { store }: Pick<Services, 'store'>,
  viewer: Viewer,
): Promise<string | null> {
  const one = (await storedOperators(store)).of(key);
  if (one === undefined) return null;
  const [values, drawn] = [await sharedValues(one, store), graphOf(one)];
  const button = (does: string, word: string) => html`<button class="quiet" data-do="${does}">${word}</button>`;
  const choices = values.map((value) => {
    const [noun, text] = wordsOfKey(value.key);
    return html`<option value="${value.key}">${noun} ${text}</option>`;
  });
  const missing = one.nodes.length - drawn.nodes.length;
  const body = html`<p><a href="${pathOf(one)}">${say.back}</a> · ${operatorTexts.size(one.nodes.length, one.links.length)}</p>
<div class="needs-script"><div class="filters"><label>${say.node} <select id="graph-node"></select></label>${choices.length > 0 && html`<label>${frameTexts.value} <select id="graph-value">${choices}</select></label>${button('expand', say.expand)}`}</div>
<div class="tools" role="group" aria-label="${say.tools}">${Object.entries(say.buttons).map(([does, word]) => button(does, word))}</div>
<p id="graph-said" class="soft small" role="status">${say.loading}</p>
<div id="graph" tabindex="0" role="application" aria-label="${say.graph}" aria-describedby="graph-keys" data-operator="/api/v1/operators/${encodeURIComponent(one.key)}" data-say="${JSON.stringify(say.script)}"></div><span id="__________cytoscape_stylesheet" hidden></span>
<p id="graph-keys" class="soft small">${say.keys}</p></div>
<div class="no-script card walk">${graphSvg(drawn)}</div>
${missing > 0 && html`<p class="no-script soft">${operatorTexts.graphCut(drawn.nodes.length)}</p>`}
<ul class="graph-legend">${Object.entries(say.legend).map(([mark, word]) => html`<li><span class="mark-${mark}" aria-hidden="true"></span>${word}</li>`)}</ul>
${viewer.mayWork && html`<details class="card"><summary>${operatorTexts.exportTitle}</summary>${exportForms(one)}</details>`}
<h2>${operatorTexts.links}</h2>${linksTable(one)}
<h2>${say.nodes}</h2><table class="summary"><thead><tr><th>${frameTexts.name}</th><th>${frameTexts.kind}</th></tr></thead><tbody>${one.nodes.slice(0, NODES_SHOWN).map(nodeRow)}</tbody></table>${one.nodes.length > NODES_SHOWN && html`<p class="soft">${operatorTexts.bestShown(NODES_SHOWN)}</p>`}
<h2>${operatorTexts.sharedValues}</h2>${valuesTable(values)}`;
  const scripts = ['/assets/cytoscape.js', '/assets/graph.js'];
  return page({ title: say.title(one.name), at: '/operators', scripts }, body);
}

function nodeRow({ name, site, entities }: OperatorNode): Html {
  const kind = site === null ? say.listedAs(entities.join(', ')) : say.site;
  const shown = site === null ? html`<bdi>${name}</bdi>` : siteLink(site, name);
  return html`<tr><td class="sites">${shown}</td><td>${kind}</td></tr>`;
}
