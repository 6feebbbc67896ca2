/** Styles of the page of a finding, and of what other pages show of findings. */
export const FINDING_STYLE = `
main:has(.work){max-width:var(--page)}
main:has(.work)>h1{margin:0 0 8px;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
.crumb{margin:0 0 8px;font-size:var(--text-code)}
html:has(.workbar){scroll-padding:84px 0 12px}
.workbar{position:sticky;top:0;z-index:4;display:flex;flex-wrap:wrap;align-items:center;gap:8px 14px;margin:0 0 16px;padding:8px 14px;background:var(--card);border:1px solid var(--line);border-radius:0 0 var(--radius) var(--radius);box-shadow:var(--shadow)}
.workbar p{margin:0}.bar-pair{flex:1 1 0;min-width:0;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;color:var(--soft)}
.verdict-line .v{color:var(--v);text-transform:capitalize}.verdict-line .num{font-variant-numeric:tabular-nums;font-weight:600;white-space:nowrap}
.workbar .state{font-size:var(--text-code);white-space:nowrap}
.tools{display:flex;flex-wrap:wrap;gap:6px;align-items:center}
.button{display:inline-block;min-height:36px;padding:6px 12px;border:1px solid var(--soft);border-radius:var(--radius);background:var(--card);color:var(--ink);font-weight:600;text-decoration:none;cursor:pointer;list-style:none;white-space:nowrap}
.button::-webkit-details-marker{display:none}summary.button::after{content:" ▾";color:var(--soft);font-weight:400}
#judge>.button{background:var(--accent);color:var(--on-accent);border-color:var(--accent)}#judge>.button::after{color:inherit}
.next .narrow{display:none}.keys-button{min-width:36px;border-color:var(--soft)}
.panel{position:absolute;right:0;top:calc(100% + 6px);width:min(480px,100%);max-height:calc(100vh - 84px);max-height:calc(100dvh - 84px);overflow:auto;box-shadow:var(--shadow)}
.panel h2{font-size:var(--text-m);margin:0 0 12px}.panel .choices{flex-direction:column}.panel textarea{width:100%}.panel form>button{margin:0 8px 8px 0}.panel button[name=after]{background:var(--card);color:var(--ink);border-color:var(--soft)}
.menu{list-style:none;margin:0;padding:0}.menu a,.menu button{display:block;width:100%;min-height:40px;text-align:start;padding:8px 10px;border:0;border-radius:var(--radius);color:var(--ink);text-decoration:none}
.menu a:hover,.menu button:hover{background:var(--faint)}.menu .small{color:var(--soft)}
dialog{color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:var(--radius);padding:18px 22px;max-width:min(560px,calc(100vw - 24px));max-height:calc(100vh - 24px);overflow:auto}
dialog::backdrop{background:var(--veil)}dialog h2{margin:0 0 12px}dialog dl{display:grid;grid-template-columns:auto 1fr;gap:6px 14px;margin:0 0 14px}
kbd{font:600 var(--text-code) var(--fixed);border:1px solid var(--soft);border-bottom-width:2px;border-radius:var(--radius);padding:1px 6px;background:var(--bg)}
html:not(.scripted) .needs-script{display:none}
#enlarged{width:calc(100vw - 24px);max-width:none}#enlarged button{margin:0 0 12px}#enlarged .shown{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:16px;align-items:start;max-height:calc(100vh - 120px);overflow:auto}
#enlarged figure{margin:0;min-width:0}#enlarged figcaption{margin-bottom:6px;font-weight:600;overflow-wrap:anywhere}#enlarged img{width:100%;height:auto;border:1px solid var(--line);border-radius:var(--radius)}
.work{display:grid;grid-template-columns:150px minmax(0,1fr);gap:28px}.parts{min-width:0;overflow-wrap:anywhere}
.contents{font-size:var(--text-code)}.contents ul{position:sticky;top:76px;list-style:none;margin:0;padding:0}.contents li{padding:4px 0 4px 10px;border-left:2px solid var(--line)}.contents a{text-decoration:none}.contents a:hover{text-decoration:underline}
.parts h2{margin:30px 0 10px}.parts h3{margin:14px 0 8px}
.start{display:grid;grid-template-columns:minmax(0,4fr) minmax(0,7fr);gap:16px;align-items:stretch}
.why{border-left:6px solid var(--v)}.why p{margin:0 0 8px}.why p:last-child{margin:0}.why-verdict{font-size:var(--text-xl)}.why-verdict .num{font-size:var(--text-l);color:var(--soft)}.why>p:first-child{font-size:var(--text-m);display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:9;overflow:hidden}.chance-of{margin:0 0 8px}.chance-of summary{color:var(--ink)}.chance-of p{margin:6px 0 0}
.start .homes{margin:0;gap:14px}.start .home img,.start .home .none{height:190px}.home figcaption{font-size:var(--text-s);line-height:1.45}.home .site{font-weight:650;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}.home .badge{font-size:var(--text-xs)}
.home .enlarge,.two-pictures .enlarge{display:block;cursor:zoom-in}
.pair.names{margin:0;font-size:var(--text-code);font-weight:600;color:var(--soft)}.names+.items>.item:first-child{border:0;margin-top:0}
.about .sides{margin:8px 0 0}.about{margin-top:10px;font-size:var(--text-s)}
.reason-line{display:grid;grid-template-columns:3.5rem 108px minmax(0,5fr) minmax(0,3fr) minmax(0,3fr);gap:2px 14px;align-items:start}
.reason-heads{padding:0 14px 4px 17px;font-size:var(--text-xs);font-weight:600;color:var(--soft)}.reason-heads span{min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.reason{padding:0;margin:0 0 6px;border-radius:var(--radius)}.reason>summary{padding:7px 14px 7px 12px;cursor:pointer;list-style:none}.reason>summary::-webkit-details-marker{display:none}
.row.reason>:not(summary){margin-left:14px;margin-right:14px}.reason[open]{padding-bottom:14px}.reason>summary:hover{background:var(--faint)}
.reason .bits{white-space:nowrap;font-weight:700;font-variant-numeric:tabular-nums;text-align:end}.step-bar{width:100%;height:10px;margin-top:6px}.step-bar .ground{fill:var(--faint)}
.what .tag{font-size:var(--text-xs);color:var(--g);font-weight:600;margin-left:4px}
.line-note{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;font-size:var(--text-code);line-height:1.4;color:var(--soft);overflow-wrap:anywhere}.reason[open] .line-note{display:block;color:var(--ink)}
.got{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden;font-size:var(--text-code);line-height:1.4;overflow-wrap:anywhere;min-width:0}.got.on-both{grid-column:span 2}.got.on-both::before{content:"= ";color:var(--soft)}
.reason[open] .got{display:none}.reason[open] .what{grid-column:3/-1}.thumb{height:44px;max-width:100%;border:1px solid var(--line);border-radius:var(--radius);vertical-align:middle}
.reasons .more.rows{margin-top:8px}.reasons+ul{margin-top:8px;font-size:var(--text-code);color:var(--soft)}
.found>.more{margin:0 0 6px;font-size:var(--text-code)}.found>.more bdi,blockquote .more bdi{overflow-wrap:anywhere}
.group>summary{cursor:pointer}.group ul{list-style:none;padding:0;margin:var(--space-2) 0}.group li{padding:var(--space-2) 0;border-top:1px solid var(--line)}.group li input{width:var(--target);height:var(--target);margin:0 var(--space-1) 0 0}
.thumbs{display:flex;flex-wrap:wrap;gap:var(--space-2) var(--space-3);margin:var(--space-2) 0 0}.thumbs figure{margin:0;width:8.5rem}.thumbs img{display:block;width:100%;height:5.25rem;object-fit:cover;object-position:top;border:1px solid var(--line);border-radius:var(--radius)}.thumbs figcaption{font-size:var(--text-xs);line-height:1.35;overflow-wrap:anywhere;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}
.item .verdict-line{font-weight:400}
@media screen and (max-width:1100px){.work{grid-template-columns:minmax(0,1fr);gap:14px}.contents{overflow-x:auto}.contents ul{position:static;display:flex;gap:4px 14px}.contents li{border:0;padding:2px 0;white-space:nowrap}.start{grid-template-columns:minmax(0,1fr)}.bar-pair{display:none}.bar-verdict{flex:1 1 auto}}
@media screen and (max-width:760px){.pair.names{display:none}html:has(.workbar){scroll-padding-top:104px}.workbar{margin:0 calc(-1*var(--space-3)) var(--space-3);padding:6px var(--space-3);border-radius:0;border-width:1px 0;gap:4px}.workbar .tools{display:contents}.bar-verdict{flex:1 1 calc(100% - 60px);overflow:hidden}.keys-button{order:1}.tool,.next{order:2}main:has(.work)>h1{font-size:var(--text-xl);-webkit-line-clamp:4}.workbar .button,.workbar button{padding:6px 8px;font-size:var(--text-s)}.workbar summary.button::after{content:""}.next .wide{display:none}.next .narrow{display:inline}
.panel{left:14px;right:14px;width:auto;max-height:calc(100vh - 110px);max-height:calc(100dvh - 110px)}
.start .homes{grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:8px}.start .home img,.start .home .none{height:120px}.start .home .none{font-size:var(--text-xs);padding:6px}
.reason-heads{display:none}.reason-line{grid-template-columns:3.25rem minmax(0,1fr) minmax(0,1fr)}.step-bar{display:none}.reason-line>span:empty{display:none}.what,.reason[open] .what{grid-column:2/-1}.got{grid-column:auto;-webkit-line-clamp:2}.got:first-of-type{grid-column:2}.got.on-both{grid-column:2/-1}.what+.got:not(.on-both){grid-column:2}
.about .arrow{display:none}}
@media print{.bar-pair,.reason-heads span{white-space:normal;overflow:visible;overflow-wrap:anywhere}.line-note,.home .site,.why>p:first-child,main:has(.work)>h1{display:block}.workbar{position:static;box-shadow:none}.tools,.contents,.crumb,dialog{display:none}.work{display:block}.start{break-inside:avoid}}
`;
