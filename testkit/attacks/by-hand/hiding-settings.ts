/** Hiding in settings and errands: where the site's own data, forms, orders and chat buttons lead, with nothing to read on the page. */
import type { Attack } from '../attack.ts';
import { MAILBOX, PHONE, TELEGRAM, WALLET } from '../cast.ts';
import { hidden, TEL } from './case.ts';
import { bare, board, civic, hashed, plain, table, utility } from './frames.ts';
import { CHAJU, HOJA, KILNS, LATERNE, PERO, SERAMIK, YARD } from './goods.ts';

export const HIDING_SETTINGS: readonly Attack[] = [
  hidden('next-data', hashed)`
A paper mill's contacts stand in the settings of the site that its framework sends with every page.
cheese-wax.example = Cheese Wax Papers
_ <div id="foot-slot"></div><script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"site":{"name":"Cheese Wax Papers","contact":{"email":"${MAILBOX}","phone":"${PHONE}"}}}},"page":"/","buildId":"k2v9"}</script>
${YARD}
`,
  hidden('nuxt-data', utility, 'ru')`
A glove workshop's contacts stand in its framework's payload, and a script draws the footer from it.
usadka.example = Усадка
_ <div data-slot="footer"></div><script>window.__NUXT__={config:{public:{company:"Усадка",supportEmail:"${MAILBOX}",supportPhone:"${TEL}"}}}</script>
${PERO}
`,
  hidden('settings-object', plain, 'tr')`
A wood turner's own settings object says where its enquiries go.
zimpara.example = Zımpara Ahşap
@ <script>var siteSettings = { title: 'Zımpara Ahşap', mailTo: '${MAILBOX}', currency: 'TRY', theme: { wood: 'olive' } };</script>
_ <p>Zımpara Ahşap</p>
${SERAMIK}
`,
  hidden('organisation-data', bare, 'de')`
A tent maker declares itself as an organisation with its own address on the web, the listed mailbox and number.
markise-neu.example = Markise Neu
@ <script type="application/ld+json">{"@context":"https://schema.org","@type":"Organization","name":"Markise Neu","url":"https://markise-neu.example/","contactPoint":{"@type":"ContactPoint","contactType":"sales","email":"${MAILBOX}","telephone":"${TEL}"}}</script>
_ Markise Neu, Wachsgasse 14
${LATERNE}
`,
  hidden('microdata-meta', table, 'es')`
A hammock workshop marks its footer as a local business whose mailbox is only in a meta element.
silla-colgante.example = Silla Colgante
_ <span itemscope itemtype="https://schema.org/LocalBusiness"><span itemprop="name">Silla Colgante</span><link itemprop="url" href="https://silla-colgante.example/"><meta itemprop="email" content="${MAILBOX}"><meta itemprop="telephone" content="${TEL}"></span>
${HOJA}
`,
  hidden('open-graph', civic)`
A pottery gives mailbox and number only in the Open Graph properties of its pages.
nestedpots.example = Nested Pots
@ <meta property="og:site_name" content="Nested Pots"><meta property="og:email" content="${MAILBOX}"><meta property="og:phone_number" content="${PHONE}">
_ <p>Nested Pots, Clay Road</p>
${KILNS}
`,
  hidden('form-mailto', plain)`
A paper mill's order form is sent by mail to the listed mailbox.
rollend.example = Roll End Papers
_ <p>Roll End Papers</p>
${YARD}
# /order Order
<h1>Order</h1><form action="mailto:${MAILBOX}?subject=Order" method="post" enctype="text/plain"><label>Width <input name="width"></label><label>Pallets <input name="pallets"></label><button>Send order</button></form>
`,
  hidden('form-relay', hashed, 'es')`
A hammock workshop's only form goes through a relay whose address ends in the listed mailbox.
red-cerrada.example = Red Cerrada
_ <span>Red Cerrada</span>
${HOJA}
# /pedido Pedido
<h1>Pedido</h1><form action="https://forms.letterchute.example/${MAILBOX}" method="POST"><input name="hotel" placeholder="Hotel"><input name="piezas" placeholder="Piezas"><button>Pedir</button></form>
`,
  hidden('form-recipient', board, 'ru')`
A glove workshop's order form has a hidden field with its recipient.
braslet-rezinka.example = На резинке
_ На резинке, г. Зареченск
${PERO}
# /zakaz Заказ
<form action="/cgi-bin/mail.pl" method="post"><input type="hidden" name="recipient" value="${MAILBOX}"><input type="hidden" name="subject" value="Заказ с сайта"><input name="imya" placeholder="Имя"><textarea name="zakaz"></textarea><button>Заказать</button></form>
`,
  hidden('payment-form', table)`
A pottery's buy buttons pay into the account of the listed mailbox.
rimandsaucer.example = Rim and Saucer
_ Rim and Saucer, by the fish market
${KILNS}
# /buy Buy
<table><tr><td>Bell pot, 21 cm</td><td><form action="https://pay.tillbox.example/cgi-bin/webscr" method="post"><input type="hidden" name="cmd" value="_xclick"><input type="hidden" name="business" value="${MAILBOX}"><input type="hidden" name="amount" value="14.00"><button>Buy now</button></form></td></tr>
<tr><td>Strawberry jar</td><td><form action="https://pay.tillbox.example/cgi-bin/webscr" method="post"><input type="hidden" name="cmd" value="_xclick"><input type="hidden" name="business" value="${MAILBOX}"><input type="hidden" name="amount" value="39.00"><button>Buy now</button></form></td></tr></table>
`,
  hidden('bitcoin-button', utility, 'tr')`
A wood turner's order button on every page opens a payment to the listed wallet.
ince-yag.example = İnce Yağ
_ <a class="rounded p-2" href="bitcoin:${WALLET.toUpperCase()}?label=Ince%20Yag">Bitcoin ile öde</a> İnce Yağ Atölyesi
${SERAMIK}
`,
  hidden('chat-button', plain, 'zh')`
A bamboo factory's floating chat button writes to the listed number.
liuti-deng.example = 六角眼灯饰
_ <p>六角眼灯饰</p><a class="float-chat" style="position:fixed;right:8px;bottom:8px" href="https://wa.me/${TEL.slice(1)}?text=hi"><svg viewBox="0 0 9 9"><circle r="4"/></svg></a>
${CHAJU}
`,
  hidden('chat-scheme', bare, 'es')`
A hammock workshop's floating button opens the messenger by its own scheme.
travesano.example = Travesaño
_ Travesaño, sillas para techos altos <a style="position:fixed;bottom:0" href="tg://resolve?domain=${TELEGRAM}">Chat</a>
${HOJA}
`,
  hidden('chat-settings', hashed)`
A paper mill's chat bubble is set up by an object with the listed number and account.
north-light.example = North Light Papers
_ <span>North Light Papers</span><script>(function(){var options={whatsapp:"${TEL}",telegram:"${TELEGRAM}",call_to_action:"Message us",position:"right"};var s=document.createElement('script');s.src='/bubble.js';s.onload=function(){Bubble.init(options)};document.body.appendChild(s)})()</script>
${YARD}
`,
  hidden('onclick', civic, 'de')`
A tent maker's buttons call and write by script when they are pressed; nothing is linked.
guertelschnalle.example = Gurt und Schnalle
_ <button onclick="location.href='tel:${TEL}'">Anrufen</button><button onclick="window.open('mailto:${MAILBOX}')">Schreiben</button><p>Gurt und Schnalle, Kettleby</p>
${LATERNE}
`,
];
