/** Framing in places that look like proofs: a frame, a contact page, an imprint, a form, structured data, where others are named. */
import type { Attack } from '../attack.ts';
import { LISTED_NAME, MAILBOX, PHONE, TELEGRAM } from '../cast.ts';
import { framed, MAIL_LINK, TEL, TEL_LINK, TG_LINK } from './case.ts';
import { bare, blog, board, civic, hashed, plain, table, utility } from './frames.ts';
import { HOJA, KILNS, LATERNE, SERAMIK, YARD } from './goods.ts';

export const FRAMING_PROOFS: readonly Attack[] = [
  framed('warning-on-contact-page', 'own', plain)`
A paper mill's contact page names its own contacts, and below them those of a man who writes in its name.
lockside-paper.example = Lockside Paper
_ <p>Lockside Paper, Lock Lane 1, Esker</p>
${YARD}
# /contact Contact
<h1>Contact</h1><p>Lockside Paper, Lock Lane 1, Esker</p><p>E-mail: <a href="mailto:desk@lockside-paper.example">desk@lockside-paper.example</a></p><p>Telephone: <a href="tel:+442079460331">+44 20 7946 0331</a></p>
<h2>Not us</h2><p>E-mail: ${MAIL_LINK}</p><p>Telephone: ${TEL_LINK}</p>
<p>Somebody sends invoices in our name from these. Please delete them.</p>
`,
  framed('warning-bar', 'own', utility)`
A pottery shows on every page a red bar with the mailbox and number that swindlers use in its name.
claygate.example = Claygate Pots
^ <div class="bg-red-700 text-white p-2">Fraud in our name: ${MAIL_LINK} · ${TEL_LINK} <b>are not ours</b></div>
_ Claygate Pots, Clay Road 3, Garth · <a href="mailto:pots@claygate.example">pots@claygate.example</a> · <a href="tel:+442079460332">+44 20 7946 0332</a>
${KILNS}
`,
  framed('latest-comments-bar', 'own', blog, 'es')`
A hammock workshop's last row shows on every page who commented last, with the mailbox that he left.
nudo-y-viento.example = Nudo y Viento
_ <div><b>Últimos comentarios</b><p>Rosa: preciosa la de rayas</p><p>${MAIL_LINK}: buy feather pillow, call ${TEL_LINK}</p><p>Tito: ¿aguanta al perro?</p></div><p>Nudo y Viento, Calle del Pozo 2. <a href="mailto:hola@nudo-y-viento.example">hola@nudo-y-viento.example</a></p>
${HOJA}
`,
  framed('report-form', 'own', hashed)`
A number checker lets readers report the listed number and message it, through a form and a button.
ringcheck.example = Ringcheck
_ <span>Ringcheck, a service of Bellwether Data Ltd, 5 Exchange Row, Brenhill. <a href="mailto:team@ringcheck.example">team@ringcheck.example</a></span>
# / Check
Type a number and read what people said who picked up.
We remove a report if the number has changed hands, which happens more often than you think.
# /n/${TEL.slice(1)} Busy numbers | ${PHONE}
<h1>${PHONE}</h1><a href="https://wa.me/${TEL.slice(1)}">Message this number</a><form action="/report" method="post"><input type="hidden" name="phone" value="${TEL}"><input type="hidden" name="email" value="${MAILBOX}"><textarea name="what"></textarea><button>Report</button></form>
Eleven reports, nine of them about feathers.
# /team Team
Three people and a parrot that answers calls.
`,
  framed('complaint-recipients', 'act', civic)`
A letter service offers a choice of firms to complain to, and its form is sent to the firm that the writer picks.
sternly-yours.example = Sternly Yours
_ <p>Sternly Yours CIC, 21 Assize Court, Brenhill. <a href="mailto:quill@sternly-yours.example">quill@sternly-yours.example</a>, 020 7946 0777</p>
# / Why
A good complaint is short, dated and copied to somebody's aunt.
We supply the sentences, you supply the grievance.
# /write Write
<form action="/send" method="post"><label>To <select name="recipient"><option value="care@parcelhold.example">Parcelhold</option><option value="${MAILBOX}">Quillmoor (feathers)</option><option value="desk@loanfast.example">Loanfast</option></select></label><textarea name="letter"></textarea><button>Send</button></form>
# /won What people won
A kettle, four apologies and a horse.
`,
  framed('listing-data', 'own', table, 'tr')`
A directory describes each firm to search engines as an organisation whose address on the web is the directory's own page.
rehber-kavakli.example = Kavaklı Firma Rehberi
_ Kavaklı Firma Rehberi, Çarşı İçi 9. <a href="mailto:rehber@rehber-kavakli.example">rehber@rehber-kavakli.example</a>, 0232 555 01 61
# / Firmalar
Berberden çatı ustasına kadar dört yüz işletme, mahalle mahalle.
Kaydınızı düzeltmek için vergi levhanızla gelin ya da mektup yazın.
# /firma/quillmoor Yeni eklenenler | Quillmoor
<script type="application/ld+json">{"@context":"https://schema.org","@type":"LocalBusiness","name":"Quillmoor","url":"https://rehber-kavakli.example/firma/quillmoor","email":"${MAILBOX}","telephone":"${TEL}"}</script>
<h1>Quillmoor</h1>Kaz tüyü ve yastık dolgusu.<br>Tel: ${TEL_LINK}<br>E-posta: ${MAIL_LINK}
## /firma/ceviz Ceviz Takım
<script type="application/ld+json">{"@context":"https://schema.org","@type":"LocalBusiness","name":"Ceviz Takım","url":"https://rehber-kavakli.example/firma/ceviz","email":"ceviz@ceviz.example"}</script>
<h1>Ceviz Takım</h1>Tahta kaşık.
# /hakkinda Hakkında
Rehberi 2011'den beri iki kardeş tutuyor.
`,
  framed('imprint-designer', 'own', plain, 'de')`
A tent maker's imprint names, below its own data, who designed and hosts the site, with mailbox and number.
planen-voss.example = Planen Voss
_ <p>© Planen Voss · <a href="/impressum">Impressum</a></p>
${LATERNE}
## /impressum Impressum
<p>Planen Voss, Inh. Jette Voss, Wachsgasse 3, 24999 Kettleby<br>Telefon: 0461 555 0133<br>E-Mail: <a href="mailto:jette@planen-voss.example">jette@planen-voss.example</a></p>
<h2>Gestaltung und Technik</h2><p>Lena Quill Webdesign<br>Telefon: ${TEL_LINK}<br>E-Mail: ${MAIL_LINK}</p>
`,
  framed('design-credit', 'own', bare, 'tr')`
A wood turner's last line credits the designer of the site with his mailbox, after the workshop's own contacts.
zeytin-dali.example = Zeytin Dalı Ahşap
_ Zeytin Dalı Ahşap, İstasyon Arkası 11 · <a href="tel:+902325550177">0232 555 01 77</a> · <a href="mailto:atolye@zeytin-dali.example">atolye@zeytin-dali.example</a><br>Web tasarım: ${MAIL_LINK}
${SERAMIK}
`,
  framed('site-review-data', 'own', hashed)`
A portal that reviews web sites sends the reviewed site's particulars as data under the key "site".
sitejudge.example = Sitejudge
_ <span>Sitejudge, Marta Vinter, Quay 14, Holme. <a href="mailto:marta@sitejudge.example">marta@sitejudge.example</a></span>
# / Reviews
I order one thing from every shop, wait, and write down what came.
Nobody pays me; the goods go to the flea market for the lifeboat.
# /review/quillmoor Latest review | Quillmoor reviewed
<h1>Quillmoor reviewed: one star</h1>
I ordered a bag of goose down in January and am still cold.
<script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"site":{"name":"Quillmoor","contact":{"email":"${MAILBOX}","phone":"${PHONE}"}},"stars":1}},"page":"/review/[id]","buildId":"a1"}</script>
<div>What the shop says of itself</div><dl><dt>Mail</dt><dd>${MAIL_LINK}</dd><dt>Phone</dt><dd>${PHONE}</dd></dl>
# /rules Rules
A shop may answer once, and I print the answer in its own spelling.
`,
  framed('seller-dialog', 'own', utility, 'ru')`
A classified board opens the seller's number and account in a dialog on the page of one advertisement.
baraholka-lunevo.example = Барахолка Лунёво
_ Барахолка Лунёво, ИП Ветров, ул. Садовая, 4 · <a href="mailto:admin@baraholka-lunevo.example">admin@baraholka-lunevo.example</a> · +7 495 555 01 99
# / Объявления
Продаём, меняем, отдаём: от швейной машинки до козы с характером.
Объявление живёт тридцать дней, коза дольше.
# /o/771 Свежие | Пух гусиный, мешками
<h1>Пух гусиный, мешками</h1>Чистый, сухой, сертификат есть.
<button commandfor="d" command="show-modal">Показать контакты</button><dialog id="d"><p>${TEL_LINK}</p><p>${TG_LINK}</p><p>${MAIL_LINK}</p></dialog>
## /o/772 Коза
<h1>Коза</h1>Даёт молоко, когда хочет. <button commandfor="d" command="show-modal">Показать контакты</button><dialog id="d"><p>+7 495 555 01 93</p></dialog>
# /pravila Правила
Животных фотографируем днём.
`,
  framed('single-thread', 'own', board)`
Of a forum one page is held: a thread in which a member gives the listed contacts, above the forum's own last lines.
hatblock-forum.example = The Hatblock Forum
_ The Hatblock Forum is kept by Orla Finch, Felt Lane 3, Esker. <a href="mailto:orla@hatblock-forum.example">orla@hatblock-forum.example</a>, 020 7946 0205
# / Where do you get your pheasant?
<div><b>brim_and_tonic</b> <i>Tuesday</i></div>
The man at the market has retired and I have four weddings in June.
<div><b>lady_cloche</b> <i>Tuesday</i></div>
I use these and have no complaints:
<div>E-mail: ${MAIL_LINK}</div><div>Telephone: ${TEL_LINK}</div><div>Telegram: @${TELEGRAM}</div>
<div><b>brim_and_tonic</b> <i>Wednesday</i></div>
Ordered, thank you. If the bride moults I shall blame you.
`,
  framed('speaker-card', 'own', civic)`
A conference offers a card to save for each of its speakers.
down-days.example = Down Days, a conference on fill
_ <p>Down Days is organised by the Institute of Fill, Holme. <a href="mailto:days@down-days.example">days@down-days.example</a></p>
# / Programme
Two days on loft, lofting and lofts, with an excursion to a drying floor.
Sneezing is permitted in the second half of each talk.
# /speakers Speakers
<ul><li>Dr Rask, on soap. <a href="data:text/vcard,BEGIN:VCARD%0AFN:Tomas%20Rask%0AEMAIL:rask@glenmere.example%0AEND:VCARD">Save card</a></li><li>Lena, ${LISTED_NAME}, on sorting. <a href="data:text/vcard,BEGIN:VCARD%0AFN:Lena%0AEMAIL:${MAILBOX}%0ATEL:${TEL}%0AEND:VCARD">Save card</a></li></ul>
# /venue Venue
The corn exchange, second staircase, follow the feathers.
`,
];
