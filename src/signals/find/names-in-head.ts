/** Names in what a page says of itself beside its text: meta elements, title, organisation records. */
import type { AnyNode } from 'domhandler';
import { isTag, isText } from 'domhandler';
import { isSearchPage } from '../../page/view/echo.ts';
import type { Page } from '../../page/view/views.ts';
import type { NameList, NameRole } from './carried-name.ts';
import { readCopyrightLine } from './copyright-line.ts';
import { type JsonLdString, jsonLdStrings } from './json-ld-strings.ts';

/** Meta elements that name whoever runs the site. */
export const SITE_NAME_META =
  /^(?:og:site_name|application-name|apple-mobile-web-app-title|msapplication-tooltip|publisher|(?:dcterms|dc)\.publisher|article:publisher|company|organi[sz]ation|owner|copyright-?holder)$/;
export const RIGHTS_META = /^(?:copyright|rights|(?:dcterms|dc)\.rights(?:holder)?)$/;
const AUTHOR_META = /^(?:author|(?:dc|dcterms)\.creator|article:author|twitter:creator)$/;
const DESCRIPTION_META = /^(?:description|og:title|twitter:title|og:description|twitter:description|keywords)$/;
/** Makers of sites sign with these in front; whoever they are, they are not the seller. */
const STUDIO =
  /web\s?(?:studio|design|dev|agency|master)|(?:design|digital|seo|creative|web)\s(?:studio|agency|team|group)|студия|вебмастер|网络科技|建站/i;
const LONGEST_META = 1_000;

const ORGANISATION =
  /^(?:organization|corporation|localbusiness|store|onlinestore|onlinebusiness|manufacturer|wholesalestore|professionalservice|website|brand)$/;
/** Properties under which a record speaks of whoever runs the page; a product's brand or a review's author does not. */
const OWNER_OF =
  /^(?:|@graph|publisher|copyrightholder|provider|mainentity|sourceorganization|creator|ispartof|legalowner)$/;
const OWNER_KEYS = /^(?:publisher|copyrightholder|sourceorganization|legalname)$/;
const ARTICLE = /^(?:newsarticle|blogposting|article|reportagenewsarticle)$/;
const ARTICLE_PATH = /\/(?:news|press(?:-?releases?)?|blogs?|articles?|posts?|stories)\//i;

/** Whether a meta element gives a maker of sites as the author. */
export function namesStudio(meta: string, content: string): boolean {
  return AUTHOR_META.test(meta) && STUDIO.test(content);
}

/** Whether the page is a text about something, or the answer to a search: its title and description may name anybody. */
export function isArticle(page: Page): boolean {
  if (isSearchPage(page.url)) return true;
  if (page.role === 'home' || page.role === 'language') return false;
  if (ARTICLE_PATH.test(page.url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').split(/[?#]/, 1)[0] ?? '')) return true;
  return page.jsonLd.some(({ data }) =>
    jsonLdStrings(data).some(({ key, type }) => key === 'headline' && ARTICLE.test(type)),
  );
}

export function namesInHead(page: Page, list: NameList): void {
  const own: NameRole = isArticle(page) ? 'mention' : 'trace';
  for (const { name, content, node } of page.metas) {
    if (content === '' || content.length > LONGEST_META || page.isOfVisitors(node)) continue;
    if (SITE_NAME_META.test(name)) list.add(content, 'declared', 'site-name', node, content);
    else if (RIGHTS_META.test(name))
      list.add(
        readCopyrightLine(/©|copyright/i.test(content) ? content : `© ${content}`)?.owner ?? '',
        'declared',
        'copyright',
        node,
        content,
      );
    else if (AUTHOR_META.test(name) || DESCRIPTION_META.test(name)) {
      const source = AUTHOR_META.test(name) ? 'author' : 'description';
      const role = namesStudio(name, content) ? 'mention' : own;
      list.addMentions(content, role, source, node);
      list.addPhrase(content, role, source, node);
    }
  }
  for (const { data, node } of page.jsonLd)
    for (const found of jsonLdStrings(data)) {
      const role = roleOf(found);
      if (role !== null) list.add(found.value, role, 'organisation', node, found.value);
    }
  for (const { node } of page.outline) namesInMicrodata(page, node, list);
  const head = page.outline.find(({ tag }) => tag === 'title')?.node;
  if (page.title !== null) {
    const role = head !== undefined && page.isOfVisitors(head) ? 'mention' : own;
    list.addMentions(page.title, role, 'title', head ?? null);
    for (const part of titleParts(page.title)) list.addPhrase(part, role, 'title', head ?? null, page.title);
  }
}

/** `itemprop="legalName"`, or `name`, of an element whose nearest `itemtype` is an organisation (HTML standard, 5: Microdata). */
function namesInMicrodata(page: Page, node: AnyNode, list: NameList): void {
  if (!isTag(node) || !/^(?:legalName|name)$/i.test(node.attribs['itemprop'] ?? '')) return;
  if (page.isOfVisitors(node)) return;
  let at: AnyNode | null = node.parent;
  for (let up = 0; up < 30 && at !== null && !(isTag(at) && at.attribs['itemtype'] !== undefined); up += 1)
    at = at.parent;
  if (at === null || !isTag(at)) return;
  const type = (at.attribs['itemtype'] ?? '').toLowerCase().split(/[/#]/).at(-1) ?? '';
  const said = node.attribs['content'] ?? node.children.map((child) => (isText(child) ? child.data : '')).join('');
  const holder = (at.attribs['itemprop'] ?? '').toLowerCase();
  const role = roleOf({ key: 'name', type, holder, value: said });
  if (role !== null && said.trim().length <= 200)
    list.add(said.replace(/\s+/g, ' ').trim(), role, 'organisation', node, said);
}

/** The whole title and what stands between its bars and dashes: one of these is mostly the site's name. */
function titleParts(title: string): string[] {
  const parts = title.slice(0, 300).split(/\s[-–—:]\s|\s?[|｜»•·_]\s?|[：—]/u);
  return parts.length > 1 && parts.length <= 6 ? [title, ...parts] : [title];
}

/** Whether a string of a record names whoever runs the page; false: another firm; null: it is no firm's name. */
export function isOwnRecord(found: JsonLdString): boolean | null {
  const role = roleOf(found);
  return role === null ? null : role === 'declared';
}

function roleOf({ key, type, holder }: JsonLdString): NameRole | null {
  if (key === 'name' || key === 'legalname' || key === 'alternatename') {
    if (!ORGANISATION.test(type)) return null;
    return OWNER_OF.test(holder) && type !== 'brand' ? 'declared' : 'mention';
  }
  return OWNER_KEYS.test(key) ? 'declared' : null;
}
