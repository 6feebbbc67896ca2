import type { Condition } from '../../model/words.ts';
import { countWords } from '../view/fold-text.ts';
import { BARE_NOTICES, MAKER, MENDING, SITE_IN_STATE, TO_VISITOR } from './condition-phrases.ts';
import { givesContact, ownSigns, type PageFacts, picturesIn } from './own-signs.ts';
import { sentencesOf } from './phrase-count.ts';

const BARE_WORDS = 36;
/** Words of a label. */
const LABEL = 3;
/** Words that the shortest notice may have beside it, for a greeting or an excuse. */
const LEAST_ROOM = 8;

/** What a bare page is a notice of, by what it speaks of; null: no notice. */
export function bareNotice(page: PageFacts, words: number): Condition | null {
  if (words >= BARE_WORDS || !isBare(page)) return null;
  const sentences = sentencesOf(`${page.title}\n${page.text}`.slice(0, 2000)).filter((line) => !isCredit(line));
  const named = BARE_NOTICES.find(([, { sure, goods }]) =>
    sentences.some((line) => sure.test(line) || (goods.test(line) && TO_VISITOR.test(line))),
  )?.[0];
  if (named !== undefined) return named;
  return isMostlyOnSiteState(sentences) ? 'maintenance' : null;
}

/** Words alone: no picture, no menu, no number to call, no address to write or go to, no form to fill in. */
function isBare(page: PageFacts): boolean {
  const { tape, text } = page;
  if (picturesIn(page) > 0 || text.includes('@') || givesContact(page) || ownSigns(page) > 0) return false;
  const links = tape.anchors.filter((number) => tape.elements[number]?.name === 'a').length;
  return links <= 2 && !tape.elements.some(({ name }) => name === 'textarea' || name === 'table');
}

/** Whether sentences on the state of the site make up most of the text, labels left out. */
function isMostlyOnSiteState(sentences: readonly string[]): boolean {
  let [said, own] = [0, 0];
  for (const sentence of sentences) {
    const words = countWords(sentence, BARE_WORDS);
    if (isOnSiteState(sentence)) said += words;
    else if (words > LABEL) own += words;
  }
  return said > 0 && own <= Math.max(said * 1.5, LEAST_ROOM);
}

function isOnSiteState(sentence: string): boolean {
  return MENDING.test(sentence) || SITE_IN_STATE.test(sentence);
}

function isCredit(sentence: string): boolean {
  return MAKER.test(sentence) && !isOnSiteState(sentence);
}
