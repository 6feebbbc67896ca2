/** A site while a world is being made: its pages in parts, so that a place can be put anywhere; and the HTML in the end. */
import type { AttackSite } from '../attack.ts';
import type { Draw } from './draw.ts';
import { box, classed, type Look, paragraphs, tagged } from './look.ts';
import { label, sentence } from './prose.ts';
import type { Tongue } from './tongues/tongue.ts';

export interface DraftPage {
  readonly path: string;
  /** In the menu under this label; null: not in the menu. */
  readonly menu: string | null;
  title: string;
  main: string;
  head: string;
  /** Replaces the whole document: a page without the site's frame. */
  bare?: true;
}

export interface Draft {
  readonly host: string;
  readonly name: string;
  readonly kind: string;
  readonly tongue: Tongue;
  readonly look: Look;
  readonly draw: Draw;
  readonly pages: DraftPage[];
  /** The page with the owner's contacts, if the site has one. */
  contact?: DraftPage;
  /** Every sentence of its own, in order. */
  readonly own: string[];
  /** Sentences that it takes over, as long as there are any, instead of new ones. */
  readonly taken: string[] | null;
  /** Parts of every page, as HTML. */
  readonly frame: {
    head: string;
    top: string;
    header: string;
    aboveMain: string;
    belowMain: string;
    footer: string;
    end: string;
  };
  /** Class names and depth of the frame differ from page to page. */
  shifting?: true;
  /** Last step of every page: what is put around the body's content. */
  wrap: (body: string) => string;
  site: Omit<AttackSite, 'host' | 'pages'>;
}

export function addPage(
  draft: Draft,
  page: { path: string; menu?: string; title: string; main: string; head?: string },
): DraftPage {
  const made: DraftPage = { head: '', ...page, menu: page.menu ?? null };
  draft.pages.push(made);
  return made;
}

export function home(draft: Draft): DraftPage {
  return draft.pages[0] as DraftPage;
}

/** Running text of the site itself. */
export function ownText(draft: Draft, count: number): string {
  return paragraphs(draft.look, ownLines(draft, count));
}

export function ownLines(draft: Draft, count: number): string[] {
  const lines =
    draft.taken?.splice(0, count) ?? Array.from({ length: count }, () => sentence(draft.draw, draft.tongue));
  draft.own.push(...lines);
  return lines;
}

/** A heading of any rank, in the site's own look. */
export function heading(draft: Draft, text: string): string {
  return tagged(`h${draft.draw.int(1, 3)}`, text);
}

export function rendered(draft: Draft): AttackSite {
  const pages = Object.fromEntries(draft.pages.map((page) => [page.path, html(draft, page)]));
  return { host: draft.host, pages, ...draft.site };
}

function html(draft: Draft, page: DraftPage): string {
  const { look, name, tongue, frame } = draft;
  const title = look.titleFirst ? `${page.title} | ${name}` : `${name} - ${page.title}`;
  const direction = tongue.rightToLeft ? ' dir="rtl"' : '';
  const start = `<!doctype html><html lang="${tongue.code}"${direction}><head><meta charset="utf-8"><title>${title}</title>${frame.head}${page.head}</head>`;
  if (page.bare) return `${start}<body>${page.main}</body></html>`;
  const menu = menuOf(draft);
  const at = (place: Look['menuAt']): string => (look.menuAt === place ? menu : '');
  const depth = draft.shifting ? draft.pages.indexOf(page) : 0;
  const prefix = `${look.prefix}${depth === 0 ? '' : depth}`;
  const deep = (content: string): string => '<div>'.repeat(depth) + content + '</div>'.repeat(depth);
  const top = `<a href="/"><b>${name}</b></a>${at('header')}${frame.header}`;
  const header = box(look.header, ` class="${prefix}-a"`, deep(top));
  const main = look.nest.reduceRight((inside, tag, i) => box(tag, ` class="${look.prefix}-${i}"`, inside), page.main);
  const side = look.menuAt === 'side' ? `<div class="${look.prefix}-s">${menu}</div>` : '';
  const footer = box(
    look.footer,
    ` class="${prefix}-z"`,
    deep(`${at('footer')}${frame.footer}<p>© ${(draft.site.capturedAt ?? '2023').slice(0, 4)} ${name}</p>`),
  );
  return `${start}<body>${draft.wrap(`${frame.top}${header}${side}${frame.aboveMain}${main}${frame.belowMain}${footer}${frame.end}`)}</body></html>`;
}

function menuOf({ look, pages }: Draft): string {
  const links = pages.flatMap(({ menu, path }) => (menu === null ? [] : [`<a href="${path}">${menu}</a>`]));
  if (look.menu === 'list') return `<ul>${links.map((link) => `<li>${link}</li>`).join('')}</ul>`;
  if (look.menu === 'table') return `<table><tr>${links.map((link) => `<td>${link}</td>`).join('')}</tr></table>`;
  return look.menu === 'nav' ? `<nav>${links.join(' ')}</nav>` : `<div>${links.join(' | ')}</div>`;
}

/** A form for messages, as sites have it on the page for contacts. */
export function form(draft: Draft, action: string, more = ''): string {
  const { draw, tongue, look } = draft;
  return `<form method="post" action="${action}"${classed(draw, look)}><label>${label(draw, tongue, 'write')}<textarea name="m"></textarea></label>${more}<button>${label(draw, tongue, 'send')}</button></form>`;
}
