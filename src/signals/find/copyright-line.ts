/** Reads the owner and the years of a copyright notice from one line, in any language. */
import { hasLegalForm, isGenericName } from '../../values/company-name.ts';
import { plainText } from '../../values/plain-text.ts';
import { remembered } from '../../values/remember.ts';

/** "All rights reserved", "copyright", and the stem that must be there. One row a language. */
// biome-ignore format: a table
const NOTICE_WORDS: readonly (readonly [languages: string, reserved: string, notice: string, stem: string])[] = [
  ['en de nl it ro', String.raw`(?:all|alle|tutti|toate)\s{1,3}(?:rights?|rechten?|rechte|i diritti|drepturile)\s{1,3}(?:are\s{1,3})?(?:reserved|vorbehalten|voorbehouden|riservati|rezervate)`,
    String.raw`copyright(?:ed)?(?:\s{1,2}(?:by|of))?|copy\s?right|urheberrecht|diritti d['’]autore`, String.raw`©|\(c\)|copyright|reserved|rechte|diritti`],
  ['ru', String.raw`все\s{1,3}права\s{1,3}(?:защищены|сохранены|зарезервированы)`, String.raw`авторски[ех]\s{1,3}прав[ао]?|авторское\s{1,3}право|копирайт`, 'прав'],
  ['uk', String.raw`(?:всі|усі)\s{1,3}права\s{1,3}захищ?ені`, '', 'прав'],
  ['pt es', String.raw`todos\s{1,3}(?:os|los)\s{1,3}(?:direitos|derechos)\s{1,3}(?:reservados|est[aá]n reservados)`, 'derechos de autor|direitos? autora(?:l|is)', 'direitos|derechos'],
  ['fr', String.raw`tous\s{1,3}(?:les\s{1,3})?droits\s{1,3}(?:r[eé]serv[eé]s|sont r[eé]serv[eé]s)`, "droits? d['’]auteur", 'droits'],
  ['tr', String.raw`t[uü]m\s{1,3}haklar[ıi]\s{1,3}sakl[ıi]d[ıi]r`, 'telif hakk[ıi]', 'hak'],
  ['pl', String.raw`wszelkie\s{1,3}prawa\s{1,3}zastrze[zż]one`, 'prawa autorskie', 'prawa'],
  ['cs', 'všechna práva vyhrazena', '', 'všechna'],
  ['hu', 'minden jog fenntartva', '', ''],
  ['id', 'semua hak (?:dilindungi|cipta)', 'hak cipta', 'hak'],
  ['vi', 'mọi quyền được bảo lưu', 'bản quyền(?: thuộc về)?', ''],
  ['th', 'สงวนลิขสิทธิ์', '', ''],
  ['ar', String.raw`جميع\s{1,3}الحقوق\s{1,3}محفوظة(?:\s{1,3}ل)?`, 'حقوق (?:الطبع والنشر|النشر)(?: محفوظة)?', 'حق'],
  ['fa', 'تمامی حقوق محفوظ است', '', 'حق'],
  ['zh', '保留所有权利|版权所有|版權所有|保留一切权利|不得转载', '著作权', '版权|版權|所有'],
  ['ja', '無断転載禁止', '著作権', '著作'],
  ['ko', '모든 권리 보유', '저작권', '권'],
  ['hi', 'सर्वाधिकार सुरक्षित', 'कॉपीराइट', ''],
];
const anyOf = (column: 1 | 2 | 3, flags: string, rows = NOTICE_WORDS): RegExp =>
  new RegExp(rows.flatMap((row) => row[column] || []).join('|'), flags);
const RESERVED = anyOf(1, 'giu');
const NOTICE = anyOf(2, 'giu');
const STEM = anyOf(3, 'i');
/** The copyright-owner signal has no stem for Polish and Czech; adding them makes a new version. */
const STEM_OF_SIGNAL = anyOf(
  3,
  'i',
  NOTICE_WORDS.filter(([languages]) => !/^(?:pl|cs)$/.test(languages)),
);
export const mayHoldNotice = (text: string): boolean => STEM_OF_SIGNAL.test(text);
const SIGN = /©|\(c\)(?=\s{0,3}(?:(?:19|20)\d\d|copyright|by\b))|&copy;?/giu;
const YEARS = /(?<!\d)(?:19[89]|20[0-4])\d(?!\d)/g;
const YEAR_RANGE =
  /(?:года?|г\.|年)?\s{0,2}(?<!\d)(?:19[89]|20[0-4])\d\s{0,2}(?:[-~–—,/至]|to)?\s{0,2}(?:(?:19[89]|20[0-4])?\d\d(?!\d)|present|now|今)?\s{0,2}(?:года?(?!\p{L})|гг?\.|年)?/giu;

// Text after the owner on the same line: credits of builders, menus, filings.
const TAIL =
  /\||｜|•|·|\s-\s(?=(?:powered|design|sitemap|site|theme|all|все|todos|hot|privacy))|(?:power|distribut)ed\s{0,2}by|(?:web\s{0,2}|site\s{0,2})?(?:design(?:ed)?|develop(?:ed|ment)?|created|made|built|hosted|maintained|theme|template|support(?:ed)?)\s{0,2}(?:&|and)?\s{0,2}(?:develop(?:ed|ment)?\s{0,2})?(?:by|:|with)|technical\s{1,2}support|技术支持|技術支持|网站建设|网站地图|备案|[京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼蜀川黔贵滇云藏陕陇甘青宁新]ICP|ICP备|разработка|создание сайт|поддержка|карта сайта|политика|desenvolvid[oa]|desarrollad[oa]|dise[ñn]o|r[eé]alis[eé]|sitemap|site map|hot products?|hot tags?|related (?:products?|keywords?|search)|privacy|terms|cookie|mobile site|tips|featured|e-?mail\s{0,2}[:：]|tel\s{0,2}[:：.]|phone\s{0,2}[:：]|address\s{0,2}[:：]|地址|电话|registered (?:in|office|number)|company (?:no|number)|links?\s{0,2}[:：]|\r|\n/iu;
/** "Photos © …" names a part's owner. Only at a sentence's start: a menu may end with "Photos". */
const PART_OF_PAGE =
  /(?:^|[.|｜•·;\n])\s{0,3}(?:(?:(?:all|some|map|stock|product|header|background|site|web|tile)\s)?(?:photo(?:graph)?s?|photography|pictures?|images?|imagery|maps?|data|tiles?|icons?|fonts?|illustrations?|artwork|videos?|music|themes?|templates?|design|layout|fotos?|bilder|bildnachweis|kartendaten|karten|imagens|im[aá]genes|immagini|mapas?|mappe|cartes?|фото(?:графии)?|изображения|иллюстрации|карт[аы]|данные карты|图片|地图|写真|地図)\s{0,2}[:：]?\s{0,2}(?:by\s)?|(?:leaflet|openlayers|map(?:box|libre)|cesium)\s{0,2}[|｜]?\s{0,2})$/iu;
const LONGEST_NOTICE = 1_500;
const MOST_NOTICES = 5;
const LONGEST_LINE = 600;
const LONGEST_OWNER = 120;

/** The owner in a whole block's notice, or ''. Quicker than `readCopyrightLine`. */
export const ownerInNotice = (block: string): string =>
  block.length <= LONGEST_NOTICE && STEM.test(block) ? ownerOf(block) : '';

const ownerOf = remembered((block): string => readCopyrightLine(block)?.owner ?? '');

const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/^(?:[\s.,;:：。、/\\()[\]{}!*+~_–—-]|(?:by|of|to|from|for|принадлежат|и|de|para|por|da|do)\s|@)+/iu, '')
    .replace(/[\s,;:：。、/\\([{}!*+~_–—-]+$/u, '')
    .replace(/^["«“](.{1,118})["»”]$/u, '$1')
    .trim();

/** True if a text begins with its notice; running text has notices of other people's works. */
export const opensWithNotice = (text: string): boolean =>
  /^.{0,80}(?:©|\(c\)|copyright|版权所有|reserved)/isu.test(text);

/** Null: no notice. `owner`: '' for none or a placeholder. Reads 600 characters behind the sign. */
export function readCopyrightLine(text: string): { owner: string; years: number[] } | null {
  let plain = plainText(text);
  let at = firstNotice(plain);
  for (let n = 0; at !== null && PART_OF_PAGE.test(plain.slice(Math.max(0, at - 60), at)); n += 1) {
    if (n === MOST_NOTICES) return null;
    // The page's own notice may follow in another sentence or cell.
    const end = plain.slice(at + 1).search(/[.|｜•·;\n©]/u);
    if (end < 0) return null;
    plain = plain.slice(at + 1 + end);
    at = firstNotice(plain);
  }
  if (at === null) return null;
  const behind = plain.slice(at, at + LONGEST_LINE);
  const years = [
    ...new Set([...plain.slice(Math.max(0, at - 40), at + 200).matchAll(YEARS)].map(([year]) => Number(year))),
  ].sort((a, b) => a - b);
  const owner = ownerIn(behind) || ownerIn(lastSentence(plain.slice(Math.max(0, at - LONGEST_OWNER), at)));
  if (owner === '' && years.length === 0) return null;
  // The bare word also heads menus ("Copyright policy", 著作権に関する…): alone it needs a name that is
  // surely a company's.
  const sure = years.length > 0 || /©|\(c\)/i.test(behind.slice(0, 40)) || behind.search(RESERVED) >= 0;
  return sure || hasLegalForm(owner) ? { owner, years } : null;
}

/** The start of the notice: a © or the word, else "all rights reserved" with a year near it. */
function firstNotice(plain: string): number | null {
  const found = [plain.search(/©|\(c\)\s{0,3}(?:19|20)\d\d/iu), plain.search(NOTICE)].filter((at) => at >= 0);
  if (found.length > 0) return Math.min(...found);
  const reserved = plain.search(RESERVED);
  if (reserved < 0) return null;
  return reserved <= LONGEST_OWNER ? 0 : reserved;
}

function ownerIn(part: string): string {
  // Notices first, then tails: "Copyright © 2019 | Foo Ltd" has its owner behind the bar.
  const bare = part
    .replace(SIGN, '\u0001')
    .replace(RESERVED, '\u0001')
    .replace(NOTICE, '\u0001')
    .replace(YEAR_RANGE, '\u0001');
  for (const piece of bare.split(/[\u0001|｜]/u).slice(0, 12)) {
    const tail = piece.search(TAIL);
    const owner = tidy(firstSentence(tail < 0 ? piece : piece.slice(0, tail)));
    if (owner.length >= 2 && owner.length <= LONGEST_OWNER && !isGenericName(owner) && !isSentence(owner)) return owner;
    // A credit ends the notice: the name behind it is another company's.
    if (tail >= 0 && !/^[\s|｜•·-]/u.test(piece.slice(tail))) return '';
  }
  return '';
}

/** A full stop ends the owner unless it belongs to an abbreviation (Co., Ltd., S.A.). */
function firstSentence(piece: string): string {
  const stop =
    /(?<!(?:^|[^\p{L}])(?:co|ltd|inc|corp|llc|no|st|mr|dr|s|a|l|r|p|imp|exp|intl|tech|ind|pvt|pte|pty|ltda|ко|лтд|г))[.。!]\s+(?=\p{Lu}|\p{Lo}|$)/iu.exec(
      piece,
    );
  return stop === null ? piece : piece.slice(0, stop.index);
}

const lastSentence = (piece: string): string => piece.split(/[\n|｜•·]/u).at(-1) ?? '';

/** Running text about rights is no name: "this site is protected by". */
const isSentence = (owner: string): boolean =>
  owner.split(' ').length > 12 ||
  /\b(?:is|are|was|the content|this (?:site|website|page|work)|may not|protected|laws?|policy|notice|contributors|infringement|without|permission|reserve[sd]?|license[sd]?)\b|на сайте|материал|использован|запрещен|本网站|本站|未经|转载/iu.test(
    owner,
  );
