/**
 * The one stylesheet of every report: light, dark and print. No fonts, images or rules from
 * elsewhere.
 */
import { TOKENS } from './tokens.ts';

export const STYLE = `${TOKENS}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:var(--text-m)/1.5 var(--sans);-webkit-text-size-adjust:100%;text-size-adjust:100%}
main,.foot{max-width:var(--page);margin:0 auto;padding:var(--space-5);overflow-wrap:anywhere}
h1,h2,h3{line-height:1.25;margin:0;font-weight:650;letter-spacing:-.01em}
h1{font-size:var(--text-xxl)}h2{font-size:var(--text-l);margin:var(--space-6) 0 var(--space-3)}h3{font-size:var(--text-m)}
p{margin:0 0 var(--space-2)}.soft{color:var(--soft)}.small{font-size:var(--text-s)}
.brand{font-size:var(--text-xs);letter-spacing:.12em;text-transform:uppercase;color:var(--soft);margin:0 0 var(--space-2)}
.mono,code{font-family:var(--fixed);font-size:var(--text-code);overflow-wrap:anywhere}
.card{background:var(--card);border:1px solid var(--line);border-radius:var(--radius);padding:var(--space-4) var(--space-5)}
.card>:first-child{margin-top:0}.card>:last-child{margin-bottom:0}
.sides{display:grid;grid-template-columns:1fr auto 1fr;gap:var(--space-4);align-items:stretch;margin:var(--space-5) 0}
.side .site{font-size:var(--text-xl);font-weight:650;overflow-wrap:anywhere;line-height:1.25}
.side .badge{margin-top:var(--space-2)}.side dl{margin:var(--space-3) 0 0;display:grid;grid-template-columns:auto 1fr;gap:2px var(--space-3);font-size:var(--text-s)}
dt{color:var(--soft)}dd{margin:0;min-width:0;overflow-wrap:anywhere}dd summary{cursor:pointer}
.arrow{align-self:center;text-align:center;font-size:var(--text-xl);color:var(--soft);min-width:var(--space-6)}
.badge{display:inline-block;border-radius:var(--radius);padding:1px var(--space-2);font-size:var(--text-s);font-weight:600;border:1px solid currentColor;overflow-wrap:anywhere}
.badge-listed{color:var(--strong)}
.verdict{display:grid;grid-template-columns:auto 1fr;gap:var(--space-2) var(--space-5);border-left:6px solid var(--v);align-items:center}
.v-strong{--v:var(--strong)}.v-likely{--v:var(--likely)}.v-lead{--v:var(--lead)}.v-unrelated{--v:var(--unrelated)}.v-not-comparable{--v:var(--not-comparable)}
.verdict .word{font-size:var(--text-xxl);font-weight:700;color:var(--v);text-transform:capitalize;letter-spacing:-.02em;white-space:nowrap}
.verdict .bits{font-size:var(--text-m);color:var(--soft);white-space:nowrap}.verdict .bits b{color:var(--ink);font-size:var(--text-l);font-variant-numeric:tabular-nums}
.verdict p{margin:0}.caution{margin-top:var(--space-3);padding:var(--space-2) var(--space-4);border:1px dashed var(--line);border-radius:var(--radius);font-size:var(--text-s);color:var(--soft)}
.waterfall{list-style:none;margin:0 0 var(--space-3);padding:0;font-size:var(--text-s)}.waterfall li{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr 3.5rem;gap:0 var(--space-3);align-items:center}
.waterfall svg{grid-column:2;display:block;width:100%;height:1.875rem;overflow:visible}.waterfall .scale svg{height:1rem}.waterfall .scale text{font-size:var(--text-xs);fill:var(--soft)}
.waterfall span:first-child{text-align:right;overflow-wrap:anywhere}.waterfall .number{text-align:right;font-variant-numeric:tabular-nums}.waterfall .total{font-weight:700}
.mark{stroke:var(--soft);opacity:.45;stroke-dasharray:3 4}.axis{stroke:var(--soft)}
.bar-identity{fill:var(--identity)}.bar-content{fill:var(--content)}.bar-look{fill:var(--look)}.bar-host{fill:var(--host)}.bar-time{fill:var(--time)}.bar-against{fill:var(--against)}.bar-total{fill:var(--ink)}
.legend{display:flex;flex-wrap:wrap;gap:var(--space-1) var(--space-4);margin:var(--space-2) 0 0;font-size:var(--text-s);color:var(--soft)}
.legend span::before{content:"";display:inline-block;width:10px;height:10px;border-radius:3px;margin-right:6px;background:var(--g)}
.g-identity{--g:var(--identity)}.g-content{--g:var(--content)}.g-look{--g:var(--look)}.g-host{--g:var(--host)}.g-time{--g:var(--time)}.g-against{--g:var(--against)}
.row{background:var(--card);border:1px solid var(--line);border-left:5px solid var(--g);border-radius:var(--radius);margin:0 0 var(--space-3);padding:var(--space-3) var(--space-4);break-inside:avoid}
.row-head{display:flex;flex-wrap:wrap;align-items:baseline;gap:var(--space-1) var(--space-3)}
.row-head .tag{font-size:var(--text-s);color:var(--g);font-weight:600}.row-head .level{font-size:var(--text-s);color:var(--soft)}
.row-head .bits{margin-left:auto;font-weight:700;font-variant-numeric:tabular-nums;font-size:var(--text-l);white-space:nowrap}
.row-head .bits small{font-weight:400;color:var(--soft);font-size:var(--text-s)}
.row .note{margin:var(--space-1) 0 0}.row .sentence{margin:2px 0 0;font-size:var(--text-s);color:var(--soft)}
.row.nothing{border-left-color:var(--line)}.row.nothing .tag{color:var(--soft)}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:var(--space-4);margin-top:var(--space-3)}
.found{min-width:0}.found .who{font-size:var(--text-s);color:var(--soft);margin:0 0 2px}
.found .value{font-weight:600;overflow-wrap:anywhere;margin:0 0 var(--space-2)}
.found blockquote{margin:0 0 var(--space-2);padding:var(--space-2) var(--space-3);background:var(--quote);border-radius:var(--radius);font-size:var(--text-s);overflow-wrap:anywhere}
.found .where{font-size:var(--text-xs);color:var(--soft);margin:0}.found .where code{font-size:var(--text-xs)}
.found img{display:block;max-width:100%;max-height:180px;border-radius:var(--radius);border:1px solid var(--line);margin:0 0 var(--space-2)}
ul.plain{margin:0;padding:0 0 0 var(--space-5)}ul.plain li{margin:0 0 var(--space-1)}
.two{display:grid;grid-template-columns:1fr 1fr;gap:var(--space-4)}.two h3{margin-bottom:var(--space-2)}dl.facts{margin:0;display:grid;grid-template-columns:auto 1fr;gap:var(--space-1) var(--space-4)}
table{width:100%;border-collapse:collapse;font-size:var(--text-s)}.summary th{overflow-wrap:normal}th{text-align:left;font-weight:600;color:var(--soft);padding:var(--space-2) var(--space-3);border-bottom:1px solid var(--line)}
td{padding:var(--space-2) var(--space-3);border-bottom:1px solid var(--faint);vertical-align:top;overflow-wrap:anywhere}table.timeline td:nth-child(2){white-space:nowrap}td.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}th.num{text-align:right}
td.sites{width:50%}td .v{white-space:nowrap;font-weight:650;color:var(--v);text-transform:capitalize}
a{color:var(--accent)}
details.match{margin:0 0 var(--space-4)}details.match>summary{cursor:pointer;padding:var(--space-3) var(--space-4);border:1px solid var(--line);border-radius:var(--radius);background:var(--card);font-weight:600;overflow-wrap:anywhere}
details.match[open]>summary{margin-bottom:var(--space-4)}summary .v{color:var(--v);text-transform:capitalize}summary .soft{font-weight:400}
.foot{padding-top:0;font-size:var(--text-s);color:var(--soft)}
@media screen and (max-width:760px){main,.foot{padding:var(--space-4) var(--space-3)}.sides,.pair,.two,.verdict{grid-template-columns:1fr}.arrow{transform:rotate(90deg)}.row-head .bits{margin-left:0}
h1{font-size:var(--text-xl)}.card{padding:var(--space-3)}.two>*,.sides>*{min-width:0}dl.facts{grid-template-columns:1fr}dl.facts dd{margin:0 0 var(--space-2)}
.waterfall li{grid-template-columns:1fr auto}.waterfall svg{grid-column:1/-1;grid-row:2;height:1.25rem}.waterfall span:first-child{text-align:left}
.summary:not(.named),.summary:not(.named) tbody{display:block}.summary:not(.named) thead{display:none}
.summary:not(.named) tr{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px var(--space-4);padding:var(--space-3) 0;border-bottom:1px solid var(--faint)}.summary:not(.named) tr:last-child{border-bottom:0}
.summary:not(.named) td{display:block;padding:0;border:0}.summary:not(.named) td.num{text-align:left}.summary:not(.named) td.weight::after{content:" bits"}
.summary:not(.named) td.chance::before{content:"probability "}.summary:not(.named) td.chance{color:var(--soft)}
.summary:not(.named) td.sites,.summary:not(.named) td.carried{flex:0 0 100%;width:100%;min-width:0}.summary:not(.named) td.carried:not(:empty)::before{content:"main evidence: "}}
@media print{main,.foot{max-width:none;padding:0}thead{display:table-header-group}tr{break-inside:avoid}
.card,.row,.verdict{break-inside:avoid}h2,h3{break-after:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;

/** For pages that people look at: the style of the page in a sealed bundle stays as it is. */
export const PICTURE_STYLE = `
.homes{display:grid;grid-template-columns:1fr 1fr;gap:var(--space-4);margin:var(--space-4) 0}.home{margin:0;min-width:0}.home img,.home .none{width:100%;height:260px;object-fit:cover;object-position:top;border:1px solid var(--line);border-radius:var(--radius);background:var(--card)}
.home .none{display:grid;place-items:center;padding:var(--space-4);text-align:center}.home figcaption{margin-top:var(--space-1);overflow-wrap:anywhere}
.pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:var(--space-3)}.pictures figure{margin:0;min-width:0}.pictures img{max-width:100%;max-height:160px;border:1px solid var(--line);border-radius:var(--radius)}.pictures figcaption{overflow-wrap:anywhere}
.two-pictures>div{display:grid;grid-template-columns:1fr 1fr;gap:var(--space-1);align-items:start}.two-pictures figcaption{font-size:var(--text-s)}.pictures:has(.two-pictures){grid-template-columns:repeat(auto-fill,minmax(min(280px,100%),1fr));margin-top:var(--space-3)}
u{text-decoration:none;background:color-mix(in srgb,var(--likely) 24%,transparent);border-bottom:2px solid var(--likely)}
.pair.item{border-top:1px solid var(--faint);padding-top:var(--space-3)}.pair .how,.pair .of-both{grid-column:1/-1;margin-top:calc(-1*var(--space-2))}.how,.gloss{margin:var(--space-1) 0;font-size:var(--text-s)}.more{margin-top:var(--space-3)}.more>summary{cursor:pointer;color:var(--accent);overflow-wrap:anywhere}.more.rows>summary{padding:var(--space-2) 0}
mark{background:color-mix(in srgb,var(--lead) 28%,transparent);color:inherit;border-radius:3px}
.finding{margin-top:var(--space-7);border-top:3px solid var(--line)}.written{white-space:pre-line;overflow-wrap:anywhere}
@media screen and (max-width:760px){.homes{grid-template-columns:1fr}}
@media print{.homes{break-inside:avoid}.finding,details.match{break-before:page;border:0}details::details-content{display:block;content-visibility:visible;height:auto}@page{@bottom-right{content:counter(page) " / " counter(pages)}}}
`;

/**
 * For pages with a time axis. A graph keeps its size and scrolls, or its names could not be read on
 * a phone.
 */
export const AXIS_STYLE = `
.walk{overflow-x:auto}.graph{display:block;max-width:none}.graph text{font:var(--text-code) var(--sans);fill:var(--ink);unicode-bidi:isolate}
.axis-row{stroke:var(--soft)}.axis-tick{stroke:var(--line)}.graph .axis-date{font-size:var(--text-xs);fill:var(--soft)}.visit{fill:var(--card);stroke:var(--content);stroke-width:2}.visit-matched{fill:var(--content)}.walk+ul{margin-top:var(--space-2)}
@media print{.graph{max-width:100%;height:auto}.graph .axis-date{font-size:var(--text-code)}}
`;
