/** A pasted thing → all that it can be, and where that stands in the store. */
import { InputError } from '../../errors.ts';
import type { FoundGroup, FoundHit, FoundReading, SearchDocument } from '../../model/decisions/search.ts';
import { LENGTHS } from '../../model/lengths.ts';
import type { SearchFound, SearchHit } from '../../model/ports/search.ts';
import { wholeAddress } from '../../model/text/bare-host.ts';
import { cleanText } from '../../model/text/clean-text.ts';
import { refanged } from '../../model/text/defanged.ts';
import { excerptOf } from '../../model/text/excerpt.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { turnedDigits } from '../../model/text/search-words.ts';
import type { Ports } from '../ports.ts';
import { searchValue } from './search.ts';
import { readSubjects } from './search-index.ts';

/** Hits of a kind that are shown. */
const SHOWN = 20;
/** A search does not wait longer for what was added since. */
const READ_MS = 2_000;
const NUMBER = /^[+(]?\p{Nd}[\p{Nd}()\s./\u2010-\u2015-]{5,30}$/u;
const QUOTED = /^["\u201c\u201d\u201e\u00ab]([\s\S]+)["\u201c\u201d\u00bb]$/u;
/** The order of the groups: what somebody decided or names comes before where it is only said. */
const KINDS: readonly FoundHit['kind'][] = [
  ...(['finding', 'case', 'run', 'visit', 'capture', 'site', 'entity', 'note', 'page'] as const),
];

/** Throws InputError for a text that is too long. */
export async function find(typed: string, ports: Pick<Ports, 'store' | 'reader'>): Promise<SearchDocument> {
  const { asked, quoted, plain, address, turned, text } = meantBy(typed);
  const { search } = ports.store;
  const isRead = await readSubjects(ports, READ_MS);
  const most = SHOWN;
  const found = await search.find({
    ...{ text, turned, most },
    isQuoted: quoted !== undefined,
    isWhole: address !== null,
  });
  const host =
    address === null || address.host === text
      ? NONE
      : await search.find({ text: address.host, isQuoted: false, isWhole: true, turned: '', most });
  const ids = await search.ofId(plain, most);
  // The signals know further spellings of values. A long text is none.
  const values = mayBeValue({ quoted, plain }) ? await searchValue({ text: plain }, ports) : null;
  const carried = values?.keys.filter((key) => values.sites.some(({ keys }) => keys.includes(key))) ?? [];

  const hits = new Map<string, FoundHit>();
  // A handed-in copy of a page has a site of its own.
  const put = (hit: FoundHit): unknown => {
    const key = `${hit.kind} ${hit.kind === 'page' ? hit.site : ''} ${hit.id}`;
    return hits.set(key, hits.get(key) ?? hit);
  };
  for (const { kind, id, visit, site, url, role, at } of ids)
    put({
      kind,
      id,
      site,
      url,
      title: role,
      fit: 'id',
      at,
      visit,
      capture: kind === 'capture' ? id : null,
      of: null,
      excerpt: [],
    });
  const named = (one: SearchHit): boolean => NAMED.has(one.fit);
  for (const hit of found.hits) if (named(hit)) put(hitOf(hit, text));
  for (const hit of host.hits) if (named(hit) && hit.kind !== 'page') put(hitOf(hit, address?.host ?? ''));
  for (const { site, visit, capturedAt, keys } of values?.sites ?? [])
    put({
      kind: 'site',
      id: site,
      site,
      url: '',
      title: site,
      fit: 'value',
      at: capturedAt,
      visit,
      capture: null,
      of: null,
      excerpt: keys.map((key) => ({ text: key, hit: true })),
    });
  for (const hit of found.hits) put(hitOf(hit, text));
  for (const hit of host.hits) if (hit.kind === 'site') put(hitOf(hit, address?.host ?? ''));

  const said: readonly (FoundReading | false)[] = [
    ids.length > 0 && { as: 'id', text: plain },
    address !== null && found.hits.length > 0 && { as: 'address', text: address.text },
    address !== null && host.hits.length > 0 && { as: 'host', text: address.host },
    turned !== '' && found.hits.length > 0 && { as: 'number', text: plain },
    ...carried.map((key): FoundReading => ({ as: 'value', text: key })),
    quoted !== undefined && found.hits.length > 0 && { as: 'quoted', text: quoted },
    address === null && quoted === undefined && found.hits.length > 0 && { as: 'words', text: plain },
  ];
  return {
    schema: 'revenant.search/1',
    ...{ by: 'value', asked, keys: values?.keys ?? [], total: values?.total ?? 0 },
    ...{ compared: values?.compared ?? 0, sites: values?.sites ?? [] },
    readings: said.filter((one) => one !== false),
    groups: groupsOf([...hits.values()], found),
    unread: { facts: !isRead, visits: (await search.unread(1)).total },
  };
}

/** A typed text as it is read. Throws InputError for one that is too long. */
export function meantBy(typed: string) {
  const asked = cleanText(typed).trim();
  if (asked.length > LENGTHS.value)
    throw new InputError(
      `this is too long to search for: ${LENGTHS.value} characters at most, one telling sentence is enough`,
    );
  const quoted = QUOTED.exec(asked)?.[1];
  const plain = quoted ?? refanged(asked);
  const address = quoted === undefined ? addressIn(plain) : null;
  const turned = NUMBER.test(plain) ? turnedDigits(plain) : '';
  return { asked, quoted, plain, address, turned, text: address?.text ?? plain };
}

export const mayBeValue = ({ quoted, plain }: Pick<ReturnType<typeof meantBy>, 'quoted' | 'plain'>): boolean =>
  quoted === undefined && plain.length <= LONGEST_VALUE;
const NONE: SearchFound = { hits: [], totals: [] };
const NAMED: ReadonlySet<string> = new Set(['whole', 'name', 'own']);
/** Longer texts are no mailbox, number, account or name. */
const LONGEST_VALUE = 300;

/** A web address or host. The scheme and `www` say nothing. */
function addressIn(text: string): { readonly text: string; readonly host: string } | null {
  const { url: whole } = wholeAddress(text);
  if (!/^https?:\/\//i.test(whole) || !isUrl(whole)) return null;
  const { hostname, pathname, search } = new URL(whole);
  const host = hostname.replace(/^www\./, '');
  const path = `${pathname}${search}`.replace(/\/$/, '');
  return { text: host + path, host };
}

function hitOf({ kind, subject, place, title, fit, at, text, visit, capture }: SearchHit, asked: string): FoundHit {
  // Its name is shown anyway; words that fit no better would only mislead.
  const isByName = fit === 'whole' || fit === 'name';
  const excerpt = fit === 'part' || fit === 'alike' ? [] : excerptOf(text, asked, isByName);
  return {
    ...{ kind, id: subject, title, fit, at, visit, capture },
    site: kind === 'page' ? place : kind === 'site' ? subject : '',
    url: kind === 'page' ? subject : '',
    of: kind === 'note' ? place : null,
    excerpt,
  };
}

function groupsOf(hits: readonly FoundHit[], { totals }: SearchFound): FoundGroup[] {
  return KINDS.flatMap((kind) => {
    const ofKind = hits.filter((hit) => hit.kind === kind);
    const counted = totals.find((one) => one.kind === kind);
    const total = Math.max(ofKind.length, counted?.total ?? 0);
    return ofKind.length === 0 ? [] : [{ kind, total, cut: counted?.cut ?? false, hits: ofKind.slice(0, SHOWN) }];
  });
}
