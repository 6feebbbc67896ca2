/** Decides if a text gives contacts and nothing else: alone, or behind a label of few words. */
import { emailAddressesIn, undisguised } from '../../values/email-address.ts';
import { postalAddressIn } from '../../values/postal-address.ts';
import { remembered } from '../../values/remember.ts';
import { countWords } from '../view/fold-text.ts';

/** A label, or a run of words in an address or a company's name, has no more words than this. */
const MOST_OF_LABEL = 4;
const MOST_TOGETHER = 6;
/** "WhatsApp", "(only Viber)": more behind a contact goes on as a sentence. */
const MOST_BEHIND = 1;
const BRACKET = /^\s{0,2}[([（]/;
/** Words of a whole line for each contact in it: an address has about so many. */
const MOST_WORDS = 9;
const LONGEST = 1_000;
const LONGEST_ADDRESS = 60;
const LONGEST_HELPER = 120;
const SIGNS = /[\p{P}\p{S}\uE000]/gu;
/** Services whose accounts are names, so that only the word before identifies a contact. */
export const ACCOUNT_WORD =
  /telegram|телеграм+|تلگرام|we ?chat|weixin|微信|skype|whats ?app|viber|wickr|threema|\bqq\b/iu;
const ACCOUNT = new RegExp(
  `(?:${ACCOUNT_WORD.source})(?: ?(?:id|号))?\\s{0,2}[:：]\\s{0,2}@?[a-z0-9][\\w.:-]{3,40}`,
  'giu',
);
/** A wallet in groups of four. */
const GROUPED =
  /(?<![A-Za-z0-9])(?=[A-Za-z0-9]{0,3}\d)(?:[A-Za-z0-9]{4}[ \u00a0-]){5,24}[A-Za-z0-9]{1,4}(?![A-Za-z0-9])/g;
/** A value as written: mailbox, handle, web address, phone, wallet or register number. */
const WRITTEN =
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|(?<![\w@])@\w{4,40}|(?:https?:\/\/|www\.)[^\s<>"'\u2e80-\uffef]{3,200}|[\w-]{1,40}\.(?:com|net|org|[a-z]{2})\/[^\s<>"'\u2e80-\uffef]{2,100}|[\w:]{0,12}[0-9][A-Za-z0-9]{16,100}|\+?\(?\d[\d ()./\u2010-\u2015\u00a0-]{4,24}\d/g;
/** The possible beginning of a new pair of label and value. */
const LABEL = /\p{L}[\p{L}\p{M} ./()'’-]{0,30}[:：]/gu;
/** Stands for a contact in a text: a private character. */
export const VALUE = '\uE000';
const PIECES = /[|｜•·;；,，、。\n\t!?！？…]|\s[-–—/]\s|\.\s/;

/** The part before a full stop or mark. A question right before a contact is its label. */
const ENDED = /([^|｜•·\n\t.!?！？…。]+)(?:[。!！…]|[?？](?!\s*\uE000)|(?<=\p{L}{3})\.(?!\S))/gu;
/** Words of one clause that make a sentence, seven Chinese signs, and words of several clauses. */
const LEAST_OF_CLAUSE = 3.5;
const LEAST_OF_SENTENCE = 5;
const NO_SENTENCE = new RegExp(`[\\d${VALUE}]`);
/**
 * Names of companies, people and streets have no word in small letters. A script without case has
 * no other letters.
 */
const PROSE = /(?<!\p{L})[\p{Ll}\p{Lo}]/u;

/** A clause goes on with a word that begins small; a capital begins the next item of a row. */
const GOES_ON = /^[^\p{L}]*[\p{Ll}\p{Lo}]/u;

/** Accounts on messengers, which only the word before them identifies. */
export const accountsIn = (text: string): string[] =>
  (/[:：]/.test(text) ? [...text.matchAll(ACCOUNT)] : []).map(([account]) =>
    account.replace(/^.*[:：]\s{0,2}@?/u, '').toLowerCase(),
  );

/** True for as few words as a label has; a question of more words asks about somebody. */
export const isLabel = (text: string): boolean => countWords(text.replace(SIGNS, ' '), 99) <= MOST_OF_LABEL;

/** The text with a sign in the place of each contact. */
export function withoutContacts(text: string): string {
  const plain = !text.includes('@') && emailAddressesIn(text).length > 0 ? undisguised(text) : text;
  return plain.replace(GROUPED, VALUE).replace(WRITTEN, VALUE).replace(ACCOUNT, VALUE);
}

/** A postal address that no comma parts, as in scripts without blanks. */
function isAddress(piece: string): boolean {
  const address = piece.length > LONGEST_ADDRESS ? '' : piece.replace(/^[^:：]{0,30}[:：]/u, '').trim();
  return postalAddressIn(address) !== null;
}

/**
 * True if each contact in a line stands alone or behind a short label, and in no sentence. A line
 * without contacts: true if it is short.
 */
export const isContactLine = (text: string): boolean => text.length <= LONGEST && isOfContacts(text);

const isOfContacts = remembered((text): boolean => {
  const masked = withoutContacts(text);
  const words = (piece: string): number => countWords(piece.replace(SIGNS, ' '), 99);
  if (!masked.includes(VALUE)) return words(masked) <= MOST_WORDS;
  const pieces = masked.replace(LABEL, (label) => `\n${label}`).split(PIECES);
  const isProse = (piece: string): boolean => !NO_SENTENCE.test(piece) && PROSE.test(piece);
  const isSentence = (ended: string): boolean => {
    // Contacts may stand in the clauses before.
    const clause = ended.split(PIECES).at(-1) ?? '';
    return (
      (isProse(clause) && words(clause) >= LEAST_OF_CLAUSE) || (isProse(ended) && words(ended) >= LEAST_OF_SENTENCE)
    );
  };
  if ([...masked.matchAll(ENDED)].some(([, ended = '']) => isSentence(ended))) return false;
  const isLong = (line: string): boolean => {
    const rest = line.split(PIECES).filter((piece) => piece.includes(VALUE) || !isAddress(piece));
    return words(rest.join(' ')) > MOST_WORDS * Math.max(1, line.split(VALUE).length - 1);
  };
  if (masked.split('\n').some(isLong)) return false;
  return pieces.every((piece) => {
    const [, ...behind] = piece.split(VALUE);
    if (behind.length === 0) return words(piece) <= MOST_TOGETHER || isAddress(piece);
    const last = behind.at(-1) ?? '';
    return (
      words(piece) <= MOST_OF_LABEL &&
      (words(last) <= (BRACKET.test(last) ? 2 : 1) * MOST_BEHIND || !GOES_ON.test(last))
    );
  });
});

/** A role, then the name of who has it: "Photos: Ann Lee", "Printed by Lee & Sons". */
const HELPER =
  /^[^\d\uE000]*\p{L}(?:\s?[:：]|\s\p{Ll}+)\s+\p{Lu}[\p{L}\p{M}'’.-]*(?:\s+(?:&\s+)?\p{Lu}[\p{L}\p{M}'’.,-]*)+[\s,·|(–—-]*(?:\uE000[)\s.]*)*$/u;
const namesHelper = (line: string): boolean => line.length <= LONGEST_HELPER && HELPER.test(withoutContacts(line));

/**
 * Lines that give a mailbox elsewhere behind a label, or any contact behind a role and a name,
 * below one at the site's domain that needs none: the maker of a site signs so.
 * @param isOfSite true for a line that names the site itself
 */
export function creditLines(text: string, domain: string, isOfSite: (line: string) => boolean): string[] {
  const lines = text.split('\n');
  const isBare = (piece: string): boolean => !/\p{L}/u.test(withoutContacts(piece).replace(VALUE, ''));
  const isOwn = (address: { readonly domain: string }): boolean => address.domain === domain;
  const own = lines.findIndex((line) =>
    line.split(PIECES).some((piece) => isBare(piece) && emailAddressesIn(piece).some(isOwn)),
  );
  if (own === -1) return [];
  return lines.slice(own + 1).filter((line) => {
    const addresses = emailAddressesIn(line);
    return addresses.length > 0 ? !addresses.some(isOwn) && !isBare(line) : namesHelper(line) && !isOfSite(line);
  });
}
