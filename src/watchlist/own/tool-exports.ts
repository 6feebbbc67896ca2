/** Exports of urlscan, SpiderFoot and Lookyloo → the addresses of sites in them. */

import { fieldOf } from '../../model/parse-json.ts';

export interface ToolExport {
  /** The list in the document; null: the document is the list, or one item. */
  readonly key: string | null;
  readonly items: readonly unknown[];
  /** Null: the item names no site. */
  readonly urlOf: (item: unknown) => string | null;
}

/** Null: not an export that is known. */
export function toolExport(document: unknown): ToolExport | null {
  const results = fieldOf(document, 'results');
  // urlscan: an answer of the search, or one result.
  if (Array.isArray(results) && results.some((one) => textAt(one, 'task', 'url') ?? textAt(one, 'page', 'url')))
    return { key: 'results', items: results, urlOf: urlscanUrl };
  if (textAt(document, 'task', 'url') !== null) return { key: null, items: [document], urlOf: urlscanUrl };
  // Lookyloo: /json/<uuid>/redirects, and /json/<uuid>/info alone or several.
  if (textAt(document, 'response', 'url') !== null) return { key: null, items: [document], urlOf: lookylooUrl };
  if (!Array.isArray(document))
    return textAt(document, 'url') === null ? null : { key: null, items: [document], urlOf: lookylooUrl };
  if (document.some((one) => textAt(one, 'response', 'url') !== null))
    return { key: null, items: document, urlOf: lookylooUrl };
  // SpiderFoot: export of a scan, or sf.py -o json.
  return document.some((one) => textAt(one, 'module') !== null && textAt(one, 'data') !== null)
    ? { key: null, items: document, urlOf: (one) => spiderfootSite(one as Readonly<Record<string, unknown>>) }
    : null;
}

/** The last address of urlscan's browser; it starts at the address of the task. */
function urlscanUrl(item: unknown): string | null {
  return textAt(item, 'page', 'url') ?? textAt(item, 'task', 'url');
}

function lookylooUrl(item: unknown): string | null {
  return textAt(item, 'response', 'url') ?? textAt(item, 'url');
}

/**
 * Types of events whose data is a domain or host, without punctuation: `INTERNET_NAME` and
 * `Internet Name`.
 */
const SITES = new Set([
  ...['INTERNETNAME', 'DOMAINNAME', 'AFFILIATEINTERNETNAME', 'AFFILIATEDOMAINNAME', 'SIMILARDOMAIN'],
  ...['COHOSTEDSITE', 'COHOSTEDSITEDOMAIN', 'COHOSTEDSITEDOMAINNAME'],
]);

/**
 * The site of an event, unless somebody marked it as a false positive. Columns of CSV and keys of
 * JSON alike.
 */
export function spiderfootSite(event: Readonly<Record<string, unknown>>): string | null {
  const word = (...names: readonly string[]): string => {
    const value = names.map((name) => event[name]).find((one) => one != null);
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  };
  const type = word('event_type', 'type').toUpperCase();
  const isFalse = ['1', 'true'].includes(word('false_positive', 'f/p').toLowerCase());
  const data = event['data'];
  return SITES.has(type.replace(/[^A-Z]/g, '')) && !isFalse && typeof data === 'string' ? data.trim() : null;
}

export const SPIDERFOOT_COLUMNS = ['type', 'module', 'data'];

function textAt(value: unknown, ...path: readonly string[]): string | null {
  const found = path.reduce(fieldOf, value);
  return typeof found === 'string' && found !== '' ? found : null;
}
