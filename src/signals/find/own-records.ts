/** Records in structured data, in JSON-LD and in attributes (microdata), and which of them are about the site's owner. */
import { type AnyNode, type Element, isTag } from 'domhandler';
import { siteOf } from '../../address/site-name.ts';
import type { Place } from '../../model/fingerprint.ts';
import { isUrl } from '../../model/is-url.ts';
import { memoised } from '../../model/memoised.ts';
import type { Page, Site } from '../../page/view/views.ts';
import { isOfAnother, type JsonLdString, jsonLdStrings } from './json-ld-strings.ts';
import { closest, textBelow } from './tree.ts';

export interface RecordString extends JsonLdString {
  readonly node: AnyNode;
  /** In attributes around what a reader sees. */
  readonly microdata: boolean;
  /** The page names no second organisation in its records. */
  readonly alone: boolean;
}

const MOST_PROPERTIES = 1_000;
const LONGEST = 500;
const DEEPEST = 64;

export const recordsOn = memoised((page: Page): readonly RecordString[] => {
  const records = [
    ...page.jsonLd.flatMap(({ data, node }) =>
      jsonLdStrings(data).map((string) => ({ ...string, node, microdata: false })),
    ),
    ...microdataOn(page),
  ];
  const names = records.filter(({ key, aside, type }) => key === 'name' && !aside && !OF_PAGES.test(type));
  const alone = new Set(names.map(({ value }) => value)).size <= 1;
  return records.map((record) => ({ ...record, alone }));
});

const OF_PAGES = /^(?:website|\w*page|breadcrumblist|listitem|searchaction|person|country|\w*place|\w*area|city|)$/;

/** The place of a value with its proof, where the record is the site's own: of its owner, with no other address than the site's front door. */
export function ownRecordPlace(site: Site, { urls, aside, type, microdata, alone }: RecordString, place: Place): Place {
  const { pages, domain } = site;
  const isFront = (url: string): boolean =>
    (isUrl(url) && siteOf(url, 'website') === domain && new URL(url).pathname === '/') || isFrontPage(url);
  const isFrontPage = (url: string): boolean =>
    pages.some((page) => (page.role === 'home' || page.role === 'language') && page.url === url);
  // Without an address it is the owner's on the front page; in attributes any entry of a list is such a record.
  const isOwn: boolean = urls.length > 0 ? urls.every(isFront) : !microdata && alone && isFrontPage(place.url);
  return isOwn && !aside && type !== '' && place.part !== 'cited' ? { ...place, proof: 'data' } : place;
}

interface Scope {
  readonly type: string;
  readonly holder: string;
  readonly aside: boolean;
  readonly urls: string[];
}

function microdataOn(page: Page): Omit<RecordString, 'alone'>[] {
  const scopes = new Map<Element, Scope>();
  const found: Omit<RecordString, 'alone'>[] = [];
  const scopeOf = (item: Element): Scope => {
    const known = scopes.get(item);
    if (known !== undefined) return known;
    const above = item.parent === null ? null : closest(item.parent, DEEPEST, isItem);
    const around = above === null ? null : scopeOf(above);
    const type = (item.attribs['itemtype'] ?? '').split(/\s/, 1)[0]?.toLowerCase().split(/[/#:]/).at(-1) ?? '';
    const holder = (item.attribs['itemprop'] ?? '').toLowerCase();
    const scope = { type, holder, aside: around?.aside === true || isOfAnother(type, holder), urls: [] };
    scopes.set(item, scope);
    return scope;
  };
  for (const { node } of page.outline) {
    if (found.length >= MOST_PROPERTIES) break;
    const key = isTag(node) ? node.attribs['itemprop']?.toLowerCase() : undefined;
    if (key === undefined || !isTag(node) || isItem(node) || node.parent === null) continue;
    const item = closest(node.parent, DEEPEST, isItem);
    if (item === null) continue;
    const scope = scopeOf(item);
    const value = (node.attribs['content'] ?? node.attribs['href'] ?? textBelow(node, LONGEST)).trim();
    if (key === 'url' && isUrl(value)) scope.urls.push(value);
    else found.push({ key, ...scope, value, node, microdata: true });
  }
  return found;
}

const isItem = ({ attribs }: Element): boolean => attribs['itemscope'] !== undefined;
