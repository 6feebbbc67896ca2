/** The trap that an address may belong to, by its form. Pure. */
import { groupBy } from '../../model/group-by.ts';

export type Trap = 'trap:path' | 'trap:query' | 'trap:calendar' | 'trap:session' | 'trap:hosts' | 'trap:soft-404';

/** Most path segments of an address that is followed, repetitions of one, parameters. */
const PATH_SEGMENTS = 20;
const REPEATED_SEGMENTS = 2;
const QUERY_KEYS = 20;
/** Parameter names of session ids. */
const SESSION =
  /^(?:(?:php|asp|cf|j|aspx)?sess(?:ion)?[_-]?(?:id)?|[a-z]*sessid|jsessionid|aspsessionid[a-z]*|zenid|oscsid|osccid|xtcsid|cfid|cftoken)$/i;
/** Parameter names of session ids, or of a shop or a section. */
const PERHAPS_SESSION =
  /^(?:s_?id|phpsid|token|nonce|csrf[a-z_]*|_?rnd|rand(?:om)?|cache_?bust(?:er)?|timestamp|visitor_?id|v?isit|_)$/i;
/** Digits and letters mixed, too long to be a word or a number: 16 or more. */
const TOKEN = /^(?=[^\d]*\d)(?=[^a-z]*[a-z])[a-z\d_-]{16,}$/i;
const YEAR = /^(?:19|2\d)\d\d$/;
const MONTH_OR_DAY = /^(?:0?[1-9]|[12]\d|3[01])$/;
const DATE =
  /^(?:19|2\d)\d\d(?:[-_.](?:0?[1-9]|1[0-2])(?:[-_.](?:0?[1-9]|[12]\d|3[01]))?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?)$/;
const DATE_KEYS: readonly [key: RegExp, value: RegExp][] = [
  [/^(?:year|yr|cal_?year)$/i, /^\d{4,6}$/],
  [/^(?:month|mon|mnth|day|week|cal_?(?:month|day|week))$/i, /^\d{1,2}$/],
  [/^(?:date|day|week|month|m|ical|tribe-bar-date|cal(?:endar)?(?:[_-]?date)?)$/i, DATE],
];

/** Too many path segments, or one too often: `trap:path`. Too many parameters: `trap:query`. */
export function structuralTrap(url: URL): Trap | null {
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  const repeated = [...groupBy(segments, (one) => one).values()].some((same) => same.length > REPEATED_SEGMENTS);
  if (segments.length > PATH_SEGMENTS || repeated) return 'trap:path';
  const matrix = url.pathname.split(';').length - 1;
  return pairsOf(url).length + matrix > QUERY_KEYS ? 'trap:query' : null;
}

/** `family`: the common part of pages that differ by date only. Null: no date in the address. */
export function dateFamily(url: URL): { readonly family: string; readonly date: string } | null {
  const dates: string[] = [];
  const segments = url.pathname.split('/');
  const path = segments.map((segment, i) => {
    const [before = '', after = ''] = [segments[i - 1], segments[i + 1]];
    // A year alone may be any number; a month follows a year, a day a month.
    const isYear = YEAR.test(segment) && MONTH_OR_DAY.test(after);
    const isMonthOrDay =
      MONTH_OR_DAY.test(segment) &&
      (YEAR.test(before) || (MONTH_OR_DAY.test(before) && YEAR.test(segments[i - 2] ?? '')));
    if (!isYear && !isMonthOrDay && !DATE.test(segment)) return segment;
    dates.push(segment);
    return '{date}';
  });
  const query = pairsOf(url).map(([key, value]) => {
    if (!DATE_KEYS.some(([name, form]) => name.test(key) && form.test(value))) return `${key}=${value}`;
    dates.push(value);
    return `${key}={date}`;
  });
  if (dates.length === 0) return null;
  return { family: `${url.host}${path.join('/')}?${query.join('&')}`, date: dates.join('-') };
}

/** A place in addresses where a session id may be, and its value. */
export interface Token {
  readonly slot: string;
  readonly value: string;
  /** True where the name says that it is one. */
  readonly named: boolean;
}

export function tokensOf(url: URL): Token[] {
  const tokens: Token[] = [];
  for (const [key, value] of pairsOf(url)) {
    const named = SESSION.test(key);
    if (named || PERHAPS_SESSION.test(key) || TOKEN.test(value)) tokens.push({ slot: `?${key}`, value, named });
  }
  for (const [i, segment] of url.pathname.split('/').entries()) {
    const [name = '', ...matrix] = segment.split(';');
    for (const one of matrix) {
      const [key = '', value = ''] = one.split('=', 2);
      tokens.push({ slot: `;${key}`, value, named: SESSION.test(key) });
    }
    if (/^\(?(?:[A-Z]\()?[a-z\d]{16,}\)+$/i.test(name)) tokens.push({ slot: '/()', value: name, named: true });
    else if (TOKEN.test(name)) tokens.push({ slot: `/${i}`, value: name, named: false });
  }
  return tokens;
}

/** The address without these slots: the same for all sessions. */
export function withoutSlots(url: URL, slots: ReadonlySet<string>): string {
  const path = url.pathname.split('/').flatMap((segment, i) => {
    const [name = '', ...matrix] = segment.split(';');
    const kept = matrix.filter((one) => !slots.has(`;${one.split('=', 1)[0] ?? ''}`));
    if (slots.has(`/${i}`) || (slots.has('/()') && /^\(.*\)$/.test(name))) return [];
    return [[name, ...kept].join(';')];
  });
  const query = pairsOf(url).filter(([key]) => !slots.has(`?${key}`));
  return `${url.host}${path.join('/')}?${query.map((pair) => pair.join('=')).join('&')}`;
}

/** The filters that an address sets: its path, and its sorted parameter names. Null below two. */
export function facetsOf(url: URL): { readonly family: string; readonly keys: string } | null {
  const keys = pairsOf(url).map(([key]) => key);
  if (keys.length < 2) return null;
  return { family: url.host + url.pathname, keys: [...new Set(keys)].sort().join('&') };
}

function pairsOf(url: URL): [key: string, value: string][] {
  const pairs = url.search.slice(1).split(/[&;]/);
  return pairs.flatMap((pair) => {
    const [key = '', ...value] = pair.split('=');
    return pair === '' ? [] : [[key, value.join('=')]];
  });
}
