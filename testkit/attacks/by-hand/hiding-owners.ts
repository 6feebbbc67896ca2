/** Hiding in how owners write of themselves in other countries and markup: records by RDFa, cards by class, icons, schemes, foots of two languages. */

import { prose } from '../../traps/small-site.ts';
import type { Attack } from '../attack.ts';
import { MAILBOX, OF_LISTED, PHONE, TELEGRAM, WALLET } from '../cast.ts';
import { copied, hidden, MAIL_LINK, TEL, TEL_LINK, TG } from './case.ts';
import { bare, blog, board, civic, hashed, plain, table, utility } from './frames.ts';
import { CHAJU, HOJA, KILNS, LATERNE, PERO, SERAMIK, YARD } from './goods.ts';

const ICON = '<svg width="12" height="12" aria-hidden="true"><path d="M0 0h12v12H0z"/></svg>';
const WORDS = prose(OF_LISTED.seed, 22);

export const HIDING_OWNERS: readonly Attack[] = [
  hidden('foot-of-icons', hashed, 'th')`
A basket maker's foot has a drawing before each value and no word.
tako-krajok.example = ตะกร้ากระจก
_ <ul><li>${ICON}${PHONE}</li><li>${ICON}${MAILBOX}</li></ul>
${YARD}
`,
  hidden('korean-table', table, 'ko')`
A bamboo factory's page of contacts is a table of headings and values.
jukse-gongbang.example = 죽세공방
_ 죽세공방
${CHAJU}
# /yeonrak 연락처
<table><tr><th>상호</th><td>죽세공방</td></tr><tr><th>전화</th><td>${PHONE}</td></tr><tr><th>전자우편</th><td>${MAILBOX}</td></tr></table>
`,
  hidden('number-in-head', civic, 'el', { pages: {} })`
A pottery has its number between name and menu on every page, as a link without any word.
pilos-kai-fotia.example = Πηλός και Φωτιά
^ <a href="tel:${TEL}">${PHONE}</a>
_ Πηλός και Φωτιά
${KILNS}
`,
  hidden('vietnamese-foot', plain, 'vi')`
A hammock workshop's foot says how to reach it in Vietnamese.
vong-xanh.example = Võng Xanh
_ <p>Võng Xanh – số 12, đường Tre, phường 3</p><p>Điện thoại: ${PHONE}</p><p>Thư: ${MAILBOX}</p>
${HOJA}
`,
  hidden('hebrew-imprint', utility, 'he')`
A tent maker's page of contacts has address, number and mailbox in Hebrew, under a form.
ohel-vachut.example = אוהל וחוט
_ אוהל וחוט
${LATERNE}
# /kesher יצירת קשר
<form action="/send" method="post"><input name="n"><textarea name="m"></textarea><button>שליחה</button></form>
<p>אוהל וחוט, רחוב הנמל 7</p><p>טלפון: ${TEL_LINK}</p><p>דוא"ל: ${MAIL_LINK}</p>
`,
  hidden('graph-of-records', hashed)`
A paper mill's record stands in a graph, among the records of pages.
graph-paper-rolls.example = Graph Paper Rolls
@ <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","@id":"https://graph-paper-rolls.example/#site","url":"https://graph-paper-rolls.example/","publisher":{"@id":"https://graph-paper-rolls.example/#us"}},{"@type":"WebPage","name":"Home"},{"@type":"Organization","@id":"https://graph-paper-rolls.example/#us","name":"Graph Paper Rolls","url":"https://graph-paper-rolls.example/","email":"${MAILBOX}","telephone":"${PHONE}"}]}</script>
_ Graph Paper Rolls
${YARD}
`,
  hidden('contact-points', plain, 'ru')`
A glove workshop's record gives its number and mailbox as points of contact.
nit-i-palec.example = Нить и палец
@ <script type="application/ld+json">{"@context":"https://schema.org","@type":["Organization","Store"],"name":"Нить и палец","url":"https://nit-i-palec.example","contactPoint":[{"@type":"ContactPoint","contactType":"sales","telephone":"${TEL}","email":"mailto:${MAILBOX}"}],"sameAs":["${TG}"]}</script>
_ Нить и палец
${PERO}
`,
  hidden('rdfa-record', bare, 'es')`
A hammock workshop marks up its record in RDFa in the foot of every page.
rdf-hamacas.example = Hamacas Erdefe
_ <div vocab="https://schema.org/" typeof="LocalBusiness"><a property="url" href="https://rdf-hamacas.example/"><span property="name">Hamacas Erdefe</span></a> <span property="telephone">${PHONE}</span> <span property="email">${MAILBOX}</span></div>
${HOJA}
`,
  hidden('card-by-class', board, 'tr')`
A wood turner's foot is a card by class names, with name, number and mailbox.
budak-ve-halka.example = Budak ve Halka
_ <div class="h-card"><a class="p-name u-url" href="https://budak-ve-halka.example/">Budak ve Halka</a> <a class="p-tel" href="tel:${TEL}">${PHONE}</a> <a class="u-email" href="mailto:${MAILBOX}">${MAILBOX}</a></div>
${SERAMIK}
`,
  hidden('number-in-brackets', table, 'de')`
A tent maker's foot has the number with the area code in brackets and strokes between.
plane-und-mast.example = Plane und Mast
_ Plane und Mast · Fon +86 (0)311 / 8790-1234
${LATERNE}
`,
  hidden('icon-with-name', utility)`
A pottery's page of contacts has icons alone, whose links go to a number, a mailbox and an account.
ring-and-rim.example = Ring and Rim
_ Ring and Rim
${KILNS}
# /say-hello Contact
<div><a href="tel:${TEL}" aria-label="Call us">${ICON}</a><a href="mailto:${MAILBOX}" aria-label="Write to us">${ICON}</a><a href="${TG}" aria-label="Telegram">${ICON}</a></div>
`,
  hidden('button-in-corner', hashed, 'id')`
A bamboo factory's round button in the corner of every page opens its account.
sudut-bambu.example = Sudut Bambu
_ Sudut Bambu<a style="position:fixed;right:16px;bottom:16px" href="${TG}">${ICON}</a>
${CHAJU}
`,
  hidden('five-offers', plain, 'uk')`
A glove workshop has one page, and each of its five offers is ordered at one mailbox.
pyat-par.example = П’ять пар
_ П’ять пар
# / Крамниця
<h2>Рукавиці з брезентом</h2><a href="mailto:${MAILBOX}?subject=1">Замовити</a><h2>Рукавиці садові</h2><a href="mailto:${MAILBOX}?subject=2">Замовити</a><h2>Фартух</h2><a href="mailto:${MAILBOX}?subject=3">Замовити</a><h2>Нарукавники</h2><a href="mailto:${MAILBOX}?subject=4">Замовити</a><h2>Торба</h2><a href="mailto:${MAILBOX}?subject=5">Замовити</a>
Шиємо малими партіями, подвійним швом, тканину купуємо на комбінаті.
`,
  hidden('two-tongues', civic, 'fi')`
A paper mill has pages in two languages, and each language has a foot of its own with the same mailbox.
koivu-rulla.example = Koivu Rulla
_ <p lang="fi">Koivu Rulla, Myllytie 4. Sähköposti: ${MAILBOX}</p>
# / Etusivu
Painamme paperia niille, jotka yhä käärivät: kukkakaupoille, leipureille ja torin kauppiaille.
# /tuotteet Tuotteet
Ruskea paperi rullalla, neljästäkymmenestä yhdeksäänkymmeneen grammaan.
#! /en
<!doctype html><html lang="en"><head><title>Koivu Rulla</title></head><body><div role="banner"><span>Koivu Rulla</span></div><div role="main"><p>Paper for those who still wrap things.</p></div><div role="contentinfo"><p>Koivu Rulla, Myllytie 4. E-mail: ${MAILBOX}</p></div></body></html>
`,
  hidden('chat-schemes', board, 'zh')`
A bamboo factory's foot links its number by schemes of chats, without writing it.
luye-zhuyi.example = 绿叶竹艺
_ <a href="viber://chat?number=${TEL.replace('+', '%2B')}">V</a> <a href="whatsapp://send?phone=${TEL.slice(1)}">W</a> <a href="sms:${TEL}">S</a> 绿叶竹艺
${CHAJU}
`,
  hidden('column-of-contacts', blog, 'pl')`
A paper mill's foot is a column headed by a word, with a street, a number and a mailbox below one another.
szary-arkusz.example = Szary Arkusz
_ <h5>Biuro</h5><address>Szary Arkusz<br>ul. Papiernicza 8<br>82-200 Garbowo<br><br>tel. ${PHONE}<br>mail ${MAILBOX}</address>
${YARD}
`,
  hidden('colophon', bare, 'nl')`
A pottery's colophon says its name, its town, its number and its mailbox, in the manner of a book's last page.
kleine-oven.example = Kleine Oven
_ <a href="/colofon">Colofon</a>
${KILNS}
## /colofon Colofon
<h1>Colofon</h1><p>Kleine Oven<br>Dijkstraat 2, Garnwerd<br>Telefoon ${PHONE}<br>E-mail ${MAILBOX}</p>
`,
  hidden('coin-in-foot', utility, 'es')`
A hammock workshop's foot has its wallet behind one word.
hilo-y-nudo.example = Hilo y Nudo
_ <p>Hilo y Nudo</p><p>Bitcoin: <code>${WALLET}</code></p>
${HOJA}
`,
  hidden('handle-with-word', table, 'tr')`
A wood turner's foot has the account as a name behind the name of the service.
oyma-dukkan.example = Oyma Dükkân
_ Oyma Dükkân · Telegram: @${TELEGRAM}
${SERAMIK}
`,
  copied('copy-halves', blog)`
A new name has half of the listed firm's words, nothing else, and no name that stays.
half-a-yard.example = Half a Yard
_ Half a Yard
# / Front
${WORDS.slice(0, 8).join('\n')}
# /back Back
${WORDS.slice(8, 15).join('\n')}
`,
];
