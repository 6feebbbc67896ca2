import type { Condition } from '../model/words.ts';
import type { Seen } from './condition.ts';
import { BARE_NOTICES, MAKER, MENDING, SITE, SITE_STATE } from './condition-phrases.ts';
import { givesContact, ownSigns, picturesIn } from './own-signs.ts';
import { sentencesOf } from './says.ts';

const BARE_WORDS = 36;

/**
 * What a bare page is a notice of, null where it is none. What it speaks of decides: browsers, refusals, domains, hosting,
 * or how the site itself fares, are nobody's goods.
 */
export function bareNotice(seen: Seen, words: number): Condition | null {
  if (words >= BARE_WORDS || !isBare(seen)) return null;
  const sentences = sentencesOf(`${seen.title}\n${seen.text}`.slice(0, 2000)).filter((line) => !isCredit(line));
  const all = sentences.join('\n');
  const named = BARE_NOTICES.find(([, single]) => single.test(all))?.[0];
  if (named !== undefined) return named;
  return sentences.some(tellsOfItself) ? 'maintenance' : null;
}

/** Words alone: no picture, no menu, no number to call, no address to write or go to, no form to fill in. */
function isBare(seen: Seen): boolean {
  const { tape, text } = seen;
  if (picturesIn(seen) > 0 || text.includes('@') || givesContact(seen) || ownSigns(seen, []) > 0) return false;
  const links = tape.anchors.filter((number) => tape.elements[number]?.name === 'a').length;
  return links <= 2 && !tape.elements.some(({ name }) => name === 'textarea' || name === 'table');
}

function tellsOfItself(sentence: string): boolean {
  return MENDING.test(sentence) || (SITE.test(sentence) && SITE_STATE.test(sentence));
}

function isCredit(sentence: string): boolean {
  return MAKER.test(sentence) && !SITE_STATE.test(sentence);
}
