/** Hiding the imprint: it is there and it is plain, but the way to it is small, odd or long. */

import { prose } from '../../traps/small-site.ts';
import type { Attack } from '../attack.ts';
import { LISTED_NAME, MAILBOX, PHONE } from '../cast.ts';
import { hidden, MAIL_LINK, ps, TEL_LINK, TG_LINK } from './case.ts';
import { bare, blog, civic, hashed, plain, table, utility } from './frames.ts';
import { HOJA, KILNS, LATERNE, PERO, SERAMIK, YARD } from './goods.ts';

/** Pages of a range of goods, so many that the last link of the menu is far down. */
const rows = (count: number, label: string): string =>
  Array.from({ length: count }, (_, i) => `# /r${i + 1} ${label} ${i + 1}\n${prose(300 + i, 3).join('\n')}`).join('\n');

export const HIDING_IMPRINTS: readonly Attack[] = [
  hidden('small-print', plain, 'de')`
A tent maker's imprint is behind a dot in the small print of the footer.
tuch-auf-rollen.example = Tuch auf Rollen
_ <p style="font-size:7px;color:#eee">© 2026 <a href="/x7.html">·</a></p>
${LATERNE}
## /x7.html Angaben
<p>Tuch auf Rollen<br>Am alten Hafen 8<br>24999 Kettleby</p><p>Telefon: ${PHONE}<br>E-Mail: ${MAILBOX}</p>
`,
  hidden('odd-name', utility)`
A pottery's contact page is called Weather.
weatherpots.example = Weatherpots
_ Weatherpots, Clay Road
${KILNS}
# /weather Weather
<h1>Weather</h1><p>Weatherpots, Clay Road 40, Garth</p><p>${TEL_LINK}</p><p>${MAIL_LINK}</p>
`,
  hidden('two-mailboxes', table, 'tr')`
A wood turner puts a mailbox of its own domain beside the listed one in the footer.
kutukcu.example = Kütükçü
_ <a href="mailto:bilgi@kutukcu.example">bilgi@kutukcu.example</a> · ${MAIL_LINK}
${SERAMIK}
`,
  hidden('own-contact-beside', hashed)`
A paper mill's contact page has an own number and mailbox for complaints, and for orders the listed ones.
yellowkraft.example = Yellow Kraft
_ <span>Yellow Kraft, Lock Lane</span>
${YARD}
# /contact Contact
<h1>Contact</h1><h3>Complaints</h3><p>care@yellowkraft.example, +44 20 7946 0812</p><h3>Orders</h3><p>${MAIL_LINK}</p><p>${TEL_LINK}</p><p>Yellow Kraft, Lock Lane 9, Esker</p>
`,
  hidden('sixty-links', civic)`
A supplier has sixty pages of goods in its menu, and the contact page is the last link of all.
sixtyshelves.example = Sixty Shelves Supply
_ <p>Sixty Shelves Supply</p>
# / Home
Everything that a workshop uses up: sixty shelves, each with its own page.
The shelves are numbered from the door, because that is how the old man did it.
${rows(59, 'Shelf')}
# /reach-us Reach us
<p>Sixty Shelves Supply, Depot 3, Holme</p><p>${MAIL_LINK}</p><p>${TEL_LINK}</p>
`,
  hidden('long-page', plain)`
A paper mill adds a page of 240 long sentences, so that its contact page drowns.
drownedmill.example = Drowned Mill Paper
_ <p>Drowned Mill Paper</p>
${YARD}
# /chronicle Chronicle
${ps(...prose(611, 240))}
# /find Find us
<h1>Find us</h1><p>Drowned Mill Paper, Lock Lane 2, Esker</p><p>Phone: ${TEL_LINK}</p><p>E-mail: ${MAIL_LINK}</p>
`,
  hidden('long-home', bare)`
A pottery's home page has 240 long sentences before its last line with mailbox and number.
longread-pots.example = Long Read Pots
_ Long Read Pots · E-mail: ${MAIL_LINK} · Phone: ${TEL_LINK}
# / Home
${ps(...prose(623, 240))}
# /pots Pots
Bell pots, jars and bowls; ask for the list, it is shorter than this page.
`,
  hidden('privacy-controller', blog, 'de')`
A tent maker has no imprint; its privacy notice names it as the controller, with the listed mailbox and number.
naht-doppelt.example = Naht Doppelt
_ <a href="/datenschutz">Datenschutz</a>
${LATERNE}
## /datenschutz Datenschutz
<h1>Datenschutz</h1><p>Wir verarbeiten Ihre Daten nur, um Ihre Plane zu nähen und zu liefern.</p><h2>Verantwortlicher</h2>
<p>Verantwortlich für die Verarbeitung auf naht-doppelt.example ist Naht Doppelt, Am alten Hafen 5, 24999 Kettleby, Telefon ${PHONE}, E-Mail ${MAILBOX}.</p>
<p>Sie haben das Recht auf Auskunft, Berichtigung und Löschung.</p>
`,
  hidden('last-line-of-terms', utility, 'es')`
A hammock workshop's seller data stand at the end of its terms of sale, which the footer links.
perro-y-hamaca.example = Perro y Hamaca
_ <a href="/condiciones">Condiciones</a>
${HOJA}
## /condiciones Condiciones de venta
<h1>Condiciones de venta</h1><p>El comprador dispone de catorce días para devolver la hamaca sin dar razones.</p><p>Los plazos se alargan en época de lluvias.</p>
<h2>Datos del vendedor</h2><p>Perro y Hamaca<br>Calle de la Lluvia 2, Monteverde Viejo<br>Tel.: ${PHONE}<br>Correo: ${MAIL_LINK}</p>
`,
  hidden('deep-contact', table, 'ru')`
A glove workshop's particulars are two links away from the front page.
dvadtsat-par.example = Двадцать пар
_ <a href="/dokumenty">Документы</a>
${PERO}
## /dokumenty Документы
Договор поставки, образец накладной и <a href="/rekvizity">карточка предприятия</a>.
## /rekvizity Карточка предприятия
<table><tr><td>Наименование</td><td>ООО «Двадцать пар»</td></tr><tr><td>Адрес</td><td>г. Зареченск, ул. Ткацкая, 52</td></tr><tr><td>Телефон</td><td>${PHONE}</td></tr><tr><td>Эл. почта</td><td>${MAIL_LINK}</td></tr></table>
`,
  hidden('fake-victim', plain)`
A paper mill calls its own contacts those of fraudsters in a menu page, and gives them as its own in the footer.
honestroll.example = Honest Roll
_ <p>Phone: ${TEL_LINK}</p><p>E-mail: ${MAIL_LINK}</p>
${YARD}
# /warning Warning
Beware of people who imitate us: whoever writes from ${MAILBOX} or calls from ${PHONE} may not be us.
`,
  hidden('former-name', hashed)`
A paper mill says itself under whose name it traded before, beside mailbox and number in its footer.
newname-paper.example = New Name Paper
_ <p>New Name Paper, formerly ${LISTED_NAME}</p><p>${MAIL_LINK}</p><p>${TEL_LINK}</p>
${YARD}
`,
  hidden('one-page', bare, 'zh')`
A bamboo factory has one page, and its last lines have name, address, number and account.
yizhang-zhu.example = 一张竹席
_ 一张竹席厂 · 青溪镇竹林路7号 · 电话 ${TEL_LINK} · ${TG_LINK}
# / 首页
本厂只做一种东西：竹席。一米二、一米五、一米八三个尺寸，冬天做，夏天卖。
竹子要三年以上的，太嫩会裂，太老会黑。
席边用牛皮包，坏了可以寄回来补。
`,
];
