import { structure } from '../../../src/signals/look/structure.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

const page = (cards: number, extra = '') => `<!doctype html><html><head><title>Shop</title></head><body class="shop">
<header class="top"><div class="wrap"><a class="logo" href="/"><img src="/l.png"></a><nav class="menu"><ul><li><a href="/a">A</a></li><li><a href="/b">B</a></li></ul></nav></div></header>
<main class="body"><section class="hero"><h1>Shop</h1><p>Words</p></section><section class="grid"><h2>Goods</h2><ul class="cards">${CARD.repeat(cards)}</ul></section>${extra}
<form class="ask"><label>Name</label><input><textarea></textarea><button class="send">Send</button></form></main>
<footer class="foot"><div class="cols"><dl><dt>Mail</dt><dd>x</dd></dl><address>Street</address></div><p class="small">2020</p></footer></body></html>`;

const CARD =
  '<li class="card"><a class="card-link" href="/p"><img src="/p.jpg"><h3 class="card-name">Item</h3></a><p class="card-text">Words</p></li>';

export const examples = examplesOf(structure, [
  { name: 'a shop page', pages: page(3), expect: ({ pages, classes }) => pages.length === 1 && classes.size > 10 },
  {
    name: 'the same with more goods and a table',
    pages: page(9, '<section class="prices"><table><tr><th>x</th><td>1</td></tr></table></section>'),
    expect: ({ pages }) => (pages[0]?.size ?? 0) > 40,
  },
  { name: 'a bare page', pages: '<html><body><h1>Hello</h1><p>Words.</p></body></html>', expect: null },
]);
