/** A text → whether it gives contacts and nothing else: alone, or behind a label of few words. */
import { countWords } from '../view/fold-text.ts';

/** "Write to our sales office": a label has no more words than this. */
const MOST_OF_LABEL = 4;
const LONGEST = 1_000;
/** A reachable value as it is written: mailbox, handle, web address, number of a telephone, a wallet or a register. */
const WRITTEN =
  /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|(?<![\w@])@\w{4,40}|(?:https?:\/\/|www\.)[^\s<>"']{3,200}|[\w-]{2,40}\.(?:com|net|org|[a-z]{2})\/[^\s<>"']{2,100}|[\w:]{0,12}[0-9][A-Za-z0-9]{16,100}|\+?\(?\d[\d ()./\u2010-\u2015\u00a0-]{4,24}\d/g;
/** What may begin a new pair of label and value. */
const LABEL = /\p{L}[\p{L}\p{M} ./()'’-]{0,30}[:：]/gu;
/** Stands for a contact: a private character, which no page's text is split at. */
const VALUE = '\uE000';
const PIECES = /[|｜•·;；,，、。\n\t!?！？…]|\s[-–—/]\s|\.\s/;

/** Whether each contact in it stands alone or behind a short label, and in no sentence. Without any: whether it is short. */
export function isContactLine(text: string): boolean {
  if (text.length > LONGEST) return false;
  const masked = text.replaceAll(VALUE, ' ').replace(WRITTEN, VALUE);
  const words = (piece: string): number => countWords(piece.replaceAll(VALUE, ' '), 99);
  if (!masked.includes(VALUE)) return words(masked) <= 2 * MOST_OF_LABEL;
  const pieces = masked.replace(LABEL, (label) => `\n${label}`).split(PIECES);
  return pieces.every((piece) => !piece.includes(VALUE) || words(piece) <= MOST_OF_LABEL);
}
