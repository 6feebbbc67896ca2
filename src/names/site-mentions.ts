/** Site × index → the listed names on all its pages and documents, with the role of each there. */
import {
  type Mention,
  type MentionRole,
  type MentionZone,
  MOST_URLS,
  type NameSearch,
} from '../model/derived/mention.ts';
import { standsInPost } from '../page/view/posts.ts';
import type { Page, Site } from '../page/view/views.ts';
import { spokenOf } from '../signals/find/company-mentions.ts';
import { hasLegalForm } from '../values/company-name.ts';
import { nameWeight } from '../values/name-bits.ts';
import { quoteAround } from '../values/plain-text.ts';
import { findNames, type Hit } from './find-names.ts';
import type { NameIndex } from './name-index.ts';
import { stringAt } from './packed-tables.ts';
import { type SearchedText, searchedTexts } from './searched-texts.ts';

/** Roles from a site that names itself to a site that speaks of others. */
const ROLES: readonly MentionRole[] = ['owner', 'trace', 'text', 'post', 'partner', 'credit', 'news', 'denied'];
/** Roles in which a site speaks of another in plain sight. */
const OPEN: ReadonlySet<MentionRole> = new Set(['text', 'partner', 'news', 'post']);
const VISIBLE: readonly MentionZone[] = ['header', 'nav', 'main', 'footer'];
/** A footer that names more listed companies than this lists them. */
const MOST_OWN = 3;
/** A page that names more listed entities than this is a list of them, or news about one. */
const MOST_ENTITIES = 12;
const LONGEST_DOCUMENT = 2_000_000;
/** Hits on one page, about 50 µs each; a page with more is hostile. */
const MOST_HITS = 5_000;
/** Letters of a single word that may be reported without a legal form. */
const LEAST_LETTERS = 5;
/** Bits that a single word loses among other words: there it is more likely a word than a name. */
const AMONG_WORDS = 2;

/**
 * Raised when other names, roles or places are found in the same pages. Evidence of a name states
 * the version that found it.
 */
const SEARCH_VERSION = 3;

type Draft = Omit<Mention, 'count' | 'urls'> & { count: number; urls: string[] };

/**
 * @param index sha-256 of the packed index.
 * @param most mentions that are kept, the most telling roles first
 */
export function siteMentions(site: Site, names: NameIndex, index: string, most: number): NameSearch {
  const drafts = new Map<string, Draft>();
  const note = (draft: Draft): void => {
    const key = `${draft.entity}\0${draft.name}\0${draft.role}\0${draft.zone}`;
    const known = drafts.get(key);
    if (known === undefined) drafts.set(key, draft);
    else {
      known.count += draft.count;
      known.urls = [...new Set([...known.urls, ...draft.urls])].slice(0, MOST_URLS);
    }
  };
  let cut = false;
  const resold = new Set<string>();
  for (const page of site.pages) {
    const found = pageMentions(site, page, names, resold);
    for (const draft of found.drafts) note(draft);
    cut ||= found.cut;
  }
  const openly = new Set(
    [...drafts.values()].flatMap(({ entity, role, zone }) => (OPEN.has(role) && VISIBLE.includes(zone) ? entity : [])),
  );
  // A site with a maker's leaflet that openly speaks of the maker has left nothing behind.
  for (const draft of documentMentions(site, names))
    note(openly.has(draft.entity) ? { ...draft, role: 'text' } : draft);
  const found = [...drafts.values()];
  drafts.clear();
  // A site that openly sells for a maker puts its name on pictures and titles, too.
  for (const draft of found)
    note(draft.role === 'trace' && resold.has(draft.entity) ? { ...draft, role: 'partner' } : draft);
  const all = [...drafts.values()].sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || b.weight - a.weight);
  return { index, mentions: all.slice(0, most), cut: cut || all.length > most };
}

/** The author of a document stands in its metadata; the companies in its text may be anybody. */
function* documentMentions(site: Site, names: NameIndex): Generator<Draft> {
  for (const document of site.documents) {
    const { metadata, text } = document.info;
    for (const [field, said] of [...Object.entries(metadata), ['', text.slice(0, LONGEST_DOCUMENT)] as const]) {
      const { text: plain, hits } = findNames(names, said);
      for (const hit of hits)
        yield {
          ...nameFields(hit, names, plain),
          role: field === '' ? 'text' : 'trace',
          zone: 'document',
          place: document.place(quoteAround(plain, hit.from, hit.to - hit.from)),
          urls: [document.url],
        };
    }
  }
}

type PlacedHit = { readonly hit: Hit; readonly plain: string; readonly from: SearchedText; readonly role: MentionRole };

/**
 * Texts in which a site names itself come first: a thousand names that nobody sees must not hide
 * the one that counts.
 */
function orderOf({ role, zone }: SearchedText): number {
  if (role === 'owner') return 0;
  return role === 'footer' ? 1 : (ZONE_ORDER[zone] ?? 4);
}
// biome-ignore format: a table
const ZONE_ORDER: Readonly<Partial<Record<MentionZone, number>>> = {
  header: 2, nav: 2, main: 2, footer: 2, title: 3, script: 5, hidden: 6, comment: 7,
};

/** @param resold entities whose goods the site openly sells are added */
function pageMentions(
  site: Site,
  page: Page,
  names: NameIndex,
  resold: Set<string>,
): { drafts: Draft[]; cut: boolean } {
  const placed: PlacedHit[] = [];
  let looked = 0;
  const texts = [...searchedTexts(page, standsInPost(site, page))].sort((a, b) => orderOf(a) - orderOf(b));
  for (const from of texts) {
    if (looked > MOST_HITS) break;
    const { text: plain, hits } = findNames(names, from.text);
    looked += hits.length;
    for (const hit of hits) {
      const spoken = spokenOf(plain, hit.from, hit.formedTo - hit.from);
      const role = roleOf(hit, spoken, from, page);
      if (spoken.resale && VISIBLE.includes(from.zone)) resold.add(stringAt(names.ids, hit.entity));
      if (isReported(hit, role, from)) placed.push({ hit, plain, from, role });
    }
  }
  const entities = new Set(placed.flatMap(({ hit, from }) => (VISIBLE.includes(from.zone) ? [hit.entity] : [])));
  const owners = new Set(placed.filter(({ role }) => role === 'owner').map(({ hit }) => hit.entity));
  const roleThere = ({ role, from }: PlacedHit): MentionRole => {
    // A copyright line or the site's own record names its owner, even on a page of many companies.
    if (role === 'denied' || (role === 'owner' && from.role === 'owner')) return role;
    if (entities.size > MOST_ENTITIES) return 'news';
    return role === 'owner' && owners.size > MOST_OWN ? 'partner' : role;
  };
  const drafts = unique(placed).map((one) => {
    const { hit, plain, from } = one;
    const quote = from.quote?.slice(0, 200) ?? quoteAround(plain, hit.from, hit.to - hit.from);
    const place =
      from.node === null
        ? { capture: page.capture.id, url: page.url, selector: ':root', quote }
        : page.place(from.node, quote);
    return { ...nameFields(hit, names, plain), role: roleThere(one), zone: from.zone, place, urls: [page.url] };
  });
  return { drafts, cut: looked > MOST_HITS };
}

/** One word without a legal form is a name only in a place where a site names itself. */
function isReported({ single, formed, whole, from, to }: Hit, role: MentionRole, { zone }: SearchedText): boolean {
  if (!single || formed) return true;
  return whole && to - from >= LEAST_LETTERS && (role === 'owner' || zone === 'title' || zone === 'alt');
}

/** One text is searched as a whole and in parts: for each entity the most telling role counts. */
function unique(placed: readonly PlacedHit[]): PlacedHit[] {
  const best = new Map<string, PlacedHit>();
  const numbers = new Map<object, number>();
  const rankOf = ({ role, hit }: PlacedHit): number => ROLES.indexOf(role) * 2 + (hit.formed ? 0 : 1);
  for (const [order, one] of placed.entries()) {
    const at = one.from.node ?? one;
    const where = numbers.get(at) ?? order;
    numbers.set(at, where);
    const key = `${one.hit.entity} ${one.from.zone} ${where}`;
    const known = best.get(key);
    if (known === undefined || rankOf(one) < rankOf(known)) best.set(key, one);
  }
  return [...best.values()];
}

function nameFields(hit: Hit, names: NameIndex, plain: string) {
  const { entity, kind, bits, formed, single, whole } = hit;
  const name = stringAt(names.names, hit.name);
  const ownBits = bits - (single && !whole && !formed ? AMONG_WORDS : 0);
  return {
    entity: stringAt(names.ids, entity),
    entityName: stringAt(names.names, names.titleOf[entity] as number),
    name,
    written: plain.slice(hit.from, hit.formedTo).replace(/\s+/g, ' ').slice(0, 200),
    kind: kind === 'exact' && !formed && hasLegalForm(name) ? ('form-stripped' as const) : kind,
    weight: Math.round(nameWeight(ownBits, formed, single) * 10) / 10,
    count: 1,
    version: SEARCH_VERSION,
  };
}

function roleOf(
  { formed, whole }: Hit,
  spoken: ReturnType<typeof spokenOf>,
  { role }: SearchedText,
  page: Page,
): MentionRole {
  if (spoken.denied) return 'denied';
  if (spoken.credit) return 'credit';
  if (spoken.other) return 'partner';
  if (role === 'footer') return formed || whole ? 'owner' : 'text';
  if (role === 'text' && spoken.self && /^(?:home|about|contact|language)$/.test(page.role)) return 'trace';
  return role;
}
