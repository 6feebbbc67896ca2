/** Pages of a site → its frame: what is in the same slot of header, menu or footer on most. */
import type { Element } from 'domhandler';
import { appendTo, countsOf, groupBy } from '../../model/group-by.ts';
import type { Tape } from '../view/walk.ts';
import { isContactLine } from './contact-line.ts';
import type { Item } from './items.ts';

export interface FramePage {
  readonly lang: string | null;
  /** The home page, or that of a language. Only the owner writes in its frame. */
  readonly isFront: boolean;
  readonly tape: Tape;
  readonly items: readonly Item[];
}

/** Pages with which each page is aligned; a few dozen show the frame as well as all. */
const MOST_BESIDE = 24;
/** Share of a page that another may have too. With more the two are nearly one page. */
const MOST_SHARE = 0.8;
/** A row of this many like boxes is a list of entries, whoever wrote them. */
const LEAST_SERIES = 3;

const HEADING = /^h[1-6]$/;
const FRONT_DOOR = /^link (?:\.?\/|#\S{0,40}|\.?\/?index\.\w{3,5})$/;

/** For each page its items in the frame: the keys by the number of the element. */
export type PageFrame = ReadonlyMap<number, ReadonlySet<string>>;

export function framesOf(pages: readonly FramePage[]): PageFrame[] {
  const inLine = pages.map(({ items }) => items.filter(({ aside }) => aside !== true));
  const positioned = pages.map((page, i) => itemsInPosition(page, inLine, i));
  /** For each key the languages of the pages that have it in position. */
  const langsOf = new Map<string, (string | null)[]>();
  for (const [i, items] of positioned.entries())
    for (const key of new Set(items.map((item) => item.key))) appendTo(langsOf, key, pages[i]?.lang ?? null);
  const pagesOf = countsOf(pages.map(({ lang }) => lang));
  // Each language of a site may have a frame of its own.
  const isOnMost = (key: string): boolean => {
    const langs = langsOf.get(key) ?? [];
    return (
      2 * langs.length >= pages.length ||
      [...countsOf(langs)].some(([lang, count]) => count >= 2 && 2 * count >= (pagesOf.get(lang) ?? 0))
    );
  };
  return positioned.map((items, i) => {
    const framed = items.filter(({ key }) => pages[i]?.isFront === true || isOnMost(key));
    return new Map(
      [...groupBy(framed, ({ number }) => number)].map(([at, some]) => [at, new Set(some.map(({ key }) => key))]),
    );
  });
}

/**
 * Items in the position of a frame: marked so by the page, or before or after everything that
 * differs from most other pages.
 */
function itemsInPosition(page: FramePage, inLine: readonly Item[][], at: number): Item[] {
  const { tape, items: all } = page;
  const items = inLine[at] as Item[];
  const others = inLine.filter((_, i) => i !== at);
  const step = Math.max(1, Math.ceil(others.length / MOST_BESIDE));
  const beside = others.filter((other, i) => i % step === 0 && !isSame(items, other));
  const before =
    others.length === 0 ? headOf(page, items) : commonWithMost(beside.map((other) => sharedRun(items, other, 0)));
  const after = commonWithMost(beside.map((other) => sharedRun(items, other, 1)));
  const isOnePage = others.length > 0 && before + after > items.length * MOST_SHARE;
  const repeated = new Set(isOnePage ? [] : [...items.slice(0, before), ...items.slice(items.length - after)]);
  const [head, foot] = [items[before - 1], items[items.length - after]];
  const isAmong = (number: number): boolean =>
    number <= (head?.number ?? -1) || (foot !== undefined && number >= foot.number);
  const isBeside = ({ number, aside }: Item): boolean => aside === true && repeated.size > 0 && isAmong(number);
  const inFrame = (item: Item): boolean => item.marked || repeated.has(item) || isBeside(item);
  const outside = all.filter((item) => !inFrame(item));
  const series = seriesOf(tape, outside);
  return all.filter((item) => inFrame(item) && !series(item.number));
}

/** The head of a lone page: from a link to its front door to the first heading or running text. */
function headOf({ tape }: FramePage, inLine: readonly Item[]): number {
  const end = inLine.findIndex(
    ({ key, number }) =>
      HEADING.test(tape.elements[number]?.name ?? '') || (key.startsWith('text ') && !isContactLine(key.slice(5))),
  );
  return inLine.slice(0, Math.max(0, end)).some(({ key }) => FRONT_DOOR.test(key)) ? end : 0;
}

const isSame = (one: readonly Item[], two: readonly Item[]): boolean =>
  one.length === two.length && one.every(({ key }, i) => key === two[i]?.key);

/** How many items two pages have alike from the beginning, or from the end. */
function sharedRun(one: readonly Item[], two: readonly Item[], fromEnd: 0 | 1): number {
  const most = Math.min(one.length, two.length);
  let run = 0;
  const itemOf = (items: readonly Item[]): Item | undefined => items[fromEnd ? items.length - 1 - run : run];
  while (run < most && itemOf(one)?.key === itemOf(two)?.key) run += 1;
  return run;
}

/** The run that is shared with at least half of the other pages. */
function commonWithMost(runs: readonly number[]): number {
  return runs.toSorted((a, b) => b - a)[Math.floor((runs.length - 1) / 2)] ?? 0;
}

/**
 * Tells if an element stands in a series of like boxes whose text differs from page to page. A
 * signature under a post belongs to the post, even if it is the same on every page.
 */
function seriesOf(tape: Tape, outside: readonly Item[]): (number: number) => boolean {
  const holds = new Uint8Array(tape.elements.length);
  for (const { number } of outside)
    for (let up = number; up !== -1 && holds[up] === 0; up = tape.parents[up] as number) holds[up] = 1;
  const known = new Map<number, boolean>();
  const isInSeries = (number: number): boolean => {
    const { parent } = tape.elements[number] as Element;
    const shape = shapeOf(tape.elements[number] as Element);
    if (parent === null || shape === null) return false;
    let like = 0;
    // Entries follow one another, so that a few steps on either side tell.
    for (
      let at = tape.parents[number] as number, child = at + 1;
      child < (tape.ends[at] ?? 0) && like < LEAST_SERIES;
      child = tape.ends[child] as number
    )
      if (holds[child] === 1 && shapeOf(tape.elements[child] as Element) === shape) like += 1;
    return like >= LEAST_SERIES;
  };
  return (number) => {
    const path: number[] = [];
    let found = false;
    for (let up = number; up !== -1; up = tape.parents[up] as number) {
      const before = known.get(up);
      if (before !== undefined) {
        found = before;
        break;
      }
      path.push(up);
      if (holds[up] === 1 && isInSeries(up)) {
        found = true;
        break;
      }
    }
    for (const one of path) known.set(one, found);
    return found;
  };
}

/** Name, classes and the names of the children; null for the page itself. */
export function shapeOf({ name, attribs, children }: Element): string | null {
  if (name === 'html' || name === 'body') return null;
  const below = children.flatMap((child) => ('name' in child ? [child.name] : [])).slice(0, 6);
  return `${name} ${attribs['class'] ?? ''} ${below.join(' ')}`;
}
