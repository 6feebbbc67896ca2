/** Pages without content of their own, written after the manner of gatekeepers, parkers, servers and platforms, by condition and language. */
import type { Condition, Kind } from '../../src/model/words.ts';

export interface HollowPage {
  readonly want: Condition;
  readonly name: string;
  readonly html: string;
  readonly status?: number;
  readonly kind?: Kind;
  readonly url?: string;
}

type More = Pick<HollowPage, 'status' | 'kind' | 'url'> & {
  readonly head?: string;
  readonly body?: string;
  readonly lang?: string;
};

/** A page of a title and lines; a line that begins with # is a heading. */
export function lined(title: string, lines: readonly string[], { head = '', body = '', lang }: More = {}): string {
  const text = lines.map((line) => (line.startsWith('#') ? `<h1>${line.slice(1)}</h1>` : `<p>${line}</p>`)).join('\n');
  return `<!doctype html><html${lang === undefined ? '' : ` lang="${lang}"`}><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><div class="box">${text}</div>${body}</body></html>`;
}

export function hollow(
  want: Condition,
  name: string,
  title: string,
  lines: readonly string[],
  more: More = {},
): HollowPage {
  const { status, kind, url } = more;
  return {
    ...{ want, name, html: lined(title, lines, more) },
    ...(status === undefined ? {} : { status }),
    ...(kind === undefined ? {} : { kind }),
    ...(url === undefined ? {} : { url }),
  };
}

const of =
  (want: Condition) =>
  (name: string, title: string, lines: readonly string[], more: More = {}): HollowPage =>
    hollow(want, name, title, lines, more);

const challenge = of('challenge');
const blocked = of('blocked');
const login = of('login-wall');
const parked = of('parked');
const standard = of('default-page');
const maintenance = of('maintenance');
const missing = of('not-found');
const nobody = of('no-profile');
const shell = of('empty-shell');
const social = (url: string): More => ({ kind: 'social-page', url });

const CF = '<script src="/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1?ray=90c1"></script>';

const CHALLENGES: readonly HollowPage[] = [
  challenge(
    'cloudflare de',
    'Nur einen Moment…',
    [
      '#laden.example',
      'Es wird überprüft, ob Sie ein Mensch sind. Dies kann einige Sekunden dauern.',
      'laden.example muss die Sicherheit Ihrer Verbindung überprüfen, bevor Sie fortfahren können.',
    ],
    { body: CF },
  ),
  challenge('cloudflare fr', 'Un instant…', [
    '#boutique.example',
    'Vérification que vous êtes un humain. Cela peut prendre quelques secondes.',
    'boutique.example doit vérifier la sécurité de votre connexion avant de continuer.',
  ]),
  challenge('cloudflare es', 'Un momento…', [
    '#tienda.example',
    'Verificando que usted es un ser humano. Esto puede tardar unos segundos.',
    'tienda.example necesita revisar la seguridad de su conexión antes de proceder.',
  ]),
  challenge('cloudflare pt', 'Só um momento…', [
    '#loja.example',
    'Verificando se você é humano. Isso pode levar alguns segundos.',
    'loja.example precisa verificar a segurança da sua conexão antes de continuar.',
  ]),
  challenge('cloudflare ru', 'Один момент…', [
    '#lavka.example',
    'Подтвердите, что вы человек. Это займет несколько секунд.',
    'Сайту lavka.example необходимо проверить безопасность вашего подключения, прежде чем продолжить.',
  ]),
  challenge('cloudflare zh', '请稍候…', [
    '#dian.example',
    '正在验证您是否是真人。这可能需要几秒钟时间。',
    '继续之前，dian.example 需要先检查您的连接的安全性。',
  ]),
  challenge('cloudflare ja', 'しばらくお待ちください...', [
    '#mise.example',
    'あなたが人間であることを確認します。これには数秒かかる場合があります。',
    '続行する前に、mise.example では、お客様の接続のセキュリティを確認する必要があります。',
  ]),
  challenge('cloudflare tr', 'Bir dakika lütfen...', [
    '#dukkan.example',
    'İnsan olduğunuz doğrulanıyor. Bu işlem birkaç saniye sürebilir.',
    'Devam etmeden önce dukkan.example bağlantınızın güvenliğini gözden geçirmelidir.',
  ]),
  challenge('cloudflare ko', '잠시만 기다리십시오…', [
    '#gage.example',
    '사람인지 확인하는 중입니다. 몇 초 정도 걸릴 수 있습니다.',
    '계속하기 전에 gage.example에서 연결의 보안을 검토해야 합니다.',
  ]),
  challenge('cloudflare ar', 'لحظة من فضلك...', [
    '#matjar.example',
    'جارٍ التحقق من أنك إنسان. قد يستغرق هذا بضع ثوانٍ.',
    'يحتاج matjar.example إلى مراجعة أمان اتصالك قبل المتابعة.',
  ]),
  challenge('cloudflare id', 'Tunggu sebentar...', [
    '#toko.example',
    'Memverifikasi bahwa Anda manusia. Ini mungkin memerlukan waktu beberapa detik.',
    'toko.example perlu meninjau keamanan koneksi Anda sebelum melanjutkan.',
  ]),
  challenge('cloudflare vi', 'Chờ một chút...', [
    '#cuahang.example',
    'Đang xác minh bạn là con người. Việc này có thể mất vài giây.',
    'cuahang.example cần xem xét tính bảo mật của kết nối của bạn trước khi tiếp tục.',
  ]),
  challenge('cloudflare uk', 'Зачекайте...', [
    '#kramnytsia.example',
    'Підтвердьте, що ви людина. Це може тривати кілька секунд.',
    'Сайту kramnytsia.example потрібно перевірити безпеку вашого з’єднання.',
  ]),
  challenge('cloudflare fa', 'چند لحظه صبر کنید...', [
    '#forushgah.example',
    'در حال بررسی این که شما انسان هستید. ممکن است چند ثانیه طول بکشد.',
    'forushgah.example باید امنیت اتصال شما را بررسی کند.',
  ]),
  challenge('cloudflare pl', 'Jeszcze chwila…', [
    '#sklep.example',
    'Sprawdzamy, czy jesteś człowiekiem. To może potrwać kilka sekund.',
    'sklep.example musi sprawdzić bezpieczeństwo Twojego połączenia.',
  ]),
  challenge('cloudflare it', 'Un momento...', [
    '#negozio.example',
    'Verifica che tu sia un essere umano. L’operazione potrebbe richiedere alcuni secondi.',
  ]),
  challenge('old cloudflare five seconds', 'Please Wait... | Security', [
    '#Checking your browser before accessing shop.example.',
    'This process is automatic. Your browser will redirect to your requested content shortly.',
    'Please allow up to 5 seconds…',
  ]),
  challenge('datadome', 'shop.example', [], {
    head: '<style>#cmsg{animation: A 1.5s;}</style>',
    body: '<p id="cmsg">Please enable JS and disable any ad blocker</p><script>var dd={"rt":"c","cid":"AHrl","hsh":"2211F","t":"bv","host":"geo.captcha-delivery.com"}</script>',
  }),
  challenge(
    'press and hold',
    'Access to this page has been denied',
    ['#Before we continue…', 'Press & Hold to confirm you are a human (and not a bot).', 'Reference ID 4b1c-11ee'],
    { body: '<div id="px-captcha"></div>' },
  ),
  challenge(
    'press and hold, other words',
    'shop.example',
    [
      '#Let us check you are human',
      'Hold the button until the bar is full',
      'Having trouble? Report this problem with code 77ab',
    ],
    {
      body: '<script>window._pxAppId="PXq7";</script><script src="https://client.perimeterx.net/PXq7/main.min.js"></script>',
    },
  ),
  challenge('akamai behavioural', '', [], {
    body: '<div id="sec-if-cpt-container"></div><script src="/akam/13/5f1c"></script><script src="/9Fz/_sec/cp_challenge/sec-4-2.js"></script>',
  }),
  challenge('incapsula frame', '', [], {
    body: '<iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=23&xinfo=5-1" width="100%">Request unsuccessful. Incapsula incident ID: 1188000120-4420</iframe>',
  }),
  challenge('imperva words', 'Pardon Our Interruption', [
    '#Pardon Our Interruption',
    'As you were browsing something about your browser made us think you were a bot. There are a few reasons this might happen:',
    'You have disabled JavaScript in your web browser.',
    'You are moving through this site with super-human speed.',
  ]),
  challenge(
    'hcaptcha page',
    'One more step',
    [
      '#One more step',
      'Please complete the security check to access shop.example',
      'Why do I have to complete a CAPTCHA?',
    ],
    { body: '<div class="h-captcha" data-sitekey="11"></div><script src="https://js.hcaptcha.com/1/api.js"></script>' },
  ),
  challenge(
    'ddos-guard',
    'DDoS-Guard',
    [
      '#Checking your browser before accessing lavka.example',
      'Please wait a few seconds. Once this check is complete, the website will automatically open.',
    ],
    { body: '<script src="/.well-known/ddos-guard/js-challenge/index.js"></script>' },
  ),
  challenge('qrator', '', [], {
    body: '<noscript>Please turn on JavaScript and cookies</noscript><script src="/__qrator/qauth_utm_v2.js"></script>',
  }),
  challenge('knownsec', '', [], {
    body: '<script>document.cookie=("__jsl_clearance_s=17")+("|-1|");location.href=location.pathname+location.search</script>',
  }),
  challenge('yundun words', '加速乐', ['#当前访问疑似黑客攻击，已被网站管理员设置为拦截', '请输入验证码后继续访问']),
  challenge('slide to verify', '访问验证', [
    '#访问验证',
    '请按住滑块，拖动到最右边',
    '通过验证后即可继续访问 dian.example',
  ]),
  challenge('aliyun waf cookie', '', [], {
    body: "<script>var arg1='3000176000856006061501533003690027800375';document.cookie='acw_sc__v2='+x;</script>",
  }),
  challenge('aliyun punish', '验证码拦截', ['亲，请拖动下方滑块完成验证', '为保证您的正常访问，请进行验证'], {
    body: '<div id="nocaptcha"></div><script src="https://g.alicdn.com/sd/punish/captcha.js"></script>',
  }),
  challenge('yandex smartcaptcha', 'Вы не робот?', [
    '#Подтвердите, что запросы отправляли вы, а не робот',
    'Нам очень жаль, но запросы с вашего устройства похожи на автоматические.',
    'Нажмите, чтобы продолжить',
  ]),
  challenge('smartcaptcha frame', 'Ой!', ['Введите текст с картинки или нажмите на квадрат'], {
    body: '<form action="/checkcaptcha"><div class="smart-captcha"></div></form><script src="https://smartcaptcha.yandexcloud.net/captcha.js"></script>',
  }),
  challenge('sucuri', 'You are being redirected...', [], {
    body: "<noscript>Javascript is required. Please enable javascript before you are allowed to see this page.</noscript><script>var s={},u,c,U,r,i,l=0,a,e=eval,w=String.fromCharCode,sucuri_cloudproxy_js='';</script>",
  }),
  challenge(
    'aws waf',
    '',
    [
      'JavaScript is disabled',
      'In order to continue, we need to verify that you’re not a robot. This requires JavaScript. Enable JavaScript and then reload the page.',
    ],
    { body: '<script>window.awsWafCookieDomainList=[];window.gokuProps={"key":"AQ"};</script>' },
  ),
  challenge('anubis', "Making sure you're not a bot!", [
    "#Making sure you're not a bot!",
    'Loading…',
    'You are seeing this because the administrator of this website has set up a proof of work against scrapers.',
  ]),
  challenge('es captcha own', 'Comprobación de seguridad', [
    '#Comprobación de seguridad',
    'Demuestre que no es un robot: escriba los caracteres de la imagen para continuar.',
  ]),
  challenge(
    'pt captcha own',
    'Verificação de segurança',
    ['#Verificação de segurança', 'Confirme que você não é um robô para continuar.'],
    { body: '<div class="g-recaptcha" data-sitekey="6Lx"></div>' },
  ),
  challenge('ko captcha own', '보안 확인', [
    '#보안 확인',
    '자동 입력 방지를 위해 아래 문자를 입력해 주세요. 로봇이 아님을 확인합니다.',
  ]),
  challenge('ar captcha own', 'فحص الأمان', ['#فحص الأمان', 'يرجى إثبات أنك لست روبوتًا للمتابعة إلى الموقع.']),
  challenge('hi captcha own', 'सुरक्षा जाँच', [
    '#सुरक्षा जाँच',
    'कृपया पुष्टि करें कि आप रोबोट नहीं हैं। जारी रखने के लिए कैप्चा पूरा करें।',
  ]),
];

const BLOCKS: readonly HollowPage[] = [
  blocked('nginx 403', '403 Forbidden', ['#403 Forbidden', 'nginx']),
  blocked('akamai', 'Access Denied', [
    '#Access Denied',
    'You don\'t have permission to access "http://shop.example/" on this server.',
    'Reference #18.5d0b1702.1699',
  ]),
  blocked('cloudfront', 'ERROR: The request could not be satisfied', [
    '#403 ERROR',
    'The request could not be satisfied.',
    'Request blocked. We can’t connect to the server for this app or website at this time. Generated by cloudfront. Request ID: Xy',
  ]),
  blocked('cloudflare sorry', 'Attention Required! | Cloudflare', [
    '#Sorry, you have been blocked',
    'You are unable to access shop.example',
    'This website is using a security service to protect itself from online attacks.',
    'Cloudflare Ray ID: 7f2a',
  ]),
  blocked('geo de', 'Nicht verfügbar', [
    '#Dieser Shop ist in Ihrem Land nicht verfügbar',
    'Bitte besuchen Sie unsere internationale Seite.',
  ]),
  blocked(
    'geo en',
    'Sorry',
    [
      '#We are sorry',
      'Our website is currently unavailable in most European countries. We are engaged on the issue and committed to looking at options.',
    ],
    { status: 451 },
  ),
  blocked('geo en 200', 'Unavailable in your location', [
    '#This website is not available in your location',
    'Due to legal restrictions we cannot serve visitors from your country.',
  ]),
  blocked('geo es', 'No disponible', ['#Este sitio no está disponible en su país', 'Lamentamos las molestias.']),
  blocked('geo pt', 'Indisponível', ['#Este site não está disponível na sua região']),
  blocked('ru 403', 'Доступ запрещён', [
    '#403',
    'Доступ к запрашиваемому ресурсу запрещён.',
    'Обратитесь к администратору сайта.',
  ]),
  blocked('ru ip', 'Ошибка', [
    '#Ваш IP-адрес заблокирован',
    'Если вы считаете, что это ошибка, напишите в поддержку и укажите ваш адрес.',
  ]),
  blocked('ru rate', 'Слишком много запросов', ['#Слишком много запросов', 'Повторите попытку позже.']),
  blocked('uk', 'Доступ заборонено', ['#Доступ заборонено', 'У вас немає прав для перегляду цієї сторінки.']),
  blocked('zh waf 405', '405', [
    '#很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。',
    '您的请求ID是: 781bad0a1699',
  ]),
  blocked('zh safedog', '网站防火墙', [
    '#网站防火墙',
    '您的请求带有不合法参数，已被网站管理员设置拦截！',
    '可能原因：您提交的内容包含危险的攻击请求',
    '如何解决：检查提交内容；如网站托管，请联系空间提供商',
  ]),
  blocked('zh 360', '360网站卫士', ['#您所访问的请求可能存在危险，已被拦截', '如误报请联系站长']),
  blocked('zh icp', '网站暂时无法访问', [
    '#该网站未根据工信部相关法律要求进行备案',
    '网站暂时无法访问，请网站管理者尽快完成备案',
  ]),
  blocked('zh rate', '访问过于频繁', ['#您的访问过于频繁，请稍后再试']),
  blocked('fr', 'Accès refusé', ['#Accès refusé', 'Vous n’avez pas l’autorisation de consulter cette page.']),
  blocked('tr', 'Erişim engellendi', [
    '#Erişim engellendi',
    'Bu siteye erişim, güvenlik duvarı tarafından engellenmiştir.',
  ]),
  blocked('ja', 'アクセス制限', [
    '#アクセスが制限されています',
    'お使いのIPアドレスからのアクセスは許可されていません。',
  ]),
  blocked('ko', '접근 거부', ['#접근이 거부되었습니다', '이 페이지에 접근할 권한이 없습니다. 관리자에게 문의하세요.']),
  blocked('ko warning', 'WARNING', [
    '#불법·유해 정보사이트에 대한 차단 안내',
    '귀하가 접속하려고 하는 사이트는 차단된 사이트입니다.',
  ]),
  blocked('ar', 'الوصول مرفوض', ['#الوصول مرفوض', 'ليس لديك إذن للوصول إلى هذه الصفحة.']),
  blocked('fa', 'دسترسی غیرمجاز', ['#دسترسی شما به این سایت مسدود شده است', 'آی‌پی شما مجاز نیست.']),
  blocked('vi', 'Truy cập bị từ chối', ['#Truy cập bị từ chối', 'Bạn không có quyền truy cập trang này.']),
  blocked('id', 'Akses ditolak', ['#Akses ditolak', 'Anda tidak memiliki izin untuk mengakses halaman ini.']),
  blocked('wordfence', 'Your access to this site has been limited', [
    '#Your access to this site has been limited by the site owner',
    'Your access to this service has been limited. (HTTP response code 503)',
    'Block Reason: Exceeded the maximum number of requests per minute.',
  ]),
  blocked('waf support id', 'Request Rejected', [
    'The requested URL was rejected. Please consult with your administrator.',
    'Your support ID is: 1442900187',
  ]),
  blocked('http 429', '429 Too Many Requests', ['#429 Too Many Requests', 'openresty']),
  blocked('modsecurity', 'Not Acceptable!', [
    '#Not Acceptable!',
    'An appropriate representation of the requested resource could not be found on this server. This error was generated by Mod_Security.',
  ]),
  blocked('litespeed', '403 Forbidden', [
    '#403',
    '#Forbidden',
    'Access to this resource on the server is denied!',
    'Proudly powered by LiteSpeed Web Server',
  ]),
];

const PASSWORD =
  '<form action="/in" method="post"><input name="u"><input type="password" name="p"><button>OK</button></form>';
const LOGINS: readonly HollowPage[] = [
  login(
    'facebook de',
    'Bei Facebook anmelden',
    ['#Bei Facebook anmelden', 'Du musst dich zuerst anmelden.', 'Passwort vergessen?', 'Neues Konto erstellen'],
    { ...social('https://www.facebook.com/haendler'), body: PASSWORD },
  ),
  login(
    'instagram pt',
    'Entrar • Instagram',
    ['Telefone, nome de usuário ou email', 'Esqueceu a senha?', 'Não tem uma conta? Cadastre-se'],
    { ...social('https://www.instagram.com/accounts/login/?next=/loja/'), body: PASSWORD },
  ),
  login('vk', 'Добро пожаловать | ВКонтакте', ['#ВКонтакте для мобильных устройств', 'Войти', 'Забыли пароль?'], {
    ...social('https://vk.com/club99'),
    body: PASSWORD,
  }),
  login('linkedin zh', '登录 | 领英', ['#登录', '忘记密码？', '加入领英'], {
    ...social('https://www.linkedin.com/company/x'),
    body: PASSWORD,
  }),
  login('shop password', 'Opening soon', ['#Enter store using password', 'Are you the store owner? Log in here'], {
    body: PASSWORD,
    url: 'https://shop.example/password',
  }),
  login('ru', 'Авторизация', ['#Вход в систему', 'Логин', 'Пароль', 'Забыли пароль?'], { body: PASSWORD }),
  login('zh', '用户登录', ['#用户登录', '账号', '密码', '忘记密码？'], { body: PASSWORD }),
  login('es', 'Acceso clientes', ['#Acceso clientes', 'Usuario', 'Contraseña', '¿Olvidó su contraseña?'], {
    body: PASSWORD,
  }),
  login('ja', 'ログイン', ['#ログイン', 'ユーザー名', 'パスワード', 'パスワードをお忘れですか？'], { body: PASSWORD }),
  login('ko', '로그인', ['#로그인', '아이디', '비밀번호', '비밀번호 찾기'], { body: PASSWORD }),
  login('vi', 'Đăng nhập', ['#Đăng nhập', 'Tên đăng nhập', 'Mật khẩu', 'Quên mật khẩu?'], { body: PASSWORD }),
  login('ar', 'تسجيل الدخول', ['#تسجيل الدخول', 'اسم المستخدم', 'كلمة المرور', 'نسيت كلمة المرور؟'], {
    body: PASSWORD,
  }),
  login('id', 'Masuk', ['#Masuk ke akun Anda', 'Nama pengguna', 'Kata sandi', 'Lupa kata sandi?'], { body: PASSWORD }),
  login(
    'wordpress',
    'Log In ‹ Acme — WordPress',
    ['Username or Email Address', 'Password', 'Remember Me', 'Lost your password?', '← Go to Acme'],
    { body: PASSWORD, url: 'https://shop.example/wp-login.php' },
  ),
];

const PARKS: readonly HollowPage[] = [
  parked('sedo', 'seller.example - This website is for sale! - seller Resources and Information.', [
    '#seller.example',
    'This website is for sale! seller.example is your first and best source for all of the information you’re looking for.',
    'Related searches',
  ]),
  parked('godaddy', 'seller.example', [
    '#seller.example',
    'This domain is parked, courtesy of GoDaddy.com.',
    'Get this domain',
  ]),
  parked(
    'bodis',
    'seller.example',
    ['seller.example', 'Related links', 'Shoes on Sale', 'Web Hosting', 'Privacy Policy'],
    { body: '<script>window.park = "eyJ1dWlkIjoiZ";</script><script src="/bQx.js"></script>' },
  ),
  parked('namecheap', 'Registrant WHOIS contact information verification | Namecheap.com', [
    '#This domain has expired',
    'If you are the owner, renew it in your account.',
  ]),
  parked('afternic', 'seller.example is for sale', [
    '#seller.example',
    'The domain is available. Get a price in less than 24 hours',
    'Fill out the form below. One of our domain experts will have a price to you within 24 business hours.',
  ]),
  parked('dan', 'The domain name seller.example is for sale', [
    '#The domain name seller.example is for sale!',
    'Buyer protection program',
    'Fast & easy transfers',
    'Hassle free payments',
  ]),
  parked('hugedomains', 'Seller.example is for sale | HugeDomains', [
    '#seller.example',
    'This domain is for sale: $2,895',
    'Buy now',
    'Take immediate ownership',
  ]),
  parked('reg.ru', 'Домен seller.example зарегистрирован', [
    '#seller.example',
    'Домен зарегистрирован и припаркован.',
    'Сайт ещё не размещён: закажите хостинг для вашего домена.',
  ]),
  parked('ru direct', 'Срок регистрации домена истёк', [
    '#Срок регистрации домена seller.example истёк',
    'Если вы администратор домена, продлите регистрацию.',
  ]),
  parked('ru sale', 'seller.example', ['#Этот домен продаётся', 'Цена: 45 000 ₽', 'Связаться с продавцом']),
  parked('uk sale', 'Домен продається', ['#Домен seller.example продається', 'Зробіть свою пропозицію.']),
  parked('zh sale', 'seller.example-域名出售', ['#您正在访问的域名可以转让', 'This domain is for sale', '联系QQ购买']),
  parked('zh aliyun', '域名停放', ['#您访问的域名已停放', '域名持有者可登录控制台设置解析']),
  parked('zh west', '西部数码-域名停靠', [
    '#seller.example 域名正在出售中',
    '如果您对该域名感兴趣，请点击这里提供您的报价',
  ]),
  parked('zh ename', '此域名可出售', ['#该域名已被注册，欢迎洽谈购买', '经纪人电话']),
  parked('zh expired', '域名已过期', ['#该域名已过期，请尽快续费', '续费后24小时内恢复解析']),
  parked('de sale', 'seller.example steht zum Verkauf', [
    '#Diese Domain steht zum Verkauf',
    'Interesse? Machen Sie ein Angebot.',
  ]),
  parked('de registered', 'Domain registriert', [
    '#Diese Domain wurde gerade registriert',
    'Hier entsteht in Kürze eine neue Internetpräsenz.',
  ]),
  parked('es', 'Dominio en venta', ['#Este dominio está en venta', 'Haga una oferta por seller.example']),
  parked('es parked', 'seller.example', [
    '#Dominio aparcado',
    'El dominio seller.example ha sido registrado por un cliente y está aparcado.',
  ]),
  parked('pt', 'Domínio à venda', ['#Este domínio está à venda', 'Faça sua oferta agora']),
  parked('pt registered', 'seller.example', [
    '#Domínio registrado',
    'Este domínio foi registrado e em breve terá um site.',
  ]),
  parked('fr', 'Nom de domaine à vendre', ['#Ce nom de domaine est à vendre', 'Faire une offre']),
  parked('tr', 'Bu alan adı satılık', ['#seller.example satılıktır', 'Bu alan adını satın almak için teklif verin.']),
  parked('ja', 'ドメイン販売中', ['#このドメインは販売中です', 'お問い合わせはこちら']),
  parked('ko', '도메인 판매', ['#이 도메인은 판매 중입니다', '도메인 구매 문의']),
  parked('vi', 'Tên miền đang được bán', [
    '#Tên miền seller.example đang được rao bán',
    'Liên hệ để mua tên miền này.',
  ]),
  parked('id', 'Domain dijual', ['#Domain seller.example dijual', 'Hubungi kami untuk penawaran.']),
  parked('ar', 'النطاق معروض للبيع', ['#هذا النطاق معروض للبيع', 'قدم عرضك لشراء النطاق.']),
  parked('fa', 'این دامنه فروشی است', ['#دامنه seller.example به فروش می‌رسد', 'برای خرید دامنه تماس بگیرید.']),
  parked('suspended', 'Account Suspended', [
    '#This Account has been suspended.',
    'Contact your hosting provider for more information.',
  ]),
  parked('suspended ru', 'Хостинг заблокирован', [
    '#Работа сайта приостановлена',
    'Аккаунт заблокирован за неуплату. Обратитесь в службу поддержки хостинга.',
  ]),
  parked('suspended zh', '站点已暂停', ['#该站点已被管理员停止运行，请联系管理员了解详情']),
  parked('suspended pt', 'Conta suspensa', [
    '#Esta conta foi suspensa',
    'Entre em contato com o suporte da hospedagem.',
  ]),
  parked('ad frame only', 'seller.example', [], {
    body: '<script src="https://www.google.com/adsense/domains/caf.js"></script><div id="tc"></div><script>var pageOptions={pubId:"dp-sedo80",domainRegistrant:"as-drid-2"};new google.ads.domains.Caf(pageOptions);</script>',
  }),
  parked('lander script', 'seller.example', [], {
    body: '<script>window.onload=function(){window.location.href="/lander"}</script>',
  }),
];

const DEFAULTS: readonly HollowPage[] = [
  standard('nginx', 'Welcome to nginx!', [
    '#Welcome to nginx!',
    'If you see this page, the nginx web server is successfully installed and working. Further configuration is required.',
    'For online documentation and support please refer to nginx.org.',
  ]),
  standard('ubuntu', 'Apache2 Ubuntu Default Page: It works', [
    '#It works!',
    'This is the default welcome page used to test the correct operation of the Apache2 server after installation on Ubuntu systems.',
  ]),
  standard('centos', 'Apache HTTP Server Test Page powered by CentOS', [
    '#Testing 123..',
    'This page is used to test the proper operation of the Apache HTTP server after it has been installed.',
  ]),
  standard('rocky', 'HTTP Server Test Page', [
    '#HTTP Server Test Page',
    'This page is used to test the proper operation of an HTTP server after it has been installed on a Rocky Linux system.',
  ]),
  standard('iis', 'IIS Windows Server', [], {
    body: '<a href="http://go.example/fwlink"><img src="iisstart.png" alt="IIS" width="960" height="600"></a>',
  }),
  standard('cpanel', 'Default Web Site Page', [
    '#SORRY!',
    'If you are the owner of this website, please contact your hosting provider: webmaster@seller.example',
    'It is possible you have reached this page because: The IP address has changed.',
  ]),
  standard('plesk', 'Domain Default page', [
    '#seller.example',
    'If you are seeing this message, the website for is not available at this time.',
    'This page is generated by Plesk.',
    'What is Plesk?',
  ]),
  standard('hestia', 'Success! Your new web server is ready to use.', [
    '#Success!',
    'Your new web server is ready to use.',
    'Powered by Hestia',
  ]),
  standard('ispmanager ru', 'Сайт seller.example', [
    '#Сайт seller.example',
    'Сайт успешно создан! Это страница по умолчанию: замените файл index.html своим.',
    'Создано в ISPmanager',
  ]),
  standard('hosting ru', 'Сайт размещён на хостинге', [
    '#Поздравляем! Домен прилинкован к аккаунту',
    'Загрузите файлы сайта в папку public_html',
  ]),
  standard('bt', '恭喜，站点创建成功！', [
    '#恭喜, 站点创建成功！',
    '这是默认index.html，本页面由系统自动生成',
    '本页面在FTP根目录下的index.html',
  ]),
  standard('bt missing', '没有找到站点', [
    '#没有找到站点',
    '您的请求在Web服务器中没有找到对应的站点！',
    '可能原因：您没有将此域名或IP绑定到对应站点!',
  ]),
  standard('phpstudy', '站点创建成功-phpstudy for windows', ['#Hello, phpStudy!', '站点创建成功']),
  standard('hosting zh', '网站默认页面', ['#恭喜您，您的虚拟主机已成功开通！', '请将您的网站程序上传到 htdocs 目录']),
  standard('tomcat', 'Apache Tomcat/9.0.71', [
    "#If you're seeing this, you've successfully installed Tomcat. Congratulations!",
    'Server Status',
    'Manager App',
    'Host Manager',
    'Developer Quick Start',
  ]),
  standard('caddy', 'Caddy works!', ['#Congratulations!', 'Your web server is working. Now make it work for you.']),
  standard('openresty', 'Welcome to OpenResty!', [
    '#Welcome to OpenResty!',
    'If you see this page, the OpenResty web platform is successfully installed and working.',
  ]),
  standard('docker nginx proxy', 'Default Site', [
    '#Congratulations!',
    "You've successfully started the Nginx Proxy Manager.",
    "If you're seeing this site then you're trying to access a host that isn't set up yet.",
  ]),
  standard('wordpress', 'My Blog – Just another WordPress site', [
    '#Hello world!',
    'Welcome to WordPress. This is your first post. Edit or delete it, then start writing!',
    'Sample Page',
    'Proudly powered by WordPress',
  ]),
  standard('wordpress de', 'Meine Seite – Eine weitere WordPress-Website', [
    '#Hallo Welt!',
    'Willkommen bei WordPress. Dies ist dein erster Beitrag. Bearbeite oder lösche ihn und beginne mit dem Schreiben!',
    'Beispiel-Seite',
  ]),
  standard('wordpress ru', 'Мой сайт — Ещё один сайт на WordPress', [
    '#Привет, мир!',
    'Добро пожаловать в WordPress. Это ваша первая запись. Отредактируйте или удалите её, затем начинайте создавать!',
  ]),
  standard('wordpress es', 'Mi sitio – Otro sitio realizado con WordPress', [
    '#¡Hola, mundo!',
    'Te damos la bienvenida a WordPress. Esta es tu primera entrada. Edítala o bórrala, ¡luego empieza a escribir!',
  ]),
  standard('index of', 'Index of /', ['#Index of /', 'Parent Directory', 'backup.zip 2023-01-02 12:00 14M']),
  standard('it works', '', ['#It works!']),
  standard('laravel', 'Laravel', ['Documentation', 'Laracasts', 'News', 'Forge', 'GitHub']),
  standard('hostinger', 'seller.example', [
    '#You Are All Set to Go!',
    'All you have to do now is upload your website files and start your journey.',
  ]),
  standard('jp hosting', '初期ドメイン', [
    '#このページはレンタルサーバーの初期ページです',
    'ホームページのデータをアップロードしてください。',
  ]),
];

const MAINTENANCES: readonly HollowPage[] = [
  maintenance('wp briefly', 'Maintenance', ['Briefly unavailable for scheduled maintenance. Check back in a minute.']),
  maintenance('magento', 'Service Temporarily Unavailable', [
    '#Service Temporarily Unavailable',
    'The server is temporarily unable to service your request due to maintenance downtime or capacity problems.',
  ]),
  maintenance('shop soon', 'Acme Tools – Coming Soon', [
    '#Something great is on its way',
    'Our new shop opens in May. Leave your mail to be told first.',
  ]),
  maintenance('database', 'Database Error', ['#Error establishing a database connection']),
  maintenance('opencart', 'Maintenance', [
    'We are currently performing some scheduled maintenance. We will be back as soon as possible. Please check back soon.',
  ]),
  maintenance('bitrix ru', 'Сайт на обслуживании', [
    '#Сайт временно закрыт на техническое обслуживание',
    'Приносим извинения за неудобства.',
  ]),
  maintenance('ru soon', 'Скоро открытие', ['#Мы скоро откроемся', 'Сайт находится в разработке']),
  maintenance('uk', 'Сайт на реконструкції', ['#Технічні роботи', 'Сайт тимчасово недоступний. Ми скоро повернемося.']),
  maintenance('zh', '网站维护中', ['#网站升级维护中，请稍后访问', '给您带来不便，敬请谅解']),
  maintenance('zh closed', '站点关闭', ['#本站暂时关闭，正在改版', '敬请期待']),
  maintenance('es', 'En mantenimiento', ['#Estamos realizando tareas de mantenimiento', 'Volveremos en unos minutos.']),
  maintenance('pt', 'Site em manutenção', ['#Estamos em manutenção', 'Voltaremos em breve com novidades.']),
  maintenance('de', 'Wartung', ['#Unser Shop wird gerade gewartet', 'Wir sind bald wieder für Sie da.']),
  maintenance('fr', 'Site en maintenance', [
    '#Notre site est en cours de maintenance',
    'Nous serons de retour très bientôt.',
  ]),
  maintenance('tr', 'Bakım çalışması', ['#Sitemiz bakımda', 'Kısa süre içinde tekrar hizmetinizdeyiz.']),
  maintenance('tr soon', 'Yapım aşamasında', ['#Web sitemiz yapım aşamasındadır', 'Çok yakında buradayız.']),
  maintenance('ja', 'メンテナンス中', ['#ただいまメンテナンス中です', 'ご不便をおかけして申し訳ございません。']),
  maintenance('ko', '점검 중', ['#시스템 점검 중입니다', '이용에 불편을 드려 죄송합니다.']),
  maintenance('ko soon', '준비 중', ['#홈페이지 준비 중입니다', '빠른 시일 내에 찾아뵙겠습니다.']),
  maintenance('vi', 'Bảo trì', ['#Website đang bảo trì', 'Vui lòng quay lại sau.']),
  maintenance('id', 'Dalam perbaikan', ['#Situs sedang dalam pemeliharaan', 'Kami akan segera kembali.']),
  maintenance('ar', 'الموقع تحت الصيانة', ['#الموقع قيد الصيانة', 'سنعود قريبًا.']),
  maintenance('fa', 'در دست تعمیر', ['#سایت در حال بروزرسانی است', 'به زودی برمی‌گردیم.']),
  maintenance('hi', 'रखरखाव', ['#साइट पर रखरखाव का कार्य चल रहा है', 'हम जल्द ही वापस आएँगे।']),
  maintenance('pl', 'Przerwa techniczna', ['#Trwają prace techniczne', 'Strona w budowie. Zapraszamy wkrótce.']),
  maintenance('it', 'Sito in manutenzione', ['#Sito in manutenzione', 'Torneremo presto online.']),
];

const GONE: readonly HollowPage[] = [
  missing('nginx', '404 Not Found', ['#404 Not Found', 'nginx/1.22']),
  missing('apache', '404 Not Found', ['#Not Found', 'The requested URL was not found on this server.']),
  missing('shopify', '404 Not Found – Acme', [
    '#404 Page Not Found',
    'The page you requested does not exist. Click here to continue shopping.',
  ]),
  missing('store gone', 'Sorry, this shop is currently unavailable', [
    '#Sorry, this shop is currently unavailable.',
    'Are you the shop owner? Log in',
  ]),
  missing('wix', 'Error ConnectYourDomain', [
    "#Looks Like This Domain Isn't Connected To A Website Yet",
    'If you are the owner, connect it in your account.',
  ]),
  missing('github pages', 'Site not found · Pages', [
    '#404',
    "There isn't a Pages site here.",
    'If you’re trying to publish one, read the full documentation.',
  ]),
  missing('ru', '404 — Страница не найдена', [
    '#Ошибка 404',
    'К сожалению, запрашиваемая вами страница не существует или была удалена.',
  ]),
  missing('uk', 'Сторінку не знайдено', ['#404', 'На жаль, сторінку не знайдено.']),
  missing('zh', '404-页面不存在', ['#抱歉，您访问的页面不存在', '返回首页']),
  missing('es', 'Página no encontrada', ['#¡Vaya! No encontramos la página', 'Puede que se haya movido.']),
  missing('pt', 'Erro 404', ['#Página não encontrada', 'A página que você procura não existe.']),
  missing('de', 'Seite nicht gefunden', ['#Seite nicht gefunden', 'Die angeforderte Seite existiert nicht mehr.']),
  missing('fr', 'Page introuvable', ['#Oups !', 'La page que vous cherchez est introuvable.']),
  missing('tr', 'Sayfa bulunamadı', ['#404', 'Aradığınız sayfa bulunamadı.']),
  missing('ja', 'ページが見つかりません', ['#404', 'お探しのページは見つかりませんでした。']),
  missing('ko', '페이지를 찾을 수 없습니다', ['#404', '요청하신 페이지를 찾을 수 없습니다.']),
  missing('vi', 'Không tìm thấy trang', ['#404', 'Trang bạn yêu cầu không tồn tại.']),
  missing('id', 'Halaman tidak ditemukan', ['#404', 'Maaf, halaman yang Anda cari tidak ditemukan.']),
  missing('ar', 'الصفحة غير موجودة', ['#404', 'عذرًا، الصفحة التي تبحث عنها غير موجودة.']),
  missing('fa', 'صفحه پیدا نشد', ['#۴۰۴', 'صفحه مورد نظر شما یافت نشد.']),
  missing('hi', 'पृष्ठ नहीं मिला', ['#404', 'आप जो पृष्ठ खोज रहे हैं वह नहीं मिला।']),
  missing('pl', 'Nie znaleziono strony', ['#404', 'Strona, której szukasz, nie istnieje.']),
];

const NOBODY: readonly HollowPage[] = [
  nobody(
    'facebook de',
    'Facebook',
    ['#Diese Seite ist derzeit nicht verfügbar', 'Der Link ist möglicherweise defekt oder die Seite wurde entfernt.'],
    social('https://www.facebook.com/weg'),
  ),
  nobody(
    'facebook zh',
    'Facebook',
    ['#此页面不可用', '链接可能已失效，或该主页可能已被移除。'],
    social('https://www.facebook.com/gone'),
  ),
  nobody(
    'facebook content',
    'Facebook',
    [
      "#This content isn't available right now",
      'When this happens, it’s usually because the owner only shared it with a small group of people or it’s been deleted.',
    ],
    social('https://www.facebook.com/gone2'),
  ),
  nobody(
    'instagram',
    'Page not found • Instagram',
    ["#Sorry, this page isn't available.", 'The link you followed may be broken.'],
    social('https://www.instagram.com/gone/'),
  ),
  nobody(
    'vk',
    'Страница удалена | ВКонтакте',
    ['#Страница удалена либо ещё не создана.'],
    social('https://vk.com/id7'),
  ),
  nobody(
    'vk blocked',
    'Ошибка | ВКонтакте',
    ['#Сообщество заблокировано за нарушение правил сайта.'],
    social('https://vk.com/club7'),
  ),
  nobody(
    'x suspended',
    'Profile / X',
    ['#Account suspended', 'X suspends accounts which violate the X Rules.'],
    social('https://x.com/gone'),
  ),
  nobody(
    'x missing',
    'Profile / X',
    ['#This account doesn’t exist', 'Try searching for another.'],
    social('https://x.com/gone'),
  ),
  nobody(
    'youtube',
    'YouTube',
    ['This channel does not exist.', 'Try searching for something else.'],
    social('https://www.youtube.com/@gone'),
  ),
  nobody(
    'youtube terminated',
    'YouTube',
    ['This account has been terminated due to multiple or severe violations of YouTube’s policy.'],
    social('https://www.youtube.com/@gone'),
  ),
  nobody(
    'telegram',
    'Telegram: Contact @gone',
    ['If you have Telegram, you can contact @gone right away.', 'Send Message'],
    social('https://t.me/gone'),
  ),
  nobody(
    'tiktok',
    'TikTok',
    ["#Couldn't find this account", 'Looking for videos? Try browsing our trending creators.'],
    social('https://www.tiktok.com/@gone'),
  ),
  nobody(
    'linkedin',
    'LinkedIn',
    ['#Page not found', 'Uh oh, we can’t seem to find the page you’re looking for.'],
    social('https://www.linkedin.com/company/gone'),
  ),
  nobody('weibo', '微博', ['#抱歉，您要访问的页面不存在', '该用户不存在'], social('https://weibo.com/u/9')),
  nobody(
    'facebook vi',
    'Facebook',
    ['#Bạn hiện không xem được nội dung này', 'Lỗi này thường do chủ sở hữu đã xóa nội dung.'],
    social('https://www.facebook.com/gone3'),
  ),
  nobody(
    'facebook tr',
    'Facebook',
    ['#Bu sayfaya şu anda ulaşılamıyor', 'Bağlantı bozuk veya sayfa kaldırılmış olabilir.'],
    social('https://www.facebook.com/gone4'),
  ),
];

const SHELLS: readonly HollowPage[] = [
  shell('react', 'Acme', [], {
    body: '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="/static/js/main.js"></script>',
  }),
  shell('vue', 'Acme', [], {
    body: "<noscript><strong>We're sorry but acme doesn't work properly without JavaScript enabled. Please enable it to continue.</strong></noscript><div id=app></div><script src=/js/app.js></script>",
  }),
  shell('angular', 'Acme', [], { body: '<app-root></app-root><script src="runtime.js" type="module"></script>' }),
  shell('spinner', 'Acme', ['Loading...'], {
    body: '<div id="app"><div class="spinner"></div></div><script src="/app.js"></script>',
  }),
  shell('spinner ru', 'Лавка', ['Загрузка...'], { body: '<div id="app"></div><script src="/app.js"></script>' }),
  shell('spinner zh', '商城', ['加载中，请稍候'], { body: '<div id="app"></div><script src="/app.js"></script>' }),
  shell('redirect by script', '', [], { body: '<script>window.location.replace("/index/home")</script>' }),
  shell('meta refresh', '', [], { head: '<meta http-equiv="refresh" content="0;url=/en/">' }),
  shell('frames', 'Acme', [], {
    body: '<iframe src="https://elsewhere.example/shop" width="100%" height="100%"></iframe>',
  }),
  shell('flash', 'Acme', [], { body: '<object data="intro.swf" type="application/x-shockwave-flash"></object>' }),
  shell('custom app element', 'Acme', [], {
    body: '<my-storefront></my-storefront><script type="module" src="/assets/index-4f.js"></script>',
  }),
];

export const HOLLOW_PAGES: readonly HollowPage[] = [
  ...[CHALLENGES, BLOCKS, LOGINS, PARKS, DEFAULTS, MAINTENANCES, GONE, NOBODY, SHELLS].flat(),
];
