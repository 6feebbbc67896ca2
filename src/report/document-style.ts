/**
 * For briefs and reports, after the style of every report. Printed, a line is 13 points high
 * whatever stands in it: `fit.ts` counts such lines.
 */
export const DOCUMENT_STYLE = `
.paper{max-width:860px;padding-top:0;overflow-wrap:anywhere}.paper *{min-width:0}.paper+.paper{margin-top:48px;border-top:3px solid var(--line)}
.paper h2{margin:26px 0 8px}.paper section>p{margin:0 0 6px;overflow-wrap:anywhere}.paper .caution{margin-top:10px}
.stamp{position:sticky;top:0;z-index:1;margin:0 -24px 18px;padding:8px 24px;background:var(--card);border-bottom:1px solid var(--line);font-weight:650;font-size:13px}
.stamp.open{background:var(--strong);color:var(--bg)}
.paper h1{overflow-wrap:anywhere}.paper .verdict{grid-template-columns:minmax(130px,22%) 1fr}.paper .verdict .word{white-space:normal;font-size:25px}.verdict p+p,td p+p{margin-top:3px}
.figures{display:grid;gap:12px;margin:12px 0}.figures.homes{grid-template-columns:1fr 1fr}.figures.pairs{grid-template-columns:repeat(3,1fr)}
.figures figure{margin:0;min-width:0}.figures figcaption{margin-top:3px;font-size:12.5px;color:var(--soft);overflow-wrap:anywhere}
.figures img,.figures .none{display:block;width:100%;object-fit:cover;object-position:top;border:1px solid var(--line);border-radius:4px;background:var(--card)}
.homes img,.homes .none{aspect-ratio:16/13}.pairs figure>div{display:grid;grid-template-columns:1fr 1fr;gap:4px}.pairs img,.pairs .none{aspect-ratio:1;object-fit:contain}
.of-report{table-layout:fixed;margin:6px 0 10px}.of-report td,.of-report th{padding:5px 7px;overflow-wrap:anywhere}.of-report td p{margin:0}.of-report code{font-size:11.5px}
.command{display:block;padding:6px 10px;background:var(--quote);border-radius:5px}
.paper .waterfall text{font-size:14px}
@media screen and (max-width:760px){.stamp{margin:0 -12px 14px;padding:8px 12px}.figures.homes,.figures.pairs{grid-template-columns:1fr}
.of-report,.of-report tbody,.of-report tr,.of-report td{display:block;width:auto}.of-report thead,.of-report colgroup{display:none}.of-report tr{padding:8px 0;border-bottom:1px solid var(--line)}
.of-report td{border:0;padding:3px 0}.of-report td:not(:empty)::before{content:attr(data-head);display:block;font-size:12px;color:var(--soft)}}
@media print{body{font:9.5pt/13pt "Liberation Sans",Arial,Helvetica,"Noto Sans",sans-serif}.stamp{display:none}.paper{max-width:none;padding:0}.paper+.paper{margin:0;border:0;break-before:page}
.paper .brand{margin:0 0 2pt;font-size:8pt;line-height:10pt}.paper h1{font-size:16pt;line-height:20pt;margin:0 0 3pt}.paper h2{font-size:11.5pt;line-height:15pt;margin:9pt 0 3pt}.paper p{margin:0 0 3pt}
.paper .card{padding:6pt 9pt;border-radius:4pt}.paper .verdict{grid-template-columns:24% 1fr;gap:4pt 10pt}.paper .verdict .word{font-size:17pt;line-height:20pt}.paper .verdict .bits,.paper .verdict .bits b{font-size:10pt}.paper .caution{margin:5pt 0;padding:3pt 7pt;font-size:8.5pt;line-height:11pt}
.figures{margin:5pt 0;gap:8pt}.figures figure{break-inside:avoid}.figures figcaption{font-size:8.5pt;line-height:11pt}.figures.homes{grid-template-columns:1fr 1fr}.figures.pairs{grid-template-columns:repeat(3,1fr)}.pairs figure>div{max-width:48mm}
.of-report{margin:3pt 0 5pt}.of-report,.of-report td{font-size:9pt;line-height:12pt}.of-report th{font-size:8.5pt;padding:2pt 4pt}.of-report td{padding:3pt 4pt}.of-report tr{break-inside:avoid}.of-report td p{margin:0}.of-report code,.paper code{font-size:7.5pt;line-height:inherit}
ul.plain li{margin:0 0 2pt}.paper .waterfall{max-height:95mm;break-inside:avoid}.command{padding:2pt 6pt;font-size:8.5pt}
.one-page{height:262mm;display:flex;flex-direction:column}.one-page>*{flex:none}.one-page section:first-of-type{flex:0 1 auto;min-height:0;display:flex;flex-direction:column}.one-page section:first-of-type>*{flex:none}
.one-page section .figures{flex:0 1 79mm;min-height:20mm;height:79mm}.one-page figure{display:flex;flex-direction:column;min-height:0}.one-page figure>div{flex:1 1 0;min-height:0}.one-page figcaption{flex:none}.one-page img,.one-page .none{height:100%;aspect-ratio:auto}}
`;
