/** A page → the boxes around its heading and most of its main text: wrappers, whatever they are called. */
import type { Element } from 'domhandler';
import { rangeSums, type Tape } from './walk.ts';
import { type Zoning, zoneOf } from './zones.ts';

/** Of the letters of the main part. */
const MOST_OF_MAIN = 0.6;
/** One of a series of like boxes is an entry, however much it covers. */
const LEAST_SERIES = 2;
const HEADING = /^h[1-3]$/;

/** Tells of an element, by its number, whether it wraps the page's heading and main text. */
export function wrappersOf(tape: Tape, zoning: Zoning): (number: number) => boolean {
  const isMain = (number: number): boolean => zoneOf(zoning, number) === 'main';
  const letters = rangeSums(tape.texts.length, (t) =>
    isMain(tape.textOwner[t] as number) ? (tape.texts[t] as string).trim().length : 0,
  );
  const all = letters(0, tape.texts.length);
  const heading = tape.elements.findIndex(({ name }, i) => HEADING.test(name) && isMain(i));
  return (number) => {
    const end = tape.ends[number] as number;
    if (all === 0 || (heading !== -1 && !(heading >= number && heading < end))) return false;
    if (letters(tape.textFrom[number] as number, tape.textTo[number] as number) < MOST_OF_MAIN * all) return false;
    return likeSiblings(tape, number) < LEAST_SERIES;
  };
}

/** Elements beside this one, itself among them, with its name, its classes and text in them. */
function likeSiblings(tape: Tape, number: number): number {
  const { name, attribs } = tape.elements[number] as Element;
  const parent = tape.parents[number] as number;
  let like = 0;
  for (let at = parent + 1; parent !== -1 && at < (tape.ends[parent] as number); at = tape.ends[at] as number) {
    const one = tape.elements[at] as Element;
    const speaks = (tape.textTo[at] as number) > (tape.textFrom[at] as number);
    if (speaks && one.name === name && one.attribs['class'] === attribs['class']) like += 1;
  }
  return like;
}
