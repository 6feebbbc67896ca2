/** Pages written after the phrases had been settled, to see how they do on wordings that nobody had in mind. */

import { type HollowPage, hollow } from './hollow-pages.ts';
import { type HonestPage, honest } from './honest-pages.ts';

const PICTURES = '<img src="a.jpg" width="600"><img src="b.jpg" width="600"><img src="c.jpg" width="600">';
const MENU =
  '<nav><a href="/">Home</a><a href="/us">Us</a><a href="/goods">Goods</a><a href="/reach">Reach us</a></nav>';
const PASSWORD = '<form><input type="text"><input type="password"><button>→</button></form>';

export const LATER_HOLLOW: readonly HollowPage[] = [
  hollow(
    'challenge',
    'fr own',
    'Vérification',
    ['#Êtes-vous un robot ?', 'Cochez la case ci-dessous pour accéder au site.'],
    { body: '<div class="cf-turnstile"></div>' },
  ),
  hollow(
    'challenge',
    'de own',
    'Bitte bestätigen',
    ['#Sind Sie ein Mensch?', 'Bitte lösen Sie die Aufgabe, um fortzufahren.'],
    { body: '<div class="h-captcha"></div>' },
  ),
  hollow('challenge', 'ru own', 'Проверка', [
    '#Проверяем ваш браузер',
    'Это займёт не более пяти секунд, страница откроется сама.',
  ]),
  hollow('challenge', 'zh own', '验证', ['#请依次点击图中文字完成验证', '验证成功后将自动跳转']),
  hollow('challenge', 'zh five seconds', '正在检测', ['#正在检测您的浏览器环境，请稍候', '页面将在五秒后自动跳转']),
  hollow('challenge', 'es cloud', 'Espere…', [
    '#Comprobando su navegador antes de acceder a tienda.example',
    'Este proceso es automático.',
  ]),
  hollow('challenge', 'pt own', 'Verificando', [
    '#Verificando seu navegador antes de acessar loja.example',
    'Aguarde até 5 segundos.',
  ]),
  hollow('challenge', 'ja own', '認証', [
    '#画像認証',
    '表示されている文字を入力して、ロボットではないことを確認してください。',
  ]),
  hollow('challenge', 'tr own', 'Tarayıcı kontrolü', ['#Tarayıcınız kontrol ediliyor', 'Lütfen 5 saniye bekleyin.']),
  hollow(
    'challenge',
    'en own',
    'Quick check',
    ['#Quick check needed', 'Tick the box so that we know a person is there.'],
    { body: '<div class="g-recaptcha"></div>' },
  ),
  hollow('challenge', 'en widget, no words', 'shop.example', [], {
    body: '<script src="https://js.hcaptcha.com/1/api.js"></script><div class="h-captcha"></div>',
  }),
  hollow('challenge', 'radware', 'Radware Captcha Page', [
    'We apologize for the inconvenience...',
    '…but your activity and behavior on this site made us think that you are a bot.',
    'Please solve this CAPTCHA to request unblock to the website',
  ]),
  hollow('challenge', 'reblaze', '', [], {
    body: '<script>window.rbzns={};rbzns.challdomain="x";</script><script src="/c3650cdf-216a-4ba2-80b0-9d6c540b105e58d2670b.js"></script><noscript>Please enable JavaScript</noscript>',
  }),
  hollow('challenge', 'ar own', 'تحقق', ['#التحقق من المتصفح', 'يرجى الانتظار بضع ثوان، سيتم تحويلك تلقائيا.']),
  hollow('challenge', 'pl own', 'Sprawdzanie', [
    '#Sprawdzanie przeglądarki',
    'Zaznacz pole, aby potwierdzić, że nie jesteś robotem.',
  ]),
  hollow('blocked', 'it', 'Accesso bloccato', [
    '#Accesso bloccato',
    'Il tuo indirizzo IP è stato inserito in una lista di blocco.',
  ]),
  hollow('blocked', 'de ip', 'Gesperrt', [
    '#Ihre IP-Adresse wurde gesperrt',
    'Bitte wenden Sie sich an den Betreiber.',
  ]),
  hollow('blocked', 'es', 'Bloqueado', [
    '#Su dirección IP ha sido bloqueada',
    'Póngase en contacto con el administrador.',
  ]),
  hollow('blocked', 'pt', 'Bloqueado', [
    '#Seu acesso foi bloqueado',
    'Seu endereço IP foi bloqueado por motivos de segurança.',
  ]),
  hollow('blocked', 'fr', 'Bloqué', ['#Votre adresse IP a été bloquée', 'Contactez l’administrateur du site.']),
  hollow('blocked', 'zh region', '区域限制', ['#抱歉，您所在的地区无法访问本网站']),
  hollow('blocked', 'zh cloud', '访问被拒绝', [
    '#拦截提示',
    '当前请求触发了安全策略，已被云防护拦截，事件编号 20231102',
  ]),
  hollow('blocked', 'ru country', 'Недоступно', ['#Сайт недоступен в вашем регионе', 'Приносим извинения.']),
  hollow('blocked', 'fa filter', 'مسدود', ['#دسترسی به تارنمای فراخوانده شده امکان‌پذیر نمی‌باشد']),
  hollow('blocked', 'ja region', 'ご利用いただけません', ['#お住まいの地域からはご利用いただけません']),
  hollow('blocked', 'cloudflare 1020', 'Access denied', [
    '#Error 1020',
    'Access denied',
    'What happened?',
    'This website is using a security service to protect itself from online attacks.',
    'Ray ID 7f',
  ]),
  hollow('blocked', 'unsupported vpn', 'VPN detected', [
    '#You appear to be using a VPN or proxy',
    'Please turn it off and try again.',
  ]),
  hollow('login-wall', 'fr', 'Espace client', ['#Connectez-vous', 'Identifiant', 'Mot de passe'], { body: PASSWORD }),
  hollow('login-wall', 'it', 'Area riservata', ['#Area riservata', 'Utente', 'Password dimenticata?'], {
    body: PASSWORD,
  }),
  hollow('login-wall', 'tr', 'Giriş', ['#Üye girişi', 'Kullanıcı adı', 'Şifre'], { body: PASSWORD }),
  hollow(
    'login-wall',
    'protected',
    'Protected: Shop',
    ['This content is password protected. To view it please enter your password below:'],
    { body: '<form><input type="password"><input type="submit" value="Enter"></form>' },
  ),
  hollow('parked', 'en short', 'seller.example', [
    '#seller.example is available',
    'Own it today for $1,250',
    'Lease to own from $104 a month',
  ]),
  hollow('parked', 'en make offer', 'Make an offer', [
    '#Interested in seller.example?',
    'Make the owner an offer and hear back within a day.',
  ]),
  hollow('parked', 'en reserved', 'seller.example', [
    '#Future home of something quite cool.',
    'If you’re the site owner, log in to launch this site.',
  ]),
  hollow('parked', 'it', 'Dominio in vendita', ['#Il dominio seller.example è in vendita']),
  hollow('parked', 'nl', 'Domein te koop', ['#Deze domeinnaam is te koop', 'Doe een bod.']),
  hollow('parked', 'pl', 'Domena na sprzedaż', ['#Domena seller.example jest na sprzedaż', 'Złóż ofertę.']),
  hollow('parked', 'de geparkt', 'seller.example', ['#Diese Domain wurde geparkt', 'Sie möchten diese Domain kaufen?']),
  hollow('parked', 'zh', '域名交易', ['#seller.example 正在转让', '一口价 8800 元，立即购买']),
  hollow('parked', 'ru reserve', 'seller.example', [
    '#Домен припаркован у регистратора',
    'Владелец домена пока не создал сайт.',
  ]),
  hollow('parked', 'suspended es', 'Cuenta suspendida', [
    '#Esta cuenta ha sido suspendida',
    'Contacte con su proveedor de alojamiento.',
  ]),
  hollow('default-page', 'fr hosting', 'Site en attente', [
    '#Félicitations ! Votre hébergement est actif.',
    'Déposez vos fichiers dans le dossier www pour publier votre site.',
  ]),
  hollow('default-page', 'es hosting', 'Alojamiento activo', [
    '#¡Enhorabuena! Su alojamiento está activo',
    'Suba los archivos de su web a la carpeta public_html.',
  ]),
  hollow('default-page', 'wordpress fr', 'Mon site – Un site utilisant WordPress', [
    '#Bonjour tout le monde !',
    'Bienvenue sur WordPress. Ceci est votre premier article. Modifiez-le ou supprimez-le, puis commencez à écrire !',
  ]),
  hollow('default-page', 'wordpress pt', 'Meu site – Mais um site WordPress', [
    '#Olá, mundo!',
    'Boas-vindas ao WordPress. Esse é o seu primeiro post. Edite-o ou exclua-o, e então comece a escrever!',
  ]),
  hollow('default-page', 'lighttpd', 'Welcome page', [
    '#Placeholder page',
    'The owner of this web site has not put up any web pages yet. Please come back later.',
    'You should replace this page with your own web pages as soon as possible.',
  ]),
  hollow('default-page', 'fedora', 'Test Page for the HTTP Server on Fedora', [
    '#Fedora Webserver Test Page',
    'This page is used to test the proper operation of the web server after it has been installed.',
  ]),
  hollow('default-page', 'django', 'The install worked successfully! Congratulations!', [
    '#The install worked successfully! Congratulations!',
    'You are seeing this page because DEBUG=True is in your settings file and you have not configured any URLs.',
  ]),
  hollow('default-page', 'directadmin', 'Welcome to seller.example', [
    '#Functional!',
    'Please note that the server has been successfully set up; the web page has not been uploaded yet.',
  ]),
  hollow('maintenance', 'en with telephone', 'Acme', [
    '#We are upgrading our shop',
    'Sorry, we’re down for maintenance. Call us on +44 20 5550 0110 in the meantime.',
  ]),
  hollow('maintenance', 'en launch', 'Launching soon', [
    '#New site on the way',
    '12 days 04 hours 33 minutes',
    'Notify me',
  ]),
  hollow('maintenance', 'ru', 'Технический перерыв', ['#Извините, сайт на техобслуживании', 'Загляните через час.']),
  hollow('maintenance', 'es', 'Próximamente', ['#Nueva web muy pronto', 'Estamos trabajando en ella.']),
  hollow('maintenance', 'de', 'Baustelle', [
    '#Diese Website befindet sich im Aufbau',
    'Schauen Sie bald wieder vorbei.',
  ]),
  hollow('maintenance', 'fr', 'Bientôt', ['#Site en construction', 'Revenez bientôt !']),
  hollow('maintenance', 'nl', 'Onderhoud', ['#Website in onderhoud', 'We zijn zo terug.']),
  hollow('maintenance', 'zh', '维护公告', ['#服务器维护中', '预计今晚恢复']),
  hollow('maintenance', 'hi', 'जल्द', ['#वेबसाइट निर्माणाधीन है', 'कृपया बाद में आएँ।']),
  hollow('not-found', 'it', 'Pagina non trovata', ['#404', 'La pagina che cercavi non esiste più.']),
  hollow('not-found', 'nl', 'Pagina niet gevonden', ['#Oeps', 'Deze pagina bestaat niet (meer).']),
  hollow(
    'not-found',
    'en in a frame',
    'Oops! – Acme Tools',
    ['#Oops! That page can’t be found.', 'It looks like nothing was found at this location. Maybe try a search?'],
    {
      body: `${MENU}${PICTURES}<footer><p>Acme Tools, Kiln Road 8, Farrowby. Telephone 030 23125 100. Open every day from nine to six.</p></footer>`,
    },
  ),
  hollow('not-found', 'sv', 'Sidan hittades inte', ['#404', 'Sidan du söker finns inte.']),
  hollow(
    'no-profile',
    'facebook ko',
    'Facebook',
    ['#이 페이지를 이용할 수 없습니다', '링크가 잘못되었거나 페이지가 삭제되었을 수 있습니다.'],
    { kind: 'social-page', url: 'https://www.facebook.com/g' },
  ),
  hollow(
    'no-profile',
    'instagram es',
    'Instagram',
    ['#Esta página no está disponible.', 'Es posible que el enlace sea incorrecto o que se haya eliminado la página.'],
    { kind: 'social-page', url: 'https://www.instagram.com/g' },
  ),
];

export const LATER_HONEST: readonly HonestPage[] = [
  honest(
    'security guard firm',
    'Access control | Wardens Ltd',
    [
      '#Access denied to the wrong people',
      'Our wardens know every face at your gate. Two men by day, one with a dog by night.',
      'Ask for a week on trial at half the price.',
    ],
    MENU,
  ),
  honest(
    'robot vacuum',
    'Robot vacuum R2',
    [
      '#I am a robot',
      'And I clean 90 square metres on one charge. Quiet enough for a sleeping cat.',
      '219 crowns, bags included.',
    ],
    PICTURES,
  ),
  honest(
    'domain of wine',
    'Domaine à vendre',
    [
      '#Domaine viticole à vendre',
      'Douze hectares de vigne, une cave voûtée et un chai de 1890. Vin rouge, récolté à la main.',
      'Visites le mardi.',
    ],
    PICTURES,
  ),
  honest(
    'houses for sale',
    'Boathouse for sale',
    [
      '#Boathouse for sale',
      'Tarred boards, slate roof, room for two dinghies. On the north bank, with its own slip.',
      'Asking 42,000 crowns.',
    ],
    PICTURES,
  ),
  honest(
    'bike parking',
    'Bike parking',
    [
      '#Parked under a roof',
      'Racks for ten, twenty or forty bikes, galvanised, bolted in a morning.',
      'Price for ten: 890 crowns, with anchors.',
    ],
    PICTURES,
  ),
  honest(
    'index maker',
    'Index of suppliers',
    [
      '#Index of suppliers in the valley',
      'Bakers, saddlers, net makers, opticians: 140 firms with street and telephone.',
      'Printed each spring; 6 crowns by post.',
    ],
    MENU,
  ),
  honest(
    'hello world print',
    'Hello World prints',
    [
      '#Hello, world',
      'Maps of places that no longer exist, printed on cotton. Five sizes, no frames.',
      'From 18 crowns, rolled in a tube.',
    ],
    PICTURES,
  ),
  honest(
    'login help article',
    'Forgotten your password?',
    [
      '#What to do when a password is lost',
      'Our museum shows how banks, monks and lovers kept secrets: wheels, books with holes, and a lock with seven keys.',
      'Open from Thursday to Sunday. Children free.',
    ],
    MENU,
  ),
  honest(
    'timetable',
    'Ferry timetable',
    ['Arlow 08:10', 'Brenhill 08:40', 'Castermouth 09:25', 'Dunfold 10:05', 'The 09:25 is not available on Sundays.'],
    MENU,
  ),
  honest(
    'spa',
    'One more step to rest',
    [
      '#One more step',
      'From the forest path it is one more step into warm water. Three pools, two saunas, soup at noon.',
      'Day ticket 21 crowns.',
    ],
    PICTURES,
  ),
  honest(
    'de Bauträger',
    'Im Aufbau: unser Lager Süd',
    [
      '#Lager Süd',
      'Regale aus Lärche, im Aufbau seit März. Ab Herbst liefern wir auch Dielen und Balken von hier.',
      'Besuch nach Anruf: 089 99998 345.',
    ],
    PICTURES,
  ),
  honest(
    'de Zugriff',
    'Zugriff auf Werkzeug',
    [
      '#Werkzeug leihen',
      'Bohrhammer 12 Euro, Rüttler 30 Euro am Tag. Zugriff gesperrt ist nur sonntags.',
      'Abholung in der Kanalstraße.',
    ],
    MENU,
  ),
  honest(
    'ru access',
    'Замки и доступ',
    [
      '#Замки и домофоны',
      'Ставим замки с карточками, чтобы доступ был закрыт чужим и открыт своим. Выезд в день звонка.',
      'Ключи режем при вас.',
    ],
    PICTURES,
  ),
  honest(
    'ru soon',
    'Скоро весна',
    [
      '#Скоро весна',
      'Саженцы яблони и груши, районированные, с закрытым корнем. Отпуск с пятнадцатого апреля.',
      'Питомник у реки.',
    ],
    PICTURES,
  ),
  honest(
    'ru verification',
    'Поверка счётчиков',
    [
      '#Поверка счётчиков',
      'Проверка без снятия, документы в тот же день. Вы человек занятой — приедем вечером.',
      'Цена 700 рублей.',
    ],
    MENU,
  ),
  honest(
    'zh gate',
    '门禁系统',
    ['#门禁系统', '人脸识别、刷卡、密码三种方式，禁止访问区域一目了然。', '工厂直销，安装调试一天完成。'],
    PICTURES,
  ),
  honest(
    'zh school',
    '驾校考试',
    ['#科目一考试辅导', '请完成二十道练习题，错题自动整理，通过率百分之九十六。', '每周六开班。'],
    PICTURES,
  ),
  honest(
    'zh software',
    '网站建设',
    ['#网站建设', '网站建设中我们最看重的是内容。从设计到上线十五天，三年免费维护。', '案例：面粉厂、阀门厂、灯具厂。'],
    PICTURES,
  ),
  honest(
    'es acceso',
    'Rampas de acceso',
    [
      '#Rampas de acceso',
      'Rampas de aluminio para sillas y carros, plegables, hasta 300 kilos. Acceso denegado, nunca más.',
      'Entrega en dos días.',
    ],
    PICTURES,
  ),
  honest(
    'pt construção',
    'Material de construção',
    [
      '#Material de construção',
      'Cimento, telha, areia e brita com entrega no mesmo dia. Sua casa em construção pede um bom fornecedor.',
      'Peça orçamento.',
    ],
    PICTURES,
  ),
  honest(
    'fr bientôt',
    'Bientôt Noël',
    [
      '#Bientôt Noël',
      'Jouets en bois tourné, peints à la main : toupies, trains et une arche de quarante bêtes.',
      'Atelier ouvert le samedi.',
    ],
    PICTURES,
  ),
  honest(
    'ja soon',
    '入荷情報',
    ['#入荷情報', '春の茶葉が入りました。夏の煎茶は準備中です。急須は常滑から届いたばかり。', '営業は十時から。'],
    PICTURES,
  ),
  honest(
    'ko gate',
    '출입 통제 시스템',
    [
      '#출입 통제 시스템',
      '카드와 지문으로 출입을 관리합니다. 접근 제한 구역을 지도에서 설정하세요.',
      '설치는 하루면 끝납니다.',
    ],
    PICTURES,
  ),
  honest(
    'tr lift',
    'Asansör bakım',
    [
      '#Asansör bakım',
      'Aylık bakım, yedek parça ve yedi gün servis. Bakımda üç yüz asansörümüz var.',
      'Keşif ücretsiz.',
    ],
    PICTURES,
  ),
  honest(
    'vi shop',
    'Khóa cửa',
    [
      '#Khóa cửa vân tay',
      'Khóa cửa bằng vân tay, thẻ và mật khẩu, pin dùng một năm. Lắp đặt trong ngày.',
      'Bảo hành hai năm.',
    ],
    PICTURES,
  ),
  honest(
    'id bengkel',
    'Perawatan mesin',
    [
      '#Perawatan mesin',
      'Kami merawat mesin jahit dan obras, datang ke rumah. Mesin dalam perbaikan dipinjami pengganti.',
      'Garansi tiga bulan.',
    ],
    PICTURES,
  ),
  honest(
    'ar doors',
    'أبواب',
    [
      '#أبواب أمان',
      'أبواب فولاذية بقفل من سبع نقاط، الوصول ممنوع إلا لصاحب المفتاح. نركبها في يوم واحد.',
      'ضمان خمس سنوات.',
    ],
    PICTURES,
  ),
  honest(
    'fa shop',
    'ابزار',
    ['#فروشگاه ابزار', 'دریل، اره و پیچ‌گوشتی با ضمانت یک ساله. مدل تازه به زودی می‌رسد.', 'ارسال به همه شهرها.'],
    PICTURES,
  ),
  honest('thin nl', 'Smederij Post', [
    '#Smederij Post',
    'Hekken en trappen op maat. Bel 020 000 1415 of mail smid@post.example.',
  ]),
  honest('thin sv', 'Lunds Snickeri', ['#Lunds Snickeri', 'Dörrar och fönster av furu. Ring 08 000 14 15.']),
  honest('thin he', 'נגריית ארז', ['#נגריית ארז', 'דלתות ושולחנות מעץ אלון לפי מידה. טלפון 03-000-1415']),
  honest('thin th', 'โรงกลึงสมชาย', ['#โรงกลึงสมชาย', 'รับกลึงและกัดชิ้นส่วนตามแบบ โทร 02 000 1415']),
  honest('thin el', 'Σιδηρουργείο Νίκου', [
    '#Σιδηρουργείο Νίκου',
    'Πόρτες και κάγκελα κατά παραγγελία. Τηλ. 210 000 1415',
  ]),
  honest('no contact thin', 'Rye bread', [
    '#Rye bread',
    'Baked in the old oven, twice a week, from flour of our own mill.',
  ]),
  honest(
    'error catalogue',
    'Error codes of your boiler',
    [
      '#Error codes',
      '403: no water. 404: no flame. 429: too many starts in an hour. 503: the pump is stuck.',
      'Call a fitter when 503 comes back after a restart.',
    ],
    MENU,
  ),
  honest(
    'press release on a block',
    'Port blocked',
    [
      '#Port blocked by ice',
      'The north port has been blocked since Monday; two ferries wait outside. The ice breaker comes on Thursday.',
      'Passengers were given soup.',
    ],
    MENU,
  ),
];
