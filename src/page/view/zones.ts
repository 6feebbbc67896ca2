import type { Element } from 'domhandler';
import { wordSet } from '../../model/text/word-set.ts';
import { remembered } from '../../values/remember.ts';
import { hidingClasses, isTakenOut, openedOnDemand, shadeOf } from './hidden.ts';
import { textBetween } from './text-between.ts';
import { ownText } from './tree.ts';
import type { Zone } from './views.ts';
import { ancestorAmong, type Tape } from './walk.ts';

export const ZONES: readonly Zone[] = ['head', 'header', 'nav', 'main', 'footer'];
const [HEAD, HEADER, NAV, MAIN, FOOTER] = [0, 1, 2, 3, 4] as const;

export interface Zoning {
  /** Index into ZONES, by element number. */
  readonly zones: Uint8Array;
  /**
   * 1: hidden by attribute or inline style (hidden.ts), or inside such an element; 2: hidden until
   * a reader asks for it.
   */
  readonly hidden: Uint8Array;
}

export function zoneOf(zoning: Zoning, element: number): Zone {
  return ZONES[zoning.zones[element] ?? MAIN] ?? 'main';
}

const ONLY_HEAD = wordSet('title meta base link');
const WHOLE = /^(?:site|main|page|global|web|common|top|app|layout|body|the|my|wp|block|section|js)[-_]+/;
const PART =
  /[-_]+(?:wrap(?:per)?|area|container|inner|section|box|bar|content|main|outer|holder|block|row|fixed|\d+)$/;
const HEADER_WORD =
  /^(?:header|masthead|topbar|top|kopf(?:zeile|bereich)?|cabecalho|cabecera|encabezado|entete|shapka|topo|intestazione)$/;
const FOOTER_WORD =
  /^(?:footer|foot|colophon|fuss(?:zeile|bereich)?|rodape|pie|piepagina|pie-de-pagina|podval|pied(?:-de-page)?|copyrights?|copy|bottom|footers)$/;
const NAV_WORD = /^(?:nav|navbar|navigation|navi|menu|mainmenu|mainnav|topmenu|topnav|menue|hauptmenue|meniu|menubar)$/;
const BOX = wordSet('div section table td tr ul ol center form aside header footer nav tbody span p');

const COPYRIGHT =
  /©|\(c\)\s*(?:19|20)\d\d|copyright|all rights? reserved|版权|版權|著作権|all rights|todos os direitos|todos los derechos|tous droits|alle rechte|все права|усі права|wszelkie prawa|tutti i diritti|tüm hakları|جميع الحقوق|저작권/i;

/** Zones every element by tag, role and careful id and class words; finds hidden elements. */
export function zonesOf(tape: Tape): Zoning {
  const count = tape.elements.length;
  const zones = new Uint8Array(count);
  const hidden = new Uint8Array(count);
  const grounds: (string | null)[] = [];
  const hiding = hidingClasses(stylesOf(tape));
  const opened = openedOnDemand(tape.elements);
  let footer = false;
  for (let i = 0; i < count; i++) {
    const element = tape.elements[i] as Element;
    const parent = tape.parents[i] as number;
    const above = parent === -1 ? MAIN : (zones[parent] as number);
    zones[i] = zoneAt(tape, i, element, above);
    if (zones[i] === FOOTER) footer = true;
    const shade = shadeOf(element);
    // A style sheet may put another ground under an element with a class or an id.
    const plain = element.attribs['class'] === undefined && element.attribs['id'] === undefined;
    grounds[i] = shade.ground ?? (plain && parent !== -1 ? (grounds[parent] ?? null) : null);
    const sameInk = shade.ink !== null && shade.ink === grounds[i];
    const unseen = shade.hidden || sameInk || (hiding.size > 0 && isTakenOut(element, hiding));
    const around = parent === -1 ? 0 : (hidden[parent] as number);
    hidden[i] = around === 1 || !unseen ? around : opened(element) ? 2 : 1;
  }
  if (!footer) zoneCopyright(tape, zones);
  return { zones, hidden };
}

function stylesOf(tape: Tape): string[] {
  return tape.styles
    .map((number) => tape.elements[number] as Element)
    .filter(({ attribs }) => /^(?:all|screen)?$/i.test(attribs['media'] ?? ''))
    .map(ownText);
}

function zoneAt(tape: Tape, i: number, element: Element, above: number): number {
  const { name, attribs } = element;
  // A head's tag elsewhere means nothing to a browser.
  if ((name === 'head' && tape.elements[tape.parents[i] as number]?.name === 'html') || ONLY_HEAD.has(name))
    return HEAD;
  if (name === 'html' || name === 'body') return MAIN;
  if (above === HEAD || above === FOOTER || above === NAV) return above;
  const role = attribs['role'];
  if (name === 'nav' || role === 'navigation' || role === 'menubar') return NAV;
  if (name === 'main' || role === 'main') return MAIN;
  if (name === 'footer' || role === 'contentinfo') return insideArticle(tape, i) ? above : FOOTER;
  if (name === 'header' || role === 'banner') return insideArticle(tape, i) ? above : HEADER;
  const names = attribs['class'];
  const id = attribs['id'];
  if ((names === undefined && id === undefined) || !BOX.has(name)) return above;
  const word = wordZone(id === undefined ? (names as string) : `${id} ${names ?? ''}`);
  if (word === -1 || insideArticle(tape, i)) return above;
  if (word === NAV) return isMostlyLinks(tape, i) ? NAV : above;
  // A header is in the first half, a footer in the last; parts of cards are called so too.
  const middle = tape.texts.length / 2;
  if (word === HEADER) return (tape.textTo[i] as number) <= Math.max(middle, 12) ? HEADER : above;
  return (tape.textFrom[i] as number) >= middle ? FOOTER : above;
}

/** The same classes come again and again. */
const wordZone = remembered((words): number => {
  for (const raw of words.split(/\s+/)) {
    if (raw === '' || raw.length > 40) continue;
    const word = raw
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .replace(WHOLE, '')
      .replace(PART, '');
    if (FOOTER_WORD.test(word)) return FOOTER;
    if (NAV_WORD.test(word)) return NAV;
    if (HEADER_WORD.test(word)) return HEADER;
  }
  return -1;
});

const ARTICLE = /^(?:article|main|aside)$/;

/** In the page's own content, header and footer are an article's (HTML standard, 4.3.8). */
function insideArticle(tape: Tape, i: number): boolean {
  return ancestorAmong(tape, tape.parents[i] as number, ARTICLE, 24) !== null;
}

function isMostlyLinks(tape: Tape, i: number): boolean {
  let all = 0;
  let linked = 0;
  const to = Math.min(tape.textTo[i] as number, (tape.textFrom[i] as number) + 400);
  for (let t = tape.textFrom[i] as number; t < to; t++) {
    const length = (tape.texts[t] as string).trim().length;
    all += length;
    const link = ancestorAmong(tape, tape.textOwner[t] as number, /^a$/, 6);
    if (link !== null && link >= i) linked += length;
  }
  return linked > 0 && linked * 10 >= all * 6;
}

/** Without a marked footer: the end of the page, from the box with the last copyright line. */
function zoneCopyright(tape: Tape, zones: Uint8Array): void {
  const total = tape.texts.length;
  const least = Math.max(0, Math.floor(total * 0.6), total - 400);
  let at = total - 1;
  while (at >= least && !COPYRIGHT.test(tape.texts[at] as string)) at--;
  if (at < least || textBetween(tape, at, total).length > 3000) return;
  let top = tape.textOwner[at] as number;
  for (let up = top; up !== -1; up = tape.parents[up] as number) {
    const name = tape.elements[up]?.name;
    if (name === 'body' || name === 'html' || name === 'main') break;
    // No wrapper of the page: it starts in the last three tenths and holds no more than a footer.
    if ((tape.textFrom[up] as number) < total * 0.7 && (tape.textFrom[up] as number) < at - 3) break;
    top = up;
  }
  for (let i = top; i < zones.length; i++)
    if (zones[i] === MAIN && !/^(?:body|html)$/.test(tape.elements[i]?.name ?? '')) zones[i] = FOOTER;
}
