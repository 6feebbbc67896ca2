import type { Condition } from '../../model/words.ts';
import { countWords } from '../view/fold-text.ts';
import { BARE_NOTICES, MAKER, MENDING, SITE_FARES, TO_VISITOR } from './condition-phrases.ts';
import { givesContact, ownSigns, type PageFacts, picturesIn } from './own-signs.ts';
import { sentencesOf } from './says.ts';

const BARE_WORDS = 36;
/** Words of a label. */
const LABEL = 3;
/** Words that the shortest notice may have beside it, for a greeting or an excuse. */
const LEAST_ROOM = 8;

/** What a bare page is a notice of, by what it speaks of; null: no notice. */
export function bareNotice(seen: PageFacts, words: number): Condition | null {
  if (words >= BARE_WORDS || !isBare(seen)) return null;
  const sentences = sentencesOf(`${seen.title}\n${seen.text}`.slice(0, 2000)).filter((line) => !isCredit(line));
  const named = BARE_NOTICES.find(([, { sure, goods }]) =>
    sentences.some((line) => sure.test(line) || (goods.test(line) && TO_VISITOR.test(line))),
  )?.[0];
  if (named !== undefined) return named;
  return mostlyOnItself(sentences) ? 'maintenance' : null;
}

/** Words alone: no picture, no menu, no number to call, no address to write or go to, no form to fill in. */
function isBare(seen: PageFacts): boolean {
  const { tape, text } = seen;
  if (picturesIn(seen) > 0 || text.includes('@') || givesContact(seen) || ownSigns(seen, []) > 0) return false;
  const links = tape.anchors.filter((number) => tape.elements[number]?.name === 'a').length;
  return links <= 2 && !tape.elements.some(({ name }) => name === 'textarea' || name === 'table');
}

/** Whether sentences tell how the site fares, and others, labels left out, are not much longer. */
function mostlyOnItself(sentences: readonly string[]): boolean {
  let said = 0;
  let own = 0;
  for (const sentence of sentences) {
    const words = countWords(sentence, BARE_WORDS);
    if (tellsOfItself(sentence)) said += words;
    else if (words > LABEL) own += words;
  }
  return said > 0 && own <= Math.max(said * 1.5, LEAST_ROOM);
}

function tellsOfItself(sentence: string): boolean {
  return MENDING.test(sentence) || SITE_FARES.test(sentence);
}

function isCredit(sentence: string): boolean {
  return MAKER.test(sentence) && !tellsOfItself(sentence);
}
