/**
 * A page → the boxes around most of its main text: with its heading, or on most pages of the site,
 * they are wrappers.
 */
import type { Element } from 'domhandler';
import { remembered } from '../../values/remember.ts';
import { rangeSums, type Tape } from './walk.ts';
import { type Zoning, zoneOf } from './zones.ts';

/** Share of the letters of the main part. */
const MOST_OF_MAIN = 0.6;
/** One of a series of like boxes is an entry, however much it covers. */
const LEAST_SERIES = 2;
const HEADING = /^h[1-3]$/;

/**
 * A box around most of the main text, by its name; `headed`: with the page's first heading, header
 * or footer.
 */
export interface WideBox {
  readonly shape: string;
  readonly headed: boolean;
}

const lettersOfMain = ({ texts, textOwner }: Tape, zoning: Zoning): ReturnType<typeof rangeSums> =>
  rangeSums(texts.length, (t) =>
    zoneOf(zoning, textOwner[t] as number) === 'main' ? (texts[t] as string).trim().length : 0,
  );

/** By element number. */
export function wideBoxes(tape: Tape, zoning: Zoning): ReadonlyMap<number, WideBox> {
  const letters = lettersOfMain(tape, zoning);
  const all = letters(0, tape.texts.length);
  const found = new Map<number, WideBox>();
  if (all === 0) return found;
  const heading = tape.elements.findIndex(({ name }, i) => HEADING.test(name) && zoneOf(zoning, i) === 'main');
  const frames = rangeSums(tape.elements.length, (i) => (/^(?:header|footer)$/.test(zoneOf(zoning, i)) ? 1 : 0));
  const holdsHead = (i: number): boolean => {
    const end = tape.ends[i] as number;
    return (heading >= i && heading < end) || frames(i, end) > 0;
  };
  // Only boxes within a wide box can be wide.
  for (let i = 0; i < tape.elements.length; ) {
    const isWide = letters(tape.textFrom[i] as number, tape.textTo[i] as number) >= MOST_OF_MAIN * all;
    if (isWide && likeSiblings(tape, i) < LEAST_SERIES)
      found.set(i, { shape: shapeOf(tape.elements[i] as Element), headed: holdsHead(i) });
    i = isWide ? i + 1 : (tape.ends[i] as number);
  }
  return found;
}

/** Letters of the main part: in all, and in series of like boxes, by the name of these. */
export function lettersInSeries(tape: Tape, zoning: Zoning): { all: number; byShape: ReadonlyMap<string, number> } {
  const { elements, ends, texts, textFrom, textTo } = tape;
  const letters = lettersOfMain(tape, zoning);
  const byShape = new Map<string, number>();
  const series = new Map<string, { boxes: number; letters: number }>();
  for (let box = 0; box < elements.length; box++) {
    if (textTo[box] === textFrom[box]) continue;
    for (let i = box + 1; i < (ends[box] as number); i = ends[i] as number) {
      if (textTo[i] === textFrom[i]) continue;
      const shape = shapeOf(elements[i] as Element);
      const known = series.get(shape);
      const held = letters(textFrom[i] as number, textTo[i] as number);
      if (known === undefined) series.set(shape, { boxes: 1, letters: held });
      else [known.boxes, known.letters] = [known.boxes + 1, known.letters + held];
    }
    for (const [shape, { boxes, letters: held }] of series)
      if (boxes >= LEAST_SERIES) byShape.set(shape, (byShape.get(shape) ?? 0) + held);
    if (series.size > 0) series.clear();
  }
  return { all: letters(0, texts.length), byShape };
}

/** True if the letters are most of a text: its paragraphs, not the parts between them. */
export const isMostOf = (letters: number, all: number): boolean => all > 0 && letters >= MOST_OF_MAIN * all;

/** Numbers differ from page to page. */
export const shapeOf = ({ name, attribs }: Element): string => {
  const { class: names, id, itemtype } = attribs;
  if (names === undefined && id === undefined && itemtype === undefined) return bareShape(name);
  return `${name} ${names ?? ''} ${id ?? ''} ${itemtype ?? ''}`.replace(/\d+/g, '0');
};
const bareShape = remembered((name): string => `${name}   `.replace(/\d+/g, '0'));

/** Elements beside this one, itself among them, with its name, its classes and text in them. */
function likeSiblings(tape: Tape, number: number): number {
  const { name, attribs } = tape.elements[number] as Element;
  const parent = tape.parents[number] as number;
  let like = 0;
  const end = parent === -1 ? 0 : (tape.ends[parent] as number);
  for (let at = parent + 1; at < end; at = tape.ends[at] as number) {
    const one = tape.elements[at] as Element;
    const speaks = (tape.textTo[at] as number) > (tape.textFrom[at] as number);
    if (speaks && one.name === name && one.attribs['class'] === attribs['class']) like += 1;
  }
  return like;
}
