/**
 * Pages of both kinds from languages that were listed late, written before the wordings were: notices as hosts, parkers,
 * gatekeepers and programs put them, and small shops that come near the same words.
 */
import { type HollowPage, lined } from './hollow-pages.ts';
import type { HonestPage } from './honest-pages.ts';

type More = Parameters<typeof lined>[2];
const hollow = (
  want: HollowPage['want'],
  name: string,
  title: string,
  lines: readonly string[],
  more: More = {},
): HollowPage => ({ want, name, html: lined(title, lines, more) });
const honest = (name: string, title: string, lines: readonly string[], body = ''): HonestPage => ({
  name,
  html: lined(title, lines, { body }),
});

const PICTURES = '<img src="1.jpg"><img src="2.jpg"><img src="3.jpg"><img src="4.jpg">';
const MENU =
  '<ul><li><a href="/">1</a></li><li><a href="/goods">2</a></li><li><a href="/team">3</a></li><li><a href="/map">4</a></li></ul>';

export const BORDER_HOLLOW: readonly HollowPage[] = [
  hollow('maintenance', 'cs', 'Probíhá údržba', [
    '#Omlouváme se, probíhá údržba',
    'Na stránkách právě pracujeme. Vraťte se prosím za chvíli.',
  ]),
  hollow('maintenance', 'cs shop', 'E-shop je dočasně mimo provoz', [
    '#E-shop je dočasně mimo provoz',
    'Omlouváme se za komplikace. Brzy budeme zpět.',
  ]),
  hollow('maintenance', 'sk', 'Stránka je vo výstavbe', [
    '#Stránka je vo výstavbe',
    'Pripravujeme pre vás novú webovú stránku. Ďakujeme za trpezlivosť.',
  ]),
  hollow('maintenance', 'hu', 'Hamarosan', ['#Hamarosan itt leszünk!', 'Weboldalunk jelenleg fejlesztés alatt áll.']),
  hollow('maintenance', 'ro', 'În curând', ['#Site în lucru', 'Revenim în curând cu un site nou. Vă mulțumim!']),
  hollow('maintenance', 'sv', 'Underhåll', [
    '#Vi uppdaterar webbplatsen',
    'Just nu pågår underhåll. Vi är snart tillbaka, tack för ditt tålamod.',
  ]),
  hollow('maintenance', 'fi', 'Tulossa pian', ['#Uudet sivut tulossa pian', 'Rakennamme uutta verkkosivustoa.']),
  hollow('maintenance', 'el', 'Εργασίες συντήρησης', [
    '#Ο ιστότοπος βρίσκεται σε συντήρηση',
    'Θα επιστρέψουμε σύντομα. Ευχαριστούμε για την υπομονή σας.',
  ]),
  hollow('maintenance', 'bg', 'Очаквайте скоро', [
    '#Очаквайте скоро',
    'В момента сайтът е в процес на разработка. Благодарим за търпението.',
  ]),
  hollow('maintenance', 'sr', 'Сајт је у припреми', ['#Сајт је у припреми', 'Ускоро ћемо бити са вама.']),
  hollow('maintenance', 'hr', 'Stranica u izradi', ['#Stranica u izradi', 'Uskoro stižemo s novim sadržajem.']),
  hollow('maintenance', 'sl', 'Stran v izdelavi', ['#Stran v izdelavi', 'Kmalu bomo nazaj. Hvala za razumevanje.']),
  hollow('maintenance', 'da', 'Vi er snart tilbage', [
    '#Vi er snart tilbage',
    'Hjemmesiden er midlertidigt lukket på grund af vedligeholdelse.',
  ]),
  hollow('maintenance', 'nb', 'Kommer snart', ['#Kommer snart', 'Nettsiden er under utvikling. Velkommen tilbake.']),
  hollow('maintenance', 'lt', 'Svetainė kuriama', ['#Svetainė kuriama', 'Netrukus čia rasite naują mūsų svetainę.']),
  hollow('maintenance', 'et', 'Veebileht on valmimisel', ['#Veebileht on valmimisel', 'Varsti oleme tagasi.']),
  hollow('maintenance', 'he', 'האתר בשיפוצים', ['#האתר בשיפוצים', 'אנו עובדים על אתר חדש. נחזור בקרוב.']),
  hollow('maintenance', 'th', 'ปิดปรับปรุง', ['#เว็บไซต์ปิดปรับปรุงชั่วคราว', 'ขออภัยในความไม่สะดวก กรุณากลับมาใหม่ภายหลัง']),
  hollow('maintenance', 'ka', 'საიტი მზადების პროცესშია', ['#საიტი მზადების პროცესშია', 'მალე დავბრუნდებით.']),
  hollow('maintenance', 'wordpress de', 'WordPress › Fehler', [
    'Es gab einen kritischen Fehler auf deiner Website. Bitte überprüfe den Posteingang deiner Website-Administrator-E-Mail-Adresse.',
    'Erfahre mehr über die Problembehandlung in WordPress.',
  ]),
  hollow('maintenance', 'wordpress fr', 'WordPress › Erreur', [
    'Il y a eu une erreur critique sur ce site.',
    'En apprendre plus sur le débogage de WordPress.',
  ]),
  hollow('maintenance', 'wordpress ru', 'WordPress › Ошибка', [
    'На сайте возникла критическая ошибка.',
    'Узнайте больше про решение проблем с WordPress.',
  ]),
  hollow('maintenance', 'wordpress cs', 'WordPress › Chyba', ['Na tomto webu došlo k závažné chybě.']),
  hollow('parked', 'cs host', 'ormskell.example', [
    '#Doména ormskell.example je zaregistrována',
    'Na této doméně zatím nejsou umístěny žádné stránky. Pokud jste jejím majitelem, nahrajte obsah přes administraci.',
  ]),
  hollow('parked', 'sk', 'Doména na predaj', ['#Táto doména je na predaj', 'V prípade záujmu nás kontaktujte.']),
  hollow('parked', 'hu', 'Eladó domain', ['#Ez a domain név eladó', 'Tegyen ajánlatot még ma.']),
  hollow('parked', 'ro', 'ormskell.example', [
    '#Acest domeniu este parcat',
    'Doriți să îl cumpărați? Trimiteți o ofertă.',
  ]),
  hollow('parked', 'sv', 'ormskell.example', [
    '#Den här domänen är parkerad',
    'Domänen har registrerats av en kund men ingen hemsida har publicerats ännu.',
  ]),
  hollow('parked', 'da', 'ormskell.example', [
    '#Domænet er optaget',
    'Domænenavnet er registreret af en kunde hos os.',
  ]),
  hollow('parked', 'fi', 'ormskell.example', [
    '#Verkkotunnus on varattu',
    'Tämä verkkotunnus on rekisteröity asiakkaallemme.',
  ]),
  hollow('parked', 'el', 'ormskell.example', ['#Το domain πωλείται', 'Υποβάλετε την προσφορά σας για αυτό το όνομα.']),
  hollow('parked', 'bg', 'ormskell.example', ['#Този домейн се продава', 'Направете предложение.']),
  hollow('parked', 'hr', 'ormskell.example', ['#Domena je na prodaju', 'Pošaljite nam ponudu.']),
  hollow('not-found', 'cs', 'Chyba 404', ['#Chyba 404', 'Je nám líto, ale požadovaná stránka neexistuje.']),
  hollow('not-found', 'hu', '404 hiba', ['#Hoppá! Az oldal nem létezik', 'A hivatkozás elavult. Vissza a főoldalra.']),
  hollow('not-found', 'ro', 'Eroare', ['#Ne pare rău', 'Pagina pe care o căutați nu există sau a fost mutată.']),
  hollow('not-found', 'fi', 'Sivua ei löydy', ['#Sivua ei löydy', 'Etsimäsi sivu on poistettu tai siirretty.']),
  hollow('not-found', 'nb', 'Finner ikke siden', [
    '#Siden finnes ikke',
    'Beklager, vi finner ikke siden du leter etter.',
  ]),
  hollow('not-found', 'bg', 'Грешка', ['#Страницата не е намерена', 'Търсената от вас страница не съществува.']),
  hollow('not-found', 'he', 'שגיאה', ['#העמוד לא נמצא', 'העמוד שחיפשת אינו קיים.']),
  hollow('challenge', 'nl', 'Even geduld', [
    '#Even geduld',
    'Bevestig dat u een mens bent door het vakje aan te vinken.',
  ]),
  hollow('challenge', 'hu', 'Kis türelmet', ['#Biztonsági ellenőrzés', 'Kérjük, igazolja, hogy Ön nem robot.']),
  hollow('challenge', 'ro', 'Verificare', [
    '#Verificare de securitate',
    'Confirmați că nu sunteți robot pentru a continua.',
  ]),
  hollow('challenge', 'el', 'Έλεγχος ασφαλείας', ['#Έλεγχος ασφαλείας', 'Επιβεβαιώστε ότι δεν είστε ρομπότ.']),
  hollow('challenge', 'da', 'Et øjeblik', ['#Et øjeblik', 'Bekræft, at du er et menneske.']),
  hollow('challenge', 'sensor alone', '', [], {
    body: '<script>window._pxAppId="PXq7"</script><script src="https://client.perimeterx.net/PXq7/main.min.js"></script>',
  }),
  hollow('challenge', 'sensor and one line', 'ormskell.example', ['Please enable JS and disable any ad blocker'], {
    body: '<script src="https://ct.captcha-delivery.com/c.js"></script>',
  }),
  hollow('blocked', 'cs', '403', ['#Přístup zamítnut', 'Nemáte oprávnění k zobrazení této stránky.']),
  hollow('blocked', 'fi', 'Pääsy estetty', ['#Pääsy estetty', 'Sinulla ei ole oikeutta tähän sivuun.']),
  hollow('blocked', 'ro', 'Interzis', ['#Acces interzis', 'Nu aveți permisiunea de a vedea această pagină.']),
  hollow('default-page', 'sv host', 'Välkommen', [
    '#Din webbplats är klar',
    'Detta är en standardsida. Ladda upp dina filer i mappen public_html.',
  ]),
  hollow('default-page', 'cs host', 'Webhosting', ['#Webhosting je aktivní', 'Nahrajte své soubory přes FTP.']),
];

export const BORDER_HONEST: readonly HonestPage[] = [
  honest('cs robots', 'Roboti do škol', ['#Roboti do škol', 'Stavíme malé roboty, které děti naprogramují samy.']),
  honest('cs upkeep', 'Údržba zahrad Dubová', ['#Údržba zahrad', 'Staráme se o zahrady a parky v celém kraji.']),
  honest('cs domain', 'Naše doména', ['#Knihařství', 'Vazba knih je naše doména už čtyřicet let.']),
  honest('cs for sale', 'Mlýn na prodej', [
    '#Starý mlýn na prodej',
    'Mlýn s náhonem, zahrada, studna, sad o dvou hektarech.',
  ]),
  honest('sk building', 'Domy vo výstavbe', ['#Domy vo výstavbe', 'Drevodomy na kľúč, dodáme do ôsmich mesiacov.']),
  honest('hu upkeep', 'Kazánkarbantartás', ['#Kazánkarbantartás', 'Kazánok javítása és karbantartása egész évben.']),
  honest('hu for sale', 'Eladó lovak', ['#Eladó lovak', 'Nyugodt hátaslovak, csikók és pónik a tanyáról.']),
  honest('hu soon', 'Lekvárfőzde', ['#Lekvárfőzde', 'Hamarosan itt az őszi szilvalekvár. Rendelés kilónként.']),
  honest('ro houses', 'Case în construcție', ['#Case în construcție', 'Case din lemn, predate la cheie în opt luni.']),
  honest('ro sale', 'Stupi de vânzare', ['#Stupi de vânzare', 'Familii de albine și miere de salcâm din sat.']),
  honest('ro domain', 'Domeniul Viei Vechi', ['#Domeniul Viei Vechi', 'Vinuri roșii și albe din podgoria noastră.']),
  honest('sv boats', 'Båtar till salu', ['#Båtar till salu', 'Roddbåtar av furu, byggda för hand vid fjorden.']),
  honest('sv upkeep', 'Underhåll av orglar', [
    '#Underhåll av orglar',
    'Vi stämmer och lagar orglar i hela landskapet.',
  ]),
  honest('sv page', 'Sidan om sidan', ['#Sidan om sidan', 'Bord och stolar i ek, från vår verkstad vid ån.']),
  honest('fi service', 'Polkupyörähuolto', ['#Polkupyörähuolto', 'Huollamme pyörät päivässä, myös varaosat hyllystä.']),
  honest('fi soon', 'Villasukat', ['#Villasukat', 'Uudet värit tulossa pian. Neulomme jokaisen parin itse.']),
  honest('el houses', 'Κατοικίες υπό κατασκευή', [
    '#Κατοικίες υπό κατασκευή',
    'Πέτρινα σπίτια στο νησί, έτοιμα το καλοκαίρι.',
  ]),
  honest('el sale', 'Πωλείται ελαιώνας', ['#Πωλείται ελαιώνας', 'Ελιές, πηγάδι και μικρή αποθήκη κοντά στη θάλασσα.']),
  honest('el robots', 'Ρομπότ για παιδιά', ['#Ρομπότ για παιδιά', 'Μικρά ρομπότ που χτίζουν τα παιδιά μόνα τους.']),
  honest('bg doors', 'Врати за домове', ['#Врати за домове', 'Дъбови врати по поръчка, монтаж в цялата област.']),
  honest('bg houses', 'Къщи в строеж', ['#Къщи в строеж', 'Каменни къщи до планината, готови напролет.']),
  honest('sr robots', 'Роботи за школе', ['#Роботи за школе', 'Правимо мале роботе које деца сама састављају.']),
  honest('hr boats', 'Brodovi na prodaju', ['#Brodovi na prodaju', 'Drvene pasare, građene ručno na otoku.']),
  honest('sl mill', 'Mlin v izdelavi', ['#Mlinski kamni', 'Mlinski kamni v izdelavi in na zalogi, brušeni ročno.']),
  honest('da boats', 'Både til salg', ['#Både til salg', 'Robåde af lærk, bygget i hånden ved fjorden.']),
  honest('nb fishing', 'Stengt om vinteren', ['#Fiskecamp', 'Campen er stengt om vinteren og åpner igjen i april.']),
  honest('lt honey', 'Medus', ['#Medus', 'Netrukus nauja derliaus liepų medus, parduodame kibirais.']),
  honest('he houses', 'בתים בבנייה', ['#בתים בבנייה', 'בתי אבן קטנים על ההר, מוכנים באביב.']),
  honest('th quills', 'ร้านปากกาขนนก', [
    '#ร้านปากกาขนนก',
    'ปากกาขนนกทำมือจากขนห่าน ส่งทั่วประเทศภายในสองวัน รับสั่งทำตามแบบ มีหมึกและกระดาษให้เลือกมากมาย',
  ]),
  honest('th mending', 'ซ่อมเรือ', ['#อู่ซ่อมเรือ', 'รับซ่อมและปรับปรุงเรือไม้ทุกขนาด ริมแม่น้ำ']),
  honest('my lacquer', 'ယွန်းထည်', ['#ယွန်းထည်', 'လက်လုပ်ယွန်းထည်များကို ရောင်းချပါသည် မိသားစုလုပ်ငန်း အနှစ်လေးဆယ်ရှိပြီ']),
  honest('km silk', 'សូត្រ', ['#សូត្រខ្មែរ', 'យើងត្បាញសូត្រដោយដៃ ហើយលក់នៅផ្សារ និងផ្ញើទៅគ្រប់ខេត្ត']),
  honest('lo paper', 'ເຈ້ຍສາ', ['#ເຈ້ຍສາ', 'ພວກເຮົາເຮັດເຈ້ຍສາດ້ວຍມື ແລະ ສົ່ງທົ່ວປະເທດ']),
  honest('en bots', 'Bots', ['#Cleaning bots', 'Our bots sweep stables overnight. From 900 crowns.']),
  honest('en browsers', 'Deer browsers', ['#Browse line', 'Fences against deer and other browsers of young trees.']),
  honest('en server', 'Server bells', ['#Server bells', 'Altar server bells, cast in bronze and tuned in pairs.']),
  honest('en blocked', 'Blocked hats', ['#Blocked hats', 'Felt hats blocked by hand over wooden forms.']),
  honest('en firewall', 'Firewall insulation', [
    '#Firewall insulation',
    'Engine firewall mats for old tractors, cut to shape.',
  ]),
  honest('en domain', 'Public domain prints', ['#Prints', 'Prints of public domain maps on heavy paper.']),
  honest('en site', 'Caravan site', [
    '#Caravan site',
    'Our site is closed from November. Forty pitches under the limes.',
  ]),
  honest('en town sale', 'St.Ormond for sale and to let | Quay Homes', [
    '#Homes in St.Ormond',
    'Two cottages on the harbour wall, a sail loft with a slip, and four fields above the town. Ask for the list.',
  ]),
  honest('de robots', 'Roboter für Ställe', [
    '#Roboter für Ställe',
    'Unsere Roboter schieben das Futter nach. Auch gebraucht.',
  ]),
  honest('de blocked', 'Gesperrte Hölzer', ['#Leimholz', 'Dreifach gesperrte Platten aus Buche und Esche.']),
  honest('fr robots', 'Robots de cuisine', [
    '#Robots de cuisine',
    'Robots pétrins pour boulangers, réparés à l’atelier.',
  ]),
  honest('es host', 'Alojamiento rural', [
    '#Alojamiento rural',
    'Casa de piedra con huerta y horno, para ocho personas.',
  ]),
  honest('pt host', 'Hospedagem na serra', [
    '#Hospedagem na serra',
    'Quartos com lareira e café da manhã junto ao rio.',
  ]),
  honest('fr host', 'Hébergement en gîte', [
    '#Hébergement en gîte',
    'Trois chambres sous les châtaigniers, table le soir.',
  ]),
  honest('ru bots', 'Роботы для теплиц', ['#Роботы для теплиц', 'Роботы поливают рассаду. Сборка и наладка.']),
  honest('ru furnace', 'Доменный кирпич', ['#Доменный кирпич', 'Кирпич для доменных печей со склада.']),
  honest('zh robots', '扫地机器人', ['#扫地机器人', '工厂直销，批发零售，三年保修。']),
  honest('zh certified', '认证产品', ['#竹编灯笼', '通过国家认证，手工编织，批发零售。']),
  honest('ja robot', 'ロボット玩具', ['#ロボット玩具', '木のロボットを一体ずつ手で作っています。']),
  honest('ja server', '給茶サーバー', ['#給茶サーバー', 'お茶のサーバーの販売と修理。全国発送。']),
  honest('ko robot', '로봇 장난감', ['#로봇 장난감', '나무 로봇을 손으로 만듭니다. 전국 배송.']),
  honest('tr robots', 'Ahır robotları', ['#Ahır robotları', 'Yem iten robotlar, kurulum ve bakım bizden.']),
  honest(
    'sensor shop',
    'Ormskell oak',
    ['Oak stool', 'Wool rug', 'Brass lamp'],
    `${MENU}${PICTURES}<script>window._pxAppId="PXq7"</script>`,
  ),
  honest(
    'sensor shop ru',
    'Столярная лавка',
    ['Табурет', 'Скамья', 'Полка'],
    `${MENU}${PICTURES}<script src="https://smartcaptcha.yandexcloud.net/captcha.js"></script>`,
  ),
  honest('sensor shop zh', '木器店', ['凳子', '书架', '灯笼'], `${MENU}${PICTURES}<div class="yidun"></div>`),
];

/** Two later rounds, written after the wordings were in, to see how they do with others; then taken into account as well. */
const LATER_NOTICES: readonly (readonly [want: HollowPage['want'], title: string, lines: readonly string[]])[] = [
  ['maintenance', 'Odstávka', ['#Plánovaná odstávka', 'Systém bude opět v provozu zítra ráno.']],
  ['maintenance', 'Nový web', ['#Chystáme nový web', 'Mezitím nás najdete v kamenné prodejně.']],
  ['maintenance', 'Átalakulunk', ['#Honlapunk megújul', 'Addig is köszönjük a türelmét.']],
  ['maintenance', 'Lucrăm', ['#Lucrăm la un site nou', 'Vă așteptăm cu drag.']],
  ['maintenance', 'Stängt', ['#Vår hemsida byggs om', 'Titta gärna in igen.']],
  ['maintenance', 'Ανακατασκευή', ['#Το site ανανεώνεται', 'Σας ευχαριστούμε για την κατανόηση.']],
  ['maintenance', 'Ny hjemmeside', ['#Ny hjemmeside på vej', 'Vi glæder os til at vise den.']],
  ['maintenance', 'Sivut päivittyvät', ['#Sivut päivittyvät', 'Käythän uudelleen myöhemmin.']],
  ['parked', 'x.example', ['#Volná doména', 'Tuto doménu si můžete koupit.']],
  ['parked', 'x.example', ['#Domeniul a expirat', 'Contactați registrarul pentru reînnoire.']],
  ['parked', 'x.example', ['#Domänen är ledig', 'Köp domänen idag.']],
  ['parked', 'x.example', ['#A domain lejárt', 'Hosszabbítsa meg a szolgáltatónál.']],
  ['not-found', '404', ['#Tady nic není', 'Stránku jsme smazali nebo přesunuli.']],
  ['not-found', '404', ['#Sidan saknas', 'Den kan ha flyttats eller tagits bort.']],
  ['not-found', '404', ['#Η σελίδα που ψάχνετε έχει μετακινηθεί', 'Επιστροφή στην αρχική.']],
  ['not-found', '404', ['#Siden blev væk', 'Prøv forsiden i stedet.']],
  ['challenge', 'Ověření', ['#Ověření', 'Potvrďte, že nejste automat.']],
  ['challenge', 'Kontroll', ['#Säkerhetskontroll', 'Bevisa att du inte är en bot.']],
  ['blocked', 'Stop', ['#Din IP-adress är spärrad', 'Kontakta driften.']],
  ['blocked', 'Stop', ['#Ön nem léphet be', 'A kérést elutasítottuk.']],
  ['maintenance', 'Rekonstrukce', ['#Web rekonstruujeme', 'Přijďte prosím příště.']],
  ['maintenance', 'Frissítés', ['#Weboldalunk frissítés miatt nem elérhető', 'Elnézést kérünk.']],
  ['maintenance', 'Revenim', ['#Site-ul este temporar indisponibil', 'Ne cerem scuze.']],
  ['maintenance', 'Ups', ['#Hjemmesiden er nede', 'Vi arbejder på sagen.']],
  ['maintenance', 'Tauko', ['#Verkkosivut ovat poissa käytöstä', 'Korjaamme vikaa parhaillaan.']],
  ['maintenance', 'Επιστρέφουμε', ['#Ο ιστότοπος είναι προσωρινά εκτός λειτουργίας', 'Δοκιμάστε ξανά αργότερα.']],
  ['maintenance', 'Пауза', ['#Сайтът временно не работи', 'Извиняваме се за неудобството.']],
  ['parked', 'x.example', ['#Doména je zaparkována', 'Správce domény ji ještě nepoužívá.']],
  ['parked', 'x.example', ['#Domænet er til salg', 'Skriv til sælgeren.']],
  ['parked', 'x.example', ['#Domenet er parkert', 'Kunden har ikke lagt ut noe ennå.']],
  ['not-found', '404', ['#Oldal nem található', 'Kérjük, ellenőrizze a címet.']],
  ['not-found', '404', ['#Pagina solicitată nu există', 'Înapoi la prima pagină.']],
  ['challenge', 'Controle', ['#Controle', 'We controleren of u een mens bent.']],
  ['blocked', 'Stop', ['#Adgang nægtet', 'Kontakt venligst driften.']],
];
const LATER_SHOPS: readonly (readonly [title: string, lines: readonly string[]])[] = [
  ['Stránky o včelách', ['#Stránky o včelách', 'Brzy budou nové úly. Prodáváme med a vosk.']],
  ['Domény vína', ['#Vinařství', 'Naše doména je ryzlink, k prodeji i v sudech.']],
  ['Výstavba krbů', ['#Výstavba krbů', 'Krby a kamna, ve výstavbě domů i chat.']],
  ['Sidor och pärmar', ['#Bokbinderi', 'Varje sida sys för hand, pärmar i läder.']],
  ['Siden och sammet', ['#Siden och sammet', 'Siden på rulle, snart även linne. Vi syr gardiner.']],
  ['Til salg', ['#Gårde til salg', 'Domæne med skov, mark og stuehus til salg.']],
  ['Birtok', ['#Eladó birtok', 'Az oldalsó épület felújítás alatt, szőlővel és pincével.']],
  ['Oldalas', ['#Füstölt oldalas', 'Oldalas, kolbász és sonka a füstölőből, hamarosan disznótoros.']],
  ['Pagini', ['#Legătorie', 'Fiecare pagină este cusută de mână, hârtie veche.']],
  ['Domeniu', ['#Conac de vânzare', 'Domeniul cu vie și livadă este de vânzare.']],
  ['Σελίδες', ['#Βιβλιοδεσία', 'Κάθε σελίδα ράβεται στο χέρι. Σύντομα νέα δέρματα.']],
  ['Сайтове', ['#Къмпинг', 'Местата са временно затворени, отваряме през май.']],
  ['Страници', ['#Подвързия', 'Всяка страница се шие на ръка, скоро и кожени корици.']],
  ['Stranice', ['#Knjigoveznica', 'Stranice šivamo ručno, uskoro i kožni uvezi.']],
  ['Stran', ['#Knjigoveštvo', 'Vsaka stran je šita ročno, kmalu tudi usnje.']],
  ['Lapa', ['#Tējas', 'Katra lapa lasīta ar rokām, drīzumā jauna raža.']],
  ['Sivut', ['#Kirjansitomo', 'Sivut ommellaan käsin, tulossa nahkakannet.']],
  ['Pagina', ['#Boekbinderij', 'Elke pagina wordt met de hand genaaid, binnenkort ook leer.']],
  ['דף', ['#כריכייה', 'כל דף נתפר ביד, בקרוב גם עור.']],
  ['หน้าไม้', ['#หน้าไม้', 'หน้าไม้ทำมือ ขายปลีกและส่ง เร็วๆ นี้มีแบบใหม่ ติดต่อเราได้ทุกวัน']],
  ['Stránky', ['#Knihařství', 'Stránky šijeme ručně a brzy přibudou i kožené vazby.']],
  ['Könyvkötő', ['#Könyvkötő', 'Minden oldal kézzel varrva, hamarosan bőrkötés is.']],
  ['Magazin', ['#Magazin de miere', 'Miere nouă în curând, rezervări pentru borcane mari.']],
  ['Bokbinderi', ['#Bokbinderi', 'Sidan sys för hand och boken är snart klar.']],
  ['Skovdomæne', ['#Skovdomæne', 'Brænde til salg fra egen skov, kløvet og tørret.']],
  ['Kirjat', ['#Kirjansitomo', 'Jokainen sivu ommellaan käsin varattuna aikana.']],
  ['Βιβλία', ['#Βιβλιοδεσία', 'Η σελίδα ράβεται στο χέρι και η βίβλος παραδίδεται σύντομα.']],
  ['Подвързия', ['#Подвързия', 'Страниците шием ръчно и скоро имаме нови кожи.']],
  ['Uvezi', ['#Knjigoveznica', 'Privremeno zatvoreno zbog godišnjeg, pišite nam poslije praznika.']],
  ['Vezava', ['#Knjigoveštvo', 'Stran za stranjo šivamo ročno in kmalu pošljemo.']],
  ['Boeken', ['#Boekbinderij', 'Een pagina is zo gezet en de band volgt binnenkort.']],
  ['Robotar', ['#Robotar', 'Robotar till ladugårdar, vi monterar och underhåller.']],
  ['Zahrada', ['#Zahradnictví', 'Volná místa na jarní kurz, údržba zahrad, prodej keřů.']],
  ['Sale', ['#Szántó', 'Eladó szántó és erdő, regisztrált gazdáknak.']],
];

export const LATER_BORDER_HOLLOW = LATER_NOTICES.map(([want, title, lines]) =>
  hollow(want, lines[0] ?? title, title, lines),
);
export const LATER_BORDER_HONEST = LATER_SHOPS.map(([title, lines]) => honest(title, title, lines));
