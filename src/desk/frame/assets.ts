/** The desk's stylesheet and script. Every page works without the script: it saves keystrokes. */
import { AXIS_STYLE, PICTURE_STYLE, STYLE } from '../../report/style.ts';

export const DESK_CSS = `${STYLE}${PICTURE_STYLE}${AXIS_STYLE}.skip{position:absolute;left:-999px}.skip:focus{left:12px;top:8px;background:var(--card);padding:8px 12px;z-index:2}
.top{display:flex;flex-wrap:wrap;gap:6px 24px;align-items:baseline;max-width:1040px;margin:0 auto;padding:14px 24px 0}
.top .name{font-weight:700;letter-spacing:.04em;color:var(--ink);text-decoration:none}
.top ul{display:flex;flex-wrap:wrap;gap:4px 18px;list-style:none;margin:0;padding:0}
.top a[aria-current]{color:var(--ink);font-weight:650;text-decoration:none;border-bottom:2px solid currentColor}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,summary:focus-visible,[tabindex="0"]:focus-visible{outline:3px solid var(--content);outline-offset:2px}
main>h1{margin-bottom:14px;overflow-wrap:anywhere}
.said{padding:10px 14px;border-left:5px solid var(--host);background:var(--card);border-radius:6px}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.filters{display:flex;flex-wrap:wrap;gap:10px 16px;align-items:end;margin:0 0 16px}
.field{display:block;margin:0 0 12px}.field input,.field select,.field textarea{display:block;width:100%;max-width:560px;margin-top:3px}
input,select,textarea,button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--soft);border-radius:6px;padding:6px 10px;min-height:36px}
input[type=checkbox],input[type=radio]{min-height:0;width:18px;height:18px;vertical-align:-3px}
input[type=search]{width:min(100%,420px)}
button{cursor:pointer;background:var(--ink);color:var(--bg);border-color:var(--ink);font-weight:600}button.quiet{background:none;color:var(--soft);border-color:var(--line);font-weight:400}
fieldset{margin:18px 0}legend{font-weight:650;padding:0 6px}.choices{display:flex;flex-wrap:wrap;gap:6px 22px;margin:0 0 12px}
.card+.card,.card+form.card,table+form.card,.card+.soft,.item{margin-top:14px}form.card h2{margin-top:0}
.two,form.seen{margin:14px 0}.two>.card+.card{margin-top:0}.card.plain{padding:14px 20px 10px 38px}.pager{display:flex;gap:16px;margin:18px 0}.actions{display:flex;flex-wrap:wrap;gap:12px}.written{white-space:pre-line;overflow-wrap:anywhere}
iframe.replay{display:block;width:100%;height:75vh;margin:14px 0;border:2px solid var(--strong);border-radius:6px;background:#fff}details img,main>img{max-width:100%;height:auto}
/* The graph keeps its size and scrolls, so that its names can be read on a phone. */
.graph .node-kind{font-size:11px;fill:var(--strong)}.graph .link-bits{font-size:11px;paint-order:stroke;stroke:var(--card);stroke-width:7px;stroke-linejoin:round}
.node{fill:var(--bg);stroke:var(--soft)}.node-listed{stroke:var(--strong);stroke-width:2}.graph a:hover .node{stroke:var(--content);stroke-width:2}
.link{fill:none;stroke:var(--soft);stroke-width:1.25}.link-strong{stroke:var(--ink);stroke-width:2.5}.link-listed{stroke:var(--strong);stroke-dasharray:5 4}
@media (max-width:760px){.top{padding:12px 14px 0}.summary td:first-child{flex:0 0 auto}}
@media print{.top,form,.pager,.skip,.filters{display:none}}
`;

export const DESK_JS = `'use strict';
const watched = document.querySelector('[data-watch]');
if (watched) {
  const events = new EventSource(watched.dataset.watch);
  events.addEventListener('changed', () => { events.close(); location.reload(); });
}
// A page from the bookmark: shown in the form, and sent only by its button.
const taken = document.querySelector('[data-from-hash]');
if (taken && location.hash.startsWith('#html=')) {
  try { taken.value = decodeURIComponent(location.hash.slice(6)); } catch { taken.value = ''; }
  history.replaceState(null, '', location.pathname + location.search);
}
// j and k move between findings, x chooses one, / goes to the search.
const links = [...document.querySelectorAll('td.sites a')];
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== 'checkbox') return;
  const row = document.activeElement && document.activeElement.closest('tr');
  const at = links.findIndex((link) => link.closest('tr') === row);
  if (event.key === 'j' || event.key === 'k') {
    const next = links[Math.max(0, Math.min(links.length - 1, at + (event.key === 'j' ? 1 : -1)))];
    if (next) next.focus();
  } else if (event.key === 'x' && row) {
    const box = row.querySelector('input[type=checkbox]');
    if (box) box.checked = !box.checked;
  } else if (event.key === '/') { event.preventDefault(); location.href = '/search'; }
});
`;
