/** Whether the words behind "powered by" or "theme:" name somebody: goods are powered, designed and made by something, too. */
import { type AnyNode, isTag } from 'domhandler';
import { textBelow } from './tree.ts';

const MOST_NODES = 200;
const LONGEST_NAME = 80;
const BEFORE = /^[\s:：—–«"“'‘(-]+/u;
/** Whose, how many, of what kind: no name begins so, in capitals either. */
const DETERMINER =
  /^(?:an?|our|your|their|its|his|her|my|this|that|these|those|some|many|more|most|all|any|one of|two|three|hand)\s/iu;
const AMOUNT = /^\d[\d.,]{0,9}(?:\s|-?(?:k?w|k?v|hp|mm|cm|mah?|kg|amps?|volts?|watts?)(?!\p{L}))/iu;
const HOST_OR_MAIL = /^(?:[\w.+-]{1,64}@)?[\w-]{1,63}(?:\.[\w-]{1,63})*\.[a-z]{2,12}(?![\w-])/i;
/** A capital, a digit, or a letter of a script that has no capitals. */
const NAME = /^[\p{Lu}\p{Lt}\p{Lo}\p{Nd}]/u;

/** @param linked texts of the links in the same block: a link names whom it leads to, in small letters as well */
export function beginsWithName(words: string, linked: readonly string[]): boolean {
  const text = words.replace(BEFORE, '');
  if (DETERMINER.test(text) || AMOUNT.test(text)) return false;
  return NAME.test(text) || HOST_OR_MAIL.test(text) || isLinked(text, linked);
}

/** Whether words begin with the text of a link. */
export function isLinked(words: string, linked: readonly string[]): boolean {
  const text = words.replace(BEFORE, '');
  return linked.some((one) => text.startsWith(one));
}

/** Texts of the links inside a node, white space folded. */
export function linkedWords(node: AnyNode): string[] {
  const found: string[] = [];
  const waiting: AnyNode[] = [node];
  for (let seen = 0; seen < MOST_NODES; seen += 1) {
    const next = waiting.pop();
    if (next === undefined) break;
    if (isTag(next) && next.name === 'a') found.push(textBelow(next, LONGEST_NAME).replaceAll(', ', ' '));
    else if ('children' in next) waiting.push(...next.children.slice(0, MOST_NODES).reverse());
  }
  return found.filter((text) => text.length >= 2);
}
