/**
 * What costs nothing, once more: platforms, offices, bookkeepers, franchises and halls that many share without being one; and
 * successors who make their own values common with other people's pages.
 */
import { photo, prose } from '../../traps/small-site.ts';
import type { Attack, AttackSite } from '../attack.ts';
import { ENTRY, fromSmall, LISTED_HOST, MAILBOX, OF_LISTED, PHONE } from '../cast.ts';
import { MAIL_LINK, TEL_LINK } from './case.ts';
import { bare, civic, hashed, plain, table, utility } from './frames.ts';
import { HOJA, KILNS, LATERNE, SERAMIK } from './goods.ts';
import { entry, innocentOf, OF_ENTRY, site, successorOf } from './worlds.ts';

/** A shop builder of one valley, which no table knows: its words, counter, help and sign are in every shop. */
const platform = (host: string, name: string, goods: string, more: Parameters<typeof site>[2] = {}) =>
  site(hashed, 'sl', { ...more, pictures: { '/znak.png': { ...photo(7700), body: 'icon of the builder' } } })`
${host} = ${name}
@ <link rel="icon" href="/znak.png"><script async src="https://www.googletagmanager.com/gtag/js?id=G-TRGV1CA77Q"></script><script>gtag('config','G-TRGV1CA77Q')</script>
_ ${name} · <a href="mailto:pisite@${host}">pisite@${host}</a> · Trgovina stoji na Tržnici, pomoč: <a href="tel:+38645550190">+386 4 555 01 90</a>
${goods}
# /pogoji Pogoji
Naročilo velja, ko ga trgovec potrdi, in ne prej, ne glede na to, kar piše na zaslonu.
Tržnica hrani vaš naslov, dokler paket ne pride, potem ga pozabi, če je niste prosili drugače.
Plačilo gre prek Tržnice, ki ga zadrži tri dni, da se kupec lahko premisli in trgovec pomiri.
Za vračilo napišite, kaj je narobe, priložite sliko in počakajte na odgovor, ki pride v dveh dneh.
# /zasebnost Zasebnost
Piškotek si zapomni košarico in jezik, drugega ne zna.
Tržnica šteje obiske po dnevih in ne po ljudeh, zato vas ne prepozna, tudi če bi hotela.
`;
const MED = `# / Domov
Med prodajamo po letinah, ker lipa nikoli ne cveti dvakrat enako.
Čebele imamo na treh pašnikih in na eni strehi.
# /med Med
Kostanjev je grenak, cvetlični je za otroke, gozdni je za goste.`;
const COPATI = `# / Domov
Copate šivamo iz klobučevine, ki jo valjamo v stari kašči.
Podplat je usnjen, da ne drsi po stopnicah.
# /copati Copati
Številke od devetnajst do šestinštirideset, barve po ovcah.`;
const STOLI = `# / Domov
Stole popravljamo, pletemo in včasih samo poslušamo, kako škripajo.
Naslonjalo, ki se maje, je pol ure dela in dve uri sušenja.
# /stoli Stoli
Gostilniški, šolski in tisti, na katerem je sedel ded.`;
const TRZNICA = entry('MEDARNA JELOVEC D.O.O.', { websites: ['medarna-jelovec.example'] });

const OFFICE = '18 Mansell Court, Suite 400, Larne BT40 2XX';
const OFFICE_TEL = '<a href="tel:+442890555014">+44 28 9055 5014</a>';
const tenant = (host: string, name: string, body: string) => site(plain, 'en')`
${host} = ${name}
_ <p>${name}, registered at ${OFFICE}</p><p>Telephone ${OFFICE_TEL}</p><p><a href="mailto:hello@${host}">hello@${host}</a></p>
${body}
`;
const tenants = Array.from({ length: 30 }, (_, i) =>
  tenant(
    `larne-firm-${i}.example`,
    `Larne Firm ${'ABCDEFGHIJ'[i % 10]}${i}`,
    `# / Home\n${prose(9300 + i, 9).join('\n')}\n# /more More\n${prose(9400 + i, 6).join('\n')}`,
  ),
);
const OFFICES = entry('CARRICK LOOP LLP', {
  addresses: [OFFICE],
  phones: ['+44 28 9055 5014'],
  websites: ['carrick-loop.example'],
});

const KEEPER = '<a href="mailto:mandanten@kontor-abelmann.example">mandanten@kontor-abelmann.example</a>';
const client = (host: string, name: string, body: string) => site(table, 'de')`
${host} = ${name}
_ ${name} · Telefon 05191 5550${String(host.length).padStart(2, '0')} · E-Mail: ${KEEPER}
${body}
`;

const crust = (town: string, host: string, street: string, tel: string, more: Parameters<typeof site>[2] = {}) =>
  site(utility, 'de', {
    ...more,
    pictures: { '/ofen.jpg': photo(7801), '/laib.jpg': photo(7802), '/korb.jpg': photo(7803) },
  })`
${host} = Krustenhaus ${town}
_ <p>Krustenhaus ${town}, ein Betrieb von ${street.split(' ')[0] ?? ''} e. K., ${street} · Telefon ${tel} · <a href="mailto:laden@${host}">laden@${host}</a></p><p>Kundendienst aller Krustenhäuser: <a href="tel:+498005550177">0800 5550177</a></p>
# / Start
<img src="/ofen.jpg" width="800" height="600" alt=""><img src="/laib.jpg" width="800" height="600" alt="">
Im Krustenhaus backt jeder Meister auf eigene Rechnung nach den Rezepten der Gemeinschaft.
Der Sauerteig kommt am Sonntag aus der Mutterstube und wird bis Samstag alt.
Kruste ist, was beim Schneiden über den Tisch springt; alles andere ist Rinde.
Unsere Körbe sind aus Span, damit das Brot atmet und der Tisch nicht klebt.
# /brote Brote
<img src="/korb.jpg" width="800" height="600" alt="">
Der Mutterlaib, drei Pfund, dunkel gebacken, am dritten Tag am besten.
Das Spatzenbrot mit Leinsamen, das nur donnerstags aufgeht.
Die Bauernstange, halb Roggen, halb Weizen, ganz Gewohnheit.
# /laden Der Laden
Sie finden uns in ${town}, ${street}, zwischen sechs und dem letzten Laib.
In ${town} backen wir seit dem Jahr, in dem die Brücke gesperrt war.
`;
const CRUSTS = 'Auleben Berga Crimla Döllstedt Ellrich Frohse Gernrode Harkerode Ilfeld'.split(' ');
const CRUST = entry('KRUSTENHAUS LOHRA, INHABER JAHN', { websites: ['krustenhaus-lohra.example'] });

const HALL = `<p>The Corn Hall, 1 Exchange Street, Brenhill BH1 4QA</p><p>The Corn Hall opens its doors at nine and shuts them when the last stallholder has found her keys.</p>
<p>There is a lift, and it is as old as the clock, so please let it finish what it is doing.</p>
<p>Parking is behind the baths, free for two hours and then rather dear.</p><img src="/hall.jpg" width="800" height="600" alt="">`;
const HALL_PICTURE = { '/hall.jpg': photo(7901) };

const planted = (count: number): AttackSite[] =>
  Array.from({ length: count }, (_, i) =>
    fromSmall({
      ...{
        host: `diary-${i}.example`,
        name: `Diary of ${'Ada Ben Cleo Dov Eve Finn'.split(' ')[i % 6]} ${i}`,
        seed: 9500 + i,
      },
      homeMain: `<h3>Remarks</h3><div class="remark"><b>guest${i}</b><p>Lovely day. Write to ${MAILBOX} or ring ${PHONE}.</p></div><div class="remark"><b>Old friend</b><p>So true, and the second picture made me laugh.</p></div>`,
    }),
  );
const WORDS = prose(OF_LISTED.seed, 22);

/** A builder that rents out names under its own, and has customers with domains of their own, too. */
const rented = (host: string, name: string, seed: number, more: Parameters<typeof site>[2] = {}) =>
  site(hashed, 'en', more)`
${host} = ${name}
@ <script>gtag('config','G-TRGV1CA77Q')</script>
_ ${name} · <a href="mailto:post@${host}">post@${host}</a>
# / Home
${prose(seed, 3).join('\n')}
# /goods Goods
${prose(seed + 1, 3).join('\n')}
# /method Method
${prose(8801, 12).join('\n')}
`;

export const RED_COST: readonly Attack[] = [
  innocentOf({
    ...{ id: 'unknown-builder', principle: 'cost', entity: TRZNICA },
    story:
      'The listed firm and a maker of slippers have shops with one builder of a small valley: its terms, counter, sign and telephone for help are in both, and a third shop has them too. All of it is the builder’s: a lead.',
    listedSite: platform('medarna-jelovec.example', 'Medarna Jelovec', MED, OF_ENTRY),
    site: platform('copati-rink.example', 'Copati Rink', COPATI),
    bystanders: [platform('stolarna-peric.example', 'Stolarna Perič', STOLI)],
    counts: ['world'],
  }),
  innocentOf({
    ...{ id: 'virtual-office', principle: 'cost', entity: OFFICES, against: [ENTRY], counts: ['world'] },
    story:
      'The list has a firm’s registered office and its number, which are those of an answering service; so are those of thirty other firms and of a pottery. Whoever counts them knows: a lead.',
    site: tenant('potters-field.example', 'Potters Field', KILNS),
    bystanders: tenants,
  }),
  innocentOf({
    ...{ id: 'bookkeepers-mailbox', principle: 'cost', against: [ENTRY], counts: ['world'] },
    entity: entry('NORDHEIDE PLANEN GMBH', {
      emails: ['mandanten@kontor-abelmann.example'],
      websites: ['nordheide-planen.example'],
    }),
    story:
      'The list gives for a firm the mailbox of its bookkeeper, who reads the post of six small firms; each prints it. The mailbox belongs to whom its domain belongs, and he serves many: a lead.',
    site: client('zelte-lindwehr.example', 'Zelte Lindwehr', LATERNE),
    bystanders: [
      ...['ofenbau-reim.example', 'imkerei-tostmann.example', 'glas-ritzau.example', 'hof-vielitz.example'].map(
        (host, i) =>
          client(
            host,
            host.split('.')[0] ?? '',
            `# / Start\n${prose(9600 + i, 12).join('\n')}\n# /mehr Mehr\n${prose(9650 + i, 8).join('\n')}`,
          ),
      ),
      site(bare, 'de')`
kontor-abelmann.example = Kontor Abelmann
_ Kontor Abelmann, Buchführung · E-Mail: ${KEEPER}
# / Start
Wir buchen, was andere in Schuhkartons bringen, und fragen nur bei Bewirtungsbelegen nach.
Wer keinen Rechner hat, bekommt seine Post bei uns gelesen, gelocht und beantwortet.
# /mandanten Mandanten
Sechs Betriebe, ein Hund, kein Konzern.
`,
    ],
  }),
  innocentOf({
    ...{ id: 'franchise', principle: 'cost', entity: CRUST, counts: ['world'] },
    story:
      'One baker of a franchise is listed; another has the same words, pictures, half of the name and the line for customers, as nine more bakers have, and each names its own owner. The franchise brought them: a lead.',
    listedSite: crust('Lohra', 'krustenhaus-lohra.example', 'Jahn Am Anger 2', '06426 555014', OF_ENTRY),
    site: crust('Wormstedt', 'krustenhaus-wormstedt.example', 'Pfennig Torgasse 9', '036421 555027'),
    bystanders: CRUSTS.map((town, i) =>
      crust(
        town,
        `krustenhaus-${town.toLowerCase().replace('ö', 'oe')}.example`,
        `Meister${i} Markt ${i + 1}`,
        `03632 5550${i}${i}`,
      ),
    ),
  }),
  innocentOf({
    ...{
      id: 'one-hall',
      principle: 'cost',
      entity: entry('STALL NINE BUTTONS LTD', { websites: ['stall-nine.example'] }),
    },
    story:
      'Two stalls of one market hall print its address, its opening words and its photograph; one of them is listed. House, words and picture are the landlord’s: a lead.',
    listedSite: site(plain, 'en', { ...OF_ENTRY, pictures: HALL_PICTURE })`
stall-nine.example = Stall Nine Buttons
_ <p>Stall Nine, <a href="mailto:nine@stall-nine.example">nine@stall-nine.example</a></p>
# / Home
Buttons by the pound, by the card and, for the desperate, by the one.
Horn, shell, brass and a drawer of glass that we do not open in a draught.
# /find Find us
${HALL}
`,
    site: site(civic, 'en', { pictures: HALL_PICTURE })`
eel-and-pie.example = Eel and Pie
_ Eel and Pie, stall 31 · <a href="mailto:pies@eel-and-pie.example">pies@eel-and-pie.example</a>
# / Home
Pies with a lid that holds, gravy that does not, and eels on Fridays if the river is willing.
We bring the oven in on Tuesday and take it out when the hall complains.
# /hall The hall
${HALL}
`,
  }),
  innocentOf({
    ...{ id: 'builder-of-rented-names', principle: 'cost', counts: ['world'] },
    story:
      'The listed firm and a shop have domains of their own with one builder, which writes two thirds of their words; twenty shops under names that it rents out have them too. The words are the builder’s: a lead.',
    entity: entry('ALDER SHOP', { websites: ['alder-shop.example'] }),
    listedSite: rented('alder-shop.example', 'Alder Shop', 8900, OF_ENTRY),
    site: rented('birch-shop.example', 'Birch Shop', 8910),
    bystanders: Array.from({ length: 20 }, (_, i) => rented(`kram-${i}.web.app`, `Kram ${i}`, 8920 + 2 * i)),
  }),
  successorOf({
    ...{ id: 'comment-spam', principle: 'cost', against: [ENTRY], counts: ['world'] },
    story:
      'A successor writes its listed mailbox and number below the pages of sixty diaries, as a guest, so that they seem common. A remark costs nothing; on its own pages they stand proven in the foot.',
    site: site(plain, 'tr')`
kasik-atolyesi.example = Kaşık Atölyesi
_ <p>E-posta: ${MAIL_LINK}</p><p>Telefon: ${TEL_LINK}</p>
${SERAMIK}
`,
    bystanders: planted(60),
  }),
  successorOf({
    ...{ id: 'words-on-free-hosts', principle: 'cost', against: [LISTED_HOST], counts: ['world'] },
    story:
      'A successor puts the whole words of the listed firm on twenty-five free hosts of one provider, each half under other words, so that they seem common. Names under one private suffix cost nothing.',
    site: site(bare, 'en', { capturedAt: '2023-09-08T07:06:05.000Z' })`
sallow-works.example = Sallow Works
_ Sallow Works
# / Home
${WORDS.slice(0, 11).join('\n')}
# /we We
${WORDS.slice(11).join('\n')}
`,
    bystanders: Array.from({ length: 25 }, (_, i) =>
      fromSmall({
        ...{ host: `leaf-${i}.web.app`, name: `Leaf ${i}`, seed: 9700 + i, photos: [], icon: null },
        homeMain: WORDS.slice(i % 2 === 0 ? 0 : 11, i % 2 === 0 ? 11 : 22)
          .map((line) => `<p>${line}</p>`)
          .join(''),
      }),
    ),
  }),
  successorOf(
    {
      ...{ id: 'paid-domains', principle: 'cost', against: [ENTRY], counts: ['world'] },
      story:
        'A successor buys seventy domains, has words written for each, and puts its listed number in the foot of all. Seventy parties make a value common, but an own listed value keeps eight bits: a lead.',
      site: site(table, 'es')`
telares-remedios.example = Telares Remedios
_ Telares Remedios · Teléfono: ${TEL_LINK}
${HOJA}
`,
      bystanders: Array.from({ length: 70 }, (_, i) =>
        fromSmall({
          host: `plot-${i}.example`,
          name: `Plot ${i}`,
          seed: 9800 + i,
          photos: [],
          icon: null,
          phone: PHONE,
        }),
      ),
    },
    'lead',
  ),
];
