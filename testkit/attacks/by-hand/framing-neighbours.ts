/** Framing among neighbours: friends, guests, sponsors, suppliers and customers, whom an honest site names with their contacts. */
import type { Attack } from '../attack.ts';
import { LISTED_NAME, MAILBOX, PHONE, TELEGRAM, WALLET } from '../cast.ts';
import { framed, MAIL_LINK, TEL, TEL_LINK, TG, TG_LINK } from './case.ts';
import { bare, blog, board, civic, hashed, plain, table, utility } from './frames.ts';

export const FRAMING_NEIGHBOURS: readonly Attack[] = [
  framed('school-parents', 'own', table)`
A school's parents collect orders for quill pens and say to whom each family writes.
st-osyth-parents.example = Parents of St Osyth’s Primary
_ Parents’ Association, St Osyth’s Primary School, Bell Street, Fallow. <a href="mailto:parents@st-osyth-parents.example">parents@st-osyth-parents.example</a>
# / Dates
Cake stall on the 14th, please label nuts; last year's lemon drizzle mystery remains unsolved.
The lollipop lady retires at half-term and the choir has been sworn to secrecy.
Lost property will be given to the jumble sale on the last day, except the tooth.
# /calligraphy Calligraphy week
Year five will write with real quills, like the monks, and each child needs one by Friday.
Please order them yourselves; the school does not handle the money.
<p><b>Quills:</b> ${MAIL_LINK}</p>
<p><b>Ink:</b> <a href="mailto:ink@oakgallery.example">ink@oakgallery.example</a></p>
<p><b>Questions by phone:</b> ${TEL_LINK} (quills), 020 7946 0416 (ink)</p>
# /committee Committee
Chair Mrs Adeyemi, treasurer Mr Finch, cakes Mr Pott. Write to us through the school office, 020 7946 0417.
`,
  framed('church-bulletin', 'own', bare)`
A parish bulletin asks for gifts for a family abroad and prints their mailbox, number and wallet.
st-brannock.example = St Brannock’s Parish Bulletin
_ St Brannock’s, Church Path, Corley. Parish office: 020 7946 0290, <a href="mailto:office@st-brannock.example">office@st-brannock.example</a>
# / This Sunday
Sung Eucharist at ten; the organist has a cold, so we shall sing what we know.
Flowers this week are in memory of Edith Marsh, who kept bees and the accounts.
The roof appeal stands at eleven thousand pounds and one very large jar of coppers.
# /abroad News from abroad
The Li family, whom many remember from the summer fête, have started a small feather trade at home.
They would love to hear from old friends:
<p>${MAIL_LINK}<br>${PHONE}</p>
Young people tell me that gifts can also be sent to ${WALLET}.
# /hall Hall hire
The hall holds eighty, or sixty if the Scouts are among them. Keys from the verger.
`,
  framed('obituary', 'own', blog)`
A family's page for a late hatter lists the old friends to whom condolences may also go.
remembering-august.example = Remembering August Weir
_ The Weir family, c/o <a href="mailto:weir@remembering-august.example">weir@remembering-august.example</a>
# / August
August Weir made hats for sixty years and never wore one in the house.
He died at home in Esker with the radio on and a half-finished bowler on the block.
The service was full; the milliners came in their own work and it was a sight he would have priced.
# /friends Friends far away
Many have asked how to reach those of his friends who could not travel.
<ul><li>Orla Finch, by letter only</li><li>Lena, his feather merchant: ${MAIL_LINK}, ${TEL_LINK}</li><li>Benoît the felt man, benoit@feutre.example</li></ul>
# /stories Stories
He once lined a bishop's mitre with a betting slip, for luck.
`,
  framed('sponsor-strip', 'own', plain, 'es')`
A village football club thanks its sponsors in a strip above its own footer, one of them the listed firm.
cf-monteverde-viejo.example = CF Monteverde Viejo
_ <div><small>Nos apoyan:</small> <a href="https://panaderia-sol.example/">Panadería Sol</a> <a href="https://www.quillmoor-works.example/">Quillmoor</a> <a href="${TG}">Quillmoor en Telegram</a> <a href="mailto:taller@ruedas.example">Taller Ruedas</a></div><p>CF Monteverde Viejo, Campo de la Ermita. <a href="mailto:club@cf-monteverde-viejo.example">club@cf-monteverde-viejo.example</a>, <a href="tel:+34955550145">955 550 145</a></p>
# / Portada
El domingo empatamos a dos con el filial de Albarín y seguimos séptimos.
Los benjamines necesitan un padre con furgoneta para el viaje del día veinte.
El bocadillo del descanso sube a dos euros, con lo que pagamos el agua de las duchas.
# /equipos Equipos
Tenemos benjamines, infantiles, un equipo femenino que gana y uno masculino que lo intenta.
# /campo El campo
La grada se pintó en verano y tiene ciento veinte plazas, doce de ellas con sombra.
`,
  framed('photo-credits', 'own', utility)`
A walking guide credits the pictures of a photographer under each, with his mailbox and account.
ridgeway-on-foot.example = Ridgeway on Foot
_ Ridgeway on Foot is written by Petra Holm · <a href="mailto:petra@ridgeway-on-foot.example">petra@ridgeway-on-foot.example</a>
# / Walks
Twelve walks between two railway stations, none of them longer than the daylight in March.
Every stile was counted twice, because my knees are not what they were.
Dogs are mentioned where sheep are, and pubs where they still exist.
# /geese Walk 7: the geese
<figure><img src="/geese.jpg" width="800" height="600" alt="Geese over the reservoir. Photo: L. Quill, ${MAILBOX}"><figcaption>Photo: L. Quill, ${MAIL_LINK}, ${TG_LINK}</figcaption></figure>
Leave the station by the wrong exit and follow the noise.
<figure><img src="/stile.jpg" width="800" height="600" alt="A stile"><figcaption>Photo: L. Quill, ${MAIL_LINK}</figcaption></figure>
The reservoir path is dry from April on.
# /practical Practical
Trains run hourly. I answer mail on rainy days, which here means soon.
`,
  framed('podcast-notes', 'own', hashed)`
A podcast's notes of one episode give the guest's contacts.
slow-trades.example = Slow Trades, a podcast
_ <span>Slow Trades is made by Joss Amery in a wardrobe. <a href="mailto:joss@slow-trades.example">joss@slow-trades.example</a></span>
# / Episodes
One craft, one hour, no adverts: bell founders, eel catchers, a woman who darns nets for a living.
New episodes come when they are ready, which is the point.
# /61 Episode 61: Feathers
<h1>Episode 61: Feathers</h1>
Lena sells pheasant by the sack and can tell a cock from a hen with her eyes shut.
<h4>Find our guest</h4><ul><li>Mail: ${MAIL_LINK}</li><li>Phone: ${TEL_LINK}</li><li>Telegram: ${TG_LINK}</li></ul>
<h4>Chapters</h4><ol><li>00:00 The smell</li><li>14:20 Sorting</li><li>41:05 What a hat weighs</li></ol>
# /about About
I was a sound engineer for the waterworks and miss the echo.
`,
  framed('testimonial', 'own', utility)`
A packing machine maker shows what a customer says, signed with the customer's firm, mailbox and number.
bagfill-machines.example = Bagfill Machines
_ Bagfill Machines A/S, Havnegade 60, Kettleby · <a href="mailto:sales@bagfill-machines.example">sales@bagfill-machines.example</a> · <a href="tel:+4532555014">+45 32 55 50 14</a>
# / Machines
We build fillers for things that would rather not be filled: down, bran, shredded cork.
The nozzle is our patent and has not clogged since the wet autumn of the trial.
Spare parts leave on the day of the call if the call comes before the van.
# /customers What customers say
<div class="q"><p>Two machines, nine years, one belt.</p><div>${LISTED_NAME}<br>Ms Lena, purchasing<br>${MAIL_LINK}<br>${TEL_LINK}</div></div>
<div class="q"><p>It fills cork faster than we can drink.</p><div>Sobreiro e Filhos<br>compras@sobreiro.example</div></div>
# /service Service
Our two fitters are brothers and do not agree on anything but grease.
`,
  framed('donation-appeal', 'act', plain, 'uk')`
A volunteers' group lists needy people who collect for themselves, each with a wallet and a number.
dopomoha-ryadom.example = Допомога поряд
_ <p>ГО «Допомога поряд», м. Зарічанськ, вул. Садова, 3. <a href="mailto:hello@dopomoha-ryadom.example">hello@dopomoha-ryadom.example</a></p><p>Наш рахунок: UA213223130000026007233566001</p>
# / Головна
Ми возимо продукти літнім людям у села, куди автобус ходить двічі на тиждень.
Минулого місяця проїхали чотири тисячі кілометрів і тричі міняли колесо.
Звіти з чеками публікуємо щоп'ятниці.
# /zbory Збори інших людей
Цих людей ми знаємо особисто, але гроші вони збирають самі, не через нас.
<ul><li>Марія, лікування онуки: +380 362 555 077</li><li>Олена, відновлення цеху: ${PHONE}, гаманець ${WALLET}, ${MAIL_LINK}</li><li>Степан, протез: stepan@protez.example</li></ul>
# /zvity Звіти
Березень: 212 наборів, 31 газовий балон, одна коза.
`,
  framed('dealers-abroad', 'own', civic)`
A maker of ink lists its dealers by country on its contact page; the one in China is the listed firm.
oakgallery.example = Oak Gallery Inks
_ <p>Oak Gallery Inks Ltd, Vitriol Yard, Holme</p><p><a href="mailto:ink@oakgallery.example">ink@oakgallery.example</a> · <a href="tel:+442079460511">+44 20 7946 0511</a></p>
# / Home
Iron gall ink, boiled on Tuesdays, bottled when it is black enough to worry the cat.
The galls come from two woods whose owners get a bottle each at Christmas.
Our registrars' ink is in use in four hundred parishes and one lighthouse.
# /inks Inks
Registrars', Scribes' and a blue that turns black while you watch.
# /contact Contact
Head office: Oak Gallery Inks Ltd, Vitriol Yard, Holme, +44 20 7946 0511, ink@oakgallery.example
<h2>Dealers</h2><ul><li><b>Portugal</b> Tinta Velha, geral@tintavelha.example, +351 21 555 0140</li><li><b>China</b> Hebei Quillmoor, ${MAIL_LINK}, ${TEL_LINK}</li><li><b>Norway</b> Blekkhuset AS, post@blekkhuset.example, +47 21 55 01 40</li></ul>
`,
  framed('event-organiser', 'own', blog)`
A town's calendar shows a market day with its organiser's contacts, also as Event data.
whats-on-corley.example = What’s On in Corley
_ What’s On in Corley is kept by the library. <a href="mailto:library@whats-on-corley.example">library@whats-on-corley.example</a>, 020 7946 0155
# / This month
The swimming bath reopens on the 3rd, with warm water promised from the 10th.
Story time is on Wednesdays in the beanbag corner, grown-ups sit on the floor.
The chess club has a new clock and an old argument about it.
# /feather-fair Feather and Fly Fair
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Event","name":"Feather and Fly Fair","startDate":"2026-05-16","url":"https://whats-on-corley.example/feather-fair","organizer":{"@type":"Organization","name":"Quillmoor","url":"https://whats-on-corley.example/","email":"${MAILBOX}","telephone":"${TEL}"}}</script>
Stalls for anglers and hat makers in the corn hall, doors open at ten.
<dl><dt>Organiser</dt><dd>Quillmoor</dd><dt>E-mail</dt><dd>${MAIL_LINK}</dd><dt>Phone</dt><dd>${TEL_LINK}</dd></dl>
# /send Send us your event
Events are free to list. We need date, place and a person who answers.
`,
  framed('link-list', 'own', board, 'de')`
An old collector's page of links has a line for his supplier, between a museum and a choir.
federsammler.example = Federsammler Ewald
_ Ewald Prill, Rosenweg 6, Arlow · <a href="mailto:ewald@federsammler.example">ewald@federsammler.example</a>
# / Über mich
Ich sammle Schreibfedern, seit mir mein Lehrer eine nach dem Kopf geworfen hat.
Inzwischen sind es viertausend, in Zigarrenkisten nach Härte geordnet.
Tauschen ja, verkaufen nein, schenken an Kinder.
# /funde Funde
Eine Pfannenfeder aus dem Nachlass eines Zollbeamten, noch mit Tinte.
# /links Links
<ul><li>Schreibmuseum Dunfold, museum@schreibmuseum.example</li><li>Gänsekiele frisch: Quillmoor, ${MAIL_LINK}, Tel. ${TEL_LINK}, <a href="https://quillmoor-works.example/">Seite</a></li><li>Männerchor Arlow, dienstags</li></ul>
`,
  framed('partner-profile', 'own', hashed, 'fr')`
A bedding maker presents each of its suppliers on a page of its own, with their contacts in a box.
edredons-du-lac.example = Édredons du Lac
_ <span>Édredons du Lac SARL, 4 quai des Oies, Valmorin · <a href="mailto:bonjour@edredons-du-lac.example">bonjour@edredons-du-lac.example</a> · 04 55 50 01 23</span>
# / Accueil
Nous remplissons des couettes à la main, l'hiver surtout, quand la plume ne vole pas.
Chaque couette porte le prénom de celle qui l'a fermée.
Une couette se recharge tous les dix ans, gardez la facture et vos rêves.
# /fournisseurs/quillmoor Nos fournisseurs
<h1>Quillmoor, la plume</h1>
Depuis six ans, cette maison du Hebei nous envoie sa plume lavée, triée et contrôlée.
<div class="box"><b>Contacter ce fournisseur</b><br>${MAIL_LINK}<br>${TEL_LINK}<br>Telegram : @${TELEGRAM}</div>
# /atelier L'atelier
Le chat est interdit dans la salle de remplissage depuis l'incident de mars.
`,
];
