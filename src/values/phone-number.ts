/** Text → phone numbers in E.164. */
import { type CountryCode, findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js/max';
import { wordSet } from '../model/text/word-set.ts';
import { plainText, quoteAround } from './plain-text.ts';
import { remembered } from './remember.ts';
import { type SpokenRun, spokenDigits } from './spoken-digits.ts';

export interface PhoneNumber {
  /** E.164, without an extension. */
  readonly number: string;
  readonly quote: string;
}

/** The certainty, by its place, that a bare run of digits is a phone number. */
export type Trust = 'cue-needed' | 'contact-place';

// A run that could hold a number. Bounded, so that 100 KB of digits or brackets cost one pass.
const RUN = /(?:\+|\(|\d)[\d ()./+\u00a0-]{5,38}\d/g;
const CUE_WORDS =
  'tel|phone|fone|mob(?:ile)?|cell|fax|call|whats\\s?app|viber|hotline|contact|т(?:ел|\\.)|телефон|факс|звоните|电话|電話|手机|手機|传真|热线|座机|联系|微信|電話番号|전화|팩스|هاتف|تلفن|الهاتف|फ़ोन|फोन|điện thoại|โทร|telef|teléf|t:|p:|m:|f:|☎|✆|📞|📱';
const CUE = new RegExp(`(?:${CUE_WORDS})[^\\d+]{0,25}$`, 'iu');
/** A cell of a table or an item of a list that holds nothing else. */
const ONLY_CUE = new RegExp(
  `^[^\\p{L}\\p{N}]{0,4}(?:${CUE_WORDS})[\\p{L}\\p{M} ./()]{0,12}[^\\p{L}\\p{N}]{0,3}$`,
  'iu',
);
/**
 * Digits with a country code but no "+": the code set apart (86-311-…), or 12 to 15 digits in one;
 * 1 and 7 are codes.
 */
const WITH_CODE =
  /^\(?(?:(?=(?:\D*\d){12,15}\D*$)(?:[1-9]\d{0,2}[) .-]|[1-9]\d{11,14}$)|(?=(?:\D*\d){11}\D*$)[17][) .-])/;
const OTHER_NUMBER =
  /(?:(?<!\p{L})(?:p\.?\s?iva|partita iva|sire[nt]|rcs(?:\s[\p{L}-]{2,20}){0,2}|ean|gtin|upc|barcode|gps|duns|hr[ab]|abn|acn|uen|nif|cif|nip|regon|krs|tva|ust)|cas|order|invoice|batch|lot|isbn|vat|ein|инн|огрн|кпп|бик|р\/с|cnpj|cpf|nit|rut|ruc|qq|备|证|编号|账号|许可证|代码|license|licence|account|iban|reg(?:istration)?|id|no|nr|№|sku|hs(?: code)?|zip|code|uscc)\s{0,2}[.:#：号]{0,2}\s{0,3}(?:no\.?|number|nr\.?)?[\s.:#：]{0,3}$/iu;
const MONEY_BEFORE = /[$€£¥₽₹]\s?$|(?:usd|eur|rmb|cny|us)\s?$/i;
const UNIT_AFTER = /^\s?(?:usd|eur|rmb|kgs?|mg|ml|pcs|units?|tons?|mt|元|%|g\b|\/\s?kg)/i;
const DATE =
  /^\(?(?:(?:19|20)\d\d[-./ ]{1,2}\d{1,2}[-./ ]{1,2}\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d|(?:19|20)\d\d ?- ?(?:19|20)\d\d)\b/;
/** Dates without separators and map coordinates: only a cue makes them phone numbers. */
const BARE_DATE = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
const DEGREES = /^(?:\d{1,2}|1[0-8]\d)\.\d{4,}(?:[ /]{1,3}(?:\d{1,2}|1[0-8]\d)\.\d{4,})?$/;
const CAS = /^\d{2,7}-\d{2}-\d$/;

// Telephone domains that are sold as names, not as places.
const NAME_SUFFIX = wordSet('co io me tv ai cc ws la pw sh gg fm to ly so vc st');
/** Language and the country whose national numbers its pages most likely give. */
const COUNTRY_OF_LANGUAGE: ReadonlyMap<string, string> = new Map(
  'zhCN jaJP koKR ruRU deDE frFR itIT plPL trTR viVN thTH ukUA nlNL svSE csCZ faIR heIL huHU roRO idID fiFI daDK elGR bgBG kkKZ'
    .split(' ')
    .map((pair) => [pair.slice(0, 2), pair.slice(2)]),
);

/**
 * Numbers of films, themes and forms (555 exchanges, 1234567, one repeated digit): they reach no
 * one.
 */
export function isPlaceholderPhone(e164: string): boolean {
  const digits = e164.slice(1);
  if (/^1\d{3}555/.test(digits) || /1234567|7654321|2345678|(\d)\1{5}/.test(digits)) return true;
  return new Set(digits.slice(-8)).size <= 2;
}

/** Countries for national numbers, likeliest first: by "+" numbers, domain suffix, languages. */
export function likelyCountries(domain: string, languages: readonly string[], international: readonly string[]) {
  const counts = new Map<string, number>();
  for (const country of international) counts.set(country, (counts.get(country) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0];
  const suffix = domain.split('.').at(-1) ?? '';
  const bySuffix = suffix === 'uk' ? 'GB' : NAME_SUFFIX.has(suffix) ? '' : suffix.toUpperCase();
  const candidates = [most, bySuffix, ...languages.map((language) => COUNTRY_OF_LANGUAGE.get(language))];
  const known = candidates.filter(
    (country): country is CountryCode => country !== undefined && isSupportedCountry(country),
  );
  return [...new Set(known)].slice(0, 2);
}

export function isPhoneCue(text: string): boolean {
  return text.length <= 40 && ONLY_CUE.test(plainText(text));
}

type Run = SpokenRun & { readonly hasCue: boolean };

/** Reads numbers and remembers them: a footer on every page is parsed once. */
export class PhoneReader {
  readonly #seen = new Map<string, { number: string; country: string | undefined }[]>();
  readonly #countries: readonly CountryCode[];
  #budget: number;

  /**
   * @param budget how many different runs of digits are parsed at most: a run costs about 0.1 ms.
   */
  constructor(countries: readonly CountryCode[], budget = 400) {
    this.#countries = countries;
    this.#budget = budget;
  }

  /** Countries that the numbers with an international prefix name, one entry a number. */
  international(text: string): string[] {
    const plain = plainText(text);
    if (!/\+|\b00/.test(plain)) return [];
    return runsIn['cue-needed'](plain)
      .filter(({ run }) => run.startsWith('+'))
      .flatMap(({ run }) => this.#read(run).flatMap(({ country }) => country ?? []));
  }

  /**
   * Numbers in running text. Without an international prefix a run needs a cue before it, or a
   * contact place.
   */
  inText(text: string, trust: Trust): PhoneNumber[] {
    const plain = plainText(text);
    return runsIn[trust](plain).flatMap(({ run, at, length, hasCue }) =>
      this.#read(run, hasCue).map(({ number }) => ({ number, quote: quoteAround(plain, at, length) })),
    );
  }

  /**
   * Reads a bare number (tel:, wa.me/, JSON-LD telephone).
   * @param whole its digits begin with a country code
   */
  value(text: string, whole = false): string | null {
    const digits = plainText(text).trim().slice(0, 60);
    const run = whole ? `+${digits.replace(/\D/g, '').replace(/^00/, '')}` : normalisedPrefix(digits);
    return this.#read(run, true)[0]?.number ?? null;
  }

  /**
   * @param dialled known to be a phone number: where no country reads it, it may begin with a
   * country code
   */
  #read(run: string, dialled = false): { number: string; country: string | undefined }[] {
    const read = this.#readAs(run);
    return read.length === 0 && dialled && WITH_CODE.test(run) ? this.#readAs(`+${run.replace(/\D/g, '')}`) : read;
  }

  #readAs(run: string): { number: string; country: string | undefined }[] {
    const known = this.#seen.get(run);
    if (known !== undefined) return known;
    if (this.#budget <= 0) return [];
    this.#budget -= 1;
    const found = run.startsWith('+')
      ? numbersIn(run, undefined)
      : (this.#countries.map((country) => numbersIn(run, country)).find((numbers) => numbers.length > 0) ?? []);
    this.#seen.set(run, found);
    return found;
  }
}

function readRuns(plain: string, trust: Trust): readonly Run[] {
  const runs: Run[] = [];
  // The end of the last number that stood under a cue.
  let cued = -1;
  const consider = (raw: string, digits: string, at: number): void => {
    const before = plain.slice(Math.max(0, at - 34), at);
    const after = plain.slice(at + raw.length, at + raw.length + 8);
    if (/[\p{L}\d_=&@]$/u.test(before) && !/\p{Script=Han}$/u.test(before) && !CUE.test(before)) return;
    if (/^[\d@_]/.test(after) || MONEY_BEFORE.test(before) || UNIT_AFTER.test(after)) return;
    const run = normalisedPrefix(digits);
    // A second number after "/" or "," stands under the cue of the first.
    const hasCue = CUE.test(before) || (cued >= 0 && at - cued <= 4);
    if (!hasCue && (BARE_DATE.test(raw) || DEGREES.test(raw))) return;
    if (OTHER_NUMBER.test(before) && !run.startsWith('+') && !hasCue) return;
    if (!run.startsWith('+') && !hasCue && trust === 'cue-needed') return;
    if (hasCue) cued = at + raw.length;
    runs.push({ run, at, length: raw.length, hasCue });
  };
  for (const match of plain.matchAll(RUN)) {
    if (runs.length >= 200) break;
    const [raw] = match;
    const digits = raw.replace(/\D/g, '').length;
    if (digits < 7 || digits > 32 || /\d{16}/.test(raw) || CAS.test(raw.trim()) || DATE.test(raw)) continue;
    consider(raw, raw, match.index);
  }
  cued = -1;
  for (const { run, at, length } of spokenDigits(plain)) {
    if (runs.length < 200) consider(plain.slice(at, at + length), run, at);
  }
  return runs;
}

const runsIn: Readonly<Record<Trust, (plain: string) => readonly Run[]>> = {
  'cue-needed': remembered((plain) => readRuns(plain, 'cue-needed')),
  'contact-place': remembered((plain) => readRuns(plain, 'contact-place')),
};

function numbersIn(run: string, country: CountryCode | undefined): { number: string; country: string | undefined }[] {
  // "+86 311 8123 4567 / 8123 4568": the second lacks country and area, so only the first is read.
  const found = findPhoneNumbersInText(run, country === undefined ? {} : { defaultCountry: country });
  return found
    .map(({ number }) => ({ number: number.number, country: number.country }))
    .filter(({ number }) => !isPlaceholderPhone(number));
}

/** "0086", "+0086", "(+86)", "(0086)" → "+86". */
function normalisedPrefix(raw: string): string {
  return raw
    .trim()
    .replace(/^\(?\+?\s?00(?=[1-9])/, '+')
    .replace(/^\(\s?\+/, '+');
}

/** A list may hold anything, and the finder is slow on long text. */
const LONGEST_VOUCHED = 100;

/** A listed number in E.164, placeholders included; null where no country has such a number. */
export function vouchedNumber(international: string): string | null {
  return findPhoneNumbersInText(international.slice(0, LONGEST_VOUCHED))[0]?.number.number ?? null;
}
