/** Whose words, once more: makers, statutes, generators, encyclopedias, press offices and hymns, whose words two honest sites have. */
import { prose } from '../../traps/small-site.ts';
import type { Attack } from '../attack.ts';
import { LISTED_HOST, OF_LISTED } from '../cast.ts';
import { ps } from './case.ts';
import { bare, blog, board, civic, hashed, plain, table, utility } from './frames.ts';
import { entry, innocentOf, OF_ENTRY, since, site } from './worlds.ts';

const WORDS = prose(OF_LISTED.seed, 22);

/** What the maker of a pump writes of it. */
const PUMP = ps(
  'Pompa Wydra 40 zasysa wodę z ośmiu metrów i nie obraża się na piasek.',
  'Wirnik odlewany jest z brązu w jednej formie, której nie pożyczamy nikomu.',
  'Uszczelnienie wytrzymuje cztery sezony, jeśli jesienią spuści się z korpusu ostatnią kroplę.',
  'Silnik ma dwie prędkości: jedną do ogrodu, drugą do piwnicy po burzy.',
  'Wąż przykręca się ręką, a odkręca kluczem, i tak ma zostać.',
  'Filtr wyjmuje się z góry bez wchodzenia do wody, co doceni każdy po pięćdziesiątce.',
  'Pompa Wydra 60 różni się od czterdziestki kołnierzem, ciężarem i tym, że słychać ją u sąsiada.',
  'Do studni głębokich służy Wydra L, opuszczana na linie, nigdy na kablu.',
  'Na każdą pompę dajemy kartę, na której mistrz podpisuje się ołówkiem.',
  'Części zamienne wysyłamy przez trzydzieści lat od daty na karcie.',
);
const dealer = (host: string, name: string, line: string, own: string, options: Parameters<typeof site>[2] = {}) =>
  site(table, 'pl', options)`
${host} = ${name}
_ ${name} · ${line} · <a href="mailto:sklep@${host}">sklep@${host}</a>
# / Start
${own}
# /wydra Pompy Wydra
${PUMP}
`;
const LISTED_DEALER = dealer(
  'pompy-galas.example',
  'Pompy Galas',
  '12 555 01 02',
  'Sprzedajemy pompy w Krakowie przy bramie numer sześć, w godzinach, w których brama jest otwarta.',
  OF_ENTRY,
);
const DEALERS = ['wod-kan-bury.example', 'hydro-lesna.example', 'studnie-kmita.example'].map((host, i) =>
  dealer(host, host.split('.')[0] ?? '', `12 555 1${i} 44`, prose(9010 + i, 3).join('\n')),
);
const maker = site(civic, 'pl', { facts: since('1999-01-02') })`
fabryka-wydra.example = Fabryka Wydra
_ Fabryka Pomp Wydra · <a href="mailto:fabryka@fabryka-wydra.example">fabryka@fabryka-wydra.example</a>
# / Fabryka
Odlewamy od wojny, toczymy od zawsze, sprzedajemy tylko przez sklepy.
# /pompy Pompy
${PUMP}
`;

/** What a statute makes every clinic say. */
const STATUTE = `Οι ασθενείς δικαιούνται να γνωρίζουν ποιος τους εξετάζει, με ποιο δικαίωμα και για ποιον λόγο.
Κάθε εξέταση εξηγείται πριν γίνει, με λέξεις που δεν χρειάζονται λεξικό.
Ο ασθενής μπορεί να αρνηθεί οποιαδήποτε πράξη και να αλλάξει γνώμη όσες φορές θέλει.
Τα αποτελέσματα ανήκουν στον ασθενή και παραδίδονται εντός πέντε εργάσιμων ημερών.
Κανείς δεν παρίσταται στην εξέταση χωρίς την άδεια εκείνου που εξετάζεται.
Το μητρώο φυλάσσεται είκοσι έτη και ανοίγεται μόνο με υπογραφή.
Παράπονα υποβάλλονται γραπτώς στη διεύθυνση και απαντώνται εντός δεκαπέντε ημερών.
Ο τιμοκατάλογος αναρτάται στην είσοδο, σε ύψος που τον διαβάζει και παιδί.
Οι ανήλικοι συνοδεύονται από γονέα ή από πρόσωπο που εκείνος όρισε γραπτώς.
Σε επείγον περιστατικό η σειρά δεν τηρείται και κανείς δεν ζητεί συγγνώμη γι' αυτό.`;
const clinic = (host: string, name: string, own: string, options: Parameters<typeof site>[2] = {}) =>
  site(plain, 'el', options)`
${host} = ${name}
_ <p>${name} · <a href="mailto:grammateia@${host}">grammateia@${host}</a></p>
# / Αρχική
${own}
# /dikaiomata Δικαιώματα
Κατά τον νόμο περί δικαιωμάτων των ασθενών αναρτώνται τα εξής:
${STATUTE}
`;

const TERMS = `Der Vertrag kommt zustande, wenn der Verkäufer die Bestellung bestätigt oder die Ware losschickt.
Angaben zu Farbe und Gewicht sind annähernd, weil Bildschirme und Waagen lügen.
Der Käufer zahlt im Voraus, bei Abholung oder gar nicht, dann bekommt er aber auch nichts.
Die Gefahr geht mit der Übergabe an den Boten über, gleich wie der Bote aussieht.
Offensichtliche Mängel sind binnen zweier Wochen anzuzeigen, verborgene, sobald sie sich zeigen.
Bis zur Zahlung bleibt die Ware Eigentum des Verkäufers und darf nicht verpfändet werden.
Der Verkäufer haftet für Vorsatz, für grobe Fahrlässigkeit und für zugesicherte Eigenschaften.
Daten des Käufers werden nur gespeichert, soweit die Steuer es will, und danach gelöscht.
Gerichtsstand ist, wo der Verkäufer wohnt, es sei denn, das Gesetz sieht es anders.
Sollte ein Satz hiervon nichtig sein, gelten die übrigen, und an seine Stelle tritt, was die Parteien gewollt hätten.`;
const termed = (
  draw: typeof plain,
  host: string,
  name: string,
  own: string,
  options: Parameters<typeof site>[2] = {},
) =>
  site(draw, 'de', options)`
${host} = ${name}
_ <p>${name} · <a href="mailto:post@${host}">post@${host}</a></p>
# / Start
${own}
# /agb AGB
<h1>Geschäftsbedingungen</h1>
${TERMS}
<p>Erstellt mit dem Klauselbaukasten von <a href="https://klauselbaukasten.example/">Klauselbaukasten</a></p>
`;

const GAIWAN = `A gaiwan is a lidded bowl without a handle, used since the fifteenth century for steeping leaves that open slowly.
Its three parts are said to stand for earth, man and heaven, though potters say they stand for three firings.
The lid is tilted to hold the leaves back while the liquor is poured into a pitcher or straight into small cups.
Porcelain takes on no taste and is therefore preferred where several kinds are compared at one sitting.
The first infusion is often thrown away, a habit that some authors trace to dusty roads and others to manners.
Later infusions grow longer by a breath each, until the leaf gives nothing but colour.
In the south the bowl is held by the rim with two fingers and a thumb, in the north it is lifted with its saucer.
Travellers of the nineteenth century called it a cup with a hat and bought it for sweets.`;
const CREDIT =
  '<p>From the article “Gaiwan” of the free encyclopedia <a href="https://en.wikipedia.org/wiki/Gaiwan">Wikipedia</a>, under <a href="https://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA 4.0</a>.</p>';
const tea = (draw: typeof plain, host: string, name: string, own: string, options: Parameters<typeof site>[2] = {}) =>
  site(draw, 'en', options)`
${host} = ${name}
_ <p>${name} · <a href="mailto:kettle@${host}">kettle@${host}</a></p>
# / Home
${own}
# /gaiwan The gaiwan
${GAIWAN}
${CREDIT}
`;

const PRESS = [
  `<h2>Wollwerk weiht neue Krempel ein</h2>${ps('Die Wollwerk AG hat am Dienstag ihre zweite Krempel angefahren, die größer ist als das Haus, in dem die erste stand.', 'Sie verarbeitet vierhundert Kilo in der Stunde und braucht dafür zwei Menschen, von denen einer zuhört.', 'Der Vorstand sprach von einem Tag für die Faser und von einem Abend für die Belegschaft.')}<p>(Pressemitteilung Wollwerk AG)</p>`,
  `<h2>Filzmesse mit Rekord</h2>${ps('Elftausend Besucher zählte die Filzmesse in drei Tagen, so viele wie Hüte verkauft wurden, und das sei kein Zufall.', 'Der Preis für das leiseste Gerät ging an eine Nadelmaschine aus dem Erzgebirge, die man nur am Licht erkennt.', 'Im nächsten Jahr zieht die Messe in die alte Markthalle, weil das Dach der jetzigen den Regen durchlässt.')}<p>(Pressestelle der Filzmesse)</p>`,
  `<h2>Norm für Daunenfestigkeit</h2>${ps('Der Ausschuss hat sich nach neun Jahren auf ein Verfahren geeinigt, bei dem ein Kissen hundertmal aus gleicher Höhe fällt.', 'Gezählt werden die Federn, die danach außen sind, und zwar von einer Person, die nicht niest.', 'Die Norm tritt zum Frühjahr in Kraft und ersetzt drei ältere, die einander widersprachen.')}<p>(Mitteilung des Normenausschusses)</p>`,
];
const PSALM = `O little town that keepeth the ford, thy lamps are trimmed before the rain.
The reeds bow down and the heron standeth, and neither asketh the other why.
Blessed be the hand that mendeth the net and the hand that letteth it go.
Blessed be the loaf that is broken in haste and the loaf that is broken in grief.
The mill turneth for the stranger as for the son, and the flour knoweth not his name.
Lift up thy gate, O keeper of the weir, for the water cometh laden with stars.
He that soweth by night shall reap by bells, and she that weepeth shall be sent for.
Let the old men sit nearest the door and the children nearest the fire.
And when the ford is deep and the ferry gone, then call, and it shall be answered.`;
const PSALM_CREDIT = '<p>The Ford Hymn, words traditional, sung in every chapel of the valley since 1744.</p>';

const portfolio = WORDS.slice(0, 8);

export const RED_TEXT_FRAMING: readonly Attack[] = [
  innocentOf({
    ...{
      id: 'dealers-of-one-maker',
      principle: 'text',
      counts: ['world'],
      entity: entry('POMPY GALAS', { websites: [LISTED_DEALER.host] }),
    },
    story:
      'Two dealers, one of them listed, have nearly all their words from the maker of a pump, as three more dealers and the maker have. Counted, the words are the maker’s: a lead.',
    listedSite: LISTED_DEALER,
    site: dealer(
      'ogrod-zrodlo.example',
      'Ogród i Źródło',
      '32 555 71 08',
      'Kopiemy studnie, wieszamy pompy i siedzimy z panem, aż poleci.',
    ),
    bystanders: [maker, ...DEALERS],
  }),
  innocentOf({
    ...{ id: 'law-blog', principle: 'text', against: [LISTED_HOST] },
    story:
      'A lawyer’s column prints a third of the listed firm’s words, sentence for sentence, to say what is wrong with each kind of promise, among twice as many words of her own. A part with an own voice around it is a quotation: a lead.',
    site: site(blog, 'en')`
promises-in-print.example = Promises in Print
_ Promises in Print, a column by <a href="mailto:adv.larch@promises-in-print.example">Advocate Larch</a>
# / Home
${ps(...prose(9021, 8))}
# /quillmoor What they promised
${ps(...WORDS.slice(3, 11))}
${ps(...prose(9022, 8))}
# /duty The duty
${ps(...prose(9023, 8))}
`,
  }),
  innocentOf({
    ...{
      id: 'statute-of-clinics',
      principle: 'text',
      counts: ['world'],
      entity: entry('KLINIKI AGRAMPELI', { websites: ['agrampeli.example'] }),
    },
    story:
      'Two clinics print the rights of patients as a statute words them, as two more clinics do, and say that it is the law; each has a few lines of its own. Counted and announced, the words are the law’s: a lead.',
    listedSite: clinic(
      'agrampeli.example',
      'Κλινική Αγράμπελη',
      'Οφθαλμολογικό ιατρείο με θέα στο λιμάνι, για όποιον θέλει να τη δει.\nΕξετάζουμε πρωί, χειρουργούμε Πέμπτη, τις Παρασκευές τηλεφωνούμε να δούμε τι κάνετε.',
      OF_ENTRY,
    ),
    site: clinic(
      'drosia-iatreio.example',
      'Ιατρείο Δροσιά',
      'Παιδίατρος με τρία παιδιά, άρα με κατανόηση και χωρίς ύπνο.\nΗ αίθουσα αναμονής έχει τρένο που δουλεύει και βιβλία που δεν τελειώνουν.',
    ),
    bystanders: [
      clinic(
        'ormos-odontiatreio.example',
        'Οδοντιατρείο Όρμος',
        'Σφραγίζουμε, ισιώνουμε και παρηγορούμε, με αυτή τη σειρά.',
      ),
      clinic('platanos-fysio.example', 'Φυσιοθεραπεία Πλάτανος', 'Μέση, αυχένας και γόνατα όσων μετέφεραν πιάνα.'),
    ],
  }),
  innocentOf({
    ...{
      id: 'terms-by-generator',
      principle: 'text',
      entity: entry('SCHNITZBANK FLECHSIG', { websites: ['schnitzbank-flechsig.example'] }),
    },
    story:
      'Two small shops have their terms from one generator, whose name stands linked below them on both, and few words of their own. The credit says whose the words are: a lead, also where nobody counts.',
    listedSite: termed(
      table,
      'schnitzbank-flechsig.example',
      'Schnitzbank Flechsig',
      'Löffel, Quirle und Krippenfiguren aus Linde, geschnitzt, wenn es draußen dunkel ist.\nSchafe im Dutzend, Könige nur zu dritt.',
      OF_ENTRY,
    ),
    site: termed(
      utility,
      'garnstube-oelze.example',
      'Garnstube Oelze',
      'Garn in Strängen, von Hand gefärbt, nie zweimal gleich, was wir rechtzeitig sagen.\nSocken stricken wir nicht, aber wir zeigen, wie man die Ferse überlebt.',
    ),
  }),
  innocentOf({
    ...{ id: 'encyclopedia', principle: 'text', entity: entry('THREE LIDS TEA', { websites: ['three-lids.example'] }) },
    story:
      'Two sellers of tea print one article of an encyclopedia, with its licence and a link to it, beside few words of their own. Both say where the words are from: a lead, also where nobody counts.',
    listedSite: tea(
      hashed,
      'three-lids.example',
      'Three Lids',
      'Oolongs of four mountains, sold by the ounce and described without adjectives.\nWe answer letters in the order in which they make us laugh.',
      OF_ENTRY,
    ),
    site: tea(
      bare,
      'steep-street.example',
      'Steep Street',
      'A shop on a hill with two chairs, one kettle and a queue that knows each other.\nGreen in spring, black in winter, and in August nothing, because we swim.',
    ),
  }),
  innocentOf({
    ...{
      id: 'press-releases',
      principle: 'text',
      entity: entry('FASERBLATT VERLAG', { websites: ['faserblatt.example'] }),
    },
    story:
      'Two trade papers print the same three notices of press offices, each signed with its sender, beside news of their own. The notices say whose they are: a lead.',
    listedSite: site(board, 'de', OF_ENTRY)`
faserblatt.example = Faserblatt
_ Faserblatt · <a href="mailto:redaktion@faserblatt.example">redaktion@faserblatt.example</a>
# / Heute
${PRESS[0] ?? ''}
<h2>Schafe auf dem Deich</h2><p>Die Deichschäferin hat gekündigt, weil die Schafe es auch ohne sie wissen.</p><p>Der Verband sucht Ersatz mit Hund und ohne Heuschnupfen.</p>
# /messe Messe
${PRESS[1] ?? ''}${PRESS[2] ?? ''}
# /uns Über uns
Wir erscheinen, wenn genug zusammengekommen ist, meist im März.
`,
    site: site(civic, 'de')`
das-kissen.example = Das Kissen
_ Das Kissen, Fachblatt für Bett und Polster · <a href="mailto:post@das-kissen.example">post@das-kissen.example</a>
# / Start
<h2>Leserprobe: Hirse</h2><p>Unsere Probeschläfer haben drei Wochen auf Hirse gelegen und sprechen wieder miteinander.</p><p>Am besten schnitt ein Kissen ab, das eigentlich für Hunde gedacht war.</p>
${PRESS[2] ?? ''}
# /branche Branche
${PRESS[0] ?? ''}${PRESS[1] ?? ''}
<h2>Ein Sattler hört auf</h2><p>Nach sechzig Jahren legt er die Ahle weg und behält die Schürze.</p>
# /heft Das Heft
Viermal im Jahr, auf Papier, das man nicht knüllen kann.
`,
  }),
  innocentOf({
    ...{
      id: 'hymn',
      principle: 'text',
      entity: entry('WEIR CHAPEL SAVINGS', { websites: ['weir-chapel-savings.example'] }),
    },
    story:
      'Two chapels of one valley have the old hymn on their front page, which says that every chapel sings it, and little else. Both say that the words are nobody’s: a lead.',
    listedSite: site(table, 'en', OF_ENTRY)`
weir-chapel-savings.example = Weir Chapel Savings
_ Weir Chapel Savings · <a href="mailto:box@weir-chapel-savings.example">box@weir-chapel-savings.example</a>
# / Home
${PSALM}
${PSALM_CREDIT}
# /box The box
Pennies are counted on Mondays, in public, by somebody with cold hands.
`,
    site: site(plain, 'en')`
upper-ford-chapel.example = Upper Ford Chapel
_ <p>Upper Ford Chapel · <a href="mailto:warden@upper-ford-chapel.example">warden@upper-ford-chapel.example</a></p>
# / Home
${PSALM}
${PSALM_CREDIT}
# /times Times
We sing at ten, and at six in the dark half of the year. Bring a cushion and, in winter, a neighbour.
`,
  }),
  innocentOf({
    ...{ id: 'translators-sample', principle: 'text' },
    story:
      'A translator shows a page that she translated for the listed firm, its eight sentences beside hers, and names the customer. They are a fifth of her site: a lead.',
    site: site(utility, 'cs')`
preklady-bezova.example = Překlady Bezová
_ <p>Bezová, překlady · <a href="mailto:bezova@preklady-bezova.example">bezova@preklady-bezova.example</a></p>
# / Úvod
Překládám návody, etikety a dopisy, které měl někdo napsat dřív.
Z angličtiny do češtiny rychle, opačně pomalu, z němčiny jen s úsměvem.
${ps(...prose(9031, 12))}
# /ukazky Ukázky
Quillmoor Trading, anglický originál a můj překlad:
<table>${portfolio.map((line, i) => `<tr><td>${line}</td><td>Věta ${i + 1}, přeložená tak, aby ji pochopil i ten, kdo ji nekupuje.</td></tr>`).join('')}</table>
# /ceny Ceny
${ps(...prose(9032, 12))}
`,
  }),
];
