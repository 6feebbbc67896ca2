import type { AnyNode, Element } from 'domhandler';
import { isSameSite } from '../../address/site-name.ts';
import { wordSet } from '../../model/text/word-set.ts';
import { languageOfLink } from './language-names.ts';
import type { Link } from './views.ts';
import { rangeSums, type Tape } from './walk.ts';
import { ZONES, type Zoning } from './zones.ts';

const NAV = ZONES.indexOf('nav');
const FOOTER = ZONES.indexOf('footer');
const LIST = wordSet('ul ol menu table dl');
const HOLDER = wordSet('div p td tr tbody center section header h1 h2 h3 span form');
/** A menu label is short. A list of more links than this is a catalogue or a link farm. */
const LABEL = 30;
const MOST = 80;

/** Marked menus, and lists of mostly short same-site links near the top. No language switchers. */
export function navsOf(tape: Tape, zoning: Zoning, links: readonly Link[], pageUrl: string): Link[][] {
  const { elements, texts } = tape;
  const byNode = new Map<AnyNode, Link>(links.map((link) => [link.node, link]));
  const labelAt = (i: number): string => {
    const element = elements[i] as Element;
    return element.name === 'a' && tape.textTo[i] !== tape.textFrom[i] ? (byNode.get(element)?.text ?? '') : '';
  };
  const labels = rangeSums(elements.length, (i) => (labelAt(i) === '' ? 0 : 1));
  const labelLetters = rangeSums(elements.length, (i) => labelAt(i).length);
  const text = rangeSums(texts.length, (t) => (texts[t] as string).trim().length);
  const top = Math.max(text(0, texts.length) * 0.3, 600);
  const endOf = (i: number) => tape.ends[i] as number;
  const linkCount = (i: number) => labels(i, endOf(i));
  const lists = rangeSums(elements.length, (i) =>
    LIST.has((elements[i] as Element).name) && linkCount(i) >= 2 ? 1 : 0,
  );
  const pictures = rangeSums(elements.length, (i) => ((elements[i] as Element).name === 'img' ? 1 : 0));

  const isOwn = ({ url, href }: Link) => href.startsWith('#') || (url !== null && isSameSite(url, pageUrl));
  const navs: Link[][] = [];
  for (let i = 0; i < elements.length; i++) {
    const { name } = elements[i] as Element;
    if (name === 'a' || linkCount(i) === 0) continue;
    const zone = zoning.zones[i];
    const marked = zone === NAV;
    const isList = LIST.has(name);
    if (!marked && !isList && !HOLDER.has(name)) continue;
    if (!marked) {
      if (zone === FOOTER || linkCount(i) < 3 || linkCount(i) > MOST) continue;
      const [from, to] = [tape.textFrom[i] as number, tape.textTo[i] as number];
      if (text(0, from) > top) continue;
      // A picture to every other link makes a gallery.
      if (pictures(i + 1, endOf(i)) * 2 > linkCount(i)) continue;
      const letters = labelLetters(i, endOf(i));
      if (letters > linkCount(i) * LABEL || letters * 10 < text(from, to) * 8) continue;
    }
    // The lists within a box are taken one by one, lest a switcher runs into the menu beside it.
    if (!isList && lists(i + 1, endOf(i)) > 0) continue;
    const inside: Link[] = [];
    const end = endOf(i);
    for (let k = i; k < end; k++) {
      const link = byNode.get(elements[k] as Element);
      if (link !== undefined && link.text !== '' && (link.node as Element).name === 'a') inside.push(link);
    }
    i = end - 1;
    if (inside.length < (marked ? 2 : 3) || isSwitcher(inside)) continue;
    if (!marked && inside.filter(isOwn).length * 3 < inside.length * 2) continue;
    navs.push(inside.filter((link) => languageOfLink(link) === null));
  }
  return navs.filter((nav) => nav.length > 0);
}

function isSwitcher(links: readonly Link[]): boolean {
  return links.filter((link) => languageOfLink(link) !== null).length * 5 >= links.length * 3;
}
