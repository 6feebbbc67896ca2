// biome-ignore-all format: a table of regular expressions, one a line
import type { Condition } from '../../model/words.ts';
import { MORE_LANGUAGES } from './notice-languages.ts';
import { anyOf, type Phrase } from './phrase.ts';

/**
 * To add a phrase: here by kind, for languages with one alternative; notice-languages.ts has the
 * others, a block a language.
 *
 * `title`: tried on the title and first heading; `text`: on the words; `source`: on the markup of
 * short pages.
 */
export interface Phrases {
  readonly title?: Phrase;
  readonly text?: Phrase;
  readonly source?: Phrase;
}

export const CHALLENGE: Phrases = {
  title: anyOf(MORE_LANGUAGES.challenge,
    /^(?:just a moment|attention required|checking your browser|please wait\.{3}|one moment, please|ddos-guard|ddos protection by|security check|human verification|robot check|are you (?:a )?(?:human|robot)|verify(?:ing)? (?:you are|that you are) (?:a )?human|bot verification|captcha|vercel security checkpoint|un momento|einen moment|un instant|um momento|подождите|проверка браузера|проверка безопасности|请稍候|安全验证|人机验证|验证中心|滑动验证|しばらくお待ちください|pardon our interruption|access to this page has been denied|client challenge|making sure you're not a bot)/i,
    /^(?:bir dakika lütfen|doğrulama|güvenlik (?:kontrolü|doğrulaması)|잠시만 기다리|보안 (?:확인|인증)|자동 ?입력 방지|로봇이 아닙니다|لحظة من فضلك|فحص الأمان|التحقق الأمني|tunggu sebentar|pemeriksaan keamanan|verifikasi keamanan|chờ (?:một chút|giây lát)|xác minh bảo mật|kiểm tra bảo mật|зачекайте|перевірка (?:безпеки|браузера)|один момент|вы не робот|ой!?$|چند لحظه صبر|بررسی امنیتی|सुरक्षा जाँच|jeszcze chwila|chwileczkę|weryfikacja|só um momento|nur einen moment|sicherheitsüberprüfung|verificaci[óo]n de seguridad|comprobaci[óo]n de seguridad|verificaç[ãa]o de segurança|vérification de sécurité|controllo di sicurezza|访问验证|验证码拦截|验证拦截|安全检查|安全检测|加速乐|创宇盾)/i),
  text: anyOf(MORE_LANGUAGES.challenge,
    /checking (?:if the site connection is secure|your browser)|verif(?:y|ying) (?:that )?you(?:'re|’re| are) (?:not a (?:ro)?bot|(?:a )?human)|needs to review the security of your connection|enable javascript and cookies to continue|ddos protection by|complete the (?:security check|captcha)|prove (?:that )?you(?:'re|’re| are) (?:not a robot|(?:a )?human)|unusual (?:traffic|activity) from your|are you a robot|i'?m not a robot|one more step|you will be redirected (?:once|automatically)|press (?:and|&) hold|automated (?:requests|access|queries)|проверк[аи] (?:вашего )?браузера|подтвердите,? что вы (?:не робот|человек)|вы не робот|verifica(?:ndo|r) (?:que|se) (?:eres|você é|es) (?:humano|un humano)|vérifi(?:er|cation|ons) (?:que )?vous êtes (?:un )?humain|überprüf\S+,? (?:ob|dass) sie ein mensch|完成(?:安全)?验证|请完成|人机(?:身份)?验证|正在检查您的浏览器|ロボットではありません/i,
    /(?:verif\S{0,6}|confirm\S{0,3}|check(?:ing)?|prove|make sure)[^.]{0,24}(?:you|that you)(?:[’']re| are)? (?:a |not a )?(?:human|robot|bot)\b|human \(and not a bot\)|security check to access|turn on javascript and cookies|disable any ad blocker|made us think (?:that )?you were a bot|insan olduğunuz|robot olmadığınızı|bağlantınızın güvenliğini|사람인지 확인|로봇이 아님|연결의 보안을|자동 ?입력 방지|(?:أنك|انك|أنت) (?:إنسان|لست (?:روبوت|برنامج))|أمان اتصالك|(?:bahwa )?anda (?:adalah )?(?:manusia|bukan robot)|keamanan koneksi anda|bạn (?:là con người|không phải là (?:robot|người máy))|bảo mật của kết nối|ви (?:людина|не робот)|безпек\S{1,3} (?:вашого )?з[’'ʼ]єднання|проверить безопасность вашего|вы человек|запросы отправляли вы|похожи на автоматические|введите (?:текст|символы|код) с картинки|شما (?:انسان|ربات)|امنیت اتصال شما|आप (?:रोबोट नहीं|इंसान|मानव)|कैप्चा पूरा|jesteś człowiekiem|nie jesteś robotem|bezpieczeństwo twojego połączenia|você (?:é humano|não é um robô)|segurança da sua conexão|seguridad de su conexión|no es un robot|(?:usted|que) es un ser humano|sécurité de votre connexion|que vous êtes un humain|n[’']êtes pas un robot|sicherheit ihrer verbindung|sie ein mensch|kein roboter|tu sia un essere umano|non sei un robot|按住滑块|拖动(?:下方)?滑块|(?:输入|完成)验证码|通过验证后|是否是真人|连接的安全性|进行验证|疑似(?:黑客)?攻击|人間であることを|接続のセキュリティ/i),
  source: anyOf(
    /\/cdn-cgi\/challenge-platform\/[^"']*orchestrate|cf[-_]chl[-_]|jschl[-_](?:vc|answer)|px-captcha|ddos-guard\/js|sucuri_cloudproxy|bm-verify|awsWafCookieDomainList|ips\.js\?KP_UIDz|\/_sec\/cp_challenge|acw_sc__v2|arg1\s*=\s*'[0-9A-F]{20,}|__qrator|distil_r_captcha|sec-if-cpt|anubis_challenge/i,
    /__jsl_clearance|\/checkcaptcha|showcaptcha|aliyun_waf|\/punish\/|gokuProps|AwsWafCaptcha|captcha\.awswaf|challenge-container|js-challenge\/|qauth_utm/i),
};

/** Scripts of gatekeepers on every page that they guard, not only on those that stop visitors. */
export const SENSOR: Phrases = {
  source: /_Incapsula_Resource|captcha-delivery\.com|AwsWafIntegration|geetest_|\/TSPD\/|_pxAppId|client\.perimeterx\.net|smartcaptcha\.yandex|nocaptcha|yidun/i,
};

/** Widgets that any form may carry: a challenge, like sensors, only where a page has no more. */
export const WIDGET: Phrases = {
  source: /hcaptcha\.com\/1\/api|challenges\.cloudflare\.com\/turnstile|recaptcha\/(?:api|enterprise)\.js|class="?(?:g-recaptcha|h-captcha|smart-captcha|cf-turnstile)\b/i,
};

export const BLOCKED: Phrases = {
  title: anyOf(MORE_LANGUAGES.blocked,
    /^(?:\W*(?:error\s*)?(?:403|429|451|1020|1009|1006|1015)\b|access (?:is )?(?:to this (?:site|page) )?(?:denied|restricted|blocked)|forbidden|request (?:blocked|rejected)|you (?:have been|are|were) (?:blocked|banned)|sorry, you have been blocked|blocked(?! (?!by|due|for|request|access|page|ip)\w)|too many requests|rate limit|not available in your (?:country|region)|unavailable for legal reasons|website (?:access )?(?:blocked|restricted)|доступ (?:запрещ|ограничен|заблокирован)|acceso denegado|acesso negado|accès (?:refusé|interdit)|zugriff verweigert|accesso negato|访问被(?:拒绝|阻断|拦截)|禁止访问|拒绝访问|アクセスが拒否)/i,
    /^(?:access (?:temporarily )?(?:limited|unavailable)|your access to this (?:site|service) has been limited|not acceptable|unavailable in your (?:location|country|region)|слишком много запросов|доступ (?:закрыт|временно)|доступ заборонено|erişim (?:engellen|kısıtlan|reddedil)|접근(?:이)? ?(?:거부|제한|차단)|액세스 ?(?:거부|제한)|접속 ?(?:차단|제한)|الوصول (?:مرفوض|محظور|ممنوع)|تم (?:حظر|رفض)|دسترسی (?:غیر ?مجاز|شما|مسدود|ممنوع)|truy cập bị (?:từ chối|chặn)|akses (?:ditolak|diblokir|dilarang)|पहुँच (?:अस्वीकृत|निषेध)|brak dostępu|odmowa dostępu|dostęp (?:zabroniony|zablokowany)|网站防火墙|访问(?:过于频繁|受限|禁止)|360网站卫士|アクセス制限|アクセスできません)/i),
  text: anyOf(MORE_LANGUAGES.blocked,
    /access (?:is |has been |to this (?:site|page|resource|website) (?:is|has been|was) )?(?:denied|forbidden)|you (?:do not|don't|don’t) have permission to access|you have been (?:blocked|banned)|(?:your|this) (?:ip|request|access)(?: address)? (?:has been|was|is) (?:blocked|banned|rejected|denied)|request (?:was )?(?:blocked|rejected|could not be satisfied)|the requested url was rejected|blocked by (?:the )?(?:security|administrator|network|firewall)|too many requests|rate limit(?:ed)?|please wait a few minutes before you try again|not available in your (?:country|region)|(?:web )?application firewall|reference (?:#|id:?)\s*[0-9a-f.]{10,}|error 1020|доступ (?:к \S+ )?(?:запрещ|ограничен|заблокирован)|acceso (?:denegado|prohibido)|acesso (?:negado|proibido)|accès (?:refusé|interdit)|zugriff (?:verweigert|gesperrt)|访问(?:请求)?被(?:拒绝|阻断|拦截)|禁止访问|您的(?:请求|访问)(?:过于频繁|被)|アクセスが(?:拒否|制限|禁止)|تم (?:رفض|حظر) الوصول/i,
    /(?:is|are) (?:currently )?(?:not available|unavailable)[^.]{0,24} (?:in your|in most|from your|in the) (?:location|country|region|area|european)|cannot serve (?:visitors|users|customers) (?:from|in)|from your (?:country|region|location)|access to this (?:site|service) has been limited|limited by the site owner|unable to access|banned your ip|mod_?security|security service to protect itself|in ihrem land (?:leider )?nicht|aus ihrem land|no está disponible en (?:su|tu) (?:país|región|zona)|não está disponível (?:na sua região|no seu país)|(?:n[’']est pas|indisponible)[^.]{0,12} dans votre (?:pays|région)|vous n[’']avez pas (?:l[’']autorisation|le droit)|(?:ваш )?ip[- ]адрес (?:\S+ )?(?:заблокирован|внес[её]н)|слишком много запросов|недоступен в вашей стране|доступ заборонено|немає прав|erişim(?:iniz)?[^.]{0,40}(?:engellen|yasak|kısıtlan)|접근(?:이|할)? ?(?:거부|제한|차단|권한)|차단된 사이트|차단 안내|액세스가 거부|(?:ليس لديك|لا تملك) (?:إذن|صلاحية)|الوصول (?:مرفوض|محظور|ممنوع)|دسترسی[^.]{0,30}(?:مسدود|مجاز نیست|محدود)|(?:آی‌پی|آی پی) شما|không có quyền truy cập|truy cập bị (?:từ chối|chặn)|(?:tidak memiliki izin|akses[^.]{0,12}(?:ditolak|diblokir))|अनुमति नहीं है|nie masz (?:uprawnień|dostępu)|non (?:hai|dispone) [^.]{0,12}(?:permess|autorizzaz)|已被(?:网站)?(?:管理员|系统)?(?:设置)?(?:拦截|阻断|屏蔽)|可能(?:存在危险|对网站造成)|访问过于频繁|未[^。]{0,20}备案|暂时无法访问|因违规|アクセスは許可されて|アクセスが集中/i),
};

/** Pages that refuse a visitor because of the place he is in. */
export const WHERE_WE_ARE = /\b(?:in|from|for) (?:your|this) (?:country|region|location|area)\b|cannot serve (?:visitors|users|customers) (?:from|in)|\bin (?:ihrem|deinem) land\b|(?:su|tu|seu|votre|suo|vostro) (?:país|pays|paese|región|região|région|regione)\b|(?:ваш\S{0,2}|этой) (?:стран|регион)\S*|(?:您|你)?(?:所在|当前)?的?(?:国家|地区).{0,8}(?:无法|不可|不能|限制)|お住まいの(?:国|地域)/iu;

export const LOGIN: Phrases = {
  title: anyOf(
    /^(?:log ?in|sign ?(?:in|up)|facebook$|instagram$|.{0,30}\b(?:log ?in or sign ?up|log into|sign ?up \||log ?in \|)|вход|войти|добро пожаловать \| (?:вк|вконтакте)|welcome!? \| vk|iniciar sesión|entrar|connexion|se connecter|anmelden|einloggen|accedi|登录|登入|ログイン|تسجيل الدخول|inloggen|zaloguj)/i,
    /^(?:авторизация|увійти|вхід|giriş(?: yap)?|로그인|đăng nhập|masuk|ورود|लॉग ?इन|logowanie|acceso|área (?:de )?clientes|accesso|kundenlogin|用户登录|会员登录|会員ログイン)/i),
  text: anyOf(
    /log ?in|sign ?in|forgot(?:ten)? (?:your )?(?:password|account)|create (?:a )?new account|join (?:now|to (?:view|see))|you must (?:be logged|log) in|войти|вход|зарегистрироваться|iniciar sesión|¿olvidaste|iniciar sessão|esqueceu|connexion|connectez-vous|anmelden|accedi|登录|登入|ログイン|パスワード|تسجيل الدخول|نسيت كلمة|giriş yap|şifre/i,
    /пароль|утримати|parolanızı|비밀번호|아이디 찾기|mật khẩu|kata sandi|lupa|رمز عبور|فراموشی|पासवर्ड|hasło|contraseña|senha|mot de passe|passwor[dt]|密码|用户名/i),
};

export const NO_PROFILE: Phrases = {
  title: anyOf(
    /(?:page|profile|account|content|user|community) (?:not found|isn[’']t available|is not available|unavailable|doesn[’']t exist)|sorry, this page|страница (?:не найдена|удалена|заблокирована)|página no (?:encontrada|disponible)/i,
    /^(?:diese seite|эта страница|bu sayfa|trang này)[^.]{0,40}(?:nicht verfügbar|недоступна|ulaşılamıyor|không)|couldn[’']t find this account/i),
  text: anyOf(
    /usually because the owner/,
    /(?:this |the )?(?:page|profile|account|content|channel|community|user|link)(?: you (?:requested|followed|are looking for))? (?:isn[’']t|is not|is no longer|may (?:be|have been)|doesn[’']t|does not|can[’']t|cannot|could not|has been|was) (?:available|exist|be (?:found|displayed)|broken|removed|deleted|suspended|terminated|unavailable)|account (?:suspended|has been (?:suspended|disabled))|user (?:not found|has been deleted)|страница (?:удалена|заблокирована|не найдена|скрыта|недоступна)|пользователь (?:удал|заблокирован)|сообщество (?:удалено|заблокировано)|esta página no (?:está disponible|existe)|este contenido no está disponible|esta página não (?:está disponível|existe)|este conteúdo não está disponível|cette page n[’']est pas disponible|ce contenu n[’']est pas disponible|dieser inhalt ist|(?:页面|内容|用户|账号|帐号)(?:不存在|不可用|已被|暂时无法)|このページは(?:ご利用いただけません|存在しません)|هذه الصفحة غير متاحة|المحتوى غير متاح/i,
    /diese seite ist (?:derzeit |momentan |leider )*nicht verfügbar|(?:dieser|der) inhalt ist[^.]{0,20}nicht verfügbar|couldn[’']t find this (?:account|page|user|channel)|不可用|可能已被移除|không xem được nội dung|nội dung này (?:hiện )?không|sayfaya şu anda ulaşılamıyor|içerik (?:şu anda )?mevcut değil|이 페이지를 사용할 수 없|콘텐츠를 (?:볼|사용할) 수 없|halaman ini tidak tersedia|konten ini (?:tidak|sedang)|сторінк\S{1,2} (?:недоступна|видалена)|эта страница (?:сейчас )?недоступна|صفحه در دسترس نیست|यह पेज उपलब्ध नहीं|strona (?:jest )?niedostępna|questa pagina non è disponibile|if you have telegram, you can (?:contact|view|join)/i),
};

/**
 * A title that offers a domain. Places are written with a dot too (“St.Orm for sale”), so an
 * unusual ending needs a verb.
 */
export const DOMAIN_ON_SALE = /^(?:buy |get )?(?:[\w-]+\.)+(?:[a-z]{2,} (?:is|may be)|(?:com|net|org|info|biz|app|dev|shop|store|online|site|[a-z]{2})(?: is| may be)?) (?:available )?for sale\b(?! (?:and|or|in|near|&))/i;

export const PARKED: Phrases = {
  title: anyOf(MORE_LANGUAGES.parked,
    DOMAIN_ON_SALE,
    /^parked (?:at|by|on|with)|(?:domain|site) (?:has )?expired|registrant .{0,40}verification|pending (?:icann |e-?mail )?verification|account (?:has been )?suspended|domain (?:name )?(?:is )?(?:for sale|parked|parking|expired|available)|(?:is )?parked (?:free|domain|page)|this domain|hugedomains|sedo(?:\.com)? ?parking|домен (?:продаётся|продается|припаркован|не прилинкован|зарегистрирован)|域名(?:出售|转让|停放|已过期)|domain (?:steht )?zum verkauf|dominio (?:en venta|in vendita)|domínio (?:à|a) venda|domaine (?:à vendre|en vente)/i,
    /^(?:срок (?:регистрации|действия) домена|домен (?:\S+ )?(?:продається|истёк|истек|свободен)|хостинг (?:заблокирован|приостановлен)|(?:bu )?alan adı (?:satılık|satılıktır)|도메인 (?:판매|매매|만료)|tên miền[^.]{0,20}(?:bán|hết hạn)|domain (?:ini )?(?:dijual|expired)|(?:هذا )?(?:النطاق|الدومين) (?:معروض )?(?:للبيع)|این دامنه|domena (?:na sprzedaż|zaparkowana)|dominio (?:aparcado|registrado|parcheggiato)|domínio (?:registrado|estacionado)|域名停靠|此域名|站点已(?:暂停|停止|关闭)|conta suspensa|cuenta suspendida|ドメイン(?:販売|売却|有効期限))/i),
  text: anyOf(MORE_LANGUAGES.parked,
    /(?:purchased|registered) and parked|this (?:web ?site|account) has been suspended|(?:this |the )?domain(?: name)?(?: \S+\.\S+)? (?:is|may be|might be|has been|was) (?:for sale|parked|registered (?:at|with|by)|available (?:for|at)|expired|listed for sale)|(?:buy|purchase|acquire|inquire about|make an offer (?:on|for)|interested in) this domain|this (?:domain|web ?page|page) is parked|parked (?:free|domain)|domain (?:owner|holder).{0,60}(?:relationship|advertis)|related (?:searches|links)\b.{0,80}privacy policy|the sponsored listings displayed|this domain (?:has )?(?:recently )?(?:been )?(?:expired|registered)|renew (?:your|this) domain|get this domain|is for sale!? |домен (?:\S+ )?(?:продаётся|продается|выставлен на продажу|припаркован|зарегистрирован|не прилинкован|свободен)|купить (?:этот )?домен|(?:该|此|本)?域名(?:正在)?(?:出售|转让|可(?:以)?(?:转让|购买)|停放|已过期|未绑定)|diese domain (?:ist|steht|kann)|domain (?:steht )?zum verkauf|este dominio (?:está|esta) (?:en venta|a la venta|registrado|aparcado)|este domínio (?:está à|foi)|ce (?:nom de )?domaine est (?:à vendre|en vente|enregistré)|questo dominio è|ドメインは/i,
    /срок (?:регистрации|действия) домена|домен\S{0,2} (?:\S+ )?(?:продається|зареєстрован|истёк|истек)|работа сайта приостановлена|аккаунт (?:\S+ )?заблокирован|(?:bu )?alan ad(?:ı|ını)[^.]{0,24}(?:satılık|satın al)|\S{1,60}\.\S{2,20} satılık(?:tır)?\b|도메인(?:은|이)? ?(?:현재 )?(?:판매|구매|만료)|tên miền[^.]{0,24}(?:rao bán|được bán|hết hạn|để mua)|domain \S{0,40} ?dijual|(?:النطاق|الدومين)[^.]{0,12}للبيع|شراء النطاق|دامنه[^.]{0,24}(?:فروش|خرید)|domena[^.]{0,24}(?:na sprzedaż|zaparkowan|wygasł)|dominio (?:\S+ )?(?:ha sido registrado|aparcado|è in vendita|caducado)|domínio[^.]{0,12} (?:registrado|estacionado|expirou)|域名(?:持有者|已被注册|.{0,4}出售|.{0,4}转让)|洽谈购买|提供您的报价|(?:站点|网站|账户|空间)已(?:被管理员)?(?:停止运行|暂停|停用|关闭)|conta foi suspensa|cuenta ha sido suspendida|compte (?:a été )?suspendu|このドメイン|ドメインの有効期限|courtesy of godaddy|this website is for sale|first and best source for all|related (?:links|searches)$/i),
  source: anyOf(
    /parkingcrew|bodis\.com|parklogic|\bpark-?web|domainparking|img1\.wsimg\.com\/parking-lander|cdn\.dan\.com|afternic\.com|uniregistry|above\.com\/|skenzo|\/caf\.js/i,
    /window\.park\b|domainRegistrant|["'=]\/lander["'?]|parking\.(?:reg|nic)\.ru|\/park\.js|sedoparking|dp-sedo|namebright|hugedomains\.com/i),
};

export const DEFAULT_PAGE: Phrases = {
  title: anyOf(
    /^(?:apache2? (?:\S+ )*default page|apache http server test page|test page for (?:the )?(?:apache|nginx|http|ssl)|http server test page|welcome to (?:nginx|openresty|caddy|tengine|centos|your new (?:site|website)|\S+ web server)|nginx \S+ test page|iis(?:7| ?windows(?: server)?)|index of \/|it works!?$|default (?:web ?site|web ?page|parallels plesk|plesk|page$)|(?:web server's )?default page|domain default page|plesk|cpanel|centos-webpanel|hestia|vesta|directadmin|ispmanager|under plesk|xampp|wampserver|laragon|phpinfo\(\)|apache tomcat|jetty|your website is ready|congratulations!? you(?:'ve| have) successfully|site not (?:configured|published)|没有找到站点|恭喜.*(?:站点创建成功|网站创建成功)|站点创建成功|wordpress [›»] (?:installation|setup)|welcome to (?:joomla|drupal|laravel|rails|django)|hello world!?$|the install worked successfully|laravel$|hosting24|default_host_page)/i,
    /^(?:success! your new web server|caddy works|default site|congratulations!?$|site (?:created|ready)|сайт (?:размещ[её]н|успешно создан|\S+\.\S+ создан)|поздравляем!? (?:домен|сайт|ваш)|hallo welt!?$|привет,? мир!?$|¡?hola,? mundo!?$|olá,? mundo!?$|bonjour tout le monde|ciao mondo!?$|世界,?您好|hello, ?phpstudy|网站默认页|默认(?:站点|页面|首页)|虚拟主机.{0,6}开通|初期ドメイン|初期ページ|테스트 페이지)|(?:just another|ещё один сайт на|otro sitio realizado con|eine weitere|un site utilisant|mais um site|un nuovo sito) wordpress/i),
  text: anyOf(
    /welcome to nginx|if you see this page, the (?:\S+) web server is successfully installed|this is the default (?:welcome |web ?)?page|(?:default|placeholder) (?:web ?)?page (?:for|of|used to test)|apache (?:is|web server) .{0,40}(?:working|installed|running)|this page is used to test the proper operation|it works!|site (?:is )?not (?:yet )?(?:configured|published)|no (?:web ?site|site) (?:is )?configured at this address|website (?:has been )?(?:successfully )?(?:created|set up) (?:but|and)|upload your (?:website|files)|just another wordpress site|this is your first post|сайт (?:только что создан|не настроен|ещё не опубликован|размещён на)|страница[- ]заглушка|хостинг[- ]аккаунт|站点创建成功|没有找到站点|本页面由系统自动生成|hier entsteht (?:eine|in kürze)/i,
    /(?:your|the) (?:new )?web ?server is (?:ready|working|now)|successfully (?:started|installed) (?:the )?(?:nginx|apache|tomcat|caddy|\S+ proxy)|host that isn[’']t set up yet|this page is generated by|is not available at this time|страница по умолчанию|сайт успешно создан|замените файл index|загрузите файлы (?:вашего )?сайта|домен (?:\S+ )?прилинкован|willkommen bei wordpress|dies ist dein erster beitrag|добро пожаловать в wordpress|это ваша первая запись|(?:bienvenida|bienvenido) a wordpress|esta es tu primera entrada|bienvenue sur wordpress|boas-vindas ao wordpress|benvenuto in wordpress|欢迎使用 ?wordpress|wordpress ?へようこそ|虚拟主机已(?:成功)?开通|网站程序上传|默认 ?index\.html|初期ページ|データをアップロード|기본 페이지입니다/i),
};

export const MAINTENANCE: Phrases = {
  title: anyOf(MORE_LANGUAGES.maintenance,
    /^(?:(?:site |website |we(?:'re|’re| are) |under |scheduled |down for )?(?:maintenance|under (?:construction|maintenance))|launching soon|opening soon|site offline|(?:temporarily|service) (?:un(?:available|der maintenance)|down)|50[0-4]\b|bad gateway|we(?:'ll|’ll| will) be (?:right )?back|be right back|сайт (?:в разработке|на реконструкции|временно недоступен|находится)|технические работы|скоро|en construcción|en mantenimiento|próximamente|em (?:construção|manutenção|breve)|en (?:construction|maintenance)|site en|wartung(?:sarbeiten|smodus)?|im aufbau|in (?:manutenzione|costruzione)|网站(?:建设中|维护|升级|正在)|建设中|维护中|敬请期待|メンテナンス|準備中|工事中|coming(?! (?:to|from|home)\b))/i,
    /^(?:сайт (?:на обслуживании|закрыт|на реконструкції|тимчасово)|технічн\S{1,3} (?:роботи|обслуговування)|bakım(?:da| çalışması|dayız)?$|yapım aşamasında|çok yakında|(?:시스템 )?(?:점검|준비) ?중|서비스 점검|(?:đang )?bảo trì|sắp ra mắt|(?:dalam|sedang) (?:perbaikan|pemeliharaan)|segera hadir|الموقع (?:تحت|قيد)|(?:تحت|قيد) (?:الصيانة|الإنشاء)|در دست (?:تعمیر|ساخت|طراحی)|به ?زودی|रखरखाव|जल्द आ रहा|przerwa techniczna|strona w budowie|prace (?:techniczne|serwisowe)|sito in (?:manutenzione|costruzione)|database error|站点关闭|网站(?:关闭|改版)|系统(?:升级|维护))/i),
  text: anyOf(MORE_LANGUAGES.maintenance,
    /(?:under|undergoing|down for|scheduled|performing|routine) (?:scheduled |routine |some |essential )*(?:maintenance|construction)|coming soon|launching soon|stay tuned|we(?:'ll|’ll| will) be (?:right |up |live )?back|be back (?:soon|shortly|online)|temporarily (?:unavailable|down|offline|closed)|website is (?:being (?:updated|built)|currently (?:unavailable|offline))|something (?:new|great|awesome|amazing) is coming|briefly unavailable|error establishing a database connection|(?:502|504) (?:bad gateway|gateway time)|internal server error|technical difficulties|shop is (?:currently )?(?:unavailable|closed)|сайт (?:временно )?(?:недоступен|в разработке|на реконструкции|находится (?:в разработке|на))|технически(?:е|х) работ|ведутся (?:технические )?работы|скоро (?:откро|мы|здесь|открытие)|(?:sitio|página|web) (?:en|está en) (?:construcción|mantenimiento)|próximamente|(?:em) (?:construção|manutenção)|em breve|voltaremos|site en (?:construction|maintenance)|bientôt (?:disponible|en ligne)|wartungs(?:arbeiten|modus)|gewartet|im aufbau|in kürze|in (?:manutenzione|costruzione)|(?:网站|系统|页面)(?:正在(?:建设|维护|升级|改版)|(?:维护|升级|改版)(?!\s*[:：]))|建设中|维护中|敬请期待|即将上线|メンテナンス|準備中|工事中|公開予定|قريبا/i,
    /закрыт на (?:техническое )?обслуживание|технічн\S{1,3} роботи|тимчасово недоступн|скоро повернемося|(?:site|sayfa|sistem)\S{0,6} (?:şu anda )?bakım(?:da)|yapım aşamasında|çok yakında|kısa süre içinde|점검 ?중|준비 ?중입니다|đang (?:được )?bảo trì|quay lại sau|sedang dalam (?:pemeliharaan|perbaikan)|akan segera kembali|segera hadir|(?:قيد|تحت) (?:الصيانة|الإنشاء)|سنعود|در حال (?:به ?روز ?رسانی|تعمیر|ساخت)|به ?زودی|रखरखाव (?:का कार्य|चल)|जल्द ही वापस|trwają prace|strona w budowie|zapraszamy wkrótce|torneremo|tareas de mantenimiento|volveremos|en cours de maintenance|de retour (?:très )?bientôt|bald wieder|(?:is |great is )?on its way|maintenance downtime|暂时关闭|正在改版|稍后(?:再)?访问/i),
};

export const NOT_FOUND: Phrases = {
  title: anyOf(MORE_LANGUAGES.notFound,
    /^\W*(?:(?:http |error |ошибка |erreur |fehler |erro )?(?:error )?(?:404|410)(?:$|\W*(?:$|[-–—|:!.,]|error|not|page|file|the|-|страница|página|ошибка|object|oops|sorry|页面))|(?:.{0,12}\b)?(?:page|file|site|object|url|product|item|listing|shop|store|resource|topic|document) (?:(?:was |is |could |can )?(?:not|n[’']t) (?:be )?(?:found|exist|available)|no longer|doesn[’']t exist|does not exist|unavailable)|not found\b|.*\b(?:niet gevonden|nicht gefunden|introuvable|не найден[ао]?|no encontrad[oa]|não encontrad[oa]|non trovat[oa]|bulunamadı|hittades inte|ikke (?:fundet|funnet)|nie znaleziono|nenalezena)$|(?:page|site|account|store|shop)(?: is)?(?: currently)? (?:inactive|closed|disabled|deactivated|unpublished)$|(?:nothing|oops[!.,]* ?(?:that )?page|sorry[!.,]* ?page) (?:was |can(?:not|'t|’t) be )?(?:not )?found|страница не (?:найдена|существует)|(?:запрашиваемая )?страница не|página no (?:encontrada|existe)|página não (?:encontrada|existe)|page (?:introuvable|non trouvée)|strona nie|(?:您访问的)?(?:页面|网页|页)(?:不存在|未找到|找不到|没有找到)|找不到(?:页面|网页)|ページが見つかりません|お探しのページ|الصفحة غير موجودة)/i,
    /^(?:сторінк\S{1,2} не (?:знайдено|існує)|페이지를 찾을 수 없|không tìm thấy|halaman tidak ditemukan|صفحه (?:پیدا نشد|یافت نشد|مورد نظر)|पृष्ठ नहीं मिला|पेज नहीं मिला|存在しません)/i),
  text: anyOf(MORE_LANGUAGES.notFound,
    /\b404\b(?=.{0,80}(?:not found|error|page|страница|página|seite|page introuvable))|(?:page|file|document|url|resource|site|product|shop|store|item|listing)(?: (?:that )?you(?: are|'re|’re|r|)? (?:requested|looking for|tried to (?:reach|access|visit)|followed|were looking for))? (?:(?:was|were|is|could|can|has|does|may|might|cannot|can't|can’t|couldn’t|couldn't|doesn't|doesn’t|isn’t|isn't)(?: not| no longer| have)?(?: be| been)?) ?(?:found|exist|located|available|removed|moved|deleted)|(?:requested )?(?:page|url|file|document).{0,60}(?:not found|does not exist|doesn[’']t exist|no longer exists)|(?:couldn[’']t|could not|can[’']t|cannot|unable to) (?:find|locate) (?:the|that|this|what|your) ?(?:page|file|site|shop|url|you)?|nothing (?:was |to see |)(?:found|here)|there (?:is no|isn[’']t a) \S*(?: pages)? ?site here|page is (?:currently )?inactive|страниц\S* (?:\S+ ){0,4}не (?:найден|существует)|página (?:que \S+ )?(?:no|não) (?:\S+ )?(?:encontrad|existe|encontrou)|page (?:demandée |que vous cherchez )?(?:est introuvable|n[’']existe|introuvable)|seite (?:\S+ ){0,4}(?:nicht gefunden|existiert nicht)|(?:页面|网页|内容|商品)(?:\S{0,6})(?:不存在|未找到|找不到|没有找到|已被?删除)|找不到|ページ(?:が|は)(?:見つかりません|存在しません)|お探しのページ|الصفحة (?:\S+ ){0,3}غير موجودة/i,
    /сторінк\S{1,2} (?:\S+ ){0,3}не (?:знайден|існує)|(?:페이지|문서)(?:를|가|은) ?(?:찾을 수 없|존재하지)|trang[^.]{0,24}không (?:tồn tại|tìm thấy)|halaman[^.]{0,30}tidak (?:ditemukan|tersedia)|صفحه[^.]{0,24}(?:یافت|پیدا) نشد|(?:पृष्ठ|पेज)[^.]{0,40}नहीं मिला|strona[^.]{0,30}nie istnieje|sayfa[^.]{0,12}bulunamadı|no encontramos la página|shop is currently unavailable/i),
};

/**
 * Words that only a gatekeeper, host or parker uses; those of `goods` also name things that are
 * sold and made.
 */
interface Names {
  readonly sure: RegExp;
  readonly goods: RegExp;
}

/**
 * Single words of notices, tried in this order on bare pages only, for unlisted wordings and
 * languages. Words for things that shops sell count only in a sentence addressed to the visitor
 * (TO_VISITOR).
 */
export const BARE_NOTICES: readonly (readonly [Condition, Names])[] = [
  ['challenge', {
    sure: /captcha|कैप्चा|(?:人机|安全|身份|滑动|拖动|完成).{0,6}验证|验证码/i,
    goods: /\b(?:ro)?bots?\b|робот|\bбот(?:ов|ом|ы)?(?![а-яё])|ربات|روبوت|机器人|ロボット|로봇|रोबोट|\bbrowser|navegador|navigateur|браузер|tarayıcı|浏览器|ブラウザ|브라우저|متصفح|مرورگر|peramban|trình duyệt|przeglądark|ब्राउज़र|验证|認証/i,
  }],
  ['blocked', {
    sure: /ip[- ]?(?:adress|address|indirizzo|адрес|地址)|(?:indirizzo|dirección|endereço|adresse|alamat|địa chỉ) ip\b|ip アドレス|IPアドレス|(?:your|this) (?:country|region|location)|(?:ihr|deine)\S{0,2} (?:land|region)|(?:su|tu|seu|vostr?e|votre) (?:país|pays|paese|região|región|région|regione)|ваш\S{0,2} (?:стран|регион)|(?:地区|地域|国家).{0,6}(?:无法|不可|から)|국가에서|拦截|屏蔽|مسدود|دسترسی|diblokir|bị chặn/i,
    goods: /\bip\b|\bvpn\b|firewall|blocked|blockiert|gesperrt|bloque?ad[oa]|bloqué|bloccat|заблокирован|engellen|차단|محظور/i,
  }],
  ['parked', {
    sure: /域名|domeinnaam|domain ?name|nom de domaine|nombre de dominio|nome (?:di|de) dom[ií]nio|доменн\S{2,3} им|alan adı|tên miền|一口价|lease to own|site owner/i,
    goods: /\bdomains?\b|dominio|domínio|\bдомен(?:а|е|у|ом|ы|ов)?(?![а-яё])|ドメイン|도메인|النطاق|دامنه|\bdomen[ayę]\b|डोमेन/i,
  }],
  ['default-page', {
    sure: /public_html|htdocs|wwwroot|index\.html|web pages? (?:has |have )?(?:yet|not)|put up any|plesk|cpanel|web ?server|虚拟主机/i,
    goods: /\bhosting\b|hébergement|alojamiento|hospedagem|хостинг|サーバー|호스팅|\bserver/i,
  }],
];

/**
 * Phrases of notices that never describe goods: to the visitor, on the page asked for, on the
 * owner's next steps.
 */
export const TO_VISITOR = anyOf(
  /\b(?:if you (?:see|can see|own|believe|think|use)|you(?:[’']re| are| have| were|[’']ve)|your (?:browser|ip|vpn|access|connection|network|request|account|domain|(?:web ?)?site|files?|server|visit|device|computer)|please|verif\w+|confirm\w*|checking|prove|access(?:ed)?|request\w*|visitor|human|denied|detected|suspicious|malicious|this (?:page|domain|server|web ?site|account|name)|the (?:page|web ?site|site)|expired?|parked|registered|for sale|account|upload|webmaster|administrator|owner)\b|\b(?:(?:dass|ob|wenn|sind|haben) sie|sie (?:sind|haben|ein|kein)|(?:ihr|dein)\w{0,2} (?:browser|ip|vpn|zugriff|verbindung|netz\w*|anfrage|konto|domain|webseite|server)|bitte|bestätig\w*|überprüf\w*|zugriff\w*|anfrage\w*|mensch|diese[rs]? (?:seite|domain|server)|vous|votre|vos|veuillez|vérifi\w+|accès|requête|humain|usted|sus?|por favor|verifi\w+|compr[ou]\w+|acceso|solicitud|humano|você|acesso|solicitação|tuo|tua|voi|vostr\w|accesso|richiesta|umano|u|uw|toegang|mens|prosz\w|twoj\w|twój|dostęp\w*)\b|(?:quest[oa]|este|ce|cette|dit|deze|ten|ta) (?:dom[ií]ni?[oae]\w*|nom de domaine|server\w*|sito|sitio|site|domein)/i,
  /(?:^|[^а-яёіїєґ])(?:вы|ваш\S{0,3}|пожалуйста|подтверд\S+|провер\S+|доступ\S*|запрос\S*|человек\S*|эт(?:от|ого|ом) (?:домен|сайт|сервер)\S*|дан(?:ный|ного) \S+|ви|вам?и?|перевір\S+|прод[ае]\S+|свободен|истек|истёк|зарегистрирован)|[您你请]|(?:该|此|本|正在)|(?:拒绝|访问|出售|转让)|あなた|ください|お客様|お使い|アクセス|確認|この|귀하|하세요|하십시오|주세요|확인|접근|접속|아님|아닙니다|누구|أنت|أنك|يرجى|الرجاء|تحقق|هذا|الوصول|شما|لطفا|این|आप|कृपया|siz\S*|tarayıcınız\S*|lütfen|doğrula\S*|erişim\S*|bu (?:alan|site|sunucu)|bạn|vui lòng|này|truy cập|anda|silakan|harap|akses|ini\b/i);

/**
 * A site as such, not a building site. Makers sign with it and shops greet with it, so it makes a
 * notice only together with SITE_STATE.
 */
const SITE =
  /web ?site|(?<!\b(?:camp|camping|caravan|building|burial|nature|heritage|picnic)[ -]?)\bsite(?! (?:at|near|by|in (?!progress|maint|constr|dev|opbouw|onderhoud|manut|costr|kürze))\b)|(?:diese|unsere) (?:neue )?seite|webseite|homepage|internet(?:seite|auftritt)|\bsitio(?: web)?|(?:nueva|página) web|\bsito(?: web)?|\bstrona(?: internetowa)?|сайт(?![а-яёіїє])|(?:本|网)站|サイト|ホームページ|사이트|홈페이지|वेबसाइट|\bsitus|trang web|(?:وب ?سایت|تارنما)|الموقع/i;

/**
 * Phrases of notices about a site: that it is being made, comes soon, is shut, mended, moved, or
 * only just installed.
 */
const SITE_STATE = [
  /\b(?:soon|shortly|later|not (?:yet )?(?:available|ready|open|working|reachable|accessible|published|finished)|offline|down|closed(?! (?:in|on|from|during|over|every|each|between)\b)|unavailable|retired|under (?:construction|development|repair|way)|being (?:\w+ )?(?:built|made|updated|upgraded|moved|prepared|improved|redesigned|rebuilt|repaired|restored)|getting a|in progress|temporarily|for now|at the moment|launching|coming|will (?:be|launch|open|return)|(?:has|have|was) moved|suspended|disabled|no longer|in opbouw|binnenkort|tijdelijk|momenteel)\b|maint[ae]n|wartung|gewartet|onderhoud|\bbald\b|in kürze|später|derzeit|zur ?zeit\b|momentan|vorübergehend|noch nicht|nicht (?:erreichbar|verfügbar)|im (?:auf|um)bau|überarbeit|entsteht|umgezogen|abgeschaltet|geschlossen|installiert/i,
  /bientôt|prochainement|plus tard|actuellement|temporairement|momentanément|en (?:cours|travaux)|indisponible|pas encore|fermé|déménagé|install(?:é|ad[oa]|ato)|pronto|próximamente|más tarde|actualmente|temporalmente|mantenimiento|en obras|constru(?:cción|ção)|costruzione|no (?:está )?disponible|cerrad[oa]|breve|manutenção|fora do ar|temporariamente|indisponível|fechad[oa]|prossimamente|presto|temporaneamente|non (?:è )?(?:ancora )?disponibile|chius[oa]|wkrótce|w budowie|niedostępn|przerw|zamknięt|обслужив|обслугов|скоро|позже|позднее|временно|тимчасово|недоступ|закрыт|закрит|переехал|переїха|строится|созда[её]тся|готовится|обновляется|в разработке|на реконструкции|не работает|появится|откроется|возобнов|ремонт|установлен|维护|维修|升级|改版|建设中|即将|稍后|暂时|暂停|关闭|无法|已(?:开通|创建|搬|迁|停)|空间已|仅限|メンテ|準備中|工事中|公開予定|リニューアル中|近日|一時|停止|移転|閉鎖|점검|준비|공사|곧|잠시|이전|종료|निर्माणाधीन|रखरखाव|बाद में|जल्द|अस्थायी|pemeliharaan|perbaikan|segera|sementara|nanti|bảo trì|xây dựng|sắp|tạm|صيانة|الإنشاء|قريبا|لاحقا|مؤقت|مغلق|تعمیر|ساخت|به ?زودی|موقت|bakım|yapım|yakında|geçici|kapalı|daha sonra/i].map(({ source }) => source).join('|');

/** A sentence on the state of a site: the site, then its state, with only a few words between. */
export const SITE_IN_STATE = new RegExp(
  `(?:${SITE.source})[^\\n,.;:!?()，。；：、！？،]{0,24}?(?:${SITE_STATE})|(?:building|working on|preparing|updating|upgrading|improving|redesigning|rebuilding|finishing) (?:a|an|our|the|this|your) (?!building )(?:\\w+ ){0,2}(?:web ?)?site\\b|(?:installed|created|set up) (?:your|the) (?:new )?(?:web ?)?site\\b`,
  'i');

/** A page that says no more than this of itself, or has it as its title. */
export const MENDING = /^\P{L}*(?:maint[ae]n\p{L}*|wartung\p{L}*|onderhoud|обслуживание|维护|メンテナンス|점검|bakım|صيانة|bảo trì|pemeliharaan)\P{L}*$/iu;

/**
 * A line in which the makers or hosts of a site sign: “Website by”, “Hosting: ”. It speaks of them,
 * not of the site.
 */
export const MAKER = /^\P{L}{0,8}(?:web ?|home ?)?(?:site|page|seite|design|domain|hosting|hosted|powered|develop(?:ed|ment)|buil[dt]|creat(?:ed|ion)|made|réalis\p{L}+|création|hébergement|diseño|alojamiento|realizzazione|criação|hospedagem|realisatie|projekt|tasarım|создание|разработ\p{L}+|дизайн|хостинг|сайт|网站(?:建设|制作|设计)|技术支持|ホームページ制作|制作)(?:[^.!?。\n]{0,40}[ ,](?:by|von|par|por|da|di|door|przez|от|студи\p{L}+)[ :]|[^.!?。:：\n]{0,30}[:：|–—]\s?)/iu;
