/** A page → its texts, links and pictures in document order, for alignment with other pages. */
import type { Element } from 'domhandler';
import type { Page } from '../view/views.ts';
import { numberOf, type Tape } from '../view/walk.ts';
import { type Zoning, zoneOf } from '../view/zones.ts';
import { givenToReaders, standsAt } from './given.ts';

export interface Layout {
  readonly tape: Tape;
  readonly zoning: Zoning;
}

export interface Item {
  /**
   * Equal on two pages: the same words, the same target of a link, the same picture, the same
   * contact in an attribute.
   */
  readonly key: string;
  /** Number of the element that it stands in. */
  readonly number: number;
  /** In the header, menu or footer as the page marks them, or in a bar that stays on the screen. */
  readonly marked: boolean;
  /** Given in an attribute, outside of any line: its place is that of the items around it. */
  readonly aside?: true;
}

const STAYS = /(?:^|;)\s*position\s*:\s*(?:fixed|sticky)/i;
/** Share of a page's runs of text. With more, it is no bar but the shell of an application. */
const MOST_IN_BAR = 0.3;
const MOST_BARS = 40;
/** Pages are aligned by their first and last items; a catalogue has very many between. */
const MOST_ITEMS = 4_000;

export function itemsOf(
  page: Pick<Page, 'blocks' | 'links' | 'images' | 'outline' | 'named' | 'url'>,
  { tape, zoning }: Layout,
): Item[] {
  const isInBar = barsOf(tape);
  const at = (node: Element, key: string): Item[] => {
    const number = numberOf(node);
    if (number === undefined) return [];
    const zone = zoneOf(zoning, number);
    return zone === 'head' ? [] : [{ key, number, marked: zone !== 'main' || isInBar(number) }];
  };
  const texts = page.blocks.flatMap(({ node, text }) => at(node as Element, `text ${text}`));
  const links = page.links.flatMap(({ node, href }) => at(node as Element, `link ${href}`));
  const pictures = page.images.flatMap(({ node, url }) => at(node as Element, `picture ${url}`));
  const given = givenToReaders(page)
    .flatMap(({ node, text }) => at(standsAt(node) as Element, `given ${text}`))
    .map((item): Item => ({ ...item, aside: true }));
  const items = [...texts, ...links, ...pictures, ...given].sort((a, b) => a.number - b.number);
  // A frame is at both ends.
  return items.length <= MOST_ITEMS ? items : [...items.slice(0, MOST_ITEMS / 2), ...items.slice(-MOST_ITEMS / 2)];
}

/** Tells if an element stands in a bar that stays on the screen while the page moves. */
function barsOf({ elements, ends, texts, textFrom, textTo }: Tape): (number: number) => boolean {
  const bars: { from: number; to: number }[] = [];
  for (let i = 0; i < elements.length && bars.length < MOST_BARS; i++) {
    const style = elements[i]?.attribs['style'];
    if (style === undefined || !STAYS.test(style)) continue;
    const runs = (textTo[i] as number) - (textFrom[i] as number);
    if (runs <= Math.max(4, MOST_IN_BAR * texts.length)) bars.push({ from: i, to: ends[i] as number });
  }
  return (number) => bars.some(({ from, to }) => number >= from && number < to);
}
