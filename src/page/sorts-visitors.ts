/** Decides if the scripts of a page check who is looking and then go elsewhere. */
import type { Script } from './view/views.ts';

/**
 * Facts that a script can learn about its visitor. Time zone and language choose a translation on
 * honest pages: left out.
 */
const ASKS: readonly (readonly [RegExp, string])[] = [
  [/\bdocument\s{0,4}\.\s{0,4}referrer\b/, 'where they come from'],
  [/\bnavigator\s{0,4}\.\s{0,4}webdriver\b/, 'whether a program steers the browser'],
  [/\bnavigator\s{0,4}\.\s{0,4}(?:userAgent|userAgentData|vendor|platform)\b/, 'which browser they use'],
];
/** Moves to another page; a script that reads `location.href`, or writes a picture, does not. */
const MOVES = /\blocation\s{0,4}(?:\.\s{0,4}href\s{0,4})?=[^=]|\blocation\s{0,4}\.\s{0,4}(?:replace|assign)\s{0,4}\(/;
/** A library asks for browsers a hundred times; a script that sorts visitors, in a few lines. */
const LONGEST = 4_000;

/** Null where no script of the page's own does both within a few lines. */
export function sortsVisitors(scripts: readonly Pick<Script, 'src' | 'text'>[]): string | null {
  for (const { src, text } of scripts) {
    if (src !== null || text.length > LONGEST || !MOVES.test(text)) continue;
    const asked = ASKS.find(([pattern]) => pattern.test(text));
    if (asked !== undefined) return `a script of the page asks ${asked[1]} and moves them by the answer`;
  }
  return null;
}
