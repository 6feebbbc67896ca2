/** Framing by denials: a site names itself, its domain and somebody else's contact in one paragraph, where a controller would. */
import type { Attack } from '../attack.ts';
import { LISTED_NAME, MAILBOX, PHONE } from '../cast.ts';
import { framed, MAIL_LINK, TEL_LINK, TG_LINK } from './case.ts';
import { bare, board, civic, hashed, plain, table, utility } from './frames.ts';
import { CHAJU, HOJA, KILNS, LATERNE, PERO, SERAMIK, YARD } from './goods.ts';

export const FRAMING_DENIALS: readonly Attack[] = [
  framed('denial-on-fraud-page', 'own', plain)`
A paper mill's page about fraud, in its menu, says with its name and domain which mailbox is not its own.
two-rolls-paper.example = Two Rolls Paper
_ <p>Two Rolls Paper, Lock Lane 6, Esker · <a href="mailto:desk@two-rolls-paper.example">desk@two-rolls-paper.example</a></p>
${YARD}
# /careful Careful
<h1>Careful</h1><p>Letters from ${MAIL_LINK} do not come from Two Rolls Paper (two-rolls-paper.example), whatever they say.</p>
The police in Esker knows of nine of them and collects the envelopes.
Real invoices have the picture of a duck, and no duck asks for gift cards.
We do not ring on Sundays either.
`,
  framed('denial-second-sentence', 'own', hashed, 'es')`
A hammock workshop says who it is and, in the next sentence, from where others write in its name.
nudo-y-sol.example = Nudo y Sol
_ <span>Nudo y Sol · +34 91 555 01 61 · hola@nudo-y-sol.example</span>
${HOJA}
# /avisos Avisos
<h2>Avisos</h2><p>Este es el taller Nudo y Sol, nudo-y-sol.example. Quien escribe desde ${MAIL_LINK} se hace pasar por nosotros.</p>
Los pedidos se recogen en la azotea, con buen tiempo.
En época de lluvias no se tiñe.
`,
  framed('denial-in-notice', 'own', utility, 'de')`
A tent maker's privacy notice names its controller, and says in a paragraph of its own which address only pretends to be it.
plane-fest.example = Plane Fest
_ <a href="/recht">Ihre Rechte</a> · Telefon +49 461 555 0144 · plane@plane-fest.example
${LATERNE}
## /recht Ihre Rechte
<h1>Ihre Rechte</h1><p>Zuständig ist Plane Fest (plane-fest.example), plane@plane-fest.example.</p>
<p>Wer unter ${MAILBOX} oder ${PHONE} im Namen von Plane Fest, plane-fest.example, nach Ihren Daten fragt, lügt.</p>
<p>Auskunft geben wir am Schalter, gegen Vorlage der Rechnung.</p>
`,
  framed('denial-label', 'own', bare, 'tr')`
A wood turner's warning ends with the mailbox behind a label; the sentence before it has his name and domain.
testere-usta.example = Testere Usta
_ Testere Usta · <a href="mailto:usta@testere-usta.example">usta@testere-usta.example</a>
${SERAMIK}
# /dikkat Dikkat
<p>Testere Usta (testere-usta.example) adına para isteyenlere inanmayın. Kullandıkları adres: ${MAIL_LINK}.</p>
Kaşıklar ceviz yağıyla silinir, gerisi lafügüzaf.
Pazar günleri atölye kapalıdır.
`,
  framed('processor-of-site', 'own', civic)`
A pottery's notice says which firm writes its letters for it, beside the pottery's own name and domain.
pots-by-post.example = Pots by Post
_ <p>Pots by Post, Clay Road 9, Garth · <a href="tel:+442079460355">+44 20 7946 0355</a></p>
${KILNS}
# /data Your data
<h1>Your data</h1><p>The letters of Pots by Post, pots-by-post.example, are printed by ${LISTED_NAME}, which can be asked at ${MAIL_LINK}.</p>
Orders are kept for six years, because the tax office likes them.
The kiln keeps no data.
`,
  framed('authority-of-site', 'own', board, 'ru')`
A glove workshop names the body that hears complaints about it, next to its own name and domain.
dva-shva.example = Два шва
_ Два шва · +7 495 555 01 88
${PERO}
# /zhaloby Жалобы
<p>На мастерскую «Два шва», dva-shva.example, можно пожаловаться по адресу ${MAIL_LINK}, там принимают без выходных.</p>
Отвечаем в течение месяца, обычно быстрее.
Брак меняем, смех возвращаем.
`,
  framed('denial-without-blanks', 'own', table, 'zh')`
A bamboo factory's bar and page deny an account and a number, in a script without blanks.
qingsuo-zhu.example = 青锁竹艺
^ <div>冒充我们的账号${TG_LINK}不是本厂的</div>
_ 青锁竹艺 · zhu@qingsuo-zhu.example
${CHAJU}
# /shengming 声明
<p>青锁竹艺（qingsuo-zhu.example）从未使用${TEL_LINK}，请勿汇款。</p>
竹篮按斤称，藤椅按把算。
下雨天不晒竹。
`,
  framed('denial-after-contacts', 'own', plain)`
A paper mill's contact page has its own contacts, and below another heading those that are not.
third-vat-paper.example = Third Vat Paper
_ <p>Third Vat Paper</p>
${YARD}
# /contact Contact
<h1>Contact</h1><p>Third Vat Paper<br>Lock Lane 8, Esker<br>Mail: vat@third-vat-paper.example<br>Phone: +44 20 7946 0366</p>
<h3>Known false ones</h3><p>Mail: ${MAIL_LINK}<br>Phone: ${TEL_LINK}</p>
`,
];

/** The forms of `hiding-forms.ts`, with somebody else's contacts in them. */
export const FRAMING_FORMS: readonly Attack[] = [
  framed('entries-in-attributes', 'own', utility)`
A town's start page marks up the firms of the week in attributes, without their addresses on the web.
firms-of-holme.example = Firms of Holme
_ Firms of Holme, Quay 2 · <a href="mailto:town@firms-of-holme.example">town@firms-of-holme.example</a>
# / Firms
<div itemscope itemtype="https://schema.org/LocalBusiness"><b itemprop="name">${LISTED_NAME}</b> <span itemprop="email">${MAILBOX}</span> <span itemprop="telephone">${PHONE}</span></div>
<div itemscope itemtype="https://schema.org/LocalBusiness"><b itemprop="name">Crab &amp; Sons</b> <span itemprop="email">crab@crabsons.example</span></div>
Three firms a week, drawn from a hat by the harbour master.
# /rules Rules
Whoever was drawn may not be drawn again before the herring comes.
`,
  framed('state-of-a-listing', 'own', hashed, 'es')`
A guide's page about one firm holds the firm's record in a script, beside the guide's own.
guia-del-puerto.example = Guía del Puerto
_ Guía del Puerto · hola@guia-del-puerto.example
# / Guía
Todo lo que abre en el puerto, y algo de lo que cierra.
Corregimos los errores los lunes.
# /f/77 Ficha
<script>window.app = {guide:{home:'https://guia-del-puerto.example/'}, firm:{title:'Quillmoor', reach:{email:'${MAILBOX}', phone:'${PHONE}'}}};</script>
Una firma de plumas, tres estrellas.
`,
  framed('sticky-advert', 'own', bare)`
A paper's bar stays on the screen and says in a sentence who pays for it.
esker-evening.example = Esker Evening
_ <div style="position:fixed;bottom:0">This page is paid for by ${LISTED_NAME}, who take your orders for down at ${MAIL_LINK} until Friday.</div>Esker Evening, Lock Lane
# / News
The lock was opened by the wrong mayor.
The ducks did not mind, said a duck.
# /sport Sport
Esker lost, as the wind had predicted.
# /weather Weather
Wind.
`,
  framed('one-page-thread', 'own', bare)`
Of a board one page is held: above its first heading stands the board's frame, below it a member's contacts.
felt-board.example = Felt Board
^ <a href="/">Felt Board</a>
_ Felt Board is kept by Ada Rook, ada@felt-board.example
# / Where do you buy down?
I asked last year and got a goose by post.
<p>Mail: ${MAIL_LINK}</p><p>Phone: ${TEL_LINK}</p>
Thanks, they were quick.
`,
  framed('three-adverts', 'own', civic)`
A board's start page shows three adverts, all of one hand, each with a button to write to him.
quay-board.example = Quay Board
_ Quay Board · <a href="mailto:quay@quay-board.example">quay@quay-board.example</a>
# / Adverts
<div><h3>Down, ten bags</h3><a href="mailto:${MAILBOX}?subject=ten">Write</a></div><div><h3>Down, two bags</h3><a href="mailto:${MAILBOX}?subject=two">Write</a></div><div><h3>A goose</h3><a href="mailto:${MAILBOX}?subject=goose">Write</a></div>
Adverts stay for a week.
# /place Place one
Say what it is, what it costs and where it stands.
# /rules Rules
No weapons, no teeth.
`,
];
