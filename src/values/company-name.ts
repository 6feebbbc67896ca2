/**
 * Company names → a normal form: equal for two spellings of one name, different for two companies
 * of one province.
 */

import { wordSet } from '../model/text/word-set.ts';
import { plainText } from './plain-text.ts';
import { remembered } from './remember.ts';

// Legal forms count only at the ends of a name ("Limited" within it is a word). Longest first.
const FORMS_LATIN = `
  company limited by shares|private limited company|public limited company|private limited|pvt limited|pvt ltd|pte ltd|pty ltd|pty limited
  company limited|company ltd|co limited|co ltd|coltd|co l t d|corp ltd|corporation limited|group co ltd|group limited
  limited liability company|limited liability partnership|incorporated|corporation|company|limited|ltd|llc|l l c|llp|lp|inc|corp|co|plc
  gmbh and co kg|gmbh|mbh|ag|kg|ohg|ug haftungsbeschrankt|e k|ev
  sociedad anonima|sociedad limitada|sociedade limitada|societe anonyme|s a de c v|sa de cv|s de r l|s r l|srl|s p a|spa|s a s|sas|sarl|s a|sa|s l u|slu|s l|sl|ltda|limitada|eireli|epp|me
  b v|bv|n v|nv|a s|aps|oyj|oy|ab|asa|sp z o o|sp zoo|s r o|sro|d o o|doo|kft|zrt|ood|eood|ad|uab|sia|ou
  sdn bhd|bhd|pt|tbk|cv|kabushiki kaisha|k k|kk|godo kaisha|g k|ooo|zao|oao|pao|ao|jsc|ojsc|cjsc|pjsc|too|tov
  fz llc|fzllc|fz llc|fze|fzco|fzc|dmcc|w l l|wll|san ve tic|a s|ltd sti|sti|anonim sirketi|tnhh|cong ty tnhh|cong ty co phan|cong ty`;
const FORMS_CYRILLIC = `
  общество с ограниченной ответственностью|публичное акционерное общество|закрытое акционерное общество|открытое акционерное общество|акционерное общество
  индивидуальный предприниматель|компания с ограниченной ответственностью|товарищество с ограниченной ответственностью
  ооо|оао|зао|пао|ао|ип|тоо|тов|чп|фоп|кк лтд|ко лтд|ко лимитед|компани лимитед|компания лимитед|компани лтд|компания лтд|лтд|лимитед|инк|корп|корпорация|компания|ко|ко ооо`;
const HAN_FORM =
  /(?:股份有限责任公司|股份有限公司|有限责任公司|集团有限公司|控股有限公司|有限公司|有限會社|有限会社|株式会社|株式會社|合同会社|集团公司|总公司|分公司|公司|\(株\)|\(有\)|주식회사|유한회사|\(주\))/g;

const forms = (text: string): string[][] =>
  text
    .split(/[|\n]/)
    .map((form) => form.trim().split(/\s+/))
    .filter((form) => form[0] !== '')
    .sort((a, b) => b.length - a.length);
const FORMS: readonly (readonly string[])[] = [...forms(FORMS_LATIN), ...forms(FORMS_CYRILLIC)];

/** Spelling and word. Place and trade words are kept: they tell companies apart. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map(
  `imp import, exp export, importing import, exporting export, imports import, exports export, intl international,
   int'l international, tech technology, technologies technology, technol technology, chem chemical,
   chemicals chemical, pharm pharmaceutical, pharmaceuticals pharmaceutical, bio bio, ind industry,
   industries industry, industrial industry, mfg manufacturing, mfr manufacturer, trdg trading, trade trading,
   dev development, eng engineering, sci science, prods products, bros brothers`
    .split(',')
    .map((pair) => pair.trim().split(' ') as [spelling: string, word: string]),
);
/** Words that a name may have or leave out. */
export const JOINING: ReadonlySet<string> = new Set(['and', 'the', 'of', 'и', 'y', 'e', 'et', 'und']);

/** Place and trade words of thousands of companies; the rest of a name is its distinctive part. */
const COMMON =
  wordSet(`trading import export international technology chemical pharmaceutical biotechnology biotech bio industry manufacturing manufacturer
   development engineering science products group holding holdings china chinese hebei shanxi shaanxi shandong henan hubei hunan jiangsu zhejiang anhui fujian
   guangdong guangxi hainan sichuan guizhou yunnan gansu qinghai jilin liaoning heilongjiang jiangxi beijing shanghai tianjin chongqing shijiazhuang wuhan nanjing
   hangzhou guangzhou shenzhen xian xi'an qingdao jinan taiyuan zhengzhou hefei chengdu suzhou ningbo dalian xiamen hong kong hongkong asia global world
   new material materials machinery equipment electronic electronics metal steel textile garment food foods supply chain logistics services service company
   commerce commercial business enterprise enterprises factory works lab labs laboratory research medical health healthcare plastic packaging
   official website home store shop online city province district co
   торговая торговый компания импорт экспорт технологии химическая хэбэй шаньси шанхай пекин китай группа`);

/** Words that companies everywhere choose: two names made of them alone need not be related. */
const COMMERCIAL =
  wordSet(`best better good great grand big fine super top prime premium elite perfect ideal excellent classic modern smart easy fast quick express direct
   pro plus max mega ultra first one new young future next hope dream trust choice quality general universal united union unity alliance allied national
   continental oriental orient pacific atlantic east west north south eastern western northern southern central asian european american euro sino
   star stars sun sunrise sunshine sunny moon sky cloud earth planet universe ocean sea river lake mountain island rainbow rain wind water fire light bright
   golden gold silver diamond crystal pearl jade green blue red white black dragon phoenix tiger lion eagle horse panda wall royal king queen crown
   fortune lucky happy success victory win winner champion master leader pioneer life living nature natural pure clean fresh organic eco energy power force
   strong vision point focus link net web digital data solar rose lotus tree forest garden bamboo spring family friend century
   новый новая первый первая лучший золотой золотая звезда солнце восток запад союз альянс лидер успех`);

function words(name: string): string[] {
  return (
    plainText(name)
      .slice(0, 300)
      .normalize('NFKD')
      // Only from Latin letters: in Japanese and Russian the mark makes another letter.
      .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
      .normalize('NFC')
      .toLowerCase()
      .replace(HAN_FORM, ' ')
      .replace(/[«»"“”„'`´‘’]/g, '')
      .replace(/[&＆+]/g, ' and ')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .split(' ')
      .filter((word) => word !== '')
  );
}

function standsAt(at: number, form: readonly string[], all: readonly string[]): boolean {
  return all.length > form.length && form.every((word, i) => all[at + i] === word);
}

function withoutForms(all: string[]): string[] {
  let left = all;
  for (let round = 0; round < 4; round += 1) {
    const last = FORMS.find((form) => standsAt(left.length - form.length, form, left));
    if (last !== undefined) left = left.slice(0, left.length - last.length);
    // In front only forms that begin no name (ООО, PT, Công ty TNHH), unlike "Co" or "AS".
    const first = FORMS.find(
      (form) =>
        (form.length > 1 || /^(?:ооо|оао|зао|пао|ао|ип|тоо|ooo|zao|oao|pt)$/.test(form[0] ?? '')) &&
        standsAt(0, form, left),
    );
    if (first !== undefined) left = left.slice(first.length);
    if (last === undefined && first === undefined) break;
  }
  return left;
}

/** Lower case, no accents, punctuation, legal form, joining words. Empty for a bare legal form. */
export const normaliseCompanyName = remembered((name): string => {
  const all = words(name);
  // The year of a notice that ran into the name.
  const dated = all.length > 1 && /^(?:19|20)\d\d$/.test(all[0] ?? '');
  return withoutForms(dated ? all.slice(1) : all)
    .map((word) => SPELLINGS.get(word) ?? word)
    .filter((word) => !JOINING.has(word))
    .join(' ');
});

/**
 * The distinctive part of a normalised name, without common place and trade words. Empty for a
 * generic name.
 */
export const distinctiveWords = remembered((name): string => {
  const known = normaliseCompanyName(name)
    .split(' ')
    .filter((word) => !COMMON.has(word) && !/^\d+$/.test(word));
  // Beside a word of its own they belong to the name: "Green Quillmoor" is not "Royal Quillmoor".
  return known.every((word) => COMMERCIAL.has(word)) ? '' : known.join(' ');
});

/**
 * `trade`: a common place or trade word; `omen`: a word that companies everywhere choose; else
 * null.
 */
export function commonnessOf(word: string): 'trade' | 'omen' | null {
  return COMMON.has(word) ? 'trade' : COMMERCIAL.has(word) ? 'omen' : null;
}

const SCRIPTS = [/\p{Script=Han}/u, /\p{Script=Cyrillic}/u, /\p{Script=Latin}/u];

/**
 * True if two normalised names are one, short and long; null in two scripts: one may translate the
 * other.
 */
export function areOneName(one: string, two: string): boolean | null {
  const [mine, theirs] = [one, two].map((name) => distinctiveWords(name) || name) as [string, string];
  const scriptOf = (name: string): number => SCRIPTS.findIndex((script) => script.test(name));
  if (scriptOf(mine) !== scriptOf(theirs)) return null;
  const [short, long] = [mine, theirs].map((name) => name.replaceAll(' ', '')).sort((a, b) => a.length - b.length);
  return (long as string).includes(short as string);
}

/** True if a normalised name is distinctive, or has so many words that only one company has it. */
export function tellsApart(normalised: string): boolean {
  const known = distinctiveWords(normalised);
  return known.length >= (/\p{Script=Han}/u.test(known) ? 2 : 3) || normalised.split(' ').length >= 4;
}

const FORM_LATIN =
  /\bco\.?,?\s{0,2}ltd|\bcompany,?\s{0,2}(?:limited|ltd)|\b(?:limited|ltd|llc|inc|incorporated|corp|corporation|gmbh|ohg|e\.\s?k|plc|llp|ltda|s\.?a\.?r\.?l|pte|pty|pvt|sdn bhd|jsc|fze|fzco|bv|b\.v|srl|s\.r\.l|s\.p\.a|oy|s\.a|eireli)/i;
const LEGAL_LATIN = new RegExp(`(?:${FORM_LATIN.source})\\b\\.?\\)?$`, 'i');
const FORM_OTHER = /ооо|оао|зао|пао|ао|ип|тоо|лтд|лимитед|公司|株式会社|株式會社|有限会社|주식회사/iu;
const LEGAL_OTHER =
  /^(?:ооо|оао|зао|пао|ао|ип|тоо)\s|(?:ко\.?,?\s?лтд|лимитед|лтд)\.?$|(?:公司|株式会社|株式會社|有限会社|주식회사)$|^(?:株式会社|주식회사)/iu;

/** True if the name ends (in some languages begins) with a legal form: surely a company's. */
export function hasLegalForm(name: string): boolean {
  const plain = plainText(name).slice(0, 300).trim();
  return LEGAL_LATIN.test(plain) || LEGAL_OTHER.test(plain);
}

const GENERIC =
  /^(?:all rights? reserved|company(?: name)?|your (?:company|website|site|name|brand|business|store|shop|logo)(?: name| here)?|website(?: name)?|site(?: name| title)?|my (?:site|blog|website|store|shop)|home(?:page)?|index|untitled(?: document)?|welcome|about(?: us)?|contact(?: us)?|products?|news|blog|shop|store|online (?:shop|store)|logo|image|banner|photo|picture|menu|search|copyright|brand(?: name)?|business name|author|admin|administrator|webmaster|root|user|owner|the (?:author|owner|company)|us|our company|wordpress|shopify|wix|test|demo|example|sample|lorem ipsum|page|document|official (?:site|website)|главная|о компании|название компании|ваша компания|首页|公司名称|网站名称|您的公司|nome da empresa|inicio|accueil|startseite)$/u;

const ADDRESS = /^\s*(?:(?:[a-z][a-z0-9+.-]{1,20}:)?\/\/|www\.)\S+\s*$|^\s*[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\/\S*\s*$/i;

/** Where a name should stand, an address is no name. A bare host may be one: "Quillmoor.com". */
export function isWebAddress(name: string): boolean {
  return ADDRESS.test(name.slice(0, 2_000));
}

/** Placeholders and page words in the place of a name. */
export function isGenericName(name: string): boolean {
  if (isWebAddress(name)) return true;
  const normalised = normaliseCompanyName(name);
  const letters = normalised.replace(/[^\p{L}]/gu, '');
  const least = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(letters) ? 2 : 3;
  const plain = plainText(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return letters.length < least || normalised.length > 120 || GENERIC.test(plain) || GENERIC.test(normalised);
}

/** False only if no beginning of the text has a legal form. */
export function mayHaveLegalForm(text: string): boolean {
  const plain = plainText(text);
  return FORM_LATIN.test(plain) || FORM_OTHER.test(plain);
}
