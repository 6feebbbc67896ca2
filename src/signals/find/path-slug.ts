/** Reads the distinctive words of a path: the owner's names for a page, picture or document. */
import { decodedUri } from '../../model/text/decoded-uri.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { wordSet } from '../../model/text/word-set.ts';
import { languageOfSegment } from '../../page/view/language-names.ts';
import { remembered } from '../../values/remember.ts';

// Words in the paths of any shop, builder or camera; pinyin and transliteration too.
const GENERIC_WORDS =
  wordSet(`home index default main start welcome page pages site sites web website html php aspx asp jsp htm about us our we me you your contact contacts contactus aboutus
company profile companyprofile info information intro introduction overview team history story mission vision culture why what who how
product products productlist goods item items detail details view show list lists category categories cat catalog catalogue collection collections
shop store cart checkout order orders account login register signin signup logout my user users member members wishlist compare search result results
news blog blogs post posts article articles event events media press gallery photos photo picture pictures video videos album portfolio project projects case cases
service services solution solutions industry industries application applications support help faq faqs question questions download downloads resource resources
career careers job jobs partner partners client clients customer customers testimonial testimonials review reviews certificate certificates certification quality factory tour
privacy policy policies terms term conditions condition use cookie cookies legal notice disclaimer imprint sitemap map feed rss tag tags archive archives author date year month
shipping delivery payment payments return returns refund refunds warranty exchange inquiry enquiry quote feedback form forms message send mail email thanks thank
wp content includes uploads upload uploadfile uploadfiles userfiles files file image images img imgs pic pics static assets asset dist build public theme themes template templates plugin plugins css js fonts font
data cache thumb thumbs thumbnail thumbnails large small medium big mini original full crop resize scaled copy final new old test demo sample untitled screenshot screen shot
logo logos icon icons favicon banner banners slide slides slider hero header footer nav menu bg background backgrounds cover placeholder blank avatar sprite arrow button btn close loading bar top bottom left right
facebook twitter instagram linkedin youtube pinterest whatsapp wechat weixin telegram skype tiktok google apple android amazon paypal visa mastercard maestro amex payment qr qrcode code
dsc img image dscn dcim mmexport wx camera pexels unsplash shutterstock pixabay istock adobestock freepik depositphotos getty stock
en ru pt es de fr it zh cn jp ja ko ar english russian chinese lang language
and the of for with in on to from by at or all more read next prev previous first last one two
item node id no nr num number v ver version com net org www http https jpg jpeg png gif webp pdf
kontakt kontakty kontakte contato contatos contacto contactos onas nas kompanii kompaniya company produkty produkt produkcia katalog uslugi novosti dostavka oplata glavnaya otzyvy vakansii stati galereya
sobre nos quem somos empresa produtos produto servicos noticias inicio nosotros quienes productos producto servicios contactenos galeria
impressum datenschutz agb unternehmen leistungen aktuelles ueber uns startseite accueil propos produits actualites nous mentions legales
guanyu women lianxi chanpin xinwen gongsi jianjie zhongxin anli fuwu zaixian liuyan lxwm gywm cpzx xwzx
首页 关于我们 联系我们 产品中心 新闻中心 公司简介 微信图片 图片 产品 未标题 главная контакты о нас компании каталог продукция услуги новости товары`);

/** Suffixes that publishing programs add to a file's name: sizes, densities, times of change. */
const VARIANT =
  /(?:[-_ ]?(?:\d{2,4}x\d{2,4}|\d{2,4}w|scaled|rotated|e\d{10,13}|min|thumb(?:nail)?|copy|compressed|crop(?:ped)?|removebg(?:-preview)?|@\dx|_n))+$/;
const HASH = /^(?=[a-z]{0,40}\d)(?:[0-9a-f]{8,}|(?=(?:[a-z]{1,12}\d{1,12}){2,})[a-z0-9]{8,})$/;
const EXTENSION =
  /\.(?:html?|xhtml|php\d?|aspx?|jsp|jpe?g|png|gif|webp|svg|avif|bmp|ico|tiff?|pdf|docx?|xlsx?|pptx?|zip|rar|mp4|webm|do|cfm|shtml)$/;
const LONGEST_PATH = 1_000;
const MOST_SEGMENTS = 12;

/** One segment without language, size, ids and dates; null if nothing distinctive is left. */
const slugOf = remembered((segment): string | null => {
  if (languageOfSegment(segment) !== null) return null;
  const words = segment
    .normalize('NFKC')
    .toLowerCase()
    .replace(EXTENSION, '')
    .replace(VARIANT, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map((word) => (HASH.test(word) ? '' : word.replace(/\d{3,}/g, '')))
    .filter((word) => word !== '' && !/^\d+$/.test(word));
  const [last = ''] = words.slice(-1);
  if (words.length > 1 && /^[a-z]{2}$/.test(last) && languageOfSegment(last) !== null) words.pop();
  const telling = words.filter(
    (word) => !GENERIC_WORDS.has(word.replace(/\d+$/, '')) && /\p{L}{3}|[\u3040-\u9fff\uac00-\ud7af]{2}/u.test(word),
  );
  const slug = words.join('-');
  const letters = telling.join('').replace(/[^\p{L}]/gu, '').length;
  return slug.length <= 120 && (letters >= 6 || /[\u3040-\u9fff\uac00-\ud7af]{2}/u.test(telling.join('')))
    ? slug
    : null;
});

/** A path's distinctive slugs, outermost first; `lastOnly` for files in a builder's folders. */
export function slugsIn(url: string, lastOnly: boolean): string[] {
  if (!isUrl(url)) return [];
  const { pathname } = new URL(url);
  if (pathname.length > LONGEST_PATH) return [];
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const wanted = lastOnly ? segments.slice(-1) : segments.slice(0, MOST_SEGMENTS);
  return [...new Set(wanted.map((segment) => slugOf(decodedUri(segment))).filter((slug) => slug !== null))];
}
