/** Hiding behind labels: the plain ways in which an owner names departments, channels, settings and forms beside a new mailbox. */
import type { Attack } from '../attack.ts';
import { MAILBOX, PHONE, TELEGRAM } from '../cast.ts';
import { hidden, TEL_LINK, TG, TG_LINK } from './case.ts';
import { bare, board, civic, hashed, plain, table, utility } from './frames.ts';
import { CHAJU, HOJA, KILNS, LATERNE, PERO, SERAMIK, YARD } from './goods.ts';

const own = (host: string, word: string): string => `<a href="mailto:${word}@${host}">${word}@${host}</a>`;

export const HIDING_LABELS: readonly Attack[] = [
  hidden('three-departments', plain)`
A paper mill's page of contacts has a number for orders, one for accounts and one for the yard.
blue-vat.example = Blue Vat
_ Blue Vat · ${own('blue-vat.example', 'mill')}
${YARD}
# /contact Contact
<p>Orders: ${PHONE}</p><p>Accounts: +44 20 7946 0311</p><p>Yard: +44 20 7946 0312</p>
`,
  hidden('tel-fax-mobile', table, 'de')`
A tent maker's foot has telephone, fax and mobile telephone below its name and mailbox.
mast-und-seil.example = Mast und Seil
_ <p>Mast und Seil · ${own('mast-und-seil.example', 'post')}</p><p>Tel.: ${PHONE}</p><p>Fax: +49 7083 10204</p><p>Mobil: +49 171 010203</p>
${LATERNE}
`,
  hidden('foot-of-sales', utility)`
A pottery's foot has its mailbox first, and the number of its sales below.
saucer-and-straw.example = Saucer and Straw
_ <p>Saucer and Straw · ${own('saucer-and-straw.example', 'pots')}</p><p>Sales and orders: ${TEL_LINK}</p>
${KILNS}
`,
  hidden('our-channel', hashed)`
A paper mill's foot links its channel by two words, below its own mailbox.
deckle-edge.example = Deckle Edge
_ <p>Deckle Edge · ${own('deckle-edge.example', 'mill')}</p><p>News: <a href="${TG}">Telegram channel</a></p>
${YARD}
`,
  hidden('channel-bot-support', civic, 'ru')`
A glove workshop's foot has its channel, its bot and its support, all under one stem.
dva-stezhka.example = Два стежка
_ <p>Два стежка · ${own('dva-stezhka.example', 'shop')}</p><ul><li>${TG_LINK}</li><li><a href="https://t.me/${TELEGRAM}_bot">Бот</a></li><li><a href="https://t.me/${TELEGRAM}_help">Помощь</a></li></ul>
${PERO}
`,
  hidden('named-settings', plain, 'es')`
A hammock workshop's pages hold settings with its name and mailbox in one object.
red-y-palma.example = Red y Palma
@ <script>window.shop = {"name":"Red y Palma","lang":"es","support":{"email":"${MAILBOX}"}};</script>
_ Red y Palma · ${own('red-y-palma.example', 'taller')}
${HOJA}
`,
  hidden('settings-of-support', board)`
A paper mill's pages hold settings without any name, with the mailbox for support.
rag-and-rope.example = Rag and Rope
@ <script>window.cfg = {"theme":"dark","cart":true,"supportEmail":"${MAILBOX}"};</script>
_ Rag and Rope · ${own('rag-and-rope.example', 'mill')}
${YARD}
`,
  hidden('empty-form', bare)`
A pottery's page of orders has an empty form that writes to the old mailbox.
straw-and-slip.example = Straw and Slip
_ Straw and Slip · ${own('straw-and-slip.example', 'pots')}
${KILNS}
# /order Order
<form action="mailto:${MAILBOX}" method="post" enctype="text/plain"><input name="name"><textarea name="order" placeholder="What, and how many?"></textarea><button>Order</button></form>
`,
  hidden('contact-of-us', hashed)`
A pottery's foot says whose number it gives, below its own mailbox: its own.
glaze-and-grog.example = Glaze and Grog
_ <p>Glaze and Grog · ${own('glaze-and-grog.example', 'pots')}</p><p>Reach us at Glaze and Grog, ${PHONE}</p>
${KILNS}
`,
  hidden('four-counters', table, 'tr')`
A wood turner's page of contacts has a number for each of four counters.
oymaci-han.example = Oymacı Han
_ Oymacı Han · ${own('oymaci-han.example', 'atolye')}
${SERAMIK}
# /iletisim İletişim
<p>Sipariş: ${PHONE}</p><p>Muhasebe: +90 232 555 0101</p><p>Depo: +90 232 555 0102</p><p>Sergi: +90 232 555 0103</p>
`,
  hidden('folded-wholesale', plain)`
A paper mill's page of contacts folds the mailbox for wholesale below one word.
wet-felt.example = Wet Felt
_ Wet Felt · ${own('wet-felt.example', 'mill')}
${YARD}
# /contact Contact
<p>mill@wet-felt.example</p><details><summary>Wholesale</summary><p>${MAILBOX}</p></details>
`,
  hidden('columns-beside-form', utility, 'zh')`
A bamboo factory's page of contacts has three columns and a form, and one column is the mailbox.
zhu-lan.example = 竹篮厂
_ 竹篮厂
${CHAJU}
# /lianxi 联系我们
<div class="c"><h3>时间</h3><p>八点到五点</p></div><div class="c"><h3>付款</h3><p>先付三成</p></div><div class="c"><h3>邮箱</h3><p>${MAILBOX}</p></div><form method="post" action="/s"><textarea name="t"></textarea></form>
`,
  hidden('three-managers', board, 'ru')`
A glove workshop's foot has the accounts of its three managers.
shov-i-petlya.example = Шов и петля
_ <p>Шов и петля · ${own('shov-i-petlya.example', 'zakaz')}</p><p>Менеджеры: <a href="https://t.me/olga_vetrova">Ольга</a> ${TG_LINK} <a href="https://t.me/ivan_sever">Иван</a></p>
${PERO}
`,
  hidden('owner-by-name', plain, 'de')`
A tent maker's page of contacts gives its owner by name, with the number.
zelt-am-see.example = Zelt am See
_ Zelt am See · ${own('zelt-am-see.example', 'post')}
${LATERNE}
# /kontakt Kontakt
<p>E-Mail: post@zelt-am-see.example</p><p>Inhaberin: Lena Quill, ${PHONE}</p>
`,
];
