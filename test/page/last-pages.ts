/** Pages of the last round: looked at once, for the figure, after everything had been settled. */

import { type HollowPage, hollow } from './hollow-pages.ts';
import { type HonestPage, honest } from './honest-pages.ts';

const PICTURES = '<img src="1.jpg"><img src="2.jpg"><img src="3.jpg"><img src="4.jpg">';
const MENU =
  '<ul><li><a href="/">Start</a></li><li><a href="/shop">Shop</a></li><li><a href="/team">Team</a></li><li><a href="/map">Map</a></li></ul>';
const PASSWORD = '<form><input><input type="password"><button>ok</button></form>';

export const LAST_HOLLOW: readonly HollowPage[] = [
  hollow('challenge', 'nl', 'Even geduld', ['#Even geduld…', 'We controleren of u geen robot bent.']),
  hollow('challenge', 'sv', 'Ett ögonblick', ['#Kontrollerar din webbläsare', 'Vänta några sekunder.']),
  hollow('challenge', 'cs', 'Okamžik', ['#Ověřujeme, že jste člověk', 'Může to trvat několik sekund.']),
  hollow('challenge', 'th', 'รอสักครู่', ['#กำลังตรวจสอบว่าคุณเป็นมนุษย์', 'อาจใช้เวลาสักครู่']),
  hollow('challenge', 'en puzzle', 'Puzzle', ['#Slide the piece into the gap', 'This keeps automatic visitors out.'], {
    body: '<div class="geetest_holder"></div><script src="https://static.geetest.com/v4/gt4.js"></script>',
  }),
  hollow('challenge', 'ru picture', 'Защита', ['#Защита от ботов', 'Выберите все картинки с мостами.']),
  hollow('challenge', 'zh arithmetic', '安全校验', ['#请输入计算结果：7 + 5 = ?', '提交后继续浏览']),
  hollow('blocked', 'nl', 'Geen toegang', ['#Geen toegang', 'U heeft geen rechten om deze pagina te bekijken.']),
  hollow('blocked', 'ro', 'Acces interzis', ['#Acces interzis', 'Adresa dumneavoastră IP a fost blocată.']),
  hollow('blocked', 'en hotlink', 'Denied', ['#Hotlinking is not permitted', 'Your request has been logged.']),
  hollow('blocked', 'en country list', 'Not available', [
    '#We do not serve your country yet',
    'Thank you for your interest.',
  ]),
  hollow('blocked', 'zh overseas', '提示', ['#本站仅限中国大陆地区访问']),
  hollow('blocked', 'hi', 'प्रवेश वर्जित', ['#प्रवेश वर्जित', 'आपको यह पृष्ठ देखने की अनुमति नहीं है।']),
  hollow('login-wall', 'nl', 'Inloggen', ['#Inloggen', 'Gebruikersnaam', 'Wachtwoord'], { body: PASSWORD }),
  hollow('login-wall', 'th', 'เข้าสู่ระบบ', ['#เข้าสู่ระบบ', 'ชื่อผู้ใช้', 'รหัสผ่าน'], { body: PASSWORD }),
  hollow('login-wall', 'he', 'כניסה', ['#כניסה לחברים', 'שם משתמש', 'סיסמה'], { body: PASSWORD }),
  hollow('parked', 'sv', 'Domänen är till salu', ['#seller.example är till salu', 'Lägg ett bud.']),
  hollow('parked', 'cs', 'Doména na prodej', ['#Tato doména je na prodej', 'Nabídněte cenu.']),
  hollow('parked', 'th', 'โดเมนนี้ขาย', ['#โดเมนนี้ประกาศขาย', 'ติดต่อผู้ขาย']),
  hollow('parked', 'en auction', 'seller.example', [
    '#seller.example is up for auction',
    'Highest bid: $310. Ends in two days.',
  ]),
  hollow('parked', 'en expired', 'Notice', [
    '#The registration of seller.example has lapsed',
    'Please contact your registrar to restore it.',
  ]),
  hollow('parked', 'zh renew', '提示', ['#您访问的网站域名已到期', '请联系服务商续费']),
  hollow('default-page', 'nl', 'Standaardpagina', [
    '#Gereserveerd',
    'Deze pagina is nog leeg: de eigenaar heeft nog niets geplaatst.',
  ]),
  hollow('default-page', 'node', 'Express', ['#Express', 'Welcome to Express']),
  hollow('default-page', 'joomla', 'Home', [
    '#Home',
    'You have successfully installed your site. Remove the installation folder.',
  ]),
  hollow('default-page', 'zh iis', '网站测试页', ['#该网站空间已开通', '请通过FTP上传网页文件']),
  hollow('maintenance', 'sv', 'Strax tillbaka', ['#Vi uppdaterar sidan', 'Kom tillbaka om en stund.']),
  hollow('maintenance', 'cs', 'Údržba', ['#Na stránkách probíhá údržba', 'Děkujeme za trpělivost.']),
  hollow('maintenance', 'th', 'ปิดปรับปรุง', ['#เว็บไซต์ปิดปรับปรุงชั่วคราว']),
  hollow('maintenance', 'en short', 'Brb', ['#Back in a bit', 'Our little shop is getting new shelves.']),
  hollow('maintenance', 'pt short', 'Loja', ['#A nossa loja está de cara nova em breve']),
  hollow('not-found', 'ro', 'Pagina nu a fost găsită', ['#404', 'Pagina căutată nu există.']),
  hollow('not-found', 'cs', 'Stránka nenalezena', ['#404', 'Požadovaná stránka neexistuje.']),
  hollow('not-found', 'th', 'ไม่พบหน้า', ['#404', 'ไม่พบหน้าที่คุณต้องการ']),
  hollow('empty-shell', 'dots', 'Shop', ['…'], {
    body: '<div id="__next"></div><script src="/_next/static/a.js"></script>',
  }),
];

export const LAST_HONEST: readonly HonestPage[] = [
  honest(
    'lock museum',
    'Forbidden doors',
    [
      '#Forbidden doors',
      'Eleven doors that nobody was to open, from abbeys, banks and one henhouse. Guided tours at two and four.',
      'Tickets at the gate, 6 crowns.',
    ],
    PICTURES,
  ),
  honest(
    'web agency',
    'Websites for craftsmen',
    [
      '#Websites for craftsmen',
      'We build your site in four weeks, write the words with you and take the photographs ourselves.',
      'Maintenance is included for a year. Three plans from 900 crowns.',
    ],
    MENU,
  ),
  honest(
    'elevator',
    'Service and maintenance',
    [
      '#Service and maintenance',
      'Pumps, lifts and cranes. Our vans are on the road from six, and the last one is home by nine.',
      'Write down the number on the plate before you call.',
    ],
    MENU,
  ),
  honest(
    'bot shop',
    'Bots for chat',
    [
      '#Bots that know your shop',
      'Our bots answer what is asked every day: sizes, postage, opening hours. The rest goes to a human.',
      'From 19 crowns a month.',
    ],
    MENU,
  ),
  honest(
    'auction house',
    'Autumn auction',
    [
      '#Autumn auction',
      'Lots 1 to 340: clocks, maps, one rowing boat. Viewing from Thursday, bids in the hall or by letter.',
      'Catalogue 8 crowns.',
    ],
    PICTURES,
  ),
  honest(
    'login for pupils',
    'Music school',
    [
      '#Music school',
      'Violin, cello and singing for children and for those who always wanted to. First lesson free.',
      'Pupils find their sheets behind the log-in.',
    ],
    PASSWORD + MENU,
  ),
  honest(
    'not found poem',
    'Lost and found',
    [
      '#Lost and found',
      'Umbrellas, gloves, one trumpet. What is not found within a year is sold for the orphanage.',
      'Open on Fridays.',
    ],
    MENU,
  ),
  honest(
    'server rack maker',
    'Server racks',
    [
      '#Server racks of oak',
      'Quiet racks for studios: 12 units, felt inside, cables behind a door. Made to order in six weeks.',
      'Ask for a drawing.',
    ],
    PICTURES,
  ),
  honest(
    'brewery soon',
    'Brewery',
    [
      '#Brewery in the old mill',
      'Three beers on tap, bread and cheese. The wheat beer is coming soon, the stout stays till May.',
      'Kiln Road 2, Farrowby.',
    ],
    PICTURES,
  ),
  honest(
    'thin with map',
    'Café Linde',
    ['#Café Linde', 'Kuchen ab zwei, Suppe ab zwölf. Lindenplatz 3, montags geschlossen.'],
    '<iframe src="https://maps.example/?q=3"></iframe>',
  ),
  honest('thin cs', 'Truhlářství Novák', ['#Truhlářství Novák', 'Okna, dveře a schody z dubu. Telefon 02 000 14 15']),
  honest('thin ro', 'Atelier Popa', [
    '#Atelier Popa',
    'Mobilă din lemn masiv, la comandă. Str. Morii 4, telefon 021 000 1415',
  ]),
  honest('thin hu', 'Kovács Műhely', ['#Kovács Műhely', 'Kapuk és korlátok egyedi méretre. iroda@kovacs.example']),
  honest('thin bn', 'রহমান টুলস', ['#রহমান টুলস', 'পাম্প ও মোটর মেরামত, একই দিনে। ফোন 02 000 1415']),
  honest(
    'de Sperrmüll',
    'Gesperrt für Autos',
    [
      '#Die Brücke',
      'Seit Mai ist die alte Brücke für Autos gesperrt. Unser Fahrradladen liegt gleich dahinter: Räder, Helme, Schläuche.',
      'Werkstatt am Dienstag.',
    ],
    PICTURES,
  ),
  honest(
    'es dominio',
    'Dominio del torno',
    [
      '#Curso de torno',
      'Diez tardes para llegar al dominio del barro: centrar, subir, vaciar. El horno se abre el sábado.',
      'Plazas para seis.',
    ],
    PICTURES,
  ),
  honest(
    'fr serveur',
    'École de serveurs',
    [
      '#École de serveurs',
      'Porter trois assiettes, plier une serviette, dire non avec le sourire. Cours de deux semaines, stage compris.',
      'Rentrée en mars.',
    ],
    MENU,
  ),
  honest(
    'ru site',
    'О нашем саде',
    [
      '#Сад у реки',
      'Триста яблонь, двадцать сортов, пасека и сушильня. Экскурсии по субботам, дети бесплатно.',
      'Сидр продаём на месте.',
    ],
    PICTURES,
  ),
  honest(
    'zh shield',
    '防护网',
    ['#防护网厂家', '建筑防护网、球场围网、高速护栏，规格齐全，支持定制。', '厂房三千平方米，年产八十万平方米。'],
    PICTURES,
  ),
  honest(
    'ja browser',
    '木の玩具',
    [
      '#木の玩具',
      'ロボットの積み木、動物のパズル、汽車。ぶなと桜を使い、塗料は使いません。',
      '工房は土曜に開いています。',
    ],
    PICTURES,
  ),
  honest(
    'ko site',
    '목공방',
    [
      '#목공방',
      '참나무 식탁과 의자를 주문 제작합니다. 현재 의자는 두 달을 기다리셔야 합니다.',
      '공방은 토요일에 엽니다.',
    ],
    PICTURES,
  ),
  honest(
    'pt servidor',
    'Bombas e filtros',
    [
      '#Bombas e filtros',
      'Bombas para poços e piscinas, com garantia de três anos e peças sempre em estoque.',
      'Entregamos na serra.',
    ],
    PICTURES,
  ),
  honest(
    'tr robot',
    'Robot kolu',
    [
      '#Robot kolu',
      'Kaynak ve montaj için altı eksenli kol, on kilo taşır. Kurulum bir günde biter.',
      'Fiyat için arayın.',
    ],
    PICTURES,
  ),
  honest(
    'ar site',
    'عسل الجبل',
    ['#عسل الجبل', 'عسل من مناحلنا في الجبل، نقطفه مرتين في السنة ونرسله في جرار زجاجية.', 'زورونا يوم السبت.'],
    PICTURES,
  ),
  honest(
    'vi site',
    'Gốm làng cũ',
    [
      '#Gốm làng cũ',
      'Chén, bình và gạch nung bằng củi, mỗi mẻ mười hai ngày. Nhận đặt theo bản vẽ.',
      'Lò mở cửa chủ nhật.',
    ],
    PICTURES,
  ),
  honest(
    'bare craft page',
    'Brooms',
    ['#Brooms', 'Birch brooms, bound with willow. Two sizes.'],
    '<img src="broom.jpg">',
  ),
  honest('bare recipe', 'Soup', [
    '#Leek soup',
    'Six leeks, butter, a potato. Simmer for an hour, sieve, salt. Serve with rye.',
  ]),
  honest(
    'server at an inn',
    'The Old Server',
    [
      '#The Old Server',
      'An inn by the weir, named after a waiter of 1880. Eel, perch, dumplings. Beds for nine.',
      'Rooms from 40 crowns.',
    ],
    PICTURES,
  ),
];
