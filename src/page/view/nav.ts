import type { AnyNode, Element } from 'domhandler';
import { isSameSite } from '../../address/site-name.ts';
import { languageOfLink } from './language-names.ts';
import type { Link } from './views.ts';
import type { Tape } from './walk.ts';
import type { Zoning } from './zones.ts';
import { ZONES } from './zones.ts';

const NAV = ZONES.indexOf('nav');
const FOOTER = ZONES.indexOf('footer');
const LIST = new Set('ul ol menu table dl'.split(' '));
const HOLDER = new Set('div p td tr tbody center section header h1 h2 h3 span form'.split(' '));
/** A menu label is short; a list of so many links is a catalogue or a link farm, not a menu that was left unmarked. */
const LABEL = 30;
const MOST = 80;

/** Marked menus, and unmarked ones: mostly short same-site links near the top. Language switchers are left out. */
export function navsOf(tape: Tape, zoning: Zoning, links: readonly Link[], pageUrl: string): Link[][] {
  const byNode = new Map<AnyNode, Link>();
  for (const link of links) byNode.set(link.node, link);
  const count = tape.elements.length;
  // Sums before element i, so that any box can be judged at once.
  const linksBefore = new Uint32Array(count + 1);
  const lettersBefore = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) {
    const element = tape.elements[i] as Element;
    const link = element.name === 'a' ? byNode.get(element) : undefined;
    const counts = link !== undefined && link.text !== '' && (tape.textTo[i] as number) > (tape.textFrom[i] as number);
    linksBefore[i + 1] = (linksBefore[i] as number) + (counts ? 1 : 0);
    lettersBefore[i + 1] = (lettersBefore[i] as number) + (counts ? link.text.length : 0);
  }
  const textBefore = new Uint32Array(tape.texts.length + 1);
  for (let t = 0; t < tape.texts.length; t++)
    textBefore[t + 1] = (textBefore[t] as number) + (tape.texts[t] as string).trim().length;
  const top = Math.max((textBefore[tape.texts.length] as number) * 0.3, 600);

  const linkCount = (i: number) => (linksBefore[tape.ends[i] as number] as number) - (linksBefore[i] as number);
  const linkLetters = (i: number) => (lettersBefore[tape.ends[i] as number] as number) - (lettersBefore[i] as number);
  const letters = (i: number) =>
    (textBefore[tape.textTo[i] as number] as number) - (textBefore[tape.textFrom[i] as number] as number);

  const listsBefore = new Uint32Array(count + 1);
  const picturesBefore = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) {
    const { name } = tape.elements[i] as Element;
    listsBefore[i + 1] = (listsBefore[i] as number) + (LIST.has(name) && linkCount(i) >= 2 ? 1 : 0);
    picturesBefore[i + 1] = (picturesBefore[i] as number) + (name === 'img' ? 1 : 0);
  }
  const within = (sums: Uint32Array, i: number) => (sums[tape.ends[i] as number] as number) - (sums[i + 1] as number);

  const navs: Link[][] = [];
  for (let i = 0; i < count; i++) {
    const { name } = tape.elements[i] as Element;
    if (name === 'a' || linkCount(i) === 0) continue;
    const zone = zoning.zones[i];
    const marked = zone === NAV;
    const isList = LIST.has(name);
    if (!marked && !isList && !HOLDER.has(name)) continue;
    if (!marked) {
      if (zone === FOOTER || linkCount(i) < 3 || linkCount(i) > MOST) continue;
      if ((textBefore[tape.textFrom[i] as number] as number) > top) continue;
      // A picture to every other link makes a gallery.
      if (within(picturesBefore, i) * 2 > linkCount(i)) continue;
      if (linkLetters(i) > linkCount(i) * LABEL || linkLetters(i) * 10 < letters(i) * 8) continue;
    }
    // The lists within a box are taken one by one, so that a switcher beside the menu does not run into it.
    if (!isList && within(listsBefore, i) > 0) continue;
    const inside: Link[] = [];
    const end = tape.ends[i] as number;
    for (let k = i; k < end; k++) {
      const link = byNode.get(tape.elements[k] as Element);
      if (link !== undefined && link.text !== '' && (link.node as Element).name === 'a') inside.push(link);
    }
    i = end - 1;
    if (inside.length < (marked ? 2 : 3) || isSwitcher(inside)) continue;
    if (
      !marked &&
      inside.filter(({ url, href }) => href.startsWith('#') || (url !== null && isSameSite(url, pageUrl))).length * 3 <
        inside.length * 2
    )
      continue;
    navs.push(inside.filter((link) => languageOfLink(link) === null));
  }
  return navs.filter((nav) => nav.length > 0);
}

function isSwitcher(links: readonly Link[]): boolean {
  return links.filter((link) => languageOfLink(link) !== null).length * 5 >= links.length * 3;
}
