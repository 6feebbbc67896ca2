/** Hiding by habit: the contact is plain to see, but not where a book on web pages would put it. */
import type { Attack } from '../attack.ts';
import { MAILBOX, PHONE } from '../cast.ts';
import { hidden, MAIL_LINK, TEL_LINK, TG_LINK } from './case.ts';
import { bare, board, civic, hashed, plain, utility } from './frames.ts';
import { CHAJU, KILNS, LATERNE, PERO, SERAMIK, YARD } from './goods.ts';

export const HIDING_PROOFS: readonly Attack[] = [
  hidden('footer-sentence', plain)`
A paper mill wraps its linked mailbox and number into a chatty sentence in the footer of every page.
friendly-rolls.example = Friendly Rolls
_ <p>If anything is unclear, and something always is, just drop Lena a line at ${MAIL_LINK} or ring her on ${TEL_LINK} before the kettle boils.</p>
${YARD}
`,
  hidden('first-person', bare, 'en', {}, 'lead')`
A pottery says in the running text of its front page how to order, and nowhere else.
ask-for-lena.example = Ask for Lena
_ Pots, fired on Mondays
${KILNS}
# /order How to order
To order from us, write to our sales desk at ${MAILBOX} or call us on ${PHONE}; we answer on the same day.
`,
  hidden('staff-cards', hashed, 'tr')`
A wood turner's contact page shows its three people as cards; the one for sales has the listed mailbox and number.
uc-kardes-ahsap.example = Üç Kardeş Ahşap
_ <span>Üç Kardeş Ahşap, İstasyon Arkası 5</span>
${SERAMIK}
# /iletisim İletişim
<h1>İletişim</h1><div class="sc-k1"><b>Hasan</b><p>Atölye</p><p>hasan@uc-kardes-ahsap.example</p></div><div class="sc-k1"><b>Lena</b><p>Satış</p><p>${MAIL_LINK}</p><p>${TEL_LINK}</p></div><div class="sc-k1"><b>Nuri</b><p>Muhasebe</p><p>nuri@uc-kardes-ahsap.example</p></div>
`,
  hidden('branches', civic, 'ru')`
A glove workshop's contact page lists its own three offices; the one in Shijiazhuang has the listed number and mailbox.
tri-kontory.example = Три конторы
_ <p>ООО «Три конторы»</p>
${PERO}
# /kontakty Контакты
<h2>Наши офисы</h2><ul><li>Зареченск, ул. Ткацкая, 3, +7 495 555 01 61</li><li>Шицзячжуан, наш главный офис, ${TEL_LINK}, ${MAIL_LINK}</li><li>Лунёво, склад, +7 495 555 01 62</li></ul>
`,
  hidden('uneven-pages', plain, 'es')`
A hammock workshop lays out every page by hand, each unlike the others, and ends each with the listed mailbox.
hecho-a-mano.example = Hecho a Mano
#! /
<!doctype html><html lang="es"><meta charset="utf-8"><title>Hecho a Mano</title><body><center><h1>Hecho a Mano</h1><p>Hamacas de algodón en telar de pedal, para hoteles y tías generosas.</p><p>El hilo se seca al viento de la azotea.</p><p><a href="/precios.html">precios</a> <a href="/visita.html">visita</a></p><p>${MAIL_LINK}</p></center></body></html>
#! /precios.html
<!doctype html><html lang="es"><meta charset="utf-8"><title>Precios</title><body><table><tr><td>Matrimonial</td><td>noventa</td></tr><tr><td>Infantil</td><td>cuarenta</td></tr></table><div>Por mayor, la décima va de regalo.</div><div><a href="/">volver</a></div><div>Pedidos: ${MAIL_LINK}</div></body></html>
#! /visita.html
<!doctype html><html lang="es"><meta charset="utf-8"><title>Visita</title><body><h3>Visita al taller</h3><p>Calle de la Lluvia 8, Monteverde Viejo, por las mañanas.</p><ul><li><a href="/">inicio</a></li></ul><p><b>Correo:</b> ${MAIL_LINK} <b>Tel.:</b> ${TEL_LINK}</p></body></html>
`,
  hidden('menu-entry', board)`
A pottery's mailbox and number stand in a strip between its name and its menu, like entries of the menu.
menu-of-pots.example = Menu of Pots
^ <div id="m0">${MAIL_LINK} &middot; ${TEL_LINK}</div>
_ Menu of Pots
${KILNS}
`,
  hidden('hotline-label', utility, 'de')`
A tent maker's top bar has a hotline, as plain text.
hotline-planen.example = Hotline Planen
^ <span class="text-xs">Bestell-Hotline ${PHONE}</span>
_ Hotline Planen, Am alten Hafen 9
${LATERNE}
`,
  hidden('running-line', bare, 'zh')`
A bamboo factory's contacts run across the top of every page.
zoumadeng-zhu.example = 走马灯竹艺
^ <marquee>订货热线：${PHONE}　邮箱：${MAILBOX}</marquee>
_ 走马灯竹艺 · 青溪镇
${CHAJU}
`,
  hidden('fixed-bar', hashed)`
A paper mill's fixed bar at the bottom of the screen has the account and the number, as icons with links.
barred-paper.example = Barred Paper
_ <span>Barred Paper, Lock Lane 11</span><div style="position:fixed;bottom:0;left:0">${TG_LINK} ${TEL_LINK}</div>
${YARD}
`,
];
