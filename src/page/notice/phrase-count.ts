import { countWords } from '../view/fold-text.ts';
import type { Phrases } from './condition-phrases.ts';
import type { Phrase } from './phrase.ts';

const LONGEST_TEXT = 4000;
/** Host names, request ids, server names and buttons. */
const SCRAP = 3;
const MOST_SCRAPS = 8;
/** Words beside the part of a title that is the phrase: the name of the site. */
const MOST_NAME = 6;

/**
 * Counts the words of a text in sentences with and without such a phrase, without scraps such as
 * host names, ids and labels. `wordsBefore`: before the first sentence with a phrase; infinite if
 * there is none.
 */
export function countPhrases(text: string, phrases: Phrases) {
  let [phraseWords, otherWords, before, scraps] = [0, 0, 0, 0];
  let wordsBefore = Number.POSITIVE_INFINITY;
  for (const sentence of sentencesOf(text.slice(0, LONGEST_TEXT))) {
    const words = countWords(sentence, 400);
    if (phrases.text?.test(sentence) === true || phrases.title?.test(sentence) === true) {
      phraseWords += words;
      wordsBefore = Math.min(wordsBefore, before);
    } else if (words > SCRAP || ++scraps > MOST_SCRAPS) otherWords += words;
    before += words;
  }
  return { phraseWords, otherWords, wordsBefore };
}

export function sentencesOf(text: string): string[] {
  return text.split(/\n|(?<=[.!?…؟।])\s+|(?<=[。！？])/).filter((sentence) => sentence.trim() !== '');
}

/** Characters of a phrase that has only one meaning, whatever stands around it. */
const LONG_PHRASE = 20;

/**
 * Share of a title, or of a part of it, that is the phrase, 0 to 1; half where the rest is longer
 * than a name.
 */
export function coverageOf(title: string, phrase: Phrase): number {
  const whole = title.slice(0, 200).trim();
  let best = 0;
  for (const part of [whole, ...whole.split(/\s+[-–—|·•:»‹›]+\s+|:\s+/)]) {
    const covered = coveredBy(part, phrase);
    if (covered === 0) continue;
    if (covered >= LONG_PHRASE) return 1;
    const rest = tokensIn(whole) - tokensIn(part);
    best = Math.max(best, (covered / part.length) * (rest > MOST_NAME ? 0.5 : 1));
  }
  return best;
}

/** Characters that one phrase after another makes up: “Error 403 (Forbidden)” is two. */
function coveredBy(part: string, phrase: Phrase): number {
  let rest = part;
  let covered = 0;
  for (let times = 0; times < 3; times++) {
    const found = phrase.exec(rest);
    if (found === null || found[0] === '') break;
    covered += found[0].length;
    rest = rest.slice(found.index + found[0].length).replace(/^[^\p{L}\p{N}]+/u, '');
  }
  return covered;
}

function tokensIn(text: string): number {
  return text.split(/\s+/).filter((token) => /[\p{L}\p{N}]/u.test(token)).length;
}
