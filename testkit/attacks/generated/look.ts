/** The look of one site: which tags, class names, depth and frame its pages have. No two sites agree, and no name means anything. */
import type { Draw } from './draw.ts';
import { asciiWord } from './invented.ts';

export interface Look {
  readonly prefix: string;
  /** Opening tags around the main part, outermost first. */
  readonly nest: readonly string[];
  readonly header: string;
  readonly footer: string;
  readonly menu: 'list' | 'table' | 'row' | 'nav';
  readonly menuAt: 'header' | 'side' | 'footer';
  /** How paragraphs of running text are set. */
  readonly paragraph: string;
  readonly paragraphClass: string;
  readonly titleFirst: boolean;
}

const BOXES = ['div', 'div', 'section', 'article', 'main', 'td', 'center', 'span', 'x-pane', 'x-slot'];

export function lookOf(draw: Draw): Look {
  const prefix = asciiWord(draw).slice(0, draw.int(2, 4));
  return {
    prefix,
    nest: Array.from({ length: draw.int(0, 6) }, () => draw.pick(BOXES)),
    header: draw.pick(['header', 'header', 'div', 'div', 'section', 'x-top', 'table']),
    footer: draw.pick(['footer', 'footer', 'div', 'div', 'x-foot', 'section', 'table']),
    menu: draw.pick(['list', 'table', 'row', 'nav']),
    menuAt: draw.pick(['header', 'header', 'header', 'side', 'footer']),
    paragraph: draw.pick(['p', 'p', 'p', 'div', 'br', 'li']),
    paragraphClass: '',
    titleFirst: draw.chance(0.5),
  };
}

/** A class attribute that no list of marks can know. */
export function classed(draw: Draw, { prefix }: Pick<Look, 'prefix'>): string {
  return draw.chance(0.8) ? ` class="${prefix}-${asciiWord(draw).slice(0, draw.int(3, 7))}"` : '';
}

export function tagged(tag: string, content: string, attributes = ''): string {
  return `<${tag}${attributes}>${content}</${tag}>`;
}

/** A box of any tag; a cell or an item brings what it must stand in. */
export function box(tag: string, attributes: string, content: string): string {
  if (tag === 'td' || tag === 'table') return `<table${attributes}><tr><td>${content}</td></tr></table>`;
  if (tag === 'li') return `<ul><li${attributes}>${content}</li></ul>`;
  if (tag === 'dd') return `<dl><dt></dt><dd${attributes}>${content}</dd></dl>`;
  return tagged(tag, content, attributes);
}

export function paragraphs({ paragraph, paragraphClass }: Look, lines: readonly string[]): string {
  if (paragraph === 'br') return `<div>${lines.join('<br><br>')}</div>`;
  if (paragraph === 'li') return `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`;
  return lines.map((line) => tagged(paragraph, line, paragraphClass)).join('\n');
}

/** Text in one to four boxes of any kind, with class names that mean nothing. */
export function boxed(draw: Draw, look: Look, content: string): string {
  let inside = content;
  for (let i = draw.int(0, 3); i >= 0; i--) {
    const tag = draw.pick(['p', 'div', 'li', 'td', 'dd', 'section', 'span', 'x-block', 'x-line', 'div']);
    const takesBoxes = !/<(p|div|ul|dl|table|section|pre|h\d|article)\b/.test(inside);
    inside = box(tag === 'p' && !takesBoxes ? 'div' : tag, classed(draw, look), inside);
  }
  return inside;
}

/** Every paragraph in a box like its neighbours, of any tag and class. */
export function seriesLook(draw: Draw): Look {
  const paragraph = draw.pick(['article', 'section', 'div', 'li', 'x-item', 'blockquote']);
  const name = draw.chance(0.5) ? draw.pick(TALKING) : asciiWord(draw);
  return { ...lookOf(draw), paragraph, paragraphClass: ` class="${name}"` };
}

/** Class names that sound as if others spoke. An owner may call any box so. */
export const TALKING = [
  ...[
    'comments',
    'comment',
    'reviews',
    'testimonials',
    'forum-topic',
    'post',
    'thread',
    'guestbook',
    'news-list',
    'quote',
  ],
  ...['discussion', 'feed', 'reply', 'user-content', 'bbs', 'questions', 'related', 'sponsor', 'widget'],
];
