import type { Element } from 'domhandler';
import type { PageElement } from './nodes.ts';
import { isHtml, isSvg } from './parse.ts';

/** An element's own style and attributes; the caller keeps the inherited ones. */
export interface Shade {
  /** Not shown, by attribute or inline style; nor is anything inside it. */
  readonly hidden: boolean;
  /**
   * The colour behind it if its own style or bgcolor states one, "#rrggbb"; '' where a picture lies
   * there; null: not stated.
   */
  readonly ground: string | null;
  /** The colour of its letters, if stated. */
  readonly ink: string | null;
}

const NOTHING: Shade = { hidden: false, ground: null, ink: null };
const GONE: Shade = { hidden: true, ground: null, ink: null };
const LONGEST = 2000;

// Pixels beyond any screen's edge; letters of no size; boxes of no size that cut their contents.
const FAR = /(?:^|[;-])\s*(?:left|right|top|bottom|text-indent)\s*:\s*-(?:\d{4,}|\d{3}r?em)/i;
const TINY =
  /(?:^|;)\s*font(?:-size)?\s*:[^;]{0,40}?(?<![\d.])(?:0{1,3}(?:\.0{1,3})?|\.0{1,3}|1px)(?:px|em|rem|pt|%)?\s*(?:[;/!]|$)/i;
const NO_BOX = /(?:^|;)\s*(?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|!|$)/i;
/** They show no more than fits into their own box. */
const WINDOW = /^(?:iframe|svg)$/;
const NO_SIDE = /^\s*[01](?:px|%)?\s*$/;
const CLIPPED =
  /(?:^|;)\s*(?:clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)|clip-path\s*:\s*inset\(\s*(?:50|100)%)/i;

/** Reads the element's attributes and inline style; style sheets are not looked at. */
export function shadeOf(element: Element): Shade {
  const { name, attribs } = element;
  if (isSvg(element) && isUnpainted(element)) return GONE;
  const style = attribs['style'];
  const { bgcolor, background } = attribs;
  // A popover is shown when a script or a button calls it.
  const hidden = isHtml(element) ? (attribs['hidden'] ?? attribs['popover']) : undefined;
  const isWindow = WINDOW.test(name);
  const isSpecial = name === 'font' || name === 'dialog' || isWindow;
  if ((style ?? hidden ?? bgcolor ?? background) === undefined && !isSpecial) return NOTHING;
  const page = name === 'body' || name === 'html';
  if (!page && (hidden !== undefined || (name === 'dialog' && attribs['open'] === undefined))) return GONE;
  const said = style === undefined || style.length > LONGEST ? '' : style;
  if (!page && said !== '' && isGone(said, attribs['class'])) return GONE;
  if (isWindow && (NO_BOX.test(said) || NO_SIDE.test(attribs['width'] ?? '') || NO_SIDE.test(attribs['height'] ?? '')))
    return GONE;
  const ground = groundOf(said, bgcolor, background);
  const ink = colourOf(
    /(?:^|;)\s*color\s*:\s*([^;!]{1,40})/i.exec(said)?.[1] ?? (name === 'font' ? attribs['color'] : undefined),
  );
  return { hidden: false, ground, ink };
}

/**
 * A drawing's own ways to paint nothing (SVG 2). A part that is moved, turned or scaled may be
 * anywhere, so it counts as unseen.
 */
function isUnpainted({ name, attribs }: Element): boolean {
  if (name === 'foreignObject' && !(sideOf(attribs['width']) > 1 && sideOf(attribs['height']) > 1)) return true;
  if (attribs['display'] === 'none' || /^(?:hidden|collapse)$/.test(attribs['visibility'] ?? '')) return true;
  if (/^\s*(?:none|transparent)\s*$/i.test(attribs['fill'] ?? '') || attribs['systemLanguage'] !== undefined)
    return true;
  if (
    ['opacity', 'fill-opacity', 'font-size'].some(
      (key) => sideOf(attribs[key] ?? '1') < (key === 'font-size' ? 1 : 0.1),
    )
  )
    return true;
  if (name !== 'svg' && attribs['transform'] !== undefined) return true;
  return ['x', 'y'].some((key) => !(sideOf(attribs[key] ?? '0') >= 0 && sideOf(attribs[key] ?? '0') < 5_000));
}

const sideOf = (said: string | undefined): number => Number.parseFloat(said ?? '');

function isGone(style: string, classes = ''): boolean {
  if (/display\s*:\s*none/i.test(style) || FAR.test(style) || TINY.test(style) || CLIPPED.test(style)) return true;
  if (/overflow\s*:\s*hidden/i.test(style) && NO_BOX.test(style)) return true;
  // Letters without a colour are a gradient's stencil where the ground is cut to them.
  if (/(?:^|;)\s*color\s*:\s*transparent/i.test(style) && !/background-clip|text-shadow/i.test(style)) return true;
  // Scroll animations hide until the reader comes near: that text is for readers.
  return /visibility\s*:\s*hidden/i.test(style) && !/\b(?:wow|aos|animat|reveal|fade)/i.test(classes);
}

function groundOf(style: string, bgcolor: string | undefined, background: string | undefined): string | null {
  if (background !== undefined) return '';
  const said = /(?:^|;)\s*background(?:-color|-image)?\s*:\s*([^;!]{1,200})/gi;
  let ground = colourOf(bgcolor);
  for (const [, value = ''] of style.matchAll(said)) {
    if (/url\(|gradient/i.test(value)) return '';
    ground = colourOf(value.trim().split(/\s+(?![^(]*\))/)[0]) ?? ground;
  }
  return ground;
}

/** "#fff", "rgb(255, 255, 255)", two names that hide text → "#rrggbb"; null for all else. */
function colourOf(said: string | undefined): string | null {
  const text = said?.trim().toLowerCase() ?? '';
  if (text === 'white' || text === 'black') return text === 'white' ? '#ffffff' : '#000000';
  const hex = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/.exec(text)?.[1];
  if (hex !== undefined) return `#${hex.length === 3 ? hex.replace(/./g, '$&$&') : hex}`;
  const rgb = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/.exec(text)?.slice(1);
  return rgb === undefined ? null : `#${rgb.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
}

const OPENS = /^(?:a|button|summary|label)$/;
const OPENED_ROLE = /^(?:dialog|alertdialog|tabpanel|tooltip|menu|region)$/;
const LONGEST_ID = 60;

/**
 * Tells if an element is hidden only until a reader presses the button or link that names its id:
 * dialogs, popovers, tabs.
 */
export function openedOnDemand(elements: readonly PageElement[]): (element: Element) => boolean {
  const named = new Set<string>();
  for (const { name, attribs, attributes } of elements)
    if (OPENS.test(name) || attribs['role'] === 'button' || attribs['role'] === 'tab')
      for (const { name: key, value } of attributes) {
        if (key !== 'id' && key !== 'class' && value.length <= LONGEST_ID) named.add(value.replace(/^#/, ''));
      }
  return ({ name, attribs }) =>
    name === 'dialog' ||
    attribs['popover'] !== undefined ||
    OPENED_ROLE.test(attribs['role'] ?? '') ||
    (attribs['id'] !== undefined && named.has(attribs['id']));
}

const MOST_CSS = 100_000;
/**
 * Scripts show menus, tabs and dialogues again, and these are boxes. A hidden run within a line is
 * for no reader.
 */
export const WITHIN_A_LINE = /^(?:a|abbr|b|big|del|em|font|i|ins|label|mark|q|s|small|span|strong|sub|sup|tt|u|var)$/;

/** The rules for single classes in a page's own style elements, without those in @media. */
function rulesOf(css: readonly string[]) {
  const rules: { readonly classes: readonly string[]; readonly said: string }[] = [];
  const all = withoutComments(css.join('\n').slice(0, MOST_CSS));
  for (let at = 0; ; ) {
    const open = all.indexOf('{', at);
    const close = open === -1 ? -1 : all.indexOf('}', open);
    if (close === -1) break;
    const selector = all.slice(at, open).trim();
    if (selector.startsWith('@')) {
      at = endOfBlock(all, open);
      continue;
    }
    const classes = selector
      .slice(0, 4000)
      .split(',')
      .flatMap((one) => /^\s*(?:[a-z]{1,10})?\.([\w-]{1,60})\s*$/i.exec(one)?.[1] ?? []);
    rules.push({ classes, said: all.slice(open + 1, Math.min(close, open + LONGEST)) });
    at = close + 1;
  }
  return rules;
}

/** Classes that a page's own style elements take out of sight. */
export function hidingClasses(css: readonly string[]): Set<string> {
  const hiding = new Set<string>();
  for (const { classes, said } of rulesOf(css)) {
    if (isGone(said)) for (const name of classes) hiding.add(name);
    else if (/display\s*:/i.test(said)) for (const name of classes) hiding.delete(name);
  }
  return hiding;
}

/** Declarations that show letters from right to left whatever they are. */
export function turnsAround(style: string): boolean {
  return /bidi-override/i.test(style) && /direction\s*:\s*rtl/i.test(style);
}

export function turningClasses(css: string): string[] {
  if (!/bidi-override/i.test(css)) return [];
  return rulesOf([css]).flatMap(({ classes, said }) => (turnsAround(said) ? classes : []));
}

function withoutComments(css: string): string {
  const [first = '', ...others] = css.split('/*');
  const kept = [first];
  for (const part of others) {
    const end = part.indexOf('*/');
    if (end !== -1) kept.push(part.slice(end + 2));
  }
  return kept.join(' ');
}

function endOfBlock(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    if (css[at] === '{') depth += 1;
    else if (css[at] === '}' && --depth === 0) return at + 1;
  }
  return css.length;
}

export function isTakenOut({ name, attribs }: Element, classes: ReadonlySet<string>): boolean {
  const own = attribs['class'];
  return own !== undefined && WITHIN_A_LINE.test(name) && own.split(/\s+/).some((one) => classes.has(one));
}
