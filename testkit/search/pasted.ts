/**
 * Things that people paste into a search, by their form, with what must come: a hit's kind and id. The sites are the
 * example's and two invented ones.
 */
import type { FoundHit } from '../../src/model/decisions/search.ts';

/** Pages of the invented sites, by host and path. */
export const INVENTED: Readonly<Record<string, string>> = {
  'ostholm-kessel.test/index.html': `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Ostholm Kesselbau | Dampfkessel seit 1911</title>
<script async src="https://tags.example/js?id=G-7QXW29KLM4"></script>
<script>window.dataLayer=[];cfg={"account":"acct_9f31kq77","pixel":884213377201945};</script><meta name="site-check" content="vK3-29dd_Qmz81LoPx"></head>
<body data-shop="shop-4471-kx" ><header><a href="/">Ostholm Kesselbau</a> <nav><a href="/kontakt.html">Kontakt</a></nav></header>
<main><h1>Dampfkessel und Wärmetauscher</h1><p>Unsere Schweißer prüfen jede Naht zweimal, bevor der Kessel das Tor verlässt. Größe ist bei uns keine Frage des Hofes.</p></main>
<footer><p>Ostholm Kesselbau GmbH, Hafenstraße 12, 24937 Flensburg</p><p>Tel. (0461) 998-7731</p></footer></body></html>`,
  'ostholm-kessel.test/kontakt.html': `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Kontakt | Ostholm Kesselbau</title></head>
<body><header><a href="/">Ostholm Kesselbau</a> <nav><a href="/kontakt.html">Kontakt</a></nav></header><main><h1>Kontakt</h1>
<p>Bitcoin: 1BoatSLRHtKNngkdXEeobR76b53LETtpyT</p><p>Geschäftsführerin: Änne Brodersen-Möller</p></main>
<footer><p>Ostholm Kesselbau GmbH, Hafenstraße 12, 24937 Flensburg</p><p>Tel. (0461) 998-7731</p></footer></body></html>`,
  'lantian-jixie.test/index.html': `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>蓝天精密机械有限公司 - 首页</title></head><body><header><a href="/">蓝天精密机械有限公司</a></header>
<main><h1>精密轴承与齿轮</h1><p>本公司成立于二零零三年，专业生产各类轴承、齿轮及传动部件，产品远销东南亚和欧洲市场。</p><p>地址：河南省洛阳市涧西区建设路88号</p></main><footer><p>电话：0379-6491 2288</p></footer></body></html>`,
};

export interface Pasted {
  /** The form of the thing. */
  readonly form: string;
  readonly text: string;
  readonly kind: FoundHit['kind'];
  /** The id of the hit, or how it ends. */
  readonly id: string;
}

const PANMULAN = 'panmulan-chem.example';
const NORRVIK = 'norrvik-pigments.example';
const OSTHOLM = 'ostholm-kessel.test';
const LANTIAN = 'lantian-jixie.test';
const LISTED = 'hanbei-qiruntuo';
const site = (form: string, text: string, id: string): Pasted => ({ form, text, kind: 'site', id });
const page = (form: string, text: string, id: string): Pasted => ({ form, text, kind: 'page', id });
const entity = (form: string, text: string): Pasted => ({ form, text, kind: 'entity', id: LISTED });

export const PASTED: readonly Pasted[] = [
  page('address', 'http://panmulan-chem.example/contact.html', `${PANMULAN}/contact.html`),
  page(
    'address with another scheme and www',
    'https://www.norrvik-pigments.example/contact.html',
    `${NORRVIK}/contact.html`,
  ),
  page('address with fragment', 'http://panmulan-chem.example/contact.html#desk', `${PANMULAN}/contact.html`),
  page('address without scheme', 'norrvik-pigments.example/firing.html', `${NORRVIK}/firing.html`),
  page('defanged address', 'hxxp://panmulan-chem[.]example/contact.html', `${PANMULAN}/contact.html`),
  site('defanged address of an unseen page', 'hxxps[:]//panmulan-chem(dot)example/nowhere', PANMULAN),
  site('defanged host', 'norrvik-pigments[.]example', NORRVIK),
  site('address that was not captured', `http://${OSTHOLM}/preise/2024`, OSTHOLM),
  site('host', PANMULAN, PANMULAN),
  site('host with www', `www.${NORRVIK}`, NORRVIK),
  site('host in capitals', 'OSTHOLM-KESSEL.TEST', OSTHOLM),
  site('beginning of a host', 'norrvik-pig', NORRVIK),
  site('middle of a host', 'mulan-che', PANMULAN),
  site('host with a typing error', 'panmullan-chem.example', PANMULAN),
  site('host with two letters turned', 'norvrik-pigments.example', NORRVIK),
  site('path of a profile', 'tubelane.example/c/panmulan', 'tubelane.example/c/panmulan'),
  entity('name', 'Hanbei Qiruntuo Trading Co., Ltd.'),
  entity('name without legal form', 'hanbei qiruntuo trading'),
  entity('beginning of a name', 'Hanbei Qirun'),
  entity('name with a typing error', 'Hanbei Qirnutuo'),
  entity('name with a letter left out', 'Qiruntu Chem'),
  entity('name in another order', 'Trading Qiruntuo Hanbei'),
  entity('name in another script', '汉北启润拓贸易有限公司'),
  entity('part of a name without blanks', '启润拓'),
  entity('listed identifier', '91990100MA0QR7T2UQ'),
  entity('listed address in another order', '88 Ferry Stage Road, Willow Lock Tower, Room 1907'),
  entity('listed number with other signs', '0044 (7700) 900-142'),
  entity('listed mailbox', 'samples@qiruntuo-chem.example'),
  entity('id of an entity', LISTED),
  site('name of a company in a footer', 'Longxu Panmulan Import and Export Co., Ltd.', PANMULAN),
  site('beginning of a name in a footer', 'Norrvik Pig', NORRVIK),
  site('name with an accent left out', 'Ostholm Kesselbau', OSTHOLM),
  page('name of a person', 'Anne Brodersen-Moller', `${OSTHOLM}/kontakt.html`),
  site('registrant', 'Lin Suowei', PANMULAN),
  site('mailbox', 'ren.bolin@panmulan-chem.example', PANMULAN),
  site('mailbox, defanged', 'mill[@]norrvik-pigments[.]example', NORRVIK),
  site('mailbox with a comment', 'mailto:bench@calder-whin.example', 'calder-whin.example'),
  // No signal reads these as a number that exists: only the page has them.
  page('telephone number', '+44 1632 960188', `${NORRVIK}/contact.html`),
  page('telephone number without signs', '00441632960188', `${NORRVIK}/contact.html`),
  page('telephone number in national form', '01632 960188', `${NORRVIK}/contact.html`),
  site('telephone number that a signal reads', '07700 900588', 'baolite-adsorbents.example'),
  page('telephone number as printed', '(0461) 998-7731', `${OSTHOLM}/`),
  page('printed national number, asked with its country', '+49 461 9987731', `${OSTHOLM}/`),
  page('number in a script without blanks', '+86 379 6491-2288', `${LANTIAN}/`),
  page(
    'postal address as printed',
    'Unit 602, Heron Gate Plaza, 15 Salt Market Street, Longxu, Hanbei Province',
    `${PANMULAN}/contact.html`,
  ),
  page(
    'postal address in another order',
    '24937 Flensburg, Hafenstrasse 12'.replace('strasse', 'straße'),
    `${OSTHOLM}/`,
  ),
  page('postal address with other punctuation', 'Creek Road 3 / 61 044 NORRVIK', `${NORRVIK}/contact.html`),
  page(
    'postal address of several lines',
    'Heron Gate Plaza\n15 Salt Market Street\nLongxu',
    `${PANMULAN}/contact.html`,
  ),
  page('postal address without blanks', '洛阳市涧西区建设路88号', `${LANTIAN}/`),
  page('bare wallet', '1BoatSLRHtKNngkdXEeobR76b53LETtpyT', `${OSTHOLM}/kontakt.html`),
  page('measurement id', 'G-7QXW29KLM4', `${OSTHOLM}/`),
  page('account id in a script', 'acct_9f31kq77', `${OSTHOLM}/`),
  page('number of a pixel in a script', '884213377201945', `${OSTHOLM}/`),
  page('token of a meta element', 'vK3-29dd_Qmz81LoPx', `${OSTHOLM}/`),
  page('id in an attribute', 'shop-4471-kx', `${OSTHOLM}/`),
  page('title', 'Norrvik Pigment | ceramic stains from a small mill', `${NORRVIK}/`),
  page('beginning of a title', 'Fine chemicals from Hanb', `${PANMULAN}/`),
  page('words of a page', 'manganese-free brown slip trailers', `${NORRVIK}/`),
  page('words with accents left out', 'jede naht zweimal warmetauscher', `${OSTHOLM}/`),
  page('quoted phrase', '"weighed twice, shipped cold"', `${PANMULAN}/`),
  page('phrase in typographic quotes', '“the wheel has been silent since 1961”', `${NORRVIK}/`),
  page('phrase in Cyrillic', 'пристань в четырёх минутах', '/ru/contact.html'),
  page('phrase without blanks', '产品远销东南亚', `${LANTIAN}/`),
  page('sentence', 'The mill stands where the creek drops eleven metres to the fjord', `${NORRVIK}/`),
];
