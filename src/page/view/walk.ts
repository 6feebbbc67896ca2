import {
  type AnyNode,
  type ChildNode,
  type Comment,
  type Document,
  type Element,
  isComment,
  isTag,
  isText,
} from 'domhandler';
import { appendTo } from '../../model/group-by.ts';
import { turningClasses, turnsAround } from './hidden.ts';
import type { PageElement } from './nodes.ts';
import { adopt, DOM_DEPTH, hasElement, isAttached, isHtml, isSvg, type ParsedPage, parsePage } from './parse.ts';

/** One walk over a page, in document order. All views read these arrays by element number. */
export interface Tape {
  readonly root: Document;
  readonly elements: readonly PageElement[];
  /** Number of the parent element; -1 for html, the first. */
  readonly parents: readonly number[];
  /** At most `DOM_DEPTH`; deeper elements count as siblings there. */
  readonly depths: readonly number[];
  /** Number after the last element inside this one. */
  readonly ends: readonly number[];
  /** First run of text inside this element, and the one after the last. */
  readonly textFrom: readonly number[];
  readonly textTo: readonly number[];
  /** Raw runs of text that a reader could see, never of scripts, styles, options or noscript. */
  readonly texts: readonly string[];
  readonly textOwner: readonly number[];
  /** Number of the block that the run belongs to, and the element that each block stands in. */
  readonly textBlock: readonly number[];
  readonly blockOwner: readonly number[];
  /** Element numbers by the name of the element, and by the name of each attribute that it has. */
  readonly named: ReadonlyMap<string, readonly number[]>;
  readonly having: ReadonlyMap<string, readonly number[]>;
  readonly comments: readonly Comment[];
  /** Element numbers by possible use: a, area and link; elements that show a picture. */
  readonly anchors: readonly number[];
  readonly pictures: readonly number[];
  /** Elements that describe the page, so none of a frame, a shadow root or a drawing. */
  readonly titles: readonly number[];
  readonly bases: readonly number[];
  readonly metas: readonly number[];
  readonly styles: readonly number[];
  readonly scripts: readonly number[];
  /** The text shown only without scripts, the first 2,000 characters. */
  readonly noscript: string;
  readonly marks: readonly string[];
}

/** The number of an element in the walk over its page; undefined: the walk did not meet it. */
export function numberOf(node: AnyNode): number | undefined {
  const { number = -1 } = node as Partial<PageElement>;
  return number === -1 ? undefined : number;
}

/** The elements with one of these names, in document order. */
export const namedOn = (tape: Tape, ...names: readonly string[]): readonly Element[] =>
  inOrder(tape, tape.named, (name) => names.includes(name));

/** The elements with an attribute whose name is asked for, in document order. */
export const havingOn = (tape: Tape, isAsked: (attribute: string) => boolean): readonly Element[] =>
  inOrder(tape, tape.having, isAsked);

function inOrder({ elements }: Tape, lists: Tape['having'], isAsked: (name: string) => boolean): readonly Element[] {
  const numbers = new Set([...lists].flatMap(([name, numbers]) => (isAsked(name) ? numbers : [])));
  return [...numbers].sort((a, b) => a - b).map((number) => elements[number] as Element);
}

/** The nearest element with such a name, from `start` upwards, at most `steps`; null: none. */
export function ancestorAmong(tape: Tape, start: number, name: RegExp, steps: number): number | null {
  for (let up = start, step = 0; up !== -1 && step < steps; up = tape.parents[up] as number, step++)
    if (name.test(tape.elements[up]?.name ?? '')) return up;
  return null;
}

/** Sums of values over any range of numbers (up to, not including, `to`), each in constant time. */
export function rangeSums(count: number, valueAt: (i: number) => number): (from: number, to: number) => number {
  const before = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) before[i + 1] = (before[i] as number) + valueAt(i);
  return (from, to) => (before[to] as number) - (before[from] as number);
}

/** The role of an element in the walk, as bits, so that one look-up per element is enough. */
const INLINE = 1;
/** Its elements are recorded, its text is no visible text. */
const MUTE = 2;
const PICTURE = 4;
const LINK = 8;
/** Its contents are no part of the tree until they are taken in, if they ever are. */
const APART = 16;
/** Its text is shown though the drawing around it has none. */
const LETTERS = 32;

const TRAITS = new Map<string, number>();
for (const [trait, names] of [
  [
    INLINE,
    'a abbr acronym b bdi bdo big blink cite code data del dfn em font i img input ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr button picture source script style noscript link meta template br',
  ],
  [MUTE, 'script style noscript noframes noembed title textarea select datalist video audio canvas rp meter progress'],
  [PICTURE, 'img source input video amp-img image embed'],
  [LINK, 'a area link'],
  [APART, 'noscript noframes iframe template'],
] as const) {
  for (const name of names.split(' ')) TRAITS.set(name, (TRAITS.get(name) ?? 0) | trait);
}

/**
 * The same for drawings and formulas, whose names mean other things: all their other elements stand
 * within a line.
 */
const FOREIGN_TRAITS: ReadonlyMap<string, number> = new Map([
  ['a', INLINE | LINK],
  ['text', LETTERS],
  ['foreignObject', LETTERS],
  ['svg', INLINE | MUTE],
  ...['annotation', 'annotation-xml', 'mphantom'].map((name) => [name, INLINE | MUTE] as const),
]);

const traitsOf = (element: Element): number =>
  isHtml(element)
    ? (TRAITS.get(element.name) ?? (standsInLine(element) ? INLINE : 0))
    : (FOREIGN_TRAITS.get(element.name) ?? INLINE);

/**
 * A custom element (`x-v`) stands in the line unless a style sheet says otherwise: it does so
 * beside words, with no box in it.
 */
function standsInLine({ name, prev, next, children }: Element): boolean {
  const isWords = (node: ChildNode | null): boolean => node !== null && isText(node) && /\S/.test(node.data);
  return (
    name.includes('-') &&
    (isWords(prev) || isWords(next)) &&
    children.every((child) => !isTag(child) || ((TRAITS.get(child.name) ?? 0) & INLINE) !== 0)
  );
}

/** The text of `br`: white space that still separates the lines of a block (`text-between.ts`). */
export const LINE_END = '\u2028';

/** U+202E and the text that it turns, up to the end of its force (UAX #9). */
const RIGHT_TO_LEFT = '\u202e';
const OVERRIDDEN = /\u202e([^\u202c\u202e]{0,2000})\u202c?/g;

/** Shown from right to left whatever the letters are: a reader sees them in the other order. */
function isTurned({ name, attribs }: Element, turning: ReadonlySet<string>): boolean {
  if (name === 'bdo') return attribs['dir']?.toLowerCase() === 'rtl';
  if (turning.size > 0 && attribs['class']?.split(/\s+/).some((one) => turning.has(one))) return true;
  const style = attribs['style'];
  if (style === undefined || style.length > 2000 || !/bidi-override/i.test(style)) return false;
  return turnsAround(style) || attribs['dir']?.toLowerCase() === 'rtl';
}

function turn(text: string): string {
  return [...text].reverse().join('');
}

/** Elements that describe the page that they stand in. */
const SPEAKS = ['title', 'base', 'meta', 'style', 'script'] as const;

/** Characters of a page; more are cut: mark limit:text. */
const TEXT_CHARACTERS = 2 * 1024 * 1024;

/** Parts of a drawing in which words are painted; in others only where something names them. */
const PAINTED = /^(?:svg|g|a|text|tspan|textPath|foreignObject)$/;

/** True if a drawing holds words or links; most are pictures, and a page has hundreds. */
const hasWords = (drawing: Element): boolean =>
  hasElement(
    drawing,
    (element) => (traitsOf(element) & (LINK | LETTERS)) !== 0,
    ({ name }) => !PAINTED.test(name),
  );

/**
 * The contents of a frame whose document is in the page, of a shadow root, or for browsers without
 * scripts; null: nothing.
 */
function takenIn(element: Element, page: ParsedPage): readonly ChildNode[] | null {
  const { name, attribs, children } = element;
  const [first] = children;
  if (name === 'template') return isAttached(element) ? children : null;
  if (name === 'iframe') return attribs['srcdoc'] === undefined ? null : page.fragment(attribs['srcdoc']);
  return first !== undefined && isText(first) ? page.fragment(first.data) : children;
}

/** Parses markup and walks it once, without recursion. Never throws. */
export function walk(
  markup: string,
  page: ParsedPage = parsePage(markup),
  ignored: ReadonlySet<Element> = new Set(),
): Tape {
  const { root } = page;
  const elements: PageElement[] = [];
  const parents: number[] = [];
  const depths: number[] = [];
  const ends: number[] = [];
  const textFrom: number[] = [];
  const textTo: number[] = [];
  const texts: string[] = [];
  const textOwner: number[] = [];
  const textBlock: number[] = [];
  const blockOwner: number[] = [];
  const blockOf: number[] = [];
  const comments: Comment[] = [];
  const named = new Map<string, number[]>();
  const having = new Map<string, number[]>();
  const anchors: number[] = [];
  const pictures: number[] = [];
  /** The numbers of elements that describe the page, by name. */
  const own = new Map<string, number[]>(SPEAKS.map((name) => [name, []]));
  const [titles = [], bases = [], metas = [], styles = [], scripts = []] = own.values();
  const marks = new Set<string>();
  // The parser skips it or writes a sign in its place, as a browser does. No database stores it.
  if (markup.includes('\0')) marks.add('cleaned');
  /** Classes by which the style elements so far turn text around. */
  const turning = new Set<string>();
  let noscript = '';
  let [current, mute, turned, frame] = [-1, -1, -1, -1];
  /** Elements whose text is shown in a mute drawing, the innermost last, and the drawing. */
  const shown: { readonly element: number; readonly drawing: number }[] = [];
  let [depth, characters] = [0, 0];
  let [pendingBreak, afterLink, afterLine] = [true, false, false];

  function say(data: string): void {
    if (pendingBreak) {
      blockOwner.push(blockOf[current] as number);
      pendingBreak = false;
    }
    texts.push(turned === -1 ? data : turn(data));
    textOwner.push(current);
    textBlock.push(blockOwner.length - 1);
  }

  function meet(data: string): void {
    if (mute !== -1) {
      if (styles.at(-1) === current) for (const name of turningClasses(data)) turning.add(name);
      if (noscript.length < 2000 && elements[mute]?.name === 'noscript') noscript += `${data.slice(0, 2000)} `;
      return;
    }
    const blank = !/\S/.test(data);
    if (blank && pendingBreak) return;
    if (characters >= TEXT_CHARACTERS) {
      marks.add('limit:text');
      return;
    }
    characters += data.length;
    if (data.includes(RIGHT_TO_LEFT)) data = data.replace(OVERRIDDEN, (_, inside: string) => turn(inside));
    if (!blank) afterLink = afterLine = false;
    if (characters > TEXT_CHARACTERS) marks.add('limit:text');
    say(characters > TEXT_CHARACTERS ? data.slice(0, TEXT_CHARACTERS - characters) : data);
  }

  function enter(element: PageElement): boolean {
    const { name, attribs, attributes } = element;
    const traits = traitsOf(element);
    const number = elements.length;
    depth++;
    if (depth > DOM_DEPTH) marks.add('parse:depth');
    if ((traits & INLINE) === 0) pendingBreak = true;
    else if (name === 'br') {
      if (afterLine) pendingBreak = true;
      else if (mute === -1 && !pendingBreak) say(LINE_END);
      afterLine = true;
    } else if (name === 'a' && afterLink && mute === -1 && !pendingBreak) {
      // Two links side by side are two words, whatever the style sheet puts between them.
      say(' ');
    }
    if ((traits & LINK) !== 0) anchors.push(number);
    if (frame === -1 && isHtml(element)) own.get(name)?.push(number);
    if ((traits & PICTURE) !== 0 || attribs['style'] !== undefined || attribs['data-bg'] !== undefined)
      pictures.push(number);
    element.number = number;
    elements.push(element);
    appendTo(named, name, number);
    for (let i = 0; i < attributes.length; i++) appendTo(having, (attributes[i] as { name: string }).name, number);
    parents.push(current);
    depths.push(depth > DOM_DEPTH ? DOM_DEPTH : depth);
    ends.push(number + 1);
    textFrom.push(texts.length);
    textTo.push(texts.length);
    blockOf.push((traits & INLINE) === 0 ? number : (blockOf[current] as number));
    current = number;
    if ((traits & LETTERS) !== 0 && mute !== -1 && elements[mute]?.name === 'svg') {
      shown.push({ element: number, drawing: mute });
      mute = -1;
    }
    if (turned === -1 && isTurned(element, turning)) turned = number;
    if ((traits & APART) !== 0) {
      // A mute part is searched no further: text in text in text would be parsed as often.
      const inside = mute === -1 ? takenIn(element, page) : null;
      if (inside === null) return false;
      adopt(element, inside);
      if (frame === -1 && (name === 'iframe' || name === 'template')) frame = number;
    }
    // A drawing in a drawing is asked with the outer one.
    if (name === 'svg' && isSvg(element) && mute === -1 && !hasWords(element)) return false;
    const isData = name === 'object' && /^\s*data:/i.test(attribs['data'] ?? '');
    if (mute === -1 && ((traits & MUTE) !== 0 || isData)) mute = number;
    return !isSvg(element) || PAINTED.test(name);
  }

  function leave(): void {
    const element = elements[current] as Element;
    ends[current] = elements.length;
    textTo[current] = texts.length;
    if (mute === current) mute = -1;
    if (frame === current) frame = -1;
    if (shown.at(-1)?.element === current) mute = shown.pop()?.drawing ?? -1;
    if (turned === current) turned = -1;
    if (element.name === 'a') afterLink = true;
    else if (blockOf[current] === current) pendingBreak = true;
    depth--;
    current = parents[current] as number;
  }

  let node: AnyNode | null = root.children[0] ?? null;
  while (node !== null) {
    if (isText(node)) meet(node.data);
    else if (isTag(node) && ignored.has(node)) pendingBreak = true;
    else if (isTag(node)) {
      const inside: AnyNode | null = enter(node as PageElement) ? (node.children[0] ?? null) : null;
      if (inside !== null) {
        node = inside;
        continue;
      }
      leave();
    } else if (isComment(node)) comments.push(node);
    while (node.next === null && current !== -1) {
      node = elements[current] as Element;
      leave();
    }
    node = node.next;
  }
  while (current !== -1) leave();

  return {
    ...{ root, elements, parents, depths, ends, textFrom, textTo, texts, textOwner, textBlock, blockOwner },
    ...{ named, having, comments, anchors, pictures, titles, bases, metas, styles, scripts, noscript },
    marks: [...new Set([...page.marks, ...marks])],
  };
}
