/** The desk's stylesheet: that of reports, and what only the desk has. */
import { AXIS_STYLE, PICTURE_STYLE, STYLE } from '../../report/style.ts';
import { FINDING_STYLE } from '../findings/style.ts';

const FRAME = `
.skip{position:absolute;left:-999px}.skip:focus{left:var(--space-3);top:var(--space-2);background:var(--card);padding:var(--space-2) var(--space-3);z-index:3}
.top{background:var(--card);border-bottom:1px solid var(--line)}.top>div{display:flex;align-items:center;gap:var(--space-2) var(--space-4);max-width:90rem;margin:0 auto;padding:0 var(--space-4)}
.top .name{font-weight:700;letter-spacing:.02em;color:var(--ink);text-decoration:none;padding:var(--space-3) 0}.top ul{list-style:none;margin:0;padding:0}
.top li a{display:block;padding:var(--space-3) var(--space-2);color:var(--soft);text-decoration:none;font-size:var(--text-s);white-space:nowrap}
.top li a:hover{color:var(--ink);text-decoration:underline}.top .count{display:inline-block;min-width:1.4em;padding:0 .4em;border-radius:1em;background:var(--accent);color:var(--on-accent);text-align:center}.top a[aria-current]{color:var(--ink);font-weight:650;box-shadow:inset 0 -3px var(--accent)}
html{scroll-padding-top:var(--space-7)}main{padding-bottom:var(--space-7)}main>h1{margin-bottom:var(--space-4);overflow-wrap:anywhere}main>p:not([class*=card],.said,.caution){max-width:48rem}main a{padding-block:.3rem}
.said{padding:var(--space-3) var(--space-4);border:1px solid var(--line);border-left:5px solid var(--host);background:var(--card);border-radius:var(--radius)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
@media screen and (min-width:761px){.top .fold{display:none}.top ul{display:flex;flex-wrap:wrap;position:static;inset:auto;width:auto;height:auto;border:0;overflow:visible;background:none}}
@media screen and (max-width:760px){.top>div{padding:0 var(--space-3);justify-content:space-between}.top ul{inset:3rem var(--space-3) auto auto;width:15rem;border:1px solid var(--soft);border-radius:var(--radius);background:var(--card);color:var(--ink);box-shadow:var(--shadow)}
.top ul:popover-open{columns:2;padding:var(--space-2)}.top li a{padding:var(--space-2);font-size:var(--text-m)}}
`;

/** A row of a table is a card on a phone; report/table-heads.ts names its cells. */
const TABLES = `
table{background:var(--card)}main>table,.card+table{margin:var(--space-3) 0}
thead th{position:sticky;top:var(--under,0px);z-index:1;background:var(--card);box-shadow:inset 0 -1px var(--line);border:0;vertical-align:bottom}
th,td{overflow-wrap:break-word}td :is(a,bdi,code){overflow-wrap:anywhere}td:has(code){min-width:11rem}td.sites{width:40%;min-width:16rem}td.carried{min-width:11rem}tbody tr:hover{background:var(--quote)}
td.num>a{display:inline-block;min-width:var(--target)}summary{min-height:var(--target)}td>input[type=checkbox]{width:var(--target);height:var(--target);margin:0}td>form{margin:0}
@media screen and (max-width:760px){.named,.named tbody{display:block}.named thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.named tr{display:block;padding:var(--space-3);border-bottom:1px solid var(--line)}.named tr:last-child{border:0}
.named td,.named td.num,.named td.sites,.named td.carried,.named td.actions{display:flow-root;width:auto;min-width:0;padding:2px 0 2px 7.5rem;border:0;text-align:left;white-space:normal}
.named td::before{content:attr(data-head) " ";float:left;width:7rem;margin-left:-7.5rem;color:var(--soft);overflow-wrap:anywhere}.named td:empty{display:none}}
`;

const FORMS = `
.filters{display:flex;flex-wrap:wrap;gap:var(--space-3) var(--space-4);align-items:end;margin:0 0 var(--space-4)}
.field{display:block;margin:0 0 var(--space-3)}.field input,.field select,.field textarea{display:block;width:100%;max-width:36rem;margin-top:var(--space-1)}
input,select,textarea,button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--soft);border-radius:var(--radius);padding:var(--space-1) var(--space-3);min-height:2.25rem;max-width:100%}
input[type=checkbox],input[type=radio]{min-height:0;width:1.125rem;height:1.125rem;margin:.1875rem;flex:none;vertical-align:-.25rem;accent-color:var(--accent)}
::placeholder{color:var(--soft);opacity:1}input[type=search]{display:block;width:min(100%,26rem);margin-top:var(--space-1)}
button{cursor:pointer;background:var(--accent);color:var(--on-accent);border-color:var(--accent);font-weight:600}button:hover{filter:brightness(1.12)}
button.quiet,.actions button,.filters button,.fold{background:var(--card);color:var(--accent);border-color:var(--soft)}button.quiet{font-weight:400;padding-block:0;min-height:2rem}
fieldset{margin:var(--space-4) 0;min-width:0;border:1px solid var(--line);border-radius:var(--radius);padding:var(--space-3) var(--space-4)}legend{font-weight:650;padding:0 var(--space-2)}
.choices{display:flex;flex-wrap:wrap;gap:var(--space-1) var(--space-5);margin:0 0 var(--space-3)}.choices label,td>label{display:inline-flex;align-items:center;gap:var(--space-1);min-height:var(--target)}
button+.soft{margin:var(--space-2) 0 0}.actions{display:flex;flex-wrap:wrap;gap:var(--space-2)}div.actions{margin:0 0 var(--space-3)}
`;

const PARTS = `
a.badge{min-height:var(--target)}.card+.card,.card+form,.card+p,.card+.soft,table+form.card,.item{margin-top:var(--space-4)}.card h2{margin-top:0}.card>h3{margin-bottom:var(--space-2)}
.two,form.seen{margin:var(--space-4) 0}.two>.card+.card{margin-top:0}.two>:only-child{grid-column:1/-1}.item h2{font-size:var(--text-m)}.pictures figcaption a{display:inline-block;min-height:var(--target)}.item form{display:flex;flex-wrap:wrap;align-items:end;gap:var(--space-3)}.item .field{flex:0 1 20rem;margin:0}.card.plain{padding-left:var(--space-6)}.pager{display:flex;flex-wrap:wrap;gap:var(--space-4);margin:var(--space-4) 0}.pager a{display:inline-block;min-width:var(--target);min-height:var(--target)}
iframe.replay{display:block;width:100%;height:75vh;margin:var(--space-4) 0;border:2px solid var(--strong);border-radius:var(--radius);background:var(--paper)}details img,main>img{max-width:100%;height:auto}
.graph .node-kind{font-size:var(--text-xs);fill:var(--strong)}.graph .link-bits{font-size:var(--text-xs);paint-order:stroke;stroke:var(--card);stroke-width:7px;stroke-linejoin:round}
details h3{margin:var(--space-3) 0 var(--space-1)}pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:var(--text-s)}
.node{fill:var(--bg);stroke:var(--soft)}.node-listed{stroke:var(--strong);stroke-width:2}.graph a:hover .node{stroke:var(--accent);stroke-width:2}
.link{fill:none;stroke:var(--soft);stroke-width:1.25}.link-strong{stroke:var(--ink);stroke-width:2.5}.link-listed{stroke:var(--strong);stroke-dasharray:5 4}
@media print{.card:has(>form:only-child),td>input,.top,form:not(:has(table)),form fieldset,button,.pager,.skip,.filters{display:none}thead th{position:static}.walk:has(.node){page:wide}@page wide{size:A4 landscape}a{text-decoration:none}}
`;

/** The library would write the rule of its container into the page, which the policy refuses. */
const GRAPH = `
main:has(#graph){max-width:none}#graph{height:max(24rem,calc(100vh - 17rem));height:max(24rem,calc(100dvh - 17rem));border:1px solid var(--line);border-radius:var(--radius);background:var(--card);overflow:hidden;touch-action:none}
.__________cytoscape_container{position:relative}#graph :is(div,canvas){max-width:100%}.scripted .no-script{display:none}main #graph-said,main #graph-keys{max-width:none;margin:var(--space-2) 0}
.graph-legend{list-style:none;display:flex;flex-wrap:wrap;gap:var(--space-1) var(--space-5);padding:0;margin:var(--space-2) 0 var(--space-4);font-size:var(--text-s)}.graph-legend li{display:flex;align-items:center;gap:var(--space-2)}
.graph-legend span{display:inline-block;width:18px;height:18px;flex:none;border:1px solid var(--soft);background:var(--bg);border-radius:4px}
.graph-legend .mark-listed{border:3px solid var(--strong);border-radius:0;transform:rotate(45deg) scale(.75)}.graph-legend .mark-value{border:2px solid var(--accent);border-radius:0 50% 50% 0}.graph-legend .mark-other{border:2px dashed var(--soft)}
.graph-legend :is(.mark-strong,.mark-likely,.mark-list,.mark-merge){width:28px;height:0;border:0;border-top:2px solid var(--soft);border-radius:0;background:none}.graph-legend .mark-strong{border-top:4px solid var(--ink)}.graph-legend .mark-list{border-top:2px dashed var(--strong)}.graph-legend .mark-merge{border-top:3px dotted var(--accent)}
@media print{.scripted .no-script{display:block}main .needs-script{display:none}}
`;

/** The differences of two visits: words that are gone and words that are new. */
const DIFFERENCES = `
del,ins{text-decoration:none;border-radius:3px}del{background:color-mix(in srgb,var(--strong) 18%,transparent);text-decoration:line-through}ins{background:color-mix(in srgb,var(--content) 22%,transparent)}
@media screen and (min-width:761px){.differs td{width:50%}}.named.differs td[colspan]::before{content:none}@media screen and (max-width:760px){.named.differs td[colspan]{padding-left:0}}.differences>details{margin:var(--space-3) 0}.differences summary{cursor:pointer}.differences details .homes{margin:var(--space-3) 0}
`;

export const DESK_CSS = `${STYLE}${PICTURE_STYLE}${AXIS_STYLE}${FRAME}${TABLES}${FORMS}${PARTS}${GRAPH}${FINDING_STYLE}${DIFFERENCES}`;
