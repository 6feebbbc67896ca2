/** Running text → the company names in it, known by their legal form. */
import { isGenericName } from './company-name.ts';
import { plainText } from './plain-text.ts';

export interface CompanyMention {
  /** As written, with its legal form. */
  readonly name: string;
  readonly at: number;
  /** Stands behind "powered by", "designed by" and the like: a supplier of the site, nobody's predecessor. */
  readonly credit: boolean;
  /** Stands behind "authorised dealer of" and the like: the maker of what is sold, openly named. */
  readonly resale: boolean;
  /** Opens the text and is spoken of as "we": "X is a maker of …". */
  readonly selfDescribed: boolean;
}

const LATIN_FORM =
  /[\s,]{0,2}(?:(?<![\p{L}\p{N}])(?:co(?:mpany)?\.?\s{0,2},?\s{0,2}(?:ltd|limited)|limited|ltd|llc|l\.l\.c|inc|incorporated|corp|corporation|gmbh|ltda|pte\.?\s{0,2}ltd|pvt\.?\s{0,2}ltd|pty\.?\s{0,2}ltd|plc|sdn\.?\s{0,2}bhd|fze|fzco|jsc|s\.a\.r\.l|sarl|s\.r\.l|s\.p\.a|b\.v|eireli|ко\.?,?\s{0,2}лтд|лтд|лимитед))(?![\p{L}\p{N}])\.?/giu;
const HAN_NAME = /[\p{Script=Han}A-Za-z0-9()]{2,24}?(?:股份有限公司|有限责任公司|有限公司|株式会社)/gu;
const RUSSIAN_NAME = /(?<!\p{L})(?:ООО|ОАО|ЗАО|ПАО|ТОО|ИП)\s{0,2}[«"“]([^»"”\n]{2,80})[»"”]/gu;
const JOIN = /^(?:and|of|for|&|и|e|de|do|da|y|und|et|the)$/iu;
const LEADING =
  /^(?:by|from|to|of|and|the|at|with|for|in|on|welcome|about|contact|copyright|©|dear|our|we|why|choose|us|name|company|supplier|seller|manufacturer|products?|established|founded|home|news|contacts?|address|add|от|и|о|компания|copyright©)$/iu;
const CREDIT =
  /(?:power(?:ed)?|design(?:ed)?|develop(?:ed|ment)?|creat(?:ed|ion)|built|made|host(?:ed|ing)|maintain(?:ed)?|theme|template|support(?:ed)?|seo|web(?:site)?)\s{0,3}(?:and\s\w{1,12}\s)?(?:by|from|:|—|-)?\s{0,3}$|技术支持[:：]?\s{0,3}$|разработ\p{L}{0,8}\s{0,3}[:—-]?\s{0,3}$|создан\p{L}{0,8}\s(?:сайта\s)?[:—-]?\s{0,3}$/iu;
const RESALE =
  /(?:authori[sz]ed|official|exclusive|sole|approved|certified|independent)\s{1,3}(?:\p{L}{1,14}\s{1,3}){0,2}(?:distributor|dealer|agent|re-?seller|stockist|importer|partner|representative|retailer|supplier)s?(?:\s{1,3}\p{L}{1,14}){0,3}\s{1,3}(?:of|for|from)\b|(?:distribui?dor|revendedor|representante|importador)\p{L}{0,2}\s{1,3}(?:autorizad|oficia|exclusiv)\p{L}{1,3}\s{1,3}(?:de|da|do)\b|(?:официальн|эксклюзивн|авторизованн)\p{L}{1,3}\s{1,3}(?:дистрибьютор|дилер|представител|поставщик|партн[её]р)|autorisierter\s(?:fach)?händler\s(?:von|für)|distributeur\s(?:agréé|officiel|exclusif)\s(?:de|du)|(?:授权|指定|官方)(?:代理|经销|分销)|正規代理店/iu;
const SELF =
  /^[\s.]{0,2}(?:\([^)]{1,60}\)\s{0,2})?,?\s{0,2}(?:is|are|was|were|has|have|specializ|specialis|founded|established|located|situated|as a|as one|mainly|offers|supplies|deals|явля|был|основан|расположен|специализ|é |foi |está|fue |es (?:un|el|la)|ist |est |成立|位于|是一?家|创立|专业|坐落)/iu;
const MOST_MENTIONS = 60;
const MOST_LOOKED_AT = 500;
const LONGEST_NAME = 100;

/** Whether words say that one sells for another: whoever is named with them is openly somebody else. */
export function isResale(text: string): boolean {
  return RESALE.test(text);
}

/** Company names in text, at most 60. Each legal form is looked back from by at most 100 characters: linear. */
export function companyMentions(text: string): CompanyMention[] {
  const plain = plainText(text);
  const mentions: CompanyMention[] = [];
  let looked = 0;
  const done = (): boolean => mentions.length >= MOST_MENTIONS || looked > MOST_LOOKED_AT;
  const add = (name: string, at: number, length: number): void => {
    looked += 1;
    if (done() || isGenericName(name)) return;
    const before = plain.slice(Math.max(0, at - 50), at);
    mentions.push({
      name,
      at,
      credit: CREDIT.test(before),
      resale: isResale(before),
      selfDescribed: at <= 60 && SELF.test(plain.slice(at + length, at + length + 90)),
    });
  };
  for (const match of plain.matchAll(LATIN_FORM)) {
    if (done()) break;
    const start = match.index - nameBefore(plain.slice(Math.max(0, match.index - LONGEST_NAME), match.index)).length;
    const end = match.index + match[0].length;
    if (start < match.index) add(plain.slice(start, end).trim(), start, end - start);
  }
  for (const match of plain.matchAll(HAN_NAME)) {
    const name = match[0].replace(/^.{0,12}(?:版权所有|技术支持|供应商|制造商|欢迎来到|关于|联系)/u, '');
    add(name, match.index + match[0].length - name.length, name.length);
    if (done()) break;
  }
  for (const match of plain.matchAll(RUSSIAN_NAME)) {
    add(match[0], match.index, match[0].length);
    if (done()) break;
  }
  return mentions;
}

/** The capitalised words at the end of `before`, as they stand there: at most eight. Empty when there are none. */
function nameBefore(before: string): string {
  const pieces = before.split(/(\s+)/);
  let kept = 0;
  let capitals = 0;
  for (let i = pieces.length - 1; i >= 0 && capitals < 8; i -= 1) {
    const piece = pieces[i] ?? '';
    if (/^\s*$/.test(piece)) {
      if (piece.includes('\n')) break;
      kept += 1;
      continue;
    }
    const capital = /^[("'«“]?[\p{Lu}\p{N}]/u.test(piece);
    const last = capitals === 0;
    // A stop or a colon ends what came before the name; inside it only abbreviations have one.
    if (!last && /[:;!?|©]$|[^.]{5,}\.$/u.test(piece)) break;
    if (!capital && !JOIN.test(piece)) break;
    if (capital) capitals += 1;
    kept += 1;
  }
  const words = pieces.slice(pieces.length - kept);
  while (
    words.length > 0 &&
    (/^\s*$/.test(words[0] ?? '') || LEADING.test(words[0] ?? '') || JOIN.test(words[0] ?? ''))
  )
    words.shift();
  return words.join('');
}
