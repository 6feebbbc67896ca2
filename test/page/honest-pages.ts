/** Pages with content of their own that use the words of gatekeepers, parkers and servers, or are thin but real; in many languages. */
import { lined } from './hollow-pages.ts';

export interface HonestPage {
  readonly name: string;
  readonly html: string;
  readonly url?: string;
}

interface More {
  readonly head?: string;
  readonly body?: string;
  readonly url?: string;
}

const page = (name: string, title: string, lines: readonly string[], more: More = {}): HonestPage => ({
  name,
  html: lined(title, lines, more),
  ...(more.url === undefined ? {} : { url: more.url }),
});

export function honest(name: string, title: string, lines: readonly string[], body = ''): HonestPage {
  return page(name, title, lines, { body });
}

const MENU =
  '<nav><a href="/">Home</a> <a href="/about">About</a> <a href="/goods">Goods</a> <a href="/contact">Contact</a></nav>';
const PICTURES =
  '<img src="a.jpg" width="600" height="400"><img src="b.jpg" width="600" height="400"><img src="c.jpg" width="600" height="400">';
const LOGIN = '<form action="/in"><input name="u"><input type="password" name="p"><button>Log in</button></form>';

const ABOUT_IT: readonly HonestPage[] = [
  page(
    'captcha vendor',
    'CAPTCHA for your forms | Gatelock',
    [
      '#Stop bots before they reach your forms',
      'Gatelock checks that a visitor is a human with a single click, and asks for no pictures of traffic lights.',
      'Our widget is eleven kilobytes and works without cookies. Plans begin at nine euros a month, and schools pay nothing.',
      'Call our office in Farrowby or write to hello@gatelock.example.',
    ],
    { body: MENU },
  ),
  page(
    'ddos protection seller',
    'DDoS protection by Seawall Networks',
    [
      '#DDoS protection by people who answer the telephone',
      'We filter up to two terabits before it reaches your racks, and you see each attack on a plain chart.',
      'Customers include two ports and a cattle market. Traffic is washed in Arlow and Dunfold.',
      'Ask for a trial of thirty days.',
    ],
    { body: MENU },
  ),
  page(
    'access control shop',
    'Access denied? Never again – Turnstile Works',
    [
      '#Gates and turnstiles for offices',
      'Our tripod gates say “access denied” in green letters, politely. Each is welded in our own hall and tested for a million turns.',
      'We fit them in a day. Prices from 2,300 crowns with the reader.',
    ],
    { body: PICTURES },
  ),
  page(
    'parking sensors',
    'Parking sensors and cameras | Reverse Gear',
    [
      '#Parking sensors',
      'Four sensors, a buzzer and ten metres of cable. Parked safely or your money back.',
      'Set A: 39 crowns. Set B with camera: 89 crowns. Fitting guide in the box.',
      'Order by five and it leaves the same day.',
    ],
    { body: PICTURES },
  ),
  page(
    'car park',
    'Harbour Car Park',
    [
      '#Harbour Car Park',
      'Parked by nine, on the ferry by ten. 240 places under a roof, two steps from the quay.',
      'Day ticket 12 crowns, week ticket 60 crowns. Open all year.',
      'Telephone 030 23125 411',
    ],
    {},
  ),
  page(
    'domain broker article',
    'How to sell a domain name',
    [
      '#How to sell a domain name',
      'A sign that says “this domain is for sale” brings fewer letters than you may think. We asked forty owners what worked for them.',
      'Most buyers came by a plain e-mail. The median price was 900 crowns, and it took fourteen months to find a taker.',
      'Three owners had let the name expire by mistake and bought it back from a stranger, at a loss.',
      'Our advice: put a real page there, with your name, and answer every letter within a day.',
    ],
    { body: MENU },
  ),
  page(
    'machine maintenance',
    'Maintenance of lifts and escalators',
    [
      '#Maintenance of lifts',
      'Scheduled maintenance keeps a lift running for forty years. Our fitters come every six weeks and leave a written report.',
      'We look after 310 lifts between Arlow and Kettleby, most of them older than their fitter.',
      'Breakdown line: 030 23125 222, day and night.',
    ],
    { body: MENU },
  ),
  page(
    'maintenance news',
    'Bridge closed for maintenance – Harbour Paper',
    [
      '#Swing bridge closed for maintenance until Friday',
      'The swing bridge is under maintenance from Monday. Boats wait at the north quay; walkers may take the tunnel.',
      'The harbour master said that the bearings, last turned in 1987, would be replaced by a local firm.',
      'Buses 4 and 9 go round by the mill. Tickets bought for the ferry are good on both.',
    ],
    { body: MENU },
  ),
  page(
    'construction firm',
    'Under construction: our sites',
    [
      '#Under construction now',
      'Mill Lane, eleven flats: roof on, windows in March. Chapel Row, four houses: walls at first floor. Tanner’s Yard: piles driven.',
      'Each site has its own foreman; his telephone number stands on the fence.',
    ],
    { body: PICTURES },
  ),
  page(
    'shop with a section under construction',
    'Oak & Ash Furniture',
    [
      '#Oak & Ash',
      'Chairs, tables and beds of oak and ash, pegged and not screwed. Ten years’ guarantee on every joint.',
      '#Garden furniture',
      'Under construction',
      '#Visit',
      'Kiln Road 8, Farrowby. Tuesday to Saturday from ten to five.',
    ],
    { body: PICTURES },
  ),
  page(
    'coming soon in a list',
    'New in the bakery',
    [
      'Rye with caraway – in the shop now',
      'Brioche with plum – in the shop now',
      'Stollen – coming soon',
      'Baked at four, sold from six, in Market Cross 2. We close when the shelves are empty.',
    ],
    { body: PICTURES },
  ),
  page(
    'blog on 404',
    'How we wrote our 404 page',
    [
      '#How we wrote our 404 page',
      'A page not found is a door that someone tried. We wanted ours to say sorry and to point at the shop.',
      'The first draft was a poem, and nobody clicked on it. The second one had a search box, and a third of the visitors used it.',
      'Here is what we learnt in a year of looking at the logs, with numbers.',
    ],
    { body: MENU },
  ),
  page(
    'model 403',
    'Model 403 bench grinder',
    [
      '#Bench grinder 403',
      'Two wheels, 370 watts, 28 kilograms. The 403 follows the 401 that has stood in our own hall since 1994.',
      'Spare wheels in three grits. Ask your dealer for the price.',
    ],
    { body: PICTURES },
  ),
  page(
    'year 404 history',
    'The year 404 in the east',
    [
      '#404',
      'In the year 404 the court moved to the lagoon, behind water and mud. We sell a map of it, drawn by hand.',
      'Printed on cotton paper, 60 by 80 centimetres, 45 crowns with the tube.',
    ],
    {},
  ),
  page(
    'nginx course',
    'Welcome to nginx: a course in two days',
    [
      '#A course in two days',
      'Day one: install, serve a folder, read the logs. Day two: proxy, limits, certificates.',
      'You bring a laptop; we bring soup. Eight places, 420 crowns, next in Arlow on the third of May.',
    ],
    { body: MENU },
  ),
  page(
    'wordpress maker',
    'Hello world, hello shop | Press & Co',
    [
      '#We build shops',
      'From the first “Hello world” to the first parcel in three weeks, for a fixed price. Eleven shops in the valley run on our work.',
      'See the cheese dairy, the saddler, the net loft. Write to studio@pressco.example.',
    ],
    { body: MENU },
  ),
  page(
    'it works magazine',
    'It works! Repairing things at home',
    [
      '#It works!',
      'A monthly paper for people who mend. This month: a kettle, two clocks and a garden pump.',
      'Each repair is drawn in six steps. The paper costs four crowns and comes by post.',
    ],
    { body: PICTURES },
  ),
  page(
    'robots seller',
    'Are you a robot? Toys that ask back',
    [
      '#Robots for children',
      'Our tin robot asks “are you a robot?” and walks away. Runs an hour on two cells.',
      'From six years. In red, blue and tin. 24 crowns, postage free over 50.',
    ],
    { body: PICTURES },
  ),
  page(
    'cookies banner on short page',
    'Rope Walk',
    [
      'We use cookies. Accept all / Only what is needed',
      '#Rope Walk',
      'Ropes from four to sixty millimetres, hemp and manila, laid on our own walk of 300 metres since 1911.',
      'Fish Quay 3, Elmsgate. rope@ropewalk.example',
    ],
    {},
  ),
  page(
    'site with login in header',
    'Dairy supplies',
    [
      '#Dairy supplies',
      'Rennet, cloths, presses and moulds for small dairies. Everything on this page is in our store in Dunfold and leaves within a day.',
      'Rennet 250 ml 11 crowns; cheese cloth, ten pieces, 9 crowns; press of beech 140 crowns.',
    ],
    { body: LOGIN + MENU + PICTURES },
  ),
  page(
    'wholesale with login beside content',
    'Händlerbereich und Sortiment',
    [
      '#Sortiment',
      'Schrauben, Muttern und Scheiben aus Edelstahl, ab Lager Hamburg. Wir liefern an Werften und Schlossereien, ab zehn Kilo frei Haus.',
      'Preise sehen Händler nach der Anmeldung. Passwort vergessen? Rufen Sie uns an: 040 66969 120.',
      'Unsere Halle steht seit 1962 am Kanal; dort zeigen wir Ihnen gern, wie eine Schraube gerollt wird.',
    ],
    { body: LOGIN + MENU },
  ),
  page(
    'members club',
    'Sailing club',
    [
      '#Sailing club of Castermouth',
      'Forty boats, two slips and a bar. We race on Wednesdays from May to September and teach children on Saturdays.',
      'Members: log in to book a mooring. Guests moor for 15 crowns a night; call the harbour hand on 030 23125 318.',
    ],
    { body: LOGIN },
  ),
  page(
    'firewall shop',
    'Web application firewall for small shops',
    [
      '#A web application firewall that explains itself',
      'Every blocked request is shown with the rule that stopped it, in words. No “access denied” without a reason.',
      'Runs on your own server, next to the shop. Free for one site; 90 crowns a year for ten.',
    ],
    { body: MENU },
  ),
  page(
    'rate limit docs',
    'Too many requests? Rate limits of our API',
    [
      '#Rate limits',
      'You may send 60 requests a minute. Beyond that the answer is 429 Too Many Requests, with a Retry-After header in seconds.',
      'Limits are counted by key, not by address. Ask for more under limits@weather.example and tell us what you build.',
    ],
    { body: MENU },
  ),
  page(
    'geo note in a shop',
    'Olive press',
    [
      '#Olive press',
      'Oil of our own 900 trees, pressed within six hours. Bottles of half a litre, tins of five.',
      'Shipping to islands is not available in your region at the moment; we are looking for another carrier.',
      'Harvest 2023: mild, a little pepper.',
    ],
    { body: PICTURES },
  ),
  page(
    'unavailable product',
    'Walnut bowl',
    [
      '#Walnut bowl, 30 cm',
      'Turned from one piece, oiled three times. Each looks different.',
      'This product is currently unavailable. The next batch is turned in October; write to us and we keep one for you.',
    ],
    { body: PICTURES },
  ),
  page(
    'closed for holiday',
    'Pottery in the mill',
    [
      '#Pottery in the mill',
      'Jugs, bowls and tiles, salt-glazed. We will be back on the tenth of August, when the kiln is relined.',
      'Until then you find our jugs at the market in Hexbridge, every Thursday.',
    ],
    { body: PICTURES },
  ),
  page(
    'moved shop',
    'We have moved',
    [
      '#We have moved',
      'Our workshop is now in Bow Street 14, Dunfold, behind the bakery. Same people, same telephone: 0221 4710 331.',
      'Violins can be left at the old address until June; the baker knows.',
    ],
    {},
  ),
  page(
    'suspended ceilings',
    'Suspended ceilings',
    [
      '#Suspended ceilings',
      'Acoustic tiles, hidden rails, lamps let in. Account manager for builders: Ms Yarrow, 069 90009 417.',
      'A ceiling of a hundred square metres hangs in three days.',
    ],
    { body: PICTURES },
  ),
  page(
    'verification laboratory',
    'Verification of scales',
    [
      '#Verification of scales',
      'We verify scales from one gram to sixty tonnes, and put the seal on. Verification lasts two years.',
      'Bring small scales on Tuesday mornings; for lorries we come to you.',
    ],
    { body: MENU },
  ),
  page(
    'human verification service',
    'Human review',
    [
      '#Verified by a human',
      'Every translation is read by a second person before it leaves. Legal, medical and technical texts, eleven languages.',
      'Prices by the line. Ask for a sample of a page, free of charge.',
    ],
    { body: MENU },
  ),
  page(
    'press and hold coffee',
    'Lever coffee machine',
    [
      '#Press and hold',
      'Press and hold the lever for nine seconds, and let it come up by itself. The cup is full and nothing hissed.',
      'Brass or steel, 780 crowns. We service every machine we ever sold.',
    ],
    { body: PICTURES },
  ),
  page(
    'one moment clock shop',
    'One moment, please',
    [
      '#One moment, please',
      'Clocks with one hand, for people who are not in a hurry. Made of slate and brass in Inverlee.',
      'Twelve inches, eight-day movement. 210 crowns.',
    ],
    { body: PICTURES },
  ),
  page(
    'hosting firm',
    'Web hosting in the valley',
    [
      '#Web hosting in the valley',
      'Upload your website files, and they are on line the same minute. One gigabyte 3 crowns a month, ten gigabytes 9 crowns.',
      'Domains, mail and backups on two sites. Support by telephone from eight to six.',
      'New here? We move your old site for you, free of charge.',
    ],
    { body: MENU },
  ),
  page(
    'domain registrar',
    'Domains from 9 crowns',
    [
      '#Domains from 9 crowns',
      'Register a domain, renew your domain, or bring it here from elsewhere. We charge the same each year.',
      'All names come with mail for two people. Expired names are kept for you for thirty days.',
      'Local office: Lamp Lane 4, Brenhill.',
    ],
    { body: MENU },
  ),
  page('news with thumbnails, few words', 'Gallery', ['Spring show', 'Summer show', 'Autumn show'], { body: PICTURES }),
  page(
    'price table',
    'Price list',
    ['Apples 2.10', 'Pears 2.40', 'Plums 3.00', 'Cherries 5.20', 'Quinces 2.80', 'Order: 030 23125 512'],
    {},
  ),
];

const THIN: readonly HonestPage[] = [
  page(
    'thin en',
    'Ferro Works',
    ['#Ferro Works', 'Steel doors to measure. Call 030 23125 640 or write to doors@ferro.example.'],
    {},
  ),
  page(
    'thin de',
    'Schlosserei Brandt',
    ['#Schlosserei Brandt', 'Türen, Tore und Geländer nach Maß. Telefon 040 66969 234, werkstatt@brandt.example'],
    {},
  ),
  page(
    'thin fr',
    'Menuiserie Vidal',
    ['#Menuiserie Vidal', 'Portes et escaliers en chêne, sur mesure. Tél. 01 99 00 12 34, atelier@vidal.example'],
    {},
  ),
  page(
    'thin es',
    'Talleres Ordóñez',
    ['#Talleres Ordóñez', 'Reparación de bombas y motores en un día. Calle del Molino 4. taller@ordonez.example'],
    {},
  ),
  page(
    'thin pt',
    'Oficina Seabra',
    ['#Oficina Seabra', 'Reparamos barcos de madeira desde 1951. Cais do Norte, 12. geral@seabra.example'],
    {},
  ),
  page(
    'thin it',
    'Officina Galli',
    ['#Officina Galli', 'Torniture e fresature di precisione. Via del Porto 9. info@galli.example'],
    {},
  ),
  page(
    'thin ru',
    'Мастерская Орлова',
    ['#Мастерская Орлова', 'Ремонт насосов и двигателей, выезд в день обращения. Телефон +7 495 000-14-15'],
    {},
  ),
  page(
    'thin uk',
    'Майстерня Ткача',
    ['#Майстерня Ткача', 'Столи і лавки з дуба на замовлення. Телефон 044 000 14 15'],
    {},
  ),
  page(
    'thin zh',
    '宏远阀门',
    ['#宏远阀门有限公司', '专业生产球阀、闸阀、止回阀，库存充足，当天发货。电话：0311-85660142'],
    {},
  ),
  page('thin ja', '山田金物店', ['#山田金物店', '鍵と工具の店です。営業時間は九時から六時まで。電話 03-0000-1415'], {}),
  page('thin ko', '한빛공구', ['#한빛공구', '전동 공구와 부품을 당일 발송합니다. 전화 02-000-1415'], {}),
  page('thin tr', 'Yıldız Torna', ['#Yıldız Torna', 'Hassas torna ve freze işleri. Tel: 0212 000 14 15'], {}),
  page(
    'thin vi',
    'Cơ khí Minh Long',
    ['#Cơ khí Minh Long', 'Gia công tiện phay theo bản vẽ. Điện thoại 024 0000 1415'],
    {},
  ),
  page('thin id', 'Bengkel Sinar', ['#Bengkel Sinar', 'Servis pompa dan motor listrik. Telepon 021 000 1415'], {}),
  page('thin ar', 'ورشة النور', ['#ورشة النور', 'إصلاح المضخات والمحركات في نفس اليوم. هاتف 0100 000 1415'], {}),
  page('thin fa', 'کارگاه سپهر', ['#کارگاه سپهر', 'تراشکاری و فرزکاری قطعات صنعتی. تلفن ۰۲۱۰۰۰۰۱۴۱۵'], {}),
  page('thin hi', 'शर्मा टूल्स', ['#शर्मा टूल्स', 'पंप और मोटर की मरम्मत उसी दिन। फ़ोन 011 0000 1415'], {}),
  page('thin pl', 'Ślusarstwo Nowak', ['#Ślusarstwo Nowak', 'Bramy i balustrady na wymiar. Telefon 22 000 14 15'], {}),
];

const FOREIGN: readonly HonestPage[] = [
  page(
    'ru parking barrier shop',
    'Парковочные барьеры',
    [
      '#Парковочные барьеры',
      'Шлагбаумы, столбики и цепи для парковок. Монтаж за один день, гарантия три года.',
      'Доступ запрещён посторонним, а жильцы открывают с телефона. Цены от 18 000 рублей.',
    ],
    { body: PICTURES },
  ),
  page(
    'ru repair notice in news',
    'Новости завода',
    [
      '#Новости завода',
      'В цехе номер два ведутся технические работы: меняем печь, которая служила сорок лет.',
      'Отгрузка подшипников идёт по графику. Новая печь сократит отпуск стали на четверть.',
      'Приглашаем на работу двух термистов.',
    ],
    { body: MENU },
  ),
  page(
    'ru coming soon item',
    'Каталог ламп',
    [
      'Лампа «Сова» — 2 300 ₽',
      'Лампа «Филин» — 2 900 ₽',
      'Лампа «Сыч» — скоро в продаже',
      'Доставка по городу бесплатно, самовывоз с Фонарного переулка.',
    ],
    { body: PICTURES },
  ),
  page(
    'zh verification service',
    '仪器校验服务',
    [
      '#仪器校验服务',
      '本公司提供压力表、天平、温度计的校验，验证周期两年，出具证书。',
      '完成验证后加贴标识，上门服务覆盖全省。',
    ],
    { body: MENU },
  ),
  page(
    'zh building firm',
    '在建工程',
    [
      '#在建工程',
      '滨河路住宅楼正在建设中，主体已到八层；东站仓库正在升级改造。',
      '公司成立于一九九八年，拥有员工三百人，设备一百二十台。',
      '欢迎来现场参观。',
    ],
    { body: PICTURES },
  ),
  page(
    'zh domain news',
    '域名与品牌',
    [
      '#域名与品牌',
      '企业应当及早注册域名。某公司域名已过期，被他人注册后花了两年才要回。',
      '我们为客户管理域名和商标，到期前三个月提醒续费。',
      '咨询电话：0311-85660233',
    ],
    { body: MENU },
  ),
  page(
    'de Wartung',
    'Wartung von Heizungen',
    [
      '#Wartung von Heizungen',
      'Einmal im Jahr gewartet, hält ein Kessel dreißig Jahre. Wir kommen mit dem Rad und bringen die Düsen mit.',
      'Wartungsvertrag 90 Euro im Jahr, Notdienst inbegriffen. Telefon 089 99998 112.',
    ],
    { body: PICTURES },
  ),
  page(
    'de Impressum short',
    'Impressum',
    [
      '#Impressum',
      'Schlosserei Brandt, Inhaber Jens Brandt, Kanalstraße 8, 20099 Hamburg',
      'Telefon 040 66969 234, werkstatt@brandt.example',
      'USt-IdNr. folgt',
    ],
    {},
  ),
  page(
    'de Parkett',
    'Geparkt? Parkett!',
    [
      '#Parkett verlegen',
      'Eiche, Esche, Ahorn: verlegt, geschliffen, geölt. Hier entsteht in zwei Tagen ein Boden für fünfzig Jahre.',
      'Wir zeigen Ihnen Muster bei Ihnen zu Hause.',
    ],
    { body: PICTURES },
  ),
  page(
    'es mantenimiento',
    'Mantenimiento de piscinas',
    [
      '#Mantenimiento de piscinas',
      'Limpieza, cloro y revisión de bombas cada semana, de mayo a octubre. En mantenimiento tenemos 120 piscinas.',
      'Presupuesto sin compromiso: 600 000 141.',
    ],
    { body: PICTURES },
  ),
  page(
    'es construcción',
    'Obras en construcción',
    [
      '#Obras en construcción',
      'Doce viviendas junto al molino, entrega en junio. Nave de 800 metros en el polígono, estructura montada.',
      'Constructora familiar desde 1974.',
    ],
    { body: PICTURES },
  ),
  page(
    'pt manutenção',
    'Manutenção de elevadores',
    [
      '#Manutenção de elevadores',
      'Visitas mensais, peças em estoque e um técnico que atende ao telefone. Em manutenção, 310 elevadores.',
      'Peça uma visita: 11 0000 1415.',
    ],
    { body: PICTURES },
  ),
  page(
    'pt à venda',
    'Casas à venda',
    [
      '#Casas à venda',
      'Este sítio está à venda: dois hectares, nascente e casa de pedra. Também temos um armazém no porto.',
      'Faça uma oferta ou visite-nos à terça-feira.',
    ],
    { body: PICTURES },
  ),
  page(
    'fr maintenance',
    'Maintenance des chaudières',
    [
      '#Maintenance des chaudières',
      'Un contrat, deux visites par an, et un ramoneur qui connaît votre cheminée. Nos bureaux sont en cours de travaux, l’atelier reste ouvert.',
      'Devis gratuit.',
    ],
    { body: MENU },
  ),
  page(
    'fr accès',
    'Accès interdit aux voitures',
    [
      '#Le marché du vieux pont',
      'Accès interdit aux voitures le jeudi : le marché occupe tout le quai. Trente étals, du pain aux cordes.',
      'De sept heures à midi, toute l’année.',
    ],
    { body: PICTURES },
  ),
  page(
    'ja maintenance',
    '空調のメンテナンス',
    [
      '#空調のメンテナンス',
      '業務用エアコンの分解洗浄と部品交換を承ります。年間契約なら夜間の故障にも伺います。',
      '工事中の店舗でも作業できます。まずはお見積りを。',
    ],
    { body: PICTURES },
  ),
  page(
    'ko parts shop',
    '부품 목록',
    [
      '#부품 목록',
      '펌프 씰 12,000원, 베어링 8,000원, 밸브 15,000원. 호스는 준비 중입니다.',
      '평일 세 시 전 주문은 당일 발송합니다.',
    ],
    { body: PICTURES },
  ),
  page(
    'tr bakım',
    'Klima bakımı',
    [
      '#Klima bakımı',
      'Evde ve işyerinde klima bakımı, gaz dolumu ve montaj. Bakımda kullanılan parçalar iki yıl garantili.',
      'Aynı gün servis için arayın.',
    ],
    { body: PICTURES },
  ),
  page(
    'tr satılık',
    'Satılık tekneler',
    [
      '#Satılık tekneler',
      'Bu tekne satılıktır: 9 metre, ahşap, dizel. Ayrıca iki yelkenli ve bir balıkçı teknesi.',
      'Tekneler iskelede görülebilir.',
    ],
    { body: PICTURES },
  ),
  page(
    'vi bảo trì',
    'Bảo trì thang máy',
    [
      '#Bảo trì thang máy',
      'Chúng tôi bảo trì thang máy cho nhà ở và văn phòng, kiểm tra mỗi tháng, có mặt trong một giờ khi hỏng.',
      'Gọi để nhận báo giá.',
    ],
    { body: PICTURES },
  ),
  page(
    'id dijual',
    'Perahu dijual',
    [
      '#Perahu dijual',
      'Perahu kayu sembilan meter dijual, mesin diesel baru diservis. Ada juga jaring dan tali.',
      'Silakan datang ke dermaga.',
    ],
    { body: PICTURES },
  ),
  page(
    'ar maintenance',
    'صيانة المكيفات',
    [
      '#صيانة المكيفات',
      'نقوم بصيانة المكيفات وتنظيفها وتعبئة الغاز، مع ضمان سنة على قطع الغيار. المبنى تحت الإنشاء؟ نصل إليك أيضا.',
      'اتصل بنا لتحديد موعد.',
    ],
    { body: PICTURES },
  ),
  page(
    'fa repairs',
    'تعمیر پمپ',
    [
      '#تعمیر پمپ',
      'تعمیر و نگهداری پمپ و موتور در محل شما، با شش ماه ضمانت. دستگاه در حال تعمیر را هر روز می‌توانید ببینید.',
      'قطعات یدکی موجود است.',
    ],
    { body: PICTURES },
  ),
  page(
    'hi repairs',
    'मोटर की मरम्मत',
    [
      '#मोटर की मरम्मत',
      'हम पंप, मोटर और पंखों की मरम्मत और रखरखाव करते हैं, छह महीने की गारंटी के साथ।',
      'दुकान सुबह नौ से शाम छह बजे तक खुली है।',
    ],
    { body: PICTURES },
  ),
  page(
    'pl w budowie',
    'Domy w budowie',
    [
      '#Domy w budowie',
      'Osiedle nad rzeką: osiem domów w budowie, odbiór jesienią. Każdy z ogrodem i piwnicą.',
      'Zapraszamy na budowę w sobotę.',
    ],
    { body: PICTURES },
  ),
];

const IN_THEIR_PLACE: readonly HonestPage[] = [
  page(
    'captcha on a contact form',
    'Contact us',
    ['#Contact us', 'Fish Quay 3, Elmsgate. Telephone 040 66969 288.', 'Write to us: we answer on the same day.'],
    {
      body: `${MENU}<form><input name="name"><textarea name="text"></textarea><div class="g-recaptcha" data-sitekey="6Lx"></div><script src="https://www.google.com/recaptcha/api.js"></script><button>Send</button></form>`,
    },
  ),
  page(
    'turnstile on a shop',
    'Net loft',
    [
      '#Net loft',
      'Nets and floats, mended while you wait. Elmsgate, Fish Quay 3.',
      'Trawl nets from 300 crowns, floats from 2 crowns.',
    ],
    { body: `${MENU}<script src="https://challenges.cloudflare.com/turnstile/v0/api.js"></script>${PICTURES}` },
  ),
  page(
    'cloudflare script on a thin page',
    'Saddler',
    ['#Saddler in Tanner Row', 'Saddles to measure, bridles in three widths, repairs on Tuesdays. 030 23125 147'],
    { body: '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>' },
  ),
  page(
    'app root with content served',
    'Lamp works',
    ['#Lamp works', 'Lamps of blown glass and brass. Lamp Lane 7, Brenhill, open on weekdays.'],
    { body: `<div id="root">${PICTURES}</div><script src="/main.js"></script>` },
  ),
  page('language splash', 'Fernhollow', [], {
    body: '<p><a href="/en">English</a> <a href="/ru">Русский</a> <a href="/zh">中文</a> <a href="/pt">Português</a></p><img src="map.jpg" width="900" height="500"><img src="logo.jpg" width="400" height="200">',
  }),
  page(
    'adsense on a small blog',
    'Bread diary',
    [
      '#Bread diary',
      'Monday: rye, too wet. Tuesday: rye again, with less water, and a crust that sang. Wednesday: gave half of it to the fishermen.',
      'Thursday: nobody wanted brioche.',
    ],
    {
      body: '<script src="https://pagead2.googlesyndication.com/pagead/js/adsbygoogle.js?client=ca-pub-4410"></script>',
    },
  ),
  page(
    'error word in a title',
    'Trial and error',
    [
      '#Trial and error',
      'A chemistry set for children of ten, with forty experiments and no glass. 35 crowns.',
      'Winner of the toy prize of the valley.',
    ],
    { body: PICTURES },
  ),
];

export const HONEST_PAGES: readonly HonestPage[] = [...ABOUT_IT, ...THIN, ...FOREIGN, ...IN_THEIR_PLACE];
