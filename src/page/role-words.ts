import { isSameSite, siteOf } from '../address/site-name.ts';
import type { NamedAddress } from '../model/ports/capture.ts';
import { decodedUri } from '../model/text/decoded-uri.ts';
import type { Kind, PageRole } from '../model/words.ts';
import { foldAddress } from './address.ts';
import { foldText } from './view/fold-text.ts';

/** Words that name a page's role in URLs (ASCII, whole path words) and labels (many languages). */
// biome-ignore format: a role a line
const IN_PATH: readonly [PageRole, RegExp][] = [
  ['contact', /(?:^|[^a-z])(?:contacts?|contact-?us|contact-?me|contactinfo|contatos?|contactos?|kontakt[ey]?|kontakti|contatti|contactez|lianxi(?:women)?|lxwm|inquiry|enquiry|feedback|iletisim|impressum|imprint|hubungi|lien-he|rekvizit\w*|obratnaya-svyaz|toiawase|otoiawase|reach-?us|get-?in-?touch)(?:[^a-z]|$)/],
  ['about', /(?:^|[^a-z])(?:about|about-?us|company|company-?profile|company_profile|profile|our-?company|who-?we-?are|o-?nas|o-?kompanii|o-?company|kompaniya|kompania|sobre|sobre-?nos|quem-?somos|empresa|a-?empresa|nosotros|sobre-?nosotros|quienes-?somos|ueber-?uns|uber-?uns|unternehmen|a-?propos|qui-?sommes-?nous|entreprise|chi-?siamo|azienda|guanyu(?:women)?|gywm|gongsi(?:jianjie)?|gsjj|hakkimizda|kurumsal|gaiyo|kaisha|tentang|gioi-?thieu|over-?ons|o-?firmie|history|introduction|certificat\w*|team)(?:[^a-z]|$)/],
  ['products', /(?:^|[^a-z])(?:products?|products?-?list|product-?categor(?:y|ies)|catalogu?e?s?|shop|store|items?|goods|prods?|chanpin|cpzs|cpzx|produkty?|produkte|produktsiya|produkciya|katalog|tovary?|magazin|produtos?|productos?|produits?|prodotti|urunler|seihin|shohin|produk|san-?pham|producten|services?|collections?|categor(?:y|ies|ia|ias)|uslugi|servicos?|servicios?|leistungen|solutions?)(?:[^a-z]|$)/],
];

// biome-ignore format: a role a line
const IN_LABEL: readonly [PageRole, RegExp][] = [
  ['contact', /^(?:contacts?|contact us|contact me|contact info(?:rmation)?|get in touch|reach us|inquiry|enquir[ey]|kontakte?|kontakty|impressum|imprint|контакты?|контактная информация|связаться(?: с нами)?|свяжитесь с нами|обратная связь|реквизиты|наши контакты|как нас найти|contatos?|fale conosco|entre em contato|contactos?|contáctenos|contáctanos|contacte(?:-nos)?|contactez[- ]nous|nous contacter|contatti|contattaci|联系(?:我们|方式|人)?|聯[繫絡]我們|在线留言|お問い?合わせ|お問合せ|連絡先|문의|연락처|اتصل بنا|تواصل معنا|اتصال|للتواصل|iletişim|bize ulaşın|kontak|hubungi kami|liên hệ|contacteer ons|צור קשר|تماس با ما|контакти)$/],
  ['about', /^(?:about|about us|about (?:the )?company|company|our company|company (?:profile|introduction|overview)|who we are|our story|profile|о нас|о компании|компания|о фирме|о предприятии|о заводе|наша компания|sobre|sobre nós|sobre a empresa|quem somos|a empresa|empresa|nosotros|sobre nosotros|quiénes somos|acerca de(?: nosotros)?|la empresa|über uns|unternehmen|firma|das unternehmen|à propos(?: de nous)?|qui sommes[- ]nous|entreprise|notre société|l'entreprise|chi siamo|azienda|关于(?:我们)?|關於(?:我們)?|公司(?:简介|介绍|概况)|企业(?:简介|介绍|概况)|公司簡介|会社(?:概要|案内|情報)|企業情報|私たちについて|회사소개|من نحن|عن الشركة|نبذة عنا|حولنا|معلومات عنا|hakkımızda|kurumsal|tentang kami|về chúng tôi|giới thiệu|over ons|o firmie|o nas|про нас|про компанію|אודות|درباره ما|за нас)$/],
  ['products', /^(?:products?|our products?|all products?|product (?:list|range|categor(?:y|ies)|catalog(?:ue)?|cent(?:er|re)|show)|catalog(?:ue)?|shop|store|shop now|services|our services|solutions|продук(?:ция|ты)|наша продукция|каталог(?: товаров| продукции)?|товары|магазин|услуги|produtos?|nossos produtos|catálogo|loja|serviços|productos|nuestros productos|tienda|servicios|produkte|unsere produkte|katalog|sortiment|leistungen|produits|nos produits|boutique|prodotti|i nostri prodotti|产品(?:中心|展示|列表|介绍|分类|目录|与服务)?|產品(?:中心|展示|介紹)?|商品(?:一覧|紹介|中心|列表)?|製品(?:情報|一覧|紹介|案内)?|제품(?:소개|안내)?|منتجاتنا|المنتجات|منتجات|ürünler|ürünlerimiz|produk|produk kami|sản phẩm|producten|produkty|nasze produkty|продукти|продукція|מוצרים|محصولات)$/],
];

const NOT_WANTED =
  /(?:^|[^a-z])(?:log-?in|log-?out|sign-?in|sign-?up|sign-?out|register|registration|cart|basket|checkout|my-?account|account|wishlist|compare|password|wp-admin|wp-login\.php|admin|logoff|korzina|vhod|anmelden|warenkorb|panier|carrito|carrinho|unsubscribe|print|xmlrpc\.php|feed|rss|cgi-bin|captcha|calendar)(?:[^a-z]|$)/;
const QUERY_NOT_WANTED =
  /(?:^|[?&])(?:add-to-cart|add_to_cart|action=logout|replytocom|logout|share|print|sort|order|orderby|filter)\b/i;
const BINARY =
  /\.(?:jpe?g|png|gif|webp|svgz?|ico|bmp|tiff?|avif|heic|pdf|docx?|xlsx?|pptx?|odt|ods|rtf|csv|txt|zip|rar|7z|t?gz|tar|bz2|exe|msi|dmg|apk|ipa|iso|mp[34]|m4[av]|avi|mov|wmv|webm|og[gv]|wav|flv|swf|css|js|mjs|json|xml|rss|atom|woff2?|ttf|eot|vcf|ics|torrent|bin|webmanifest)$/i;

/** The role that a link's label names, else its path; `other` when neither does. */
export function roleOf(url: URL, label: string): PageRole {
  const text = foldText(label)
    .toLowerCase()
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  if (text !== '' && text.length <= 40) for (const [role, words] of IN_LABEL) if (words.test(text)) return role;
  const path = decodedUri(url.pathname)
    .toLowerCase()
    .replace(/\.[a-z]{3,5}$/, '');
  const last = path.split('/').filter((segment) => segment !== '');
  // A page deep below /products/ is one product, not the list of them.
  const head = last.length <= 2 ? path : (last.at(-1) ?? '');
  for (const [role, words] of IN_PATH) if (words.test(head)) return role;
  return 'other';
}

/** True for a page worth fetching: no file, no log-in or log-out, no cart, no sorting of a list. */
export function isWorthFetching(url: URL): boolean {
  const path = decodedUri(url.pathname).toLowerCase();
  return url.href.length <= 2083 && !BINARY.test(path) && !NOT_WANTED.test(path) && !QUERY_NOT_WANTED.test(url.search);
}

/** A profile or listing has only its own pages; the platform's pages are everybody's. */
export const isOnSite = (url: string, home: string, kind: Kind): boolean =>
  kind === 'website' ? isSameSite(url, home) : siteOf(url, kind) === siteOf(home, kind);

/** Addresses of the site of `home`, with the role that each path suggests. Pure; never throws. */
export function namedAddresses(addresses: readonly string[], home: string, kind: Kind): NamedAddress[] {
  const found: NamedAddress[] = [];
  for (const address of addresses) {
    const url = foldAddress(address, home);
    if (url === null || !isOnSite(url, home, kind)) continue;
    const parsed = new URL(url);
    found.push({ url, role: roleOf(parsed, ''), isPage: isWorthFetching(parsed) });
  }
  return found;
}
