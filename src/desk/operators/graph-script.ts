/** The script of an operator's graph. Without it the page has a drawing, and the same as tables. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const CYTOSCAPE = createRequire(import.meta.url).resolve('cytoscape/dist/cytoscape.min.js');
export const cytoscapeJs = async () => new Uint8Array(await readFile(CYTOSCAPE));

export const GRAPH_JS = String.raw`'use strict';
(async () => {
const box = document.getElementById('graph');
const [nodePicker, valuePicker, status] = ['graph-node', 'graph-value', 'graph-said'].map((id) => document.getElementById(id));
const words = JSON.parse(box.dataset.say);
const say = (text, values = {}) => { status.textContent = text.replace(/\{(\w+)\}/g, (_, name) => values[name]); };
const root = box.dataset.operator;
const ask = async (path) => { const answer = await fetch(path); if (!answer.ok) throw new Error(String(answer.status)); return answer.json(); };
// No name may reorder or hide what stands around it; a canvas knows no markup.
const plain = (text) => text.replace(/[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, '\ufffd');
const short = (text) => { const clean = plain(text); return clean.length > 28 ? clean.slice(0, 27) + '…' : clean; };
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
const operator = await ask(root).catch(() => null);
if (operator === null) { say(words.failed); return; }
const MOST = { nodes: 300, links: 1500 };
// So many that lines and their bits would cover the names.
const MANY = 80;
const shown = operator.nodes.slice(0, MOST.nodes);
const keys = new Set(shown.map(({ key }) => key));
const between = operator.links.filter(({ from, to }) => keys.has(from) && keys.has(to));
const links = between.slice(0, MOST.links);
const nodeOf = (key, name, site, kind) => ({ group: 'nodes', data: { id: 'n ' + key, key, name: plain(name), label: short(name), site }, classes: kind });
const linkOf = ({ from, to, verdict, weight, merge }, i) => ({ group: 'edges', data: { id: 'e ' + i, source: 'n ' + from, target: 'n ' + to, label: weight === null ? '' : weight.toFixed(1) }, classes: verdict ?? (merge === null ? 'list' : 'merge') });
const line = (selector, style) => ({ selector, style });
const style = () => {
  const isCrowded = shown.length > MANY;
  const [ink, soft, card, accent, strong, background] = ['ink', 'soft', 'card', 'accent', 'strong', 'bg'].map(colour);
  return [
    line('node', { label: 'data(label)', color: ink, 'background-color': background, 'border-color': soft, 'border-width': 1, shape: 'round-rectangle', width: 26, height: 26, 'font-size': 12, 'font-family': 'system-ui, sans-serif', 'text-valign': 'bottom', 'text-margin-y': 3, 'text-background-color': card, 'text-background-opacity': 0.85, 'min-zoomed-font-size': 6 }),
    line('.listed', { shape: 'diamond', width: 36, height: 36, 'border-color': strong, 'border-width': 3 }),
    line('.value', { shape: 'tag', width: 34, height: 24, 'border-color': accent, 'border-width': 2 }),
    line('.other', { 'border-style': 'dashed', 'border-color': soft, 'border-width': 2 }),
    line('edge', { width: 1.5, 'line-color': soft, 'curve-style': 'straight', label: 'data(label)', color: ink, 'font-size': 10, 'text-background-color': card, 'text-background-opacity': 0.85, 'min-zoomed-font-size': isCrowded ? 14 : 9, 'line-opacity': isCrowded ? 0.5 : 1 }),
    line('.strong', { width: isCrowded ? 2 : 4, 'line-color': ink }),
    line('.list', { 'line-style': 'dashed', 'line-color': strong }),
    line('.merge', { 'line-style': 'dotted', width: 3, 'line-color': accent }),
    line('.carries', { 'line-style': 'dashed', width: 1, 'line-color': accent }),
    line('.pinned', { 'border-style': 'double', 'border-width': 6 }),
    line('.hidden', { display: 'none' }),
    line('node:selected', { 'border-color': accent, 'border-width': 5, 'border-style': 'solid', 'z-index': 9 }),
  ];
};
const cy = cytoscape({ container: box, elements: [...shown.map(({ key, name, site }) => nodeOf(key, name, site, site === null ? 'listed' : 'site')), ...links.map(linkOf)], style: style(), layout: { name: 'preset' }, minZoom: 0.05, maxZoom: 4, boxSelectionEnabled: false, selectionType: 'single' });
function fit() {
  cy.fit(visible(), 24);
  if (cy.zoom() > 1.2) { cy.zoom(1.2); cy.center(visible()); }
}
const visible = () => cy.nodes().not('.hidden');
// From the same beginning, so that the same operator is always drawn alike.
function arrange() {
  const some = visible();
  const many = some.length > MANY;
  some.forEach((node, i) => { if (!node.locked()) node.position({ x: 60 * Math.sqrt(i) * Math.cos(2.4 * i), y: 60 * Math.sqrt(i) * Math.sin(2.4 * i) }); });
  some.union(some.edgesWith(some)).layout({ name: 'cose', animate: false, randomize: false, fit: true, padding: 24, numIter: many ? 250 : 1000, nodeRepulsion: () => 400000, idealEdgeLength: () => (many ? 150 : 90), nodeDimensionsIncludeLabels: !many, componentSpacing: 60 }).run();
  fit();
}
function offer() {
  const chosen = nodePicker.value;
  nodePicker.replaceChildren(...[['', words.none], ...visible().map((one) => [one.id(), one.data('name')])].map(([value, name]) => { const option = document.createElement('option'); option.value = value; option.textContent = name; return option; }));
  nodePicker.value = cy.getElementById(chosen).nonempty() ? chosen : '';
}
const chosen = () => cy.$('node:selected').not('.hidden').first();
function choose(node, isToShow) {
  cy.elements().unselect();
  if (node.empty()) return;
  node.select();
  if (isToShow) { const { x1, y1, x2, y2 } = cy.extent(), { x, y } = node.position(); if (x < x1 || x > x2 || y < y1 || y > y2) cy.center(node); }
}
cy.on('select unselect', 'node', () => {
  const node = chosen();
  nodePicker.value = node.empty() ? '' : node.id();
  if (node.nonempty()) say(node.locked() ? words.chosenPinned : words.chosen, { name: node.data('name'), links: node.connectedEdges().not('.hidden').length });
});
nodePicker.addEventListener('change', () => choose(cy.getElementById(nodePicker.value), true));
const open = () => { const site = chosen().data('site'); if (site) location.href = '/sites/' + encodeURIComponent(site); };
cy.on('dbltap', 'node', open);
async function expand() {
  const value = valuePicker.value;
  if (value === '') { say(words.noValue); return; }
  const id = 'v ' + value;
  if (cy.getElementById(id).nonempty()) { cy.getElementById(id).removeClass('hidden'); choose(cy.getElementById(id), true); return; }
  const answer = await ask(root + '/carriers?' + new URLSearchParams({ value })).catch(() => null);
  if (answer === null) { say(words.failed); return; }
  const text = valuePicker.selectedOptions[0].textContent;
  const { x1, y1, w, h } = cy.extent();
  const middle = { x: x1 + w / 2, y: y1 + h / 2 };
  cy.add({ group: 'nodes', data: { id, key: value, name: plain(text), label: short(text), site: null }, classes: 'value', position: middle });
  const fresh = answer.sites.filter(({ site }) => cy.getElementById('n ' + site).empty());
  cy.add(fresh.map(({ site, joined }, i) => { const angle = 2 * Math.PI * i / fresh.length; return { ...nodeOf(site, site, site, joined ? 'site' : 'other'), position: { x: middle.x + 160 * Math.cos(angle), y: middle.y + 160 * Math.sin(angle) } }; }));
  cy.add(answer.sites.map(({ site }) => ({ group: 'edges', data: { id: 'c ' + value + ' ' + site, source: id, target: 'n ' + site, label: '' }, classes: 'carries' })));
  offer();
  choose(cy.getElementById(id), true);
  say(words.expanded, { value: plain(text), shown: answer.sites.length, all: answer.total });
}
const withChosen = (does) => () => { const node = chosen(); if (node.empty()) say(words.chooseFirst); else does(node); };
const zoom = (by) => () => cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: box.clientWidth / 2, y: box.clientHeight / 2 } });
const does = {
  in: zoom(1.3), out: zoom(1 / 1.3), fit, arrange, open, expand,
  pin: withChosen((node) => { const pinned = !node.locked(); if (pinned) node.lock(); else node.unlock(); node.toggleClass('pinned', pinned); say(pinned ? words.pinned : words.unpinned, { name: node.data('name') }); }),
  hide: withChosen((node) => { node.unselect(); node.addClass('hidden'); offer(); say(words.hidden, { name: node.data('name'), count: cy.nodes('.hidden').length }); }),
  show: () => { cy.nodes().removeClass('hidden'); offer(); say(words.allShown); },
  async png() {
    const blob = await cy.png({ output: 'blob-promise', full: true, scale: 2, maxWidth: 6000, maxHeight: 6000, bg: colour('card') });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = 'operator.png';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  },
};
for (const button of document.querySelectorAll('[data-do]')) button.addEventListener('click', () => does[button.dataset.do]());
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
function step([dx, dy]) {
  const from = chosen();
  if (from.empty()) { choose(visible().first(), true); return; }
  const at = from.position();
  // The nearest in that direction; to the side counts double.
  const ahead = visible().not(from).map((node) => { const { x, y } = node.position(); const along = (x - at.x) * dx + (y - at.y) * dy; const aside = Math.abs((x - at.x) * dy) + Math.abs((y - at.y) * dx); return { node, along, far: along + 2 * aside }; }).filter(({ along }) => along > 1).sort((a, b) => a.far - b.far);
  if (ahead.length > 0) choose(ahead[0].node, true);
}
const KEYS = { '+': 'in', '=': 'in', '-': 'out', '0': 'fit', p: 'pin', h: 'hide', s: 'show', a: 'arrange', Enter: 'open' };
box.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = ARROWS[event.key];
  if (arrow && event.shiftKey) cy.panBy({ x: -60 * arrow[0], y: -60 * arrow[1] });
  else if (arrow) step(arrow);
  else if (KEYS[event.key]) does[KEYS[event.key]]();
  else if (event.key === 'Escape') cy.elements().unselect();
  else return;
  event.preventDefault();
  event.stopPropagation();
});
let width = box.clientWidth;
addEventListener('resize', () => { if (box.clientWidth !== width) { width = box.clientWidth; cy.resize(); fit(); } });
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => cy.style(style()));
arrange();
offer();
const left = operator.nodes.length - shown.length;
say(left > 0 || links.length < operator.links.length ? words.leftOut : words.ready, { nodes: shown.length, allNodes: operator.nodes.length, links: links.length, allLinks: operator.links.length });
box.dataset.ready = 'yes';
})();
`;
