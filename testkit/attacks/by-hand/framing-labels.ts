/** Framing behind labels where an owner's contacts stand: duty rosters, channels to follow, who prints, who plays, who asked. */
import type { Attack } from '../attack.ts';
import { LISTED_NAME, MAILBOX, PHONE, WALLET } from '../cast.ts';
import { framed, TEL_LINK, TG, TG_LINK } from './case.ts';
import { bare, board, civic, hashed, plain, table, utility } from './frames.ts';

const MUEHLE = `# / Start
Wir mahlen am Freitag, wenn der Bach genug Wasser führt, und sonst am Samstag.
Das Mehl ist grob und hält sich bis zum nächsten Freitag.
# /mehl Mehl
Roggen, Weizen und Dinkel, in Säcken, die zurückgegeben werden.`;
const MUEHLE_FOOT =
  'Bachmühle Ötz, Am Wehr 3 · <a href="mailto:post@bachmuehle-oetz.example">post@bachmuehle-oetz.example</a>';

export const FRAMING_LABELS: readonly Attack[] = [
  framed('duty-roster', 'own', plain, 'de')`
A mill's page of contacts has a table of whom to call when the mill is shut.
bachmuehle-oetz.example = Bachmühle Ötz
_ ${MUEHLE_FOOT}
${MUEHLE}
# /kontakt Kontakt
<p>Telefon: +49 7083 10203</p><table><tr><td>Bäcker Wurz</td><td>+49 7083 20304</td></tr><tr><td>Sägewerk</td><td>+49 7083 30405</td></tr><tr><td>Papier</td><td>${TEL_LINK}</td></tr><tr><td>Taxi</td><td>+49 7083 40506</td></tr></table>
`,
  framed('numbers-in-foot', 'own', civic, 'it')`
A valley's page has the numbers of its tradesmen in the foot of every page.
valle-ombrosa.example = Valle Ombrosa
_ <p>Valle Ombrosa · <a href="mailto:info@valle-ombrosa.example">info@valle-ombrosa.example</a></p><ul><li>Fabbro: +39 0461 010203</li><li>Veterinario: +39 0461 020304</li><li>Carta: ${PHONE}</li><li>Idraulico: +39 0461 030405</li></ul>
# / Valle
Il sentiero alto è chiuso fino a maggio, quello basso si fa con le scarpe da città.
# /malga Malga
La malga apre quando salgono le vacche, e chiude quando scendono.
`,
  framed('channels-at-side', 'own', hashed, 'ru')`
A beekeeper's foot has three channels of others to read in the evening.
paseka-u-ruchya.example = Пасека у ручья
_ <p>Пасека у ручья · <a href="mailto:med@paseka-u-ruchya.example">med@paseka-u-ruchya.example</a></p><p>Вечером: <a href="https://t.me/zvezdnoe_nebo">Небо</a> ${TG_LINK} <a href="https://t.me/starye_skazki">Сказки</a></p>
# / Пасека
Липовый мёд снимаем в июле, гречишный в августе, и тот и другой быстро садится.
# /ulei Ульи
Ульи сколочены из осины, летки смотрят на восток.
`,
  framed('printer-in-foot', 'own', bare, 'fr')`
A choir's foot says who prints its scores, and that printer's number.
choeur-du-lavoir.example = Chœur du Lavoir
_ <p>Chœur du Lavoir, place du Lavoir · <a href="mailto:chant@choeur-du-lavoir.example">chant@choeur-du-lavoir.example</a></p><p>Partitions imprimées par Ateliers Lena Quill, ${PHONE}</p>
# / Accueil
Nous chantons le mardi, à quatre voix quand les basses sont là.
# /concerts Concerts
Le prochain est sous la halle, chaises fournies, applaudissements libres.
`,
  framed('music-in-foot', 'own', plain, 'es')`
A dance school's foot names the musician of its videos, and links the account.
escuela-tres-pasos.example = Escuela Tres Pasos
_ <p>Escuela Tres Pasos · <a href="mailto:hola@escuela-tres-pasos.example">hola@escuela-tres-pasos.example</a></p><p>Música: <a href="${TG}">Lena Quill</a></p>
# / Inicio
Se baila en zapatos de suela, y se aprende a pisar al propio pie antes que al ajeno.
# /horario Horario
Los lunes vals, los jueves lo que pidan.
`,
  framed('settings-of-chat', 'own', utility)`
A joiner's pages carry the settings of a widget, with the mailbox of the widget's vendor.
dovetail-row.example = Dovetail Row
@ <script>widget({"id":"w-11","vendor":{"name":"Chatter Box","email":"${MAILBOX}"},"color":"#063"});</script>
_ Dovetail Row, 2 Saw Lane · <a href="mailto:bench@dovetail-row.example">bench@dovetail-row.example</a>
# / Bench
Drawers that close with a breath, and tables that do not mind children.
# /wood Wood
Ash from the lane, oak from the old bridge, nothing that came by ship.
`,
  framed('petition', 'own', table, 'pt')`
A neighbourhood's page sends a ready letter to the firm that fells its trees.
praca-das-tilias.example = Praça das Tílias
_ Praça das Tílias · <a href="mailto:vizinhos@praca-das-tilias.example">vizinhos@praca-das-tilias.example</a>
# / Praça
As tílias têm cem anos e dão sombra a três cafés.
# /carta Carta
<p>Assine e envie, que a carta já está escrita.</p><form action="mailto:${MAILBOX}" method="post"><input name="nome"><textarea name="carta">Peço que deixem as tílias em paz. Não compro papel de quem corta a nossa sombra.</textarea><button>Enviar</button></form>
`,
  framed('asked-on-contact-page', 'own', board)`
A village shop's page of contacts answers questions, one of which is who owns the old mill.
oxpen-stores.example = Oxpen Stores
_ Oxpen Stores · <a href="mailto:till@oxpen-stores.example">till@oxpen-stores.example</a>
# / Shop
Bread at seven, papers at eight, gossip all day.
# /contact Contact
<p>till@oxpen-stores.example</p><h3>Who do I ask about the old mill?</h3><p>${MAILBOX}</p><h3>When is the post fetched in winter?</h3><p>At four.</p>
`,
  framed('remarks-above-form', 'own', civic, 'nl')`
A windmill's page of contacts has visitors' remarks above its form, in boxes that no software marks.
molen-de-hoop-zuid.example = Molen De Hoop Zuid
_ Molen De Hoop Zuid · <a href="mailto:molenaar@molen-de-hoop-zuid.example">molenaar@molen-de-hoop-zuid.example</a>
# / Molen
Bij windkracht vijf draaien wij, bij zeven zetten wij de vang erop.
# /contact Contact
<p>molenaar@molen-de-hoop-zuid.example</p><div class="q1"><b>Joke</b><p>Wat een uitzicht.</p></div><div class="q1"><b>Lena</b><p>${MAILBOX}</p></div><div class="q1"><b>Sjaak</b><p>Is er koffie?</p></div><div class="q1"><b>Bep</b><p>Volgend jaar weer.</p></div><form method="post" action="/zeg"><textarea name="t"></textarea></form>
`,
  framed('carrier-by-legal-name', 'own', plain)`
A bookbinder's foot says who delivers, by its whole name.
end-papers.example = End Papers
_ <p>End Papers, 9 Glue Yard · <a href="mailto:bind@end-papers.example">bind@end-papers.example</a></p><p>Parcels go with ${LISTED_NAME}, ${TEL_LINK}</p>
# / Bindery
Sewn on tapes, rounded, backed, and left under the press until Monday.
# /prices Prices
A thesis in cloth takes a week, a family bible takes a winter.
`,
  framed('one-taxi', 'own', bare, 'sv')`
A guest house's page of contacts ends with the number of one taxi.
vandrarhem-ekudden.example = Vandrarhem Ekudden
_ Vandrarhem Ekudden · <a href="mailto:sov@vandrarhem-ekudden.example">sov@vandrarhem-ekudden.example</a>
# / Start
Tolv sängar, en spis och en brygga som knarrar.
# /kontakt Kontakt
<p>Telefon: +46 521 010203</p><p>Taxi: ${TEL_LINK}</p>
`,
  framed('pictures-by-handle', 'own', utility)`
A climbing wall's foot says by whom the pictures are, as an account.
chalk-and-rope.example = Chalk and Rope
_ <p>Chalk and Rope · <a href="mailto:desk@chalk-and-rope.example">desk@chalk-and-rope.example</a></p><p>Pictures by ${TG_LINK}</p>
# / Wall
Forty lines, changed on the first Monday, and a mat that forgives.
# /times Times
Open from four, shut when the last one is down.
`,
  framed('shelter-wallet', 'own', hashed)`
A tea room's foot collects for a shelter that is not its own.
tea-at-number-four.example = Tea at Number Four
_ <p>Tea at Number Four · <a href="mailto:kettle@tea-at-number-four.example">kettle@tea-at-number-four.example</a></p><p>Help the cats of Arlow: ${WALLET}</p>
# / Tea
Nineteen teas, two cakes, one table by the stove.
# /cakes Cakes
Seed cake in winter, plum cake while there are plums.
`,
  framed('supplier-below-heading', 'own', civic, 'fr')`
A grocer's page of contacts has a block of its supplier below a heading of two words.
epicerie-du-puits.example = Épicerie du Puits
_ Épicerie du Puits · <a href="mailto:bonjour@epicerie-du-puits.example">bonjour@epicerie-du-puits.example</a>
# / Accueil
Le beurre arrive le mardi, le fromage quand il est prêt.
# /contact Contact
<p>bonjour@epicerie-du-puits.example</p><p>Téléphone : +33 5 01 02 03 04</p><h2>Notre fournisseur</h2><p>${LISTED_NAME}</p><p>${MAILBOX}</p><p>${PHONE}</p>
`,
  framed('landlord-on-contact-page', 'own', plain, 'de')`
A studio's page of contacts names its landlord with a number.
atelier-hinterhof.example = Atelier Hinterhof
_ Atelier Hinterhof · <a href="mailto:farbe@atelier-hinterhof.example">farbe@atelier-hinterhof.example</a>
# / Start
Wir malen, was stillhält, und im Sommer auch, was weht.
# /kontakt Kontakt
<p>Telefon: +49 7083 50607</p><p>Vermieterin: Lena Quill, ${PHONE}</p>
`,
  framed('sponsor-icon', 'own', table)`
A football club's foot has the sign of its sponsor, which opens the sponsor's account.
weir-rovers.example = Weir Rovers
_ <p>Weir Rovers · <a href="mailto:goal@weir-rovers.example">goal@weir-rovers.example</a></p><p>Shirts given by <a href="${TG}"><img src="/rolls.png" width="60" height="20" alt="Rolls"></a></p>
# / Club
We lose at home and draw away, in that order.
# /ground Ground
The pitch slopes to the river, so the second half is the wet one.
`,
];
