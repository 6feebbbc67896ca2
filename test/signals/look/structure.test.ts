import { expect, it } from 'vitest';
import { structure } from '../../../src/signals/look/structure.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './structure.examples.ts';

signalContract(structure, examples);

const CARD =
  '<li class="card"><a class="card-link" href="/p"><img src="/p.jpg"><h3 class="name">Bag of herbs</h3></a><p class="text">Dried in the shade of old barns.</p></li>';
const SHOP = `<html><body class="shop"><header class="top"><a class="logo" href="/"><img src="/l.png"></a><nav class="menu"><ul><li><a href="/a">Herbs</a></li><li><a href="/b">Valleys</a></li></ul></nav></header>
<main class="body"><section class="hero"><h1>Herbs</h1><p>Dried slowly.</p></section><section class="grid"><h2>Bags</h2><ul class="cards">${CARD.repeat(3)}</ul></section><article class="story"><h2>Story</h2><blockquote><p>Once</p></blockquote><table><tr><th>Kind</th><td>Mint</td></tr></table></article>
<form class="ask"><label>Name</label><input><textarea></textarea><button class="send">Send</button></form></main>
<footer class="foot"><dl><dt>Mail</dt><dd>on request</dd></dl><p class="small">2020</p></footer></body></html>`;
const compared = (other: string) => {
  const [left, right] = [SHOP, other].map((html) => structure.extract(siteFrom({ '/': html })));
  return left && right ? structure.compare(left, right) : null;
};
const renamed = (html: string) =>
  html.replace(/class="([a-z-]+)"/g, (_, name: string) => `class="q${[...name].reverse().join('')}"`);

it('does not fall to different when every class has another name', () => {
  expect(compared(renamed(SHOP))?.level).toBe('partial');
});

it('does not fall to different when boxes have other names, or stand in more boxes', () => {
  expect(compared(SHOP.replace(/(<\/?)(?:header|nav|main|section|article|footer)\b/g, '$1div'))?.level).not.toBe(
    'different',
  );
  expect(compared(SHOP.replace(/<(section|form|ul)\b(.*?)<\/\1>/g, '<div><div>$&</div></div>'))?.level).not.toBe(
    'different',
  );
});

it('says that other pages are built otherwise, whatever the boxes are called', () => {
  const other = `<html><body><div class="q"><table>${'<tr><td><h4>a</h4><ol><li>b</li></ol></td><td><dl><dt>c</dt><dd>d</dd></dl></td></tr>'.repeat(3)}</table></div><div><div><h1>Herbs and more words</h1><div><p>e</p><ol><li><a href="/x">f</a></li></ol><pre>g</pre></div><h5>h</h5><form><select></select><h6>i</h6></form><hr><p><img src="/z.jpg"></p></div></div></body></html>`;
  expect(compared(other)?.level).toBe('different');
});
