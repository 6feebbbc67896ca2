/** Reads the company names in running text by their legal form, and how the text speaks of each. */
import { isGenericName } from '../../values/company-name.ts';
import { plainText } from '../../values/plain-text.ts';
import { remembered } from '../../values/remember.ts';

/** `name` is as written, with its legal form. */
export type CompanyMention = ReturnType<typeof spokenOf> & { readonly name: string; readonly at: number };

const LATIN_FORM =
  /(?:(?<![\p{L}\p{N}])(?:co(?:mpany)?\.?\s{0,2},?\s{0,2}(?:ltd|limited)|limited|ltd|llc|l\.l\.c|inc|incorporated|corp|corporation|gmbh|ohg|e\.\s?k|ltda|pte\.?\s{0,2}ltd|pvt\.?\s{0,2}ltd|pty\.?\s{0,2}ltd|plc|sdn\.?\s{0,2}bhd|fze|fzco|jsc|s\.a\.r\.l|sarl|s\.r\.l|s\.p\.a|b\.v|eireli|lda|s\.r\.o|sp\.?\s{0,2}z\s{0,2}o\.?\s{0,2}o|d\.o\.o|a\.ş|ltd\.?\s{0,2}şti|ко\.?,?\s{0,2}лтд|лтд|лимитед))(?![\p{L}\p{N}])\.?/giu;
const HAN_FORM = /股份有限公司|有限责任公司|有限公司|株式会社/gu;
const HAN_BEFORE = /[\p{Script=Han}\p{Script=Katakana}ーA-Za-z0-9()]{2,24}$/u;
const HAN_AFTER = /^[\p{Script=Han}\p{Script=Katakana}ーA-Za-z0-9]{2,20}/u;
const RUSSIAN_NAME =
  /(?<!\p{L})(?:ООО|ОАО|ЗАО|ПАО|ТОО|ИП)\s{0,2}(?:[«"“][^«»"”\n]{2,60}(?:«[^«»"”\n]{2,60})?[»"”]|\p{Lu}[\p{L}\p{N}-]{1,30}(?: \p{Lu}[\p{L}\p{N}-]{1,30}){0,3})/gu;
const JOIN = /^(?:and|of|for|&|и|e|de|do|da|y|und|et|the)$/iu;
const LEADING =
  /^(?:by|from|to|of|and|the|at|with|for|in|on|welcome|about|copyright|©|dear|our|we|why|choose|us|name|company|supplier|seller|manufacturer|products?|established|founded|home|news|contacts?|address|add|от|и|о|компания|copyright©)$/iu;
const CREDIT =
  /(?:power(?:ed)?|design(?:ed)?|develop(?:ed|ment)?|creat(?:ed|ion)|built|made|host(?:ed|ing)|maintain(?:ed)?|theme|template|support(?:ed)?|seo|marketing|(?:web|(?<!\p{L}))site|web)\s{0,3}(?:and\s\w{1,12}\s)?(?:by|from|:|—|-)?\s{0,3}$|(?:技术支持|技術支援|网站建设|網站建設|网站设计|網站設計|制作|製作|制作維護)\s{0,2}[:：]?\s{0,3}$|(?:разработ|созда|изготов|продвиж|поддержк|дизайн)\p{L}{0,8}(?:\s\p{L}{1,14}){0,3}\s{0,3}[:—-]?\s{0,3}$|(?:desenvolvi|desarroll|cria(?:do|ção)|cread|hospedad|diseñ|réalis|créat|conçu|realizz|sviluppat|umsetzung|gestaltung|erstellt|webdesign|wykonan|projekt|tasarım|yazılım|yapım|készít)\p{L}{0,8}(?:\s(?:de|do|du|del|da|por|par|von|by|sites?|sito|web|internet|strony)){0,3}\s{0,3}[:—-]?\s{0,3}$/iu;
const RESALE =
  /(?:authori[sz]ed|official|exclusive|sole|approved|certified|independent)\s{1,3}(?:\p{L}{1,14}\s{1,3}){0,2}(?:distributor|dealer|agent|re-?seller|stockist|importer|partner|representative|retailer|supplier)s?(?:\s{1,3}\p{L}{1,14}){0,3}\s{1,3}(?:of|for|from)\b|(?:distribui?dor|revendedor|representante|importador)\p{L}{0,2}\s{1,3}(?:autorizad|oficia|exclusiv)\p{L}{1,3}\s{1,3}(?:de|da|do)\b|(?:официальн|эксклюзивн|авторизованн)\p{L}{1,3}\s{1,3}(?:дистрибьютор|дилер|представител|поставщик|партн[её]р)|autorisierter\s(?:fach)?händler\s(?:von|für)|distributeur\s(?:agréé|officiel|exclusif)\s(?:de|du)|(?:授权|指定|官方)(?:代理|经销|分销)|正規代理店/iu;
// The owner of a trade mark, a certifier, bank, carrier or photographer did not make the page.
const SOMEBODY =
  /(?:trade\s?marks?|registered\s(?:mark|name)s?|brands?|propert(?:y|ies)|licen[cs]ed?|division|subsidiary|courtesy|licen[cs]ees?)\s(?:\p{L}{1,12}\s){0,2}(?:of|by|from)\s(?:the\s)?$|(?:certified|accredited|audited|approved|inspected|tested|insured|regulated|supervised|issued|verified|secured|protected|processed|provided|delivered|shipped|distributed|published|photographed|translated|sponsored|owned|supplied|manufactured|produced|reviewed)\s(?:\p{L}{1,10}\s)?by\s(?:the\s)?$|(?:members?|partners?|customers?|clients?|suppliers?|agents?|dealers?|friends)\s(?:of|with|to|include|are|like|such as)?\s{0,2}[:—-]?\s{0,2}(?:the\s)?$|(?:photos?|pictures?|images?|icons?|fonts?|maps?|data|payments?|delivery|shipping|hosting|bank)\s{0,2}(?:©|\(c\)|by|via|with|from|of|:)\s{0,2}$|(?:товарн\p{L}{1,3}\sзнак\p{L}{0,3}|знак\p{L}{0,3}|член|партн[её]р|клиент|дилер|поставщик|банк|сертифицирован\p{L}{0,2}|представител\p{L}{1,2}|собственност\p{L}{1,2}|принадлеж\p{L}{1,3})\s(?:\p{L}{1,14}\s){0,2}[:—-]?\s{0,2}$|(?:marcas?|membros?|miembros?|parceir[oa]s?|clientes?|certificad[oa]|banco|propriedade|propiedad)\s(?:\p{L}{1,12}\s)?(?:de|da|do|del|por|pela)\s$|(?:marke|mitglied|partner|kunde|bank|geprüft|zertifiziert)\s(?:der|des|von|bei|durch)\s(?:der\s)?$|(?:商标|合作伙伴|客户|供应商|开户行|开户银行|认证机构|代理商)\s{0,2}[:：]?\s{0,2}$/iu;
const SOMEBODY_AFTER =
  /^[\s,.]{0,3}(?:(?:is|are|was|were)\s(?:a|an|the|our|one of our)\s(?:\p{L}{1,14}\s){0,2}(?:partner|customer|client|supplier|trade\s?mark|licensor)|(?:is|are)\snot\s(?:affiliated|associated|connected)|(?:является|—)\s(?:наш|зарегистрированн)\p{L}{0,4})/iu;
/** A negation, followed before the name by a word for a tie between two companies. */
const DENIED_BEFORE =
  /(?<!\p{L})(?:(?:not|never|nor?|neither|nothing|un(?=affiliated|related|connected))\s?|\p{L}{2,6}n['’]t\s)[^.!?\n]{0,40}(?:affiliat|associat|connect|relat|link|successor|formerly|part of|belong|owned|same (?:as|company|firm)|to do with)[^.!?\n]{0,30}$|(?<!\p{L})(?:не|ни|никак|нет)\s[^.!?\n]{0,40}(?:связ|отношени|принадлеж|относ|правопреем|аффилир|общего)[^.!?\n]{0,30}$|(?<!\p{L})(?:não|nao|no|nunca|nem|ni|sem|sin|nenhuma?|ningun[ao]?|ningún)\s[^.!?\n]{0,40}(?:afilia|associad|asociad|relaci?onad|relaç|relaci|vincul|v[ií]nculo|sucesor|sucessor|ligad|ligaç|pertenc|pertenec|parte d)[^.!?\n]{0,30}$|(?<!\p{L})(?:nicht|nie|niemals|kein(?:e|er|en|em|es)?|weder)\s[^.!?\n]{0,40}(?:verb(?:unden|indung)|bezieh|nachfolg|zugehör|gehör|teil|tun mit)[^.!?\n]{0,30}$|(?<!\p{L})(?:ne|n['’]\p{L}+|pas|aucune?|sans|non)\s[^.!?\n]{0,40}(?:affili|associ|lié|lien|rapport|relation|success|partie|appart)[^.!?\n]{0,30}$|(?:不是|并非|不属于|不隶属于|没有)[^。！？\n]{0,12}$/iu;
const DENIED_AFTER =
  /^[^。！？.!?\n]{0,8}(?:无关|無關|(?:没有|沒有|無|无|毫无)(?:任何|任何的)?(?:关系|關係|关联|關聯|联系))/u;
/** Every name with a legal form has one of these, unless its letters are disguised. */
const HOLDS_FORM =
  /\b(?:ltd|limited|llc|l\.l\.c|inc|incorporated|corp|corporation|gmbh|ohg|e\.\s?k|ltda|plc|bhd|fze|fzco|jsc|s\.a\.r|sarl|s\.r\.|s\.p\.a|b\.v|eireli|lda|d\.o\.o|z\s{0,2}o)\b|a\.ş/i;
// Invisible characters, homoglyphs that NFKC unfolds, and scripts with their own legal forms.
const MAY_HIDE =
  /[\u00ad\u034f\u0400-\u052f\u061c\u1100-\u11ff\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2100-\u24ff\u3000-\u9fff\uac00-\uffff]/;
const SELF =
  /^[\s.]{0,2}(?:\([^)]{1,60}\)\s{0,2})?,?\s{0,2}(?:is|are|was|were|has|have|specializ|specialis|founded|established|located|situated|as a|as one|mainly|offers|supplies|deals|явля|был|основан|расположен|специализ|é |foi |está|fue |es (?:un|el|la)|est |成立|位于|是一?家|创立|专业|坐落)/iu;
/** Words that may precede the name that a text is about. "Samples of" is about the samples. */
const OPENS =
  /(?:^|[.!?:：。！？—–-]\s{0,3}|\n\s{0,20}|(?<!\p{L})(?:welcome to|about|we,?|our company,?|the(?: company)?|компания|фирма|о компании|关于|欢迎来到|a empresa|la empresa|die firma|firma)\s{1,3}|[«"“„(])$/iu;
/** Words before "limited" as a verb or adjective ("not limited to"): no name ends in them. */
const NO_NAME_BEFORE = /(?<!\p{L})(?:not|is|are|was|were|be|been|being|a|an|any|or|only|strictly|without)$/iu;
const MOST_MENTIONS = 60;
const MOST_LOOKED_AT = 500;
const LONGEST_NAME = 100;

/** True if the words say that a site sells for another company, the one that they name. */
export const isResale = (text: string): boolean => RESALE.test(text);

/**
 * Reads how the words around a name speak of it. `credit`: a supplier of the site ("powered by").
 * `resale`: its goods are sold here. `other`: openly another company, such as a maker, a bank or a
 * trade mark's owner. `self`: "we".
 * @param text plain
 */
export function spokenOf(text: string, at: number, length: number) {
  const before = text.slice(Math.max(0, at - 70), at);
  const after = text.slice(at + length, at + length + 90);
  const resale = isResale(before);
  const denied = DENIED_BEFORE.test(before) || DENIED_AFTER.test(after);
  return {
    credit: CREDIT.test(before),
    resale,
    denied,
    other: resale || denied || SOMEBODY.test(before) || SOMEBODY_AFTER.test(after),
    self: at <= 60 && OPENS.test(before) && SELF.test(after),
  };
}

/** True for a word before a name that does not belong to it ("by", "about", "copyright"). */
export const isLeadingWord = (word: string): boolean => LEADING.test(word) || JOIN.test(word);

/** At most 60 names. Each legal form looks back at most 100 characters, so it is linear. */
export const companyMentions = remembered((text): readonly CompanyMention[] => {
  // Most texts of a page name no company, so a quick test comes first.
  if (!HOLDS_FORM.test(text) && !MAY_HIDE.test(text)) return [];
  const plain = plainText(text);
  const mentions: CompanyMention[] = [];
  let looked = 0;
  const isDone = (): boolean => mentions.length >= MOST_MENTIONS || looked > MOST_LOOKED_AT;
  const add = (name: string, at: number, length: number): void => {
    looked += 1;
    if (isDone() || isGenericName(name)) return;
    mentions.push({ name, at, ...spokenOf(plain, at, length) });
  };
  for (const match of plain.matchAll(LATIN_FORM)) {
    if (isDone()) break;
    const before = plain.slice(Math.max(0, match.index - LONGEST_NAME), match.index);
    const gap = /[\s,]{0,2}$/.exec(before)?.[0].length ?? 0;
    const said = before.slice(0, before.length - gap);
    if (/^limited/i.test(match[0]) && NO_NAME_BEFORE.test(said)) continue;
    const name = nameBefore(said);
    const start = name === '' ? match.index : match.index - gap - name.length;
    const end = match.index + match[0].length;
    if (start < match.index) add(plain.slice(start, end).trim(), start, end - start);
  }
  let ended = 0;
  for (const { index, 0: form } of plain.matchAll(HAN_FORM)) {
    if (isDone()) break;
    const end = index + form.length;
    const before = HAN_BEFORE.exec(plain.slice(Math.max(ended, index - 24), index))?.[0] ?? '';
    // The Japanese form may also precede the name.
    const after = before === '' && form === '株式会社' ? (HAN_AFTER.exec(plain.slice(end, end + 20))?.[0] ?? '') : '';
    ended = end + after.length;
    if (before === '' && after === '') continue;
    const whole = `${before}${form}${after}`;
    const name = whole.replace(/^.{0,12}(?:版权所有|技术支持|供应商|制造商|欢迎来到|关于|联系)/u, '');
    add(name, ended - name.length, name.length);
  }
  for (const match of plain.matchAll(RUSSIAN_NAME)) {
    add(match[0], match.index, match[0].length);
    if (isDone()) break;
  }
  return mentions;
});

/** The capitalised words at the end of `before`, at most eight; empty if there are none. */
function nameBefore(before: string): string {
  const pieces = before.split(/(\s+)/);
  let first = pieces.length;
  let capitals = 0;
  for (let i = pieces.length - 1; i >= 0 && capitals < 8; i -= 1) {
    const piece = pieces[i] ?? '';
    if (piece.includes('\n')) break;
    if (piece.trim() !== '') {
      // A stop or colon ends the text before a name; within a name only abbreviations have stops.
      if (capitals > 0 && /[:;!?|©]$|[^.]{5,}\.$/u.test(piece)) break;
      const isCapital = /^[("'«“]?[\p{Lu}\p{N}]/u.test(piece);
      if (!isCapital && !JOIN.test(piece)) break;
      if (isCapital) capitals += 1;
    }
    first = i;
  }
  while (first < pieces.length && ((pieces[first] ?? '').trim() === '' || isLeadingWord(pieces[first] ?? '')))
    first += 1;
  return pieces.slice(first).join('');
}
