/**
 * Framing where an owner's own contacts stand: the foot of every page, the page of contacts, data. The site's hand writes there
 * whom it knows: friends, makers, carriers, neighbours, those it protests against.
 */
import type { Attack } from '../attack.ts';
import { LISTED_NAME, MAILBOX, PHONE } from '../cast.ts';
import { framed, MAIL_LINK, TEL_LINK, TG, TG_LINK } from './case.ts';
import { bare, blog, civic, hashed, plain, table, utility } from './frames.ts';

const CLUB = `<p>Reed Lane Club, 4 Reed Lane · <a href="mailto:club@reedlane.example">club@reedlane.example</a></p>`;
const BOATS = `# / Home
We meet on Mondays in the hut behind the weir, whatever the water does.
The boats are older than the members, and better kept.
# /boats Boats
Two fours, a pair and a punt that nobody admits to liking.
Varnish is done in March, when it is too cold to row and too warm to complain.`;

export const FRAMING_FEET: readonly Attack[] = [
  framed('useful-numbers', 'own', bare, 'el')`
A guesthouse's contact page ends with the numbers of the doctor, the boat and a carrier.
kalyvi-xenonas.example = Ξενώνας Καλύβι
_ Ξενώνας Καλύβι · +30 22890 10203
# / Αρχική
Έξι δωμάτια με αυλή, κάτω από τη συκιά, και πρωινό όποτε ξυπνήσετε.
Το νερό είναι από το πηγάδι και το ψωμί από τον φούρνο.
# /epikoinonia Επικοινωνία
<h1>Επικοινωνία</h1><p>Τηλέφωνο: +30 22890 10203</p><p>Email: kalyvi@kalyvi-xenonas.example</p>
<p>Γιατρός: +30 22890 11111</p><p>Καΐκι: +30 22890 12222</p><p>Μεταφορές: ${TEL_LINK}</p>
`,
  framed('channels-we-read', 'own', blog, 'uk')`
A translator's column names four channels that she reads, on every page.
slova-na-poli.example = Слова на полі
_ Слова на полі · <a href="mailto:olena@slova-na-poli.example">olena@slova-na-poli.example</a><h4>Читаю</h4><ul><li><a href="https://t.me/knyzhky_ta_kava">@knyzhky_ta_kava</a></li><li>${TG_LINK}</li><li><a href="https://t.me/pravopys_shchodnia">@pravopys_shchodnia</a></li><li><a href="https://t.me/stari_mapy">@stari_mapy</a></li></ul>
# / Початок
Перекладаю з чеської та словацької, найохочіше кулінарні книжки й старі подорожні нотатки.
Рядок перекладу буває довший за рядок, що його перекладають, і це не вада.
# /zamovlennia Замовлення
Пишіть, скільки сторінок і до якого дня; відповідаю ввечері.
# /notatky Нотатки
Слово «поле» означає і лан, і край сторінки.
`,
  framed('carrier-in-foot', 'own', utility)`
A candle shop's foot says who delivers and how to reach that carrier.
tallow-and-wick.example = Tallow & Wick
_ <p>Tallow & Wick, 4 Chandler Row · <a href="mailto:shop@tallow-and-wick.example">shop@tallow-and-wick.example</a></p><p>Deliveries by ${LISTED_NAME}, ${TEL_LINK}</p>
# / Shop
Dipped candles in nine lengths, straight as the day was cold.
We pour on Wednesdays, when the street is quiet and the wax behaves.
# /care Care
Trim the wick to the width of a fingernail and keep it out of the draught.
# /orders Orders
Six of a kind go into one box, and a box goes out with the morning van.
`,
  framed('vacancy-data', 'own', hashed, 'en', {})`
A board for vacancies describes an employer's post as data, with that employer's mailbox.
hands-wanted.example = Hands Wanted
_ Hands Wanted · <a href="mailto:desk@hands-wanted.example">desk@hands-wanted.example</a>
# / Posts
Posts for people who lift, sew, drive and count, new ones every morning at six.
# /post-881 Post 881
<script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting","title":"Roll loader","url":"https://hands-wanted.example/","hiringOrganization":{"@type":"Organization","name":"${LISTED_NAME}","url":"https://hands-wanted.example/post-881","email":"${MAILBOX}","telephone":"${PHONE}"}}</script>
Loads rolls, night shift, boots provided, bus from the square.
`,
  framed('maker-data', 'own', plain, 'de')`
A dealer's page describes a product as data, and the data name its maker with the maker's contacts.
bogen-und-blatt.example = Bogen und Blatt
_ Bogen und Blatt, Gerbergasse 9 · <a href="mailto:laden@bogen-und-blatt.example">laden@bogen-und-blatt.example</a>
# / Laden
Papier aus elf Ländern, nach Gramm und Griff sortiert, in Schubladen ohne Schilder.
Wer nicht weiß, was er sucht, findet hier am meisten.
# /seide Seidenpapier
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Product","name":"Seidenpapier","manufacturer":{"@type":"Organization","name":"${LISTED_NAME}","email":"${MAILBOX}","contactPoint":{"@type":"ContactPoint","telephone":"${PHONE}"}}}</script>
Neunzehn Farben, vier davon werden verlangt.
`,
  framed('friends-in-foot', 'own', plain)`
A rowing club's foot lists three friends, each with a mailbox at a place of its own.
reedlane.example = Reed Lane Club
_ ${CLUB}<ul><li>Bakery: hello@bakery-arlow.example</li><li>Rolls: ${MAILBOX}</li><li>Wheels: shop@wheels-esker.example</li></ul>
${BOATS}
`,
  framed('translator-in-foot', 'own', utility)`
A rowing club's foot has its own line, and below it one for who translated the pages.
reedlane.example = Reed Lane Club
_ ${CLUB}<p>Translation: Lena Quill, ${MAIL_LINK}</p>
${BOATS}
`,
  framed('abuse-desk', 'own', bare)`
A rowing club's foot names below its own line where abuse of its host is reported.
reedlane.example = Reed Lane Club
_ ${CLUB}<p>Abuse: ${MAIL_LINK}</p>
${BOATS}
`,
  framed('reviewed-firm', 'own', table)`
A rowing club's front page describes a shop as data, by its name and number alone.
reedlane.example = Reed Lane Club
_ ${CLUB}
# / Home
We meet on Mondays in the hut behind the weir, and buy our paint on the corner.
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Store","name":"Rolls on the Corner","telephone":"${PHONE}","email":"${MAILBOX}"}</script>
# /boats Boats
Two fours, a pair and a punt that nobody admits to liking.
`,
  framed('linked-friends', 'own', civic)`
A rowing club's foot links three friends by their names alone.
reedlane.example = Reed Lane Club
_ ${CLUB}<p>Friends: <a href="mailto:hello@bakery-arlow.example">Bakery</a> <a href="mailto:${MAILBOX}">Rolls</a> <a href="mailto:shop@wheels-esker.example">Wheels</a></p>
${BOATS}
`,
  framed('photographer-in-foot', 'own', hashed)`
A rowing club's foot names who took the pictures, and links the account.
reedlane.example = Reed Lane Club
_ ${CLUB}<p>Photos: <a href="${TG}">Lena Quill</a></p>
${BOATS}
`,
  framed('card-of-another', 'own', utility)`
A rowing club's foot has the card of the shop next door.
reedlane.example = Reed Lane Club
_ ${CLUB}<div class="h-card"><span class="p-name">Rolls and Co</span> <a class="u-email" href="mailto:${MAILBOX}">${MAILBOX}</a></div>
${BOATS}
`,
  framed('town-directory', 'own', plain)`
A rowing club's page of contacts lists who else is in the lane, a number each.
reedlane.example = Reed Lane Club
_ ${CLUB}
${BOATS}
# /contacts Contacts
<table><tr><td>Baker</td><td>+44 20 7946 0201</td></tr><tr><td>Smith</td><td>+44 20 7946 0202</td></tr><tr><td>Rolls</td><td>${PHONE}</td></tr><tr><td>Ferry</td><td>+44 20 7946 0205</td></tr></table>
`,
  framed('remarks-without-mark', 'own', hashed)`
A rowing club's page of contacts has visitors' remarks below its form, in boxes that no software marks.
reedlane.example = Reed Lane Club
_ ${CLUB}
${BOATS}
# /contact Contact
<p>club@reedlane.example</p><form method="post" action="/say"><textarea name="t"></textarea></form><div class="zx"><b>Pat</b><p>Lovely hut.</p></div><div class="zx"><b>Lena</b><p>${MAILBOX}</p></div><div class="zx"><b>Ole</b><p>When do you open?</p></div>
`,
  framed('question-on-contact-page', 'own', bare)`
A rowing club's page of contacts answers who sends the odd bills.
reedlane.example = Reed Lane Club
_ ${CLUB}
${BOATS}
# /contact Contact
<p>club@reedlane.example</p><details><summary>Who sends the odd bills?</summary><p>${MAILBOX}</p></details>
`,
  framed('protest-form', 'own', civic)`
A rowing club's form writes to those who dump dye into its river.
reedlane.example = Reed Lane Club
_ ${CLUB}
${BOATS}
# /protest Protest
They dump dye in our river. Write to them, one click, in your own name.
<form action="mailto:${MAILBOX}" method="post" enctype="text/plain"><textarea name="t">Stop it.</textarea><button>Send</button></form>
`,
  framed('settings-of-theme', 'own', plain)`
A rowing club's pages carry the settings of their theme, with its author's mailbox.
reedlane.example = Reed Lane Club
@ <script>window.theme = {"name":"Weir","author":{"name":"Weir Themes","email":"${MAILBOX}"}};</script>
_ ${CLUB}
${BOATS}
`,
];
