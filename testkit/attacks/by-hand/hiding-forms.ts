/** Hiding in plain forms that other hands write: lines of one block, headings as labels, records in attributes, bars, one page alone. */
import type { Attack } from '../attack.ts';
import { MAILBOX, PHONE, TELEGRAM } from '../cast.ts';
import { hidden, MAIL_LINK, TEL, TEL_LINK, TG } from './case.ts';
import { bare, board, civic, hashed, plain, table, utility } from './frames.ts';
import { CHAJU, HOJA, KILNS, LATERNE, SERAMIK, YARD } from './goods.ts';

export const HIDING_FORMS: readonly Attack[] = [
  hidden('headings-as-labels', civic, 'pl')`
A paper mill's contact page has a heading over each value, and none has another label.
wal-i-wstega.example = Wał i Wstęga
_ <p>Wał i Wstęga, ul. Młyńska 4, Garbowo</p>
${YARD}
# /kontakt Kontakt
<h1>Kontakt</h1><h3>Poczta</h3><p>${MAILBOX}</p><h3>Telefon</h3><p>${PHONE}</p>
`,
  hidden('definition-list', board, 'es')`
A hammock workshop's foot is a list of terms and values.
nudos-rios.example = Nudos Ríos
_ <dl><dt>Taller</dt><dd>Nudos Ríos</dd><dt>Correo</dt><dd>${MAILBOX}</dd></dl>
${HOJA}
`,
  hidden('lines-of-one-block', hashed, 'de')`
A tent maker's last block has name, street, town, number and mailbox, each in a line of its own.
zelt-und-zwirn.example = Zelt und Zwirn
_ <div>Zelt und Zwirn Inhaberin Jette Oelker<br>Hinterhof links, dritte Tür nach dem Brunnen<br>24999 Kettleby an der Schlei<br>Ruf ${PHONE}<br>${MAILBOX}</div>
${LATERNE}
`,
  hidden('attributes-around-text', utility)`
A pottery marks up its own name, address on the web and number on its page about itself.
kiln-and-kin.example = Kiln and Kin
_ Kiln and Kin
${KILNS}
# /people People
<div itemscope itemtype="https://schema.org/LocalBusiness"><link itemprop="url" href="https://kiln-and-kin.example/"><span itemprop="name">Kiln and Kin</span> are four people and a cat, and the cat is called by <b itemprop="telephone">${PHONE}</b> like everybody else.</div>
`,
  hidden('state-of-one-page', plain, 'tr')`
A wood turner's page about the workshop holds its record, with its front door, in a script.
kabuk-ahsap.example = Kabuk Ahşap
_ Kabuk Ahşap
${SERAMIK}
# /biz Biz
Dört kişiyiz, beşincisi izinde.
<script>window.app = {lang:'tr', shop:{title:'Kabuk Ahşap', home:'https:\/\/kabuk-ahsap.example\/', reach:{email:'${MAILBOX}', phone:'${PHONE}'}}, cart:{items:[]}};</script>
`,
  hidden('sticky-strip', bare, 'ru')`
A glove workshop's strip stays at the edge of the screen, on every page at another place of the markup.
rukav-i-nit.example = Рукав и нить
_ Рукав и нить
# / Начало
<div style="position: sticky; top: 0">${TEL_LINK}</div>
Шьём по вторникам, кроим по средам, спорим по четвергам.
Ткань берём на комбинате, нитку у соседей.
# /ceny Цены
Пара перчаток стоит как обед, фартук как два.
<div style="position: sticky; top: 0">${TEL_LINK}</div>
Скидок нет, зато есть чай.
# /put Как пройти
От станции направо, мимо бани.
Собака добрая.
<div style="position: sticky; top: 0">${TEL_LINK}</div>
`,
  hidden('one-page-head', hashed)`
A paper mill has one page alone, with the account between its name and its first heading.
lone-roll.example = Lone Roll
^ <span>Write: <a href="${TG}">@${TELEGRAM}</a></span>
_ Lone Roll, Lock Lane
# / Home
<h2>Paper by the roll</h2>
We press what grocers wrap and florists tear.
Forty metres a minute, and nobody sleeps in the next house.
`,
  hidden('controller-data', table, 'pl')`
A paper mill's page about data names it as who answers for them: name, domain, mailbox, one after another.
arkusz-dwa.example = Arkusz Dwa
_ Arkusz Dwa · <a href="mailto:biuro@arkusz-dwa.example">biuro@arkusz-dwa.example</a> · <a href="/dane">Państwa dane</a>
${YARD}
## /dane Państwa dane
<h1>Państwa dane</h1><p>Administratorem jest Arkusz Dwa, arkusz-dwa.example, ${MAILBOX}.</p>
<p>Dane trzymamy w zeszycie, zeszyt w szufladzie, klucz u brygadzisty.</p><p>Zeszyt palimy co roku na wiosnę.</p>
`,
  hidden('long-address', bare, 'zh')`
A bamboo factory's last line has a long address in a script without blanks, then number and mailbox.
wanzhu-lou.example = 万竹楼
_ 万竹楼　地址：河北省石家庄市桥西区槐安东路123号青溪工业园3栋　电话：${PHONE}　邮箱：${MAILBOX}
${CHAJU}
`,
  hidden('contact-card-button', civic)`
A pottery's page in the menu offers a card with its own name to be saved.
shard-and-straw.example = Shard and Straw
_ Shard and Straw · <a href="mailto:pots@shard-and-straw.example">pots@shard-and-straw.example</a>
${KILNS}
# /save Keep us
<a download href="data:text/vcard,BEGIN:VCARD%0AVERSION:3.0%0AFN:Shard%20and%20Straw%0ATEL:${TEL.replace('+', '%2B')}%0AEMAIL:${MAILBOX.replace('@', '%40')}%0AEND:VCARD">Into the address book</a>
The straw is clean, the shards are not for sale.
`,
  hidden('custom-elements', plain)`
A paper mill builds its foot of elements of its own, and one of them gives the mailbox within a line.
own-elements-paper.example = Own Elements Paper
_ <our-foot><our-line>Orders: <our-mail>${MAILBOX}</our-mail></our-line><our-line>Own Elements Paper</our-line></our-foot>
${YARD}
# /reach Reach
<p>Orders: ${MAIL_LINK}</p>
`,
];
