import { remembered } from '../../values/remember.ts';
import type { Link } from './views.ts';

/** Names of languages as switchers write them, in that language and others, behind the ISO code. */
// biome-ignore format: a table
const NAMES = new Map(`
en|english|eng|англ|английский|inglés|inglês|ingles|anglais|英文|英语|英語|الإنجليزية
ru|русский|рус|russian|russia|russe|ruso|russo|russisch|俄语|俄文|русский язык|на русском
pt|português|portugues|portuguese|português (brasil)|brasil|portugal|葡萄牙语|葡语|portugais|portugués
es|español|espanol|spanish|castellano|españa|西班牙语|西语|espagnol|espanhol
zh|中文|简体中文|繁體中文|繁体中文|chinese|中文版|中文网站|中国|简体|繁體|китайский|chinois|chino|汉语|中文简体
de|deutsch|german|allemand|alemán|alemão|德语|немецкий
fr|français|francais|french|francés|francês|法语|французский|französisch
ja|日本語|japanese|日语|日本语|japonais|japonés|японский
ar|العربية|عربي|عربى|arabic|阿拉伯语|arabe|árabe|арабский
ko|한국어|korean|韩语|韓國語|coréen|coreano
it|italiano|italian|italien|意大利语
tr|türkçe|turkce|turkish|土耳其语
pl|polski|polish
nl|nederlands|dutch|荷兰语
uk|українська|ukrainian|укр
vi|tiếng việt|vietnamese|越南语
th|ไทย|ภาษาไทย|thai|泰语
id|bahasa indonesia|indonesia|indonesian|bahasa
fa|فارسی|persian|farsi|波斯语
he|עברית|hebrew
hi|हिन्दी|हिंदी|hindi
cs|čeština|cesky|česky|czech
hu|magyar|hungarian
ro|română|romana|romanian
bg|български|bulgarian
el|ελληνικά|greek
sv|svenska|swedish
da|dansk|danish
fi|suomi|finnish
no|norsk|norwegian
kk|қазақша|қазақ|kazakh
uz|o'zbek|oʻzbekcha|o'zbekcha|ўзбек|uzbek
sr|srpski|српски|serbian
hr|hrvatski|croatian
lt|lietuvių|lithuanian
lv|latviešu|latvian
et|eesti|estonian
ka|ქართული|georgian
az|azərbaycanca|azərbaycan|azerbaijani
ms|bahasa melayu|malay|melayu
bn|বাংলা|bengali
ur|اردو|urdu
`.trim().split('\n').map((line) => {
  const [code = '', ...names] = line.split('|');
  return [code, names] as const;
}));

const BY_NAME = new Map([...NAMES].flatMap(([code, names]) => names.map((name) => [name, code] as const)));

/** Countries and old codes that stand for a language in paths, subdomains and labels. */
const ALIASES = new Map(
  `cn:zh tw:zh hk:zh jp:ja kr:ko br:pt ua:uk gb:en us:en kz:kk cz:cs gr:el iw:he in:id nb:no nn:no eng:en rus:ru
  chs:zh cht:zh chn:zh esp:es ger:de deu:de fra:fr jpn:ja kor:ko por:pt ita:it spa:es ara:ar vn:vi ir:fa`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);
/** Codes that are also everyday words or file names in paths and labels. */
const AMBIGUOUS = new Set(['in', 'id', 'no', 'us', 'it', 'is', 'hi', 'my']);

/** The primary subtag of a language tag (BCP 47), null when there is none or it is `x-default`. */
export function primarySubtag(tag: string | null | undefined): string | null {
  const found = /^\s*([a-z]{2,3})(?:[-_][a-z0-9]{1,8})*\s*(?:[,;].*)?$/i.exec(tag ?? '')?.[1]?.toLowerCase();
  if (found === undefined) return null;
  // Other two-letter aliases are countries, which a language tag never begins with.
  return found.length === 3 || /^(?:iw|nb|nn|cn|jp|kr)$/.test(found) ? (ALIASES.get(found) ?? found) : found;
}

/** The language that a label (`RU`, `Русский`, `English version`) names; null for other labels. */
export const languageOfLabel = (label: string): string | null =>
  label === '' || label.length > LONGEST_LABEL ? null : languageCalled(label);
const LONGEST_LABEL = 30;

const languageCalled = remembered((label): string | null => {
  const word = label
    .toLowerCase()
    .replace(/^[\s[(|/]+|[\s\])|/]+$/g, '')
    .replace(/\s*\b(?:version\b|site|website|версия|versión|versão|版)$/, '')
    .trim();
  const named = BY_NAME.get(word) ?? BY_NAME.get(word.replace(/\s*\(.*\)$/, ''));
  if (named !== undefined) return named;
  const code = /^([a-z]{2,3})(?:[-_][a-z]{2,4})?$/.exec(word)?.[1];
  return code === undefined || AMBIGUOUS.has(code) ? null : languageOfCode(code);
});

/** The language of a path segment or host label (`ru`, `pt-br`, `cn`, `english`); null: none. */
export function languageOfSegment(segment: string): string | null {
  const word = segment.toLowerCase().replace(/\.(?:html?|php|aspx?|jsp)$/, '');
  const match = /^(?:index|home|default)?[-_]?([a-z]{2,3})(?:[-_](?:[a-z]{2,4}))?$/.exec(word);
  const code = match?.[1];
  if (code !== undefined && !AMBIGUOUS.has(code)) {
    const language = languageOfCode(code);
    if (language !== null) return language;
  }
  return word.length > 3 ? (BY_NAME.get(word) ?? null) : null;
}

function languageOfCode(code: string): string | null {
  return NAMES.has(code) ? code : (ALIASES.get(code) ?? null);
}

/** The language version that a link leads to by hreflang or label; null: an ordinary link. */
export function languageOfLink(link: Pick<Link, 'hreflang' | 'text'>): string | null {
  return languageOfLabel(link.text) ?? (link.text.length <= 20 ? primarySubtag(link.hreflang) : null);
}
