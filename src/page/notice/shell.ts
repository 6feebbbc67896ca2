import { wordSet } from '../../model/text/word-set.ts';
import type { Condition } from '../../model/words.ts';
import { countWords } from '../view/fold-text.ts';
import { havingOn, type Tape } from '../view/walk.ts';
import { givesContact, type PageFacts, picturesIn } from './own-signs.ts';

const APP_ROOTS = wordSet(
  'root app __next __nuxt app-root react-root main-app q-app gatsby ___gatsby svelte application',
);

const NEEDS_SCRIPTS =
  /enable javascript|javascript (?:is )?(?:required|disabled|to run)|включите javascript|без javascript|habilit\S+ javascript|activ\S+ javascript|javascript aktiv|启用.{0,4}javascript/i;

/** True if a page of under fifteen words is only the place where scripts or frames put one. */
export function isShell(page: PageFacts, words: number): boolean {
  if (page.tape.named.has('frameset')) return true;
  // A contact is content, even beside a map.
  if (picturesIn(page) >= 2 || givesContact(page)) return false;
  if (words < 6) return true;
  return hasAppRoot(page.tape) || NEEDS_SCRIPTS.test(page.text) || page.tape.named.has('iframe');
}

/** True if the text is so short that scripts must be meant to fill the page. */
export function wantsScripts(page: PageFacts, condition: Condition): boolean {
  if (condition === 'empty-shell') return true;
  if (condition !== 'content' || page.tape.scripts.length === 0) return false;
  const words = countWords(page.text, 80);
  return (
    words < 80 &&
    (hasAppRoot(page.tape) || NEEDS_SCRIPTS.test(page.tape.noscript)) &&
    countWords(page.mainText, 40) < 40
  );
}

function hasAppRoot(tape: Tape): boolean {
  const ids = havingOn(tape, (name) => name === 'id').map(({ attribs }) => attribs['id'] as string);
  return tape.named.has('app-root') || ids.some((id) => APP_ROOTS.has(id.toLowerCase()));
}
