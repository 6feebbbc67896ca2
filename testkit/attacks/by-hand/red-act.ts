/**
 * Whose act, once more: lapsed domains, numbers that pass on, stock that was bought, living listed sites that copy, phishers who
 * are listed themselves, brokers; and successors who hide behind claims, old domains and new spellings of who was first.
 */
import { photo, prose } from '../../traps/small-site.ts';
import type { Attack, AttackSite } from '../attack.ts';
import { ENTRY, fromSmall, LISTED_HOST, OF_LISTED } from '../cast.ts';
import { MAIL_LINK, TEL_LINK } from './case.ts';
import { bare, blog, civic, hashed, plain, table, utility } from './frames.ts';
import { HOJA, KILNS, PERO, SERAMIK } from './goods.ts';
import { entry, explained, innocentOf, OF_ENTRY, since, site, successorOf } from './worlds.ts';

const REFERENCES = `<ul><li>Мелница „Свети Дух“, Ямбол</li><li>Хотел Перла, Обзор</li><li>Печатница Зора, Русе</li><li>Кланица Тунджа</li><li>Винарна Калояново</li><li>Болница „Еделвайс“, Троян</li><li>Текстил Марица 33</li><li>Рибарници Драгичево</li><li>Стъклария Белослав</li><li>Кооперация „Сноп“, Генерал Тошево</li><li>Мебели Дъбрава</li><li>Пристанище Лом</li></ul>
<p>„Доставиха в неделя, когато машината спря, и не взеха надбавка.“ – Кланица Тунджа</p>
<p>„Единствените, които носят и стълба, и чувство за хумор.“ – Печатница Зора</p>`;
const VETRIN = entry('VETRIN TRADE OOD', { websites: ['vetrin-trade.example'], emails: ['ofis@vetrin-trade.example'] });
const vetrin = site(table, 'bg', OF_ENTRY)`
vetrin-trade.example = Ветрин Трейд
_ Ветрин Трейд ООД · <a href="mailto:ofis@vetrin-trade.example">ofis@vetrin-trade.example</a> · 02 555 14 90
# / Начало
Внасяме лагери, ремъци и уплътнения и ги държим на склад, докато някой не ги потърси в три през нощта.
Складът е край гарата, с рампа за два камиона и котка, която води инвентара.
# /sklad Склад
Четири хиляди артикула, от които половината никой не е поръчвал от пет години.
Ремъците висят по дължина, лагерите стоят в масло, а уплътненията не понасят слънце.
# /klienti Клиенти
${REFERENCES}
`;

const LOTS = [7301, 7302, 7303, 7304];
const OWN_SHELF = Array.from({ length: 14 }, (_, i) => 7400 + i);
const shown = (photos: readonly number[]): NonNullable<AttackSite['pictures']> =>
  Object.fromEntries(photos.map((one) => [`/p-${one}.jpg`, photo(one)]));
const drawn = (photos: readonly number[]): string =>
  photos.map((one) => `<img src="/p-${one}.jpg" width="800" height="600" alt="">`).join('');

/** A young honest shop of seventeen sentences, as it stood in November 2025, and as a listed site shows it in April. */
const FERN = prose(9104, 17);
const fern = (name: string, contacts: string) => `# / Home
${FERN.slice(0, 9).join('\n')}
${drawn([7501, 7502, 7503])}
# /round Our round
${FERN.slice(9).join('\n')}
# /reach Reach us
<h1>Reach us</h1><p>${name}</p>${contacts}`;
const FERN_CONTACTS =
  '<p>E-mail: <a href="mailto:gladefern.desk@gmail.com">gladefern.desk@gmail.com</a></p><p>Tel: <a href="tel:+442079460771">+44 20 7946 0771</a></p>';

const PHISH = entry('SAINT-AUBRE LIVRAISON (FALSE SHOP)', {
  websites: ['saint-aubre-livraison.example'],
  emails: ['service.saintaubre@gmail.com'],
});
const AUBRE = `# / Accueil
Huit étés que nous cueillons la lavande à la faucille, parce que la machine couche les tiges et abîme le bleu.
La distillerie est au fond de la cour, derrière le figuier ; elle marche au bois et prend feu une année sur dix.
Nos sachets sont cousus par trois sœurs du village qui se disputent la même paire de ciseaux depuis l'école.
Le miel vient des ruches de la crête, et il n'y en a plus après la Toussaint.
# /boutique Boutique
Bouquet sec de cent tiges, noué au raphia, à pendre la tête en bas pendant quinze jours.
Eau florale en bouteille brune, un demi-litre, à garder loin du radiateur et des enfants.
Savon à la cendre, coupé au fil, pesé sec, qui mousse peu et dure un hiver.
Petit oreiller de son et de lavande, pour qui compte les moutons sans résultat.`;
const AUBRE_FOOT =
  'Saint-Aubre · <a href="mailto:ferme@saint-aubre.example">ferme@saint-aubre.example</a> · <a href="tel:+33475550142">+33 4 75 55 01 42</a>';

const broker = (host: string, more: Parameters<typeof site>[2]) => site(hashed, 'en', more)`
${host} = Nameyard
_ Nameyard, brokers of web names · <a href="mailto:deals@nameyard.example">deals@nameyard.example</a> · <a href="tel:+15025550188">+1 502 555 0188</a>
# / Home
${host} may be for sale. Tell us what a name is worth to you and we will ask its holder whether he agrees.
We hold the money until the name has moved, and the name until the money has, which keeps both sides polite.
A name that nobody answers for in ninety days goes back on the shelf with its price cut by a tenth.
# /terms Terms
Our share is eleven in the hundred and is paid by whoever smiled last.
Names that imitate a house, a street or a person are refused, and so are those that only our lawyer finds funny.`;

const WORDS = prose(OF_LISTED.seed, 22);
const HERON = site(civic, 'en', OF_ENTRY)`
heron-dyes.example = Heron Dyes
_ Heron Dyes, 3 Vat Lane · <a href="mailto:heron.dyes.office@gmail.com">heron.dyes.office@gmail.com</a> · BTC bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq · <a href="mailto:sales@heron-dyes.example">sales@heron-dyes.example</a> · <a href="tel:+442079460664">+44 20 7946 0664</a>
${KILNS}
`;
const HERON_ENTRY = entry('HERON DYES LIMITED', { websites: ['heron-dyes.example'] });

export const RED_ACT: readonly Attack[] = [
  innocentOf({
    ...{ id: 'lapsed-buyer', principle: 'act', against: [ENTRY] },
    story:
      'A cycle repairer buys the listed domain three years after the listing and says on a page whose it was and how to reach them. The domain is new in his hand and the mailbox is said of another: nothing suffices.',
    site: site(utility, 'de', { capturedAt: '2026-05-06T07:08:09.000Z', facts: since('2024-10-02') })`
${LISTED_HOST} = Radwerk Ost
_ Radwerk Ost, Hinterhof 3 · <a href="tel:+4930555012">+49 30 555012</a>
# / Start
Wir richten Felgen, die über Bordsteine gefahren sind, und schweigen über die Fahrer.
Montags ist Annahme, mittwochs Abholung, dazwischen riecht es nach Fett.
# /name Der Name
Diese Adresse war frei, und kurz war sie auch. Früher gehörte sie einer Handelsfirma.
Wer Post für die Vorgänger hat, schreibt bitte an ${MAIL_LINK}, wir kennen sie nicht.
`,
  }),
  innocentOf({
    ...{ id: 'customer-list', principle: 'act', entity: VETRIN, listedSite: vetrin },
    story:
      'Two who left the listed firm before it was listed set up for themselves and show its customers as theirs, with two of their sentences. A list of customers passes with those who knew them: a lead.',
    site: site(plain, 'bg', { facts: since('2020-02-03') })`
lozari-consult.example = Лозари Консулт
_ Лозари Консулт · <a href="mailto:dvamata@lozari-consult.example">dvamata@lozari-consult.example</a> · 02 555 77 03
# / Начало
Двама сме, продавахме лагери дванадесет години при друг, а сега ги избираме за вас, без да имаме нито един на склад.
Идваме, слушаме машината, мерим и ви казваме какво да купите и от кого, а не от нас.
Хонорарът е за ден, денят е до пет, а кафето си носим.
# /rabota Как работим
Първото посещение е безплатно, ако е в областта и ако портиерът ни пусне.
Пишем доклад от една страница, защото две никой не чете, и го пазим пет години.
# /za-koi За кого
Работили сме за всички тези, тук и преди това:
${REFERENCES}
`,
  }),
  explained(
    {
      ...{ id: 'recycled-number', principle: 'act', against: [ENTRY], counts: ['world'] },
      story:
        'A kite school was given the listed number by its telephone company, years after the listing, and prints it as its own. Nobody can know: it may be flagged, if the finding says that a number can pass on.',
      site: site(blog, 'en', { capturedAt: '2026-05-06T07:08:09.000Z', facts: since('2025-01-20') })`
dune-kites.example = Dune Kites
_ <p>Dune Kites, Beach Hut 9 · Telephone ${TEL_LINK}</p>
# / Home
Lessons for people who are pulled off their feet by umbrellas and would like to choose the direction.
We start when the flag on the pier stands straight and stop when it is taken in.
# /beach The beach
Two miles of hard sand at low water and none at all four hours later.
`,
    },
    /bought|taken over|took over|passed on|reassigned|new holder/i,
  ),
  innocentOf({
    ...{ id: 'liquidators-lots', principle: 'act', against: [LISTED_HOST] },
    story:
      'A dealer in bankrupt stock bought what was left at the listed firm and shows it for a month, with four of the firm’s photographs and three of its sentences, among fourteen pictures of his own. Buyer and successor would look alike in these, but not in the rest of his shop: a lead.',
    listedSite: fromSmall({ ...OF_LISTED, photos: LOTS }, OF_ENTRY),
    site: site(table, 'nl', { pictures: shown([...LOTS, ...OWN_SHELF]), facts: since('2006-06-07') })`
restpartij-kade.example = Restpartij aan de Kade
_ Restpartij aan de Kade, Loods 12 · <a href="mailto:loods@restpartij-kade.example">loods@restpartij-kade.example</a>
# / Begin
Wij kopen wat overblijft als een bedrijf dichtgaat, en verkopen het per pallet, per kist of per aanhanger.
Bezichtigen kan op zaterdag, betalen ook, en meenemen moet voor het donker is.
${drawn(OWN_SHELF.slice(0, 7))}
# /partijen Partijen
Negentig klapstoelen van een circus dat geen tent meer had, en een weegbrug zonder vrachtwagen.
Twee ton knopen, gesorteerd door iemand met geduld, ongesorteerd door iemand met haast.
${drawn(OWN_SHELF.slice(7))}
# /kavel-44 Kavel 44
Uit de boedel van Quillmoor, in de woorden van de vorige eigenaar:
${WORDS.slice(16, 19).join('\n')}
${drawn(LOTS)}
`,
  }),
  innocentOf({
    ...{ id: 'living-clone', principle: 'act', against: ['marshglade-supply.example'] },
    story:
      'A listed firm that still has its site fills it in spring with a young shop’s words, pictures, mailbox and number, as we had captured them in autumn. The listed domain is older, yet what both show was seen at the shop first: a lead.',
    entity: entry('MARSHGLADE SUPPLY CO.', { websites: ['marshglade-supply.example'] }),
    listedSite: site(plain, 'en', {
      ...{ entity: 'sdn-1', capturedAt: '2026-04-03T02:01:00.000Z', facts: since('2014-05-06') },
      pictures: shown([7501, 7502, 7503]),
    })`
marshglade-supply.example = Marshglade Supply
_ <p>Marshglade Supply</p>
${fern('Marshglade Supply', FERN_CONTACTS)}
`,
    site: site(utility, 'en', {
      ...{ capturedAt: '2025-11-02T03:04:05.000Z', facts: since('2022-03-04') },
      pictures: shown([7501, 7502, 7503]),
    })`
gladefern.example = Gladefern
_ <p>Gladefern, Upper Row</p>
${fern('Gladefern', FERN_CONTACTS)}
`,
  }),
  innocentOf({
    ...{ id: 'phisher-is-listed', principle: 'act', entity: PHISH },
    story:
      'A false shop that copied a lavender farm, contacts and all, is put on a list with a mailbox of its own; the farm, whose domain is sixteen years older, is compared with it. The farm had it first: a lead.',
    listedSite: site(hashed, 'fr', {
      ...{ entity: 'sdn-1', capturedAt: '2021-05-06T07:08:09.000Z', facts: since('2021-04-01') },
      pictures: shown([7601, 7602]),
    })`
saint-aubre-livraison.example = Saint-Aubre
_ ${AUBRE_FOOT} · Commandes : <a href="mailto:service.saintaubre@gmail.com">service.saintaubre@gmail.com</a>
${AUBRE}
${drawn([7601, 7602])}
`,
    site: site(hashed, 'fr', {
      ...{ capturedAt: '2026-05-06T07:08:09.000Z', facts: since('2005-04-01') },
      pictures: shown([7601, 7602]),
    })`
saint-aubre.example = Saint-Aubre
_ ${AUBRE_FOOT}
${AUBRE}
${drawn([7601, 7602])}
# /fraude Attention
Une fausse boutique copie nos pages et répond depuis service.saintaubre@gmail.com ; ce n'est pas nous.
`,
  }),
  innocentOf({
    ...{ id: 'broker-parks', principle: 'act' },
    story:
      'The listed domain lapsed, and a broker of names has it since 2024 and shows his own page there; his own site has the same words and contacts. What stands on a domain that was registered after the listing is not the listed firm’s: a lead.',
    listedSite: broker(LISTED_HOST, {
      ...{ entity: 'sdn-1', capturedAt: '2026-02-03T04:05:06.000Z', facts: since('2024-09-01') },
    }),
    site: broker('nameyard.example', { facts: since('2011-09-01') }),
  }),
  successorOf({
    ...{ id: 'since-1998', principle: 'act', against: [LISTED_HOST] },
    story:
      'A name registered in 2023 claims to trade since 1998 over the whole words of the listed firm, captured in 2021. The words suffice, and a claim of age decides nothing.',
    site: site(bare, 'en', { capturedAt: '2023-09-08T07:06:05.000Z', facts: since('2023-03-01') })`
tamblyn-mill.example = Tamblyn Mill
_ © 1998–2021 Tamblyn Mill, a quarter of a century in one hand
# / Home
${WORDS.slice(0, 11).join('\n')}
# /since-1998 Since 1998
${WORDS.slice(11).join('\n')}
`,
  }),
  successorOf({
    ...{ id: 'aged-domain', principle: 'act', against: [ENTRY] },
    story:
      'A successor trades under a domain that a knitting circle had since 2006, and gives the listed number as its own on every page. The number is proven, however old the domain.',
    site: site(civic, 'ru', { capturedAt: '2024-02-03T04:05:06.000Z', facts: since('2006-07-08') })`
vyazalny-krug.example = Перо и Пух
_ Перо и Пух, телефон ${TEL_LINK}
${PERO}
`,
  }),
  successorOf({
    ...{ id: 'unlisted-pair', principle: 'act', against: [HERON.host], listedSite: HERON, entity: HERON_ENTRY },
    story:
      'The list has only the firm’s domain; its capture of 2021 shows mailbox and wallet in the foot, and a new name of 2023 gives both in its own. Two proven values of different kinds suffice.',
    site: site(utility, 'tr', { capturedAt: '2023-11-02T03:04:05.000Z', facts: since('2023-01-30') })`
turna-ahsap.example = Turna Ahşap
_ <p>E-posta: <a href="mailto:heron.dyes.office@gmail.com">heron.dyes.office@gmail.com</a></p><p>BTC: bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq</p>
${SERAMIK}
`,
  }),
  successorOf({
    ...{ id: 'old-post', principle: 'act', against: [HERON.host], listedSite: HERON, entity: HERON_ENTRY },
    story:
      'A new name still has its post at the listed domain and its number, both in the foot of every page, as the firm’s capture of 2021 has them. Two proven values of different kinds suffice.',
    site: site(plain, 'es', { capturedAt: '2023-11-02T03:04:05.000Z', facts: since('2022-12-01') })`
hamacas-garza.example = Hamacas Garza
_ <p>Correo: <a href="mailto:sales@heron-dyes.example">sales@heron-dyes.example</a></p><p>Teléfono: <a href="tel:+442079460664">+44 20 7946 0664</a></p>
${HOJA}
`,
  }),
];
