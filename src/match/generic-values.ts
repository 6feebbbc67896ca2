/**
 * Values that everybody has, written by hand. Shares are rough, and meant to be: above a few sites in a hundred the
 * rarity of a value is nothing in any case.
 */

/** Menu labels by language, as the navigation signal folds them. Many menus have them: each counted on a fifth of sites. */
const LABELS: Readonly<Record<string, string>> = {
  en: `home|home page|homepage|about|about us|company|company profile|our company|who we are|products|product|our products|all products
product center|products center|catalog|catalogue|shop|store|services|our services|solutions|industries|applications|application|projects|portfolio
gallery|news|blog|events|contact|contact us|contacts|get in touch|get a quote|request a quote|inquiry|feedback|faq|faqs|support|download|downloads
career|careers|jobs|team|our team|partners|clients|testimonials|certificates|certificate|quality|quality control|factory tour|factory|video|videos
search|login|log in|sign in|sign up|register|my account|account|cart|checkout|wishlist|sitemap|site map|privacy policy|terms|terms of service
terms and conditions|more|menu|close|english|language|facebook|twitter|instagram|linkedin|youtube|skip to content|view all|read more|pricing|features`,
  zh: `首页|网站首页|主页|关于我们|公司简介|公司介绍|企业简介|企业文化|产品|产品中心|产品展示|产品列表|新闻|新闻中心|新闻资讯|公司新闻|行业新闻
联系我们|联系方式|在线留言|留言反馈|服务|服务支持|技术支持|解决方案|案例|工程案例|成功案例|人才招聘|招聘|招贤纳士|下载中心|荣誉资质|资质荣誉|搜索|登录|注册|中文|english`,
  ru: `главная|на главную|о нас|о компании|компания|продукция|продукты|товары|каталог|каталог товаров|каталог продукции|услуги|новости|статьи|блог|контакты
связаться с нами|контактная информация|доставка|оплата|доставка и оплата|галерея|фотогалерея|отзывы|вакансии|партнеры|сертификаты|цены|прайс-лист|прайс
акции|вопросы и ответы|поиск|войти|вход|регистрация|корзина|карта сайта|обратная связь|проекты|поддержка`,
  pt: `início|inicio|página inicial|pagina inicial|home|casa|lar|sobre|sobre nós|sobre nos|quem somos|empresa|a empresa|perfil da empresa|produtos|produto|nossos produtos
serviços|servicos|soluções|notícias|noticias|blog|contato|contacto|contactos|contate-nos|fale conosco|entre em contato|galeria|perguntas frequentes|clientes|parceiros|orçamento|entrar|carrinho|buscar`,
  es: `inicio|página principal|portada|hogar|sobre nosotros|nosotros|quiénes somos|quienes somos|empresa|la empresa|productos|producto|nuestros productos|catálogo|catalogo
servicios|soluciones|noticias|blog|contacto|contáctenos|contactenos|contáctanos|contactar|galería|galeria|preguntas frecuentes|clientes|tienda|presupuesto|iniciar sesión|carrito|buscar|proyectos`,
  de: `startseite|start|home|über uns|ueber uns|wir über uns|unternehmen|firma|produkte|unsere produkte|leistungen|service|dienstleistungen|aktuelles|news|neuigkeiten|blog
kontakt|impressum|datenschutz|datenschutzerklärung|agb|galerie|referenzen|partner|team|karriere|jobs|stellenangebote|anfahrt|shop|suche|anmelden|warenkorb|downloads`,
  fr: `accueil|à propos|a propos|à propos de nous|qui sommes-nous|entreprise|société|produits|nos produits|services|nos services|actualités|blog|contact|contactez-nous
nous contacter|galerie|réalisations|références|partenaires|boutique|panier|recherche|mentions légales|connexion`,
  it: 'home|chi siamo|azienda|prodotti|servizi|notizie|news|contatti|contattaci|galleria|dove siamo|blog|negozio|carrello|cerca|privacy',
  nl: 'home|over ons|producten|diensten|nieuws|contact|blog|webshop|winkelwagen|zoeken|privacy',
  pl: 'strona główna|o nas|o firmie|produkty|usługi|oferta|aktualności|kontakt|galeria|blog|sklep|koszyk',
  tr: 'ana sayfa|anasayfa|hakkımızda|kurumsal|ürünler|hizmetler|haberler|iletişim|galeri|blog|referanslar',
  ja: 'ホーム|トップ|トップページ|会社概要|会社案内|製品情報|製品|商品|サービス|ニュース|お知らせ|お問い合わせ|お問合せ|採用情報|アクセス|ブログ|サイトマップ|プライバシーポリシー',
  ko: '홈|회사소개|제품|제품소개|서비스|뉴스|공지사항|고객센터|문의|문의하기|연락처|갤러리',
  ar: 'الرئيسية|الصفحة الرئيسية|من نحن|معلومات عنا|منتجات|المنتجات|خدمات|الخدمات|أخبار|الأخبار|اتصل بنا|اتصل',
};
const LABEL_SHARE = 0.2;

/** Page titles that say nothing of the site, as the title signal folds them. */
const TITLES: Readonly<Record<string, string>> = {
  en: 'home|home page|homepage|index|welcome|about|about us|products|product|services|news|blog|gallery|contact|contact us|shop|untitled|untitled document|document|company profile',
  zh: '首页|关于我们|公司简介|产品中心|产品展示|新闻中心|联系我们',
  ru: 'главная|главная страница|о компании|о нас|каталог|продукция|новости|контакты',
  pt: 'início|sobre nós|produtos|contato',
  es: 'inicio|nosotros|productos|contacto',
  de: 'startseite|home|über uns|kontakt|impressum|datenschutz|aktuelles',
  fr: 'accueil|à propos|produits|contact',
  ja: 'ホーム|会社概要|お問い合わせ',
};

/** Numbers, addresses and accounts of manuals and demos: nobody's own, though they look like somebody's. */
const DEMO_VALUES: readonly string[] = [
  ...['+11234567890', '+12345678900', '+12345678901', '+15551234567', '+15555555555', '+18001234567', '+18005551234'],
  ...['+61383766284', '+442012345678', '+911234567890', '+919876543210', '+861234567890', '+8613800138000'],
].map((number) => `contact-phone:${number}`);

/** Signal token → share of all sites that carry it. */
export const GENERIC_VALUES: ReadonlyMap<string, number> = new Map([
  ...spread('navigation', LABELS),
  // Where the language of a page is unknown its labels are filed under und.
  ...spread('navigation', { und: Object.values(LABELS).join('|') }),
  ...spread('title', TITLES),
  ...spread('title', { und: Object.values(TITLES).join('|') }),
  ...DEMO_VALUES.map((token) => [token, LABEL_SHARE] as const),
]);

function spread(signal: string, lists: Readonly<Record<string, string>>): [string, number][] {
  return Object.entries(lists).flatMap(([lang, words]) =>
    words.split(/[|\n]/).map((word): [string, number] => [`${signal}:${lang}:${word}`, LABEL_SHARE]),
  );
}
