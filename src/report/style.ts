/**
 * The one stylesheet of every report: light, dark and print. No fonts, images or rules from
 * elsewhere.
 */
export const STYLE = `
:root{color-scheme:light dark;--bg:#f6f5f1;--card:#fffefb;--ink:#1d2026;--soft:#5d6370;--line:#dedbd2;--faint:#edeae2;
--identity:#9d3b1f;--content:#1f5f8b;--look:#6b5aa0;--host:#557a2f;--time:#8a6d1c;--against:#5f6672;
--strong:#a3271c;--likely:#b4560f;--lead:#8a6d1c;--unrelated:#5d6370;--not-comparable:#5d6370;--quote:#f4f1e8}
@media (prefers-color-scheme:dark){:root{--bg:#14161a;--card:#1c1f25;--ink:#e9e7e1;--soft:#a2a7b3;--line:#343943;--faint:#262a32;
--identity:#ee8765;--content:#74b6e6;--look:#b3a2ee;--host:#9cc66d;--time:#dbb653;--against:#98a0ae;
--strong:#f27a6c;--likely:#f0a05a;--lead:#dbb653;--unrelated:#a2a7b3;--not-comparable:#a2a7b3;--quote:#23272f}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;-webkit-text-size-adjust:100%}
main,.foot{max-width:1040px;margin:0 auto;padding:28px 24px}
h1,h2,h3{line-height:1.25;margin:0;font-weight:650;letter-spacing:-.01em}
h1{font-size:26px}h2{font-size:18px;margin:38px 0 12px}h3{font-size:15px}
p{margin:0 0 10px}.soft{color:var(--soft)}.small{font-size:13px}
.brand{font-size:12px;letter-spacing:.12em;text-transform:uppercase;color:var(--soft);margin:0 0 8px}
.mono,code{font-family:ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,monospace;font-size:12.5px;overflow-wrap:anywhere}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:18px 20px}
.sides{display:grid;grid-template-columns:1fr auto 1fr;gap:14px;align-items:stretch;margin:20px 0}
.side .site{font-size:21px;font-weight:650;overflow-wrap:anywhere;line-height:1.25}
.side .badge{margin-top:6px}.side dl{margin:12px 0 0;display:grid;grid-template-columns:auto 1fr;gap:2px 12px;font-size:13px}
dt{color:var(--soft)}dd{margin:0;min-width:0;overflow-wrap:anywhere}dd summary{cursor:pointer}
.arrow{align-self:center;text-align:center;font-size:26px;color:var(--soft);min-width:44px}
.badge{display:inline-block;border-radius:999px;padding:1px 10px;font-size:12.5px;font-weight:600;border:1px solid currentColor}
.badge-listed{color:var(--strong)}
.verdict{display:grid;grid-template-columns:auto 1fr;gap:6px 26px;border-left:6px solid var(--v);align-items:center}
.v-strong{--v:var(--strong)}.v-likely{--v:var(--likely)}.v-lead{--v:var(--lead)}.v-unrelated{--v:var(--unrelated)}.v-not-comparable{--v:var(--not-comparable)}
.verdict .word{font-size:30px;font-weight:700;color:var(--v);text-transform:capitalize;letter-spacing:-.02em;white-space:nowrap}
.verdict .bits{font-size:15px;color:var(--soft);white-space:nowrap}.verdict .bits b{color:var(--ink);font-size:18px;font-variant-numeric:tabular-nums}
.verdict p{margin:0}.caution{margin-top:12px;padding:10px 14px;border:1px dashed var(--line);border-radius:8px;font-size:13.5px;color:var(--soft)}
.waterfall{width:100%;height:auto;display:block}
.waterfall text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:var(--ink)}
.waterfall .mark-text{fill:var(--soft);font-size:11.5px}.waterfall .number{font-variant-numeric:tabular-nums}.waterfall .total{font-weight:700}
.mark{stroke:var(--soft);opacity:.45;stroke-dasharray:3 4}.axis{stroke:var(--soft)}.step{stroke:var(--soft);stroke-width:.75;opacity:.55}
.bar-identity{fill:var(--identity)}.bar-content{fill:var(--content)}.bar-look{fill:var(--look)}.bar-host{fill:var(--host)}.bar-time{fill:var(--time)}.bar-against{fill:var(--against)}.bar-total{fill:var(--ink)}
.legend{display:flex;flex-wrap:wrap;gap:4px 18px;margin:8px 0 0;font-size:12.5px;color:var(--soft)}
.legend span::before{content:"";display:inline-block;width:10px;height:10px;border-radius:3px;margin-right:6px;background:var(--g)}
.g-identity{--g:var(--identity)}.g-content{--g:var(--content)}.g-look{--g:var(--look)}.g-host{--g:var(--host)}.g-time{--g:var(--time)}.g-against{--g:var(--against)}
.row{background:var(--card);border:1px solid var(--line);border-left:5px solid var(--g);border-radius:10px;margin:0 0 12px;padding:14px 18px;break-inside:avoid}
.row-head{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 12px}
.row-head .tag{font-size:12.5px;color:var(--g);font-weight:600}.row-head .level{font-size:12.5px;color:var(--soft)}
.row-head .bits{margin-left:auto;font-weight:700;font-variant-numeric:tabular-nums;font-size:17px;white-space:nowrap}
.row-head .bits small{font-weight:400;color:var(--soft);font-size:12.5px}
.row .note{margin:4px 0 0}.row .sentence{margin:2px 0 0;font-size:13px;color:var(--soft)}
.row.nothing{border-left-color:var(--line)}.row.nothing .tag{color:var(--soft)}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:16px;margin-top:12px}
.found{min-width:0}.found .who{font-size:12px;color:var(--soft);margin:0 0 2px}
.found .value{font-weight:600;overflow-wrap:anywhere;margin:0 0 6px}
.found blockquote{margin:0 0 6px;padding:7px 11px;background:var(--quote);border-radius:6px;font-size:13.5px;overflow-wrap:anywhere}
.found .where{font-size:12px;color:var(--soft);margin:0}.found .where code{font-size:11.5px}
.found img{display:block;max-width:100%;max-height:180px;border-radius:6px;border:1px solid var(--line);margin:0 0 6px}
ul.plain{margin:0;padding:0 0 0 20px}ul.plain li{margin:0 0 5px}
.two{display:grid;grid-template-columns:1fr 1fr;gap:16px}.two h3{margin-bottom:8px}dl.facts{margin:0;display:grid;grid-template-columns:auto 1fr;gap:4px 16px}
table{width:100%;border-collapse:collapse;font-size:14px}th{text-align:left;font-weight:600;color:var(--soft);font-size:12.5px;padding:6px 10px;border-bottom:1px solid var(--line)}
td{padding:8px 10px;border-bottom:1px solid var(--faint);vertical-align:top;overflow-wrap:anywhere}table.timeline td:nth-child(2){white-space:nowrap}td.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}th.num{text-align:right}
td.sites{width:50%}td .v{white-space:nowrap;font-weight:650;color:var(--v);text-transform:capitalize}
a{color:var(--content)}
details.match{margin:0 0 14px}details.match>summary{cursor:pointer;padding:12px 16px;border:1px solid var(--line);border-radius:10px;background:var(--card);font-weight:600;overflow-wrap:anywhere}
details.match[open]>summary{margin-bottom:16px}summary .v{color:var(--v);text-transform:capitalize}summary .soft{font-weight:400}
.foot{padding-top:0;font-size:12.5px;color:var(--soft)}
@media (max-width:760px){main,.foot{padding:20px 14px}.sides,.pair,.two,.verdict{grid-template-columns:1fr}.arrow{transform:rotate(90deg)}.row-head .bits{margin-left:0}
.card{padding:14px}.waterfall text{font-size:19px}.waterfall .mark-text{font-size:16px}.two>*,.sides>*{min-width:0}.badge{border-radius:10px}dl.facts{grid-template-columns:1fr}dl.facts dd{margin:0 0 6px}
.summary,.summary tbody{display:block}.summary thead{display:none}
.summary tr{display:flex;flex-wrap:wrap;align-items:baseline;gap:2px 14px;padding:10px 0;border-bottom:1px solid var(--faint)}.summary tr:last-child{border-bottom:0}
.summary td{display:block;padding:0;border:0}.summary td.num{text-align:left}.summary td.weight::after{content:" bits"}
.summary td.chance::before{content:"probability "}.summary td.chance{color:var(--soft)}
.summary td.sites,.summary td.carried{flex:0 0 100%;width:100%;min-width:0}.summary td.carried:not(:empty)::before{content:"main evidence: "}}
@media print{:root{--bg:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--faint:#ddd;--quote:#f3f3f3}body{font-size:11pt}main,.foot{max-width:none;padding:0}
.card,.row,.verdict{break-inside:avoid}h2{break-after:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;

/** For pages that people look at: the style of the page in a sealed bundle stays as it is. */
export const PICTURE_STYLE = `
.homes{display:grid;grid-template-columns:1fr 1fr;gap:16px;margin:16px 0}.home{margin:0;min-width:0}.home img,.home .none{width:100%;height:260px;object-fit:cover;object-position:top;border:1px solid var(--line);border-radius:8px;background:var(--card)}
.home .none{display:grid;place-items:center;padding:16px;text-align:center}.home figcaption{margin-top:4px;overflow-wrap:anywhere}
.pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:12px}.pictures figure{margin:0;min-width:0}.pictures img{max-width:100%;max-height:160px;border:1px solid var(--line);border-radius:6px}.pictures figcaption{overflow-wrap:anywhere}
.two-pictures>div{display:grid;grid-template-columns:1fr 1fr;gap:4px;align-items:start}.two-pictures figcaption{font-size:12.5px}.pictures:has(.two-pictures){grid-template-columns:repeat(auto-fill,minmax(min(280px,100%),1fr));margin-top:12px}
u{text-decoration:none;background:color-mix(in srgb,var(--likely) 24%,transparent);border-bottom:2px solid var(--likely)}
.pair.item{border-top:1px solid var(--faint);padding-top:12px}.pair .how,.pair .of-both{grid-column:1/-1;margin-top:-8px}.how,.gloss{margin:4px 0;font-size:13px}.more{margin-top:12px}.more>summary{cursor:pointer;color:var(--content);overflow-wrap:anywhere}.more.rows>summary{padding:8px 0}
mark{background:color-mix(in srgb,var(--lead) 28%,transparent);color:inherit;border-radius:3px}
.finding{margin-top:44px;border-top:3px solid var(--line)}.written{white-space:pre-line;overflow-wrap:anywhere}
@media (max-width:760px){.homes{grid-template-columns:1fr}}
@media print{.homes{break-inside:avoid}.finding,details.match{break-before:page;border:0}details::details-content{display:block;content-visibility:visible;height:auto}@page{@bottom-right{content:counter(page) " / " counter(pages)}}}
`;

/**
 * For pages with a time axis. A graph keeps its size and scrolls, or its names could not be read on
 * a phone.
 */
export const AXIS_STYLE = `
.walk{overflow-x:auto}.graph{display:block;max-width:none}.graph text{font:13px system-ui,sans-serif;fill:var(--ink);unicode-bidi:isolate}
.axis-row{stroke:var(--soft)}.axis-tick{stroke:var(--line)}.graph .axis-date{font-size:11.5px;fill:var(--soft)}.visit{fill:var(--card);stroke:var(--content);stroke-width:2}.visit-matched{fill:var(--content)}.walk+ul{margin-top:8px}
@media print{.graph{max-width:100%;height:auto}}
`;
