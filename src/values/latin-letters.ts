/** A word in other letters → its approximate spelling in Latin letters. */
import anyAscii from 'any-ascii';

/** About as BGN/PCGN has it. @param word one word, lower case */
export function latinOf(word: string): string {
  return anyAscii(word.replaceAll('ё', 'е'))
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
