/** Reads records in JSON-LD and microdata, and decides which are about the site's owner. */
import { type AnyNode, type Element } from 'domhandler';
import { siteOf } from '../../address/site-name.ts';
import type { Place } from '../../model/derived/fingerprint.ts';
import { memoised } from '../../model/memoised.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { partsOfTitle } from '../../page/own/title-parts.ts';
import { isContact, isFront } from '../../page/view/part.ts';
import { closest, textBelow } from '../../page/view/tree.ts';
import type { Page, Site } from '../../page/view/views.ts';
import { normaliseCompanyName } from '../../values/company-name.ts';
import { isOfAnother, type JsonLdString, jsonLdStrings } from './json-ld-strings.ts';

export interface RecordString extends JsonLdString {
  readonly node: AnyNode;
  /** In attributes of elements that a reader sees. */
  readonly microdata: boolean;
  /** The page names no second organisation in its records. */
  readonly alone: boolean;
  /** Title, host or frame of the page bear the name of its one organisation, or it has none. */
  readonly called: boolean;
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
  const [name = '', ...others] = new Set(names.map(({ value }) => value));
  const both = { alone: others.length === 0, called: isCalled(page, name) };
  return records.map((record) => ({ ...record, ...both }));
});

/** True if title, host or frame of a page bear the name. */
export function isCalled(page: Page, name: string): boolean {
  const bare = (text: string): string => normaliseCompanyName(text).replaceAll(' ', '');
  const called = bare(name);
  const has = (text: string): boolean => bare(text).includes(called);
  const isPart = (part: string): boolean => bare(part).length >= LEAST_PART && called.includes(bare(part));
  return (
    called === '' ||
    has(page.title ?? '') ||
    has(new URL(page.url).host.replaceAll(/[-.]/g, ' ')) ||
    partsOfTitle(page.title ?? '').some(isPart) ||
    page.blocks.some(({ text, node }) => has(text) && page.isFramed(node))
  );
}

/** Letters of a part of a title that may be a short name. */
const LEAST_PART = 4;

const OF_PAGES = /^(?:website|\w*page|breadcrumblist|listitem|searchaction|person|country|\w*place|\w*area|city|)$/;

/**
 * True if a record is about the site's owner: it gives the site's front door and no other address.
 * Or it is the only record of its page, without an address, where the site presents itself.
 * Microdata needs an address: any entry of a list is such a record.
 * @param fronts addresses of the site's home pages that are known
 */
export function isOwnRecord(
  page: Pick<Page, 'url' | 'role'>,
  { urls, aside, type, microdata, alone }: RecordString,
  fronts: readonly string[] = [],
): boolean {
  if (aside || type === '') return false;
  const isHome = isFront(page);
  if (urls.length === 0) return !microdata && alone && (isHome || isContact(page));
  const site = siteOf(page.url, 'website');
  const isFrontDoor = (url: string): boolean =>
    isUrl(url) && siteOf(url, 'website') === site && new URL(url).pathname === '/';
  return urls.every((url) => isFrontDoor(url) || fronts.includes(url) || (isHome && url === page.url));
}

const pagesOf = memoised(({ pages }: Pick<Site, 'pages'>) => ({
  byUrl: new Map(pages.map((page) => [page.url, page]).reverse() as [string, Page][]),
  fronts: pages.filter(isFront).map(({ url }) => url),
}));

/**
 * The place of a value, with its proof if the record is the site's own. A front page may describe
 * another firm as data, without an address: its name is a trace, its contacts prove nothing.
 */
export function ownRecordPlace(site: Pick<Site, 'pages'>, record: RecordString, place: Place): Place {
  const { byUrl, fronts } = pagesOf(site);
  const page = byUrl.get(place.url);
  const isNamed = record.urls.length > 0 || record.called;
  const isOwn = page !== undefined && place.part !== 'cited' && isNamed && isOwnRecord(page, record, fronts);
  return isOwn ? { ...place, proof: 'data' } : place;
}

/** All that `read` finds in properties of such a name, with the places of `ownRecordPlace`. */
export function* inRecords<Item extends { readonly place: Place }>(
  site: Site,
  page: Page,
  key: RegExp,
  read: (record: RecordString) => Iterable<Item>,
): Generator<Item> {
  for (const record of recordsOn(page))
    if (key.test(record.key))
      for (const item of read(record)) yield { ...item, place: ownRecordPlace(site, record, item.place) };
}

type Scope = Pick<RecordString, 'type' | 'holder' | 'aside'> & { readonly urls: string[] };

function microdataOn(page: Page): Omit<RecordString, 'alone' | 'called'>[] {
  const scopes = new Map<Element, Scope>();
  const found: Omit<RecordString, 'alone' | 'called'>[] = [];
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
  for (const node of page.having((name) => name === 'itemprop')) {
    if (found.length >= MOST_PROPERTIES) break;
    const key = (node.attribs['itemprop'] as string).toLowerCase();
    if (isItem(node) || node.parent === null) continue;
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
