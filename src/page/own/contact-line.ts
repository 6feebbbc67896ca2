/** A text → whether it gives contacts and nothing else: alone, or behind a label of few words. */
import { emailAddressesIn, undisguised } from '../../values/email-address.ts';
import { countWords } from '../view/fold-text.ts';

/** A label has no more words than this, and no more stand together in an address or a firm's name. */
const MOST_OF_LABEL = 4;
const MOST_TOGETHER = 6;
/** Words of a whole line for each contact in it: an address has about so many. */
const MOST_WORDS = 9;
const LONGEST = 1_000;
/** Where accounts are names, so that only the word before tells a contact. */
export const ACCOUNT_WORD =
  /telegram|телеграм+|تلگرام|we ?chat|weixin|微信|skype|whats ?app|viber|wickr|threema|\bqq\b/iu;
const ACCOUNT = new RegExp(
  `(?:${ACCOUNT_WORD.source})(?: ?(?:id|号))?\\s{0,2}[:：]\\s{0,2}@?[a-z0-9][\\w.:-]{3,40}`,
  'giu',
);
/** A wallet in groups of four. */
const GROUPED =
  /(?<![A-Za-z0-9])(?=[A-Za-z0-9]{0,3}\d)(?:[A-Za-z0-9]{4}[ \u00a0-]){5,24}[A-Za-z0-9]{1,4}(?![A-Za-z0-9])/g;
/** A reachable value as it is written: mailbox, handle, web address, number of a telephone, a wallet or a register. */
const WRITTEN =
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|(?<![\w@])@\w{4,40}|(?:https?:\/\/|www\.)[^\s<>"']{3,200}|[\w-]{2,40}\.(?:com|net|org|[a-z]{2})\/[^\s<>"']{2,100}|[\w:]{0,12}[0-9][A-Za-z0-9]{16,100}|\+?\(?\d[\d ()./\u2010-\u2015\u00a0-]{4,24}\d/g;
/** What may begin a new pair of label and value. */
const LABEL = /\p{L}[\p{L}\p{M} ./()'’-]{0,30}[:：]/gu;
/** Stands for a contact in a text: a private character. */
export const VALUE = '\uE000';
const PIECES = /[|｜•·;；,，、。\n\t!?！？…]|\s[-–—/]\s|\.\s/;

/** Whether each contact in it stands alone or behind a short label, and in no sentence. Without any: whether it is short. */
/** Accounts on messengers, which only the word before tells. */
export const accountsIn = (text: string): string[] =>
  [...text.matchAll(ACCOUNT)].map(([account]) => account.replace(/^.*[:：]\s{0,2}@?/u, '').toLowerCase());

export function isContactLine(text: string): boolean {
  if (text.length > LONGEST) return false;
  const plain = !text.includes('@') && emailAddressesIn(text).length > 0 ? undisguised(text) : text;
  const masked = plain.replace(GROUPED, VALUE).replace(WRITTEN, VALUE).replace(ACCOUNT, VALUE);
  const words = (piece: string): number => countWords(piece.replaceAll(VALUE, ' '), 99);
  if (!masked.includes(VALUE)) return words(masked) <= MOST_WORDS;
  const pieces = masked.replace(LABEL, (label) => `\n${label}`).split(PIECES);
  const contacts = masked.split(VALUE).length - 1;
  if (words(masked) > MOST_WORDS * contacts) return false;
  return pieces.every((piece) => words(piece) <= (piece.includes(VALUE) ? MOST_OF_LABEL : MOST_TOGETHER));
}
