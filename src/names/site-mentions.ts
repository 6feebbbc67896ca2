/** Site × index → the listed names on all its pages and documents, with the part that each plays there. */
import { type Mention, type MentionRole, type MentionZone, MOST_URLS, type NameSearch } from '../model/mention.ts';
import { standsInPost } from '../page/view/posts.ts';
import type { Page, Site } from '../page/view/views.ts';
import { type SpokenOf, spokenOf } from '../signals/find/company-mentions.ts';
import { hasLegalForm } from '../values/company-name.ts';
import { nameWeight } from '../values/name-bits.ts';
import { quoteAround } from '../values/plain-text.ts';
import { findNames, type Hit } from './find-names.ts';
import type { NameIndex } from './name-index.ts';
import { stringAt } from './packed-tables.ts';
import { type SearchedText, searchedTexts } from './searched-texts.ts';

/** From where a site gives itself to where it speaks of others. */
const ROLES: readonly MentionRole[] = ['owner', 'trace', 'text', 'post', 'partner', 'credit', 'news', 'denied'];
/** A footer that names more listed firms than this lists them. */
const MOST_OWN = 3;
/** A page that names more listed entities than this is a list of them, or news about one. */
const MOST_ENTITIES = 12;
const LONGEST_DOCUMENT = 2_000_000;
/** Of one page; one that holds more is written to keep us busy. Each is looked at closely, some 50 µs. */
const MOST_HITS = 5_000;

interface Draft extends Omit<Mention, 'count' | 'urls'> {
  count: number;
  urls: string[];
}

/** @param index sha-256 of the packed index. @param most mentions that are kept, the most telling roles first */
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
  for (const document of site.documents) {
    const { metadata, text } = document.info;
    for (const [field, said] of [...Object.entries(metadata), ['', text.slice(0, LONGEST_DOCUMENT)] as const]) {
      const { text: plain, hits } = findNames(names, said);
      // Who made a document stands in its metadata; whoever its text names may be anybody.
      const role = field === '' ? 'text' : 'trace';
      for (const hit of hits)
        note({
          ...named(hit, names, plain),
          // Who hands out a maker's leaflet and openly speaks of the maker has left nothing behind.
          role: openly.has(stringAt(names.ids, hit.entity)) ? 'text' : role,
          zone: 'document',
          place: document.place(quoteAround(plain, hit.from, hit.to - hit.from)),
          urls: [document.url],
        });
    }
  }
  const told = [...drafts.values()];
  drafts.clear();
  // Who openly sells for a maker puts its name on pictures and titles, too.
  for (const draft of told)
    note(draft.role === 'trace' && resold.has(draft.entity) ? { ...draft, role: 'partner' } : draft);
  const all = [...drafts.values()].sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || b.weight - a.weight);
  return { index, mentions: all.slice(0, most), cut: cut || all.length > most };
}

interface Placed {
  readonly hit: Hit;
  readonly plain: string;
  readonly from: SearchedText;
  readonly role: MentionRole;
}

/** What a visitor reads. */
const VISIBLE: readonly MentionZone[] = ['header', 'nav', 'main', 'footer'];

/** Where a site says who it is comes first: a thousand names that nobody sees must not hide the one that counts. */
function orderOf({ role, zone }: SearchedText): number {
  if (role === 'owner') return 0;
  if (role === 'footer') return 1;
  return ZONE_ORDER[zone] ?? 4;
}
const ZONE_ORDER: Readonly<Partial<Record<MentionZone, number>>> = {
  header: 2,
  nav: 2,
  main: 2,
  footer: 2,
  title: 3,
  script: 5,
  hidden: 6,
  comment: 7,
};

/** Roles in which a site speaks of another in plain sight. */
const OPEN: ReadonlySet<MentionRole> = new Set(['text', 'partner', 'news', 'post']);

function pageMentions(
  site: Site,
  page: Page,
  names: NameIndex,
  resold: Set<string>,
): { drafts: Draft[]; cut: boolean } {
  const placed: Placed[] = [];
  let looked = 0;
  const texts = [...searchedTexts(page, standsInPost(site, page))].sort((a, b) => orderOf(a) - orderOf(b));
  for (const from of texts) {
    if (looked > MOST_HITS) break;
    const { text, hits } = findNames(names, from.text);
    looked += hits.length;
    for (const hit of hits) {
      const { role, resale } = roleOf(hit, text, from, page);
      if (resale && VISIBLE.includes(from.zone)) resold.add(stringAt(names.ids, hit.entity));
      if (isTold(hit, role, from)) placed.push({ hit, plain: text, from, role });
    }
  }
  const entities = new Set(placed.flatMap(({ hit, from }) => (VISIBLE.includes(from.zone) ? [hit.entity] : [])));
  const owners = new Set(placed.filter(({ role }) => role === 'owner').map(({ hit }) => hit.entity));
  const isList = entities.size > MOST_ENTITIES;
  const roleThere = ({ role, from }: Placed): MentionRole => {
    // A copyright line or the site's own record names its owner, whoever else the page names.
    if (role === 'denied' || (role === 'owner' && from.role === 'owner')) return role;
    if (isList) return 'news';
    return role === 'owner' && owners.size > MOST_OWN ? 'partner' : role;
  };
  const drafts = unique(placed).map((one) => {
    const { hit, plain, from } = one;
    return {
      ...named(hit, names, plain),
      role: roleThere(one),
      zone: from.zone,
      place:
        from.node === null
          ? { capture: page.capture.id, url: page.url, selector: ':root', quote: quoteOf(from, plain, hit) }
          : page.place(from.node, quoteOf(from, plain, hit)),
      urls: [page.url],
    };
  });
  return { drafts, cut: looked > MOST_HITS };
}

function outranks(one: Placed, other: Placed): boolean {
  const ranks = ROLES.indexOf(one.role) - ROLES.indexOf(other.role);
  return ranks < 0 || (ranks === 0 && one.hit.formed && !other.hit.formed);
}

const LEAST_LETTERS = 5;

/** One word without a legal form is a name only where a site says what it is called. */
function isTold({ single, formed, whole, from, to }: Hit, role: MentionRole, { zone }: SearchedText): boolean {
  if (!single || formed) return true;
  return whole && to - from >= LEAST_LETTERS && (role === 'owner' || zone === 'title' || zone === 'alt');
}

/** One text of a node is looked through as a whole and in parts: the most telling role of an entity in it stands. */
function unique(placed: readonly Placed[]): Placed[] {
  const best = new Map<string, Placed>();
  const numbers = new Map<object, number>();
  for (const [order, one] of placed.entries()) {
    const at = one.from.node ?? one;
    const where = numbers.get(at) ?? order;
    numbers.set(at, where);
    const key = `${one.hit.entity} ${one.from.zone} ${where}`;
    const known = best.get(key);
    if (known === undefined || outranks(one, known)) best.set(key, one);
  }
  return [...best.values()];
}

function quoteOf({ quote }: SearchedText, plain: string, { from, to }: Hit): string {
  return quote === undefined ? quoteAround(plain, from, to - from) : quote.slice(0, 200);
}

function named(
  { entity, name, kind, bits, from, formed, formedTo, single, whole }: Hit,
  names: NameIndex,
  plain: string,
) {
  const listed = stringAt(names.names, name);
  const written = plain.slice(from, formedTo).replace(/\s+/g, ' ');
  return {
    entity: stringAt(names.ids, entity),
    entityName: stringAt(names.names, names.titleOf[entity] as number),
    name: listed,
    written: written.slice(0, 200),
    kind: kind === 'exact' && !formed && hasLegalForm(listed) ? ('form-stripped' as const) : kind,
    weight: Math.round(weightOf(bits, formed, single, whole) * 10) / 10,
    count: 1,
  };
}

/** One word that stands among others is rather a word than a name. */
const AMONG_WORDS = 2;

function weightOf(bits: number, formed: boolean, single: boolean, whole: boolean): number {
  return nameWeight(bits - (single && !whole && !formed ? AMONG_WORDS : 0), formed, single);
}

function roleOf(hit: Hit, plain: string, from: SearchedText, page: Page): { role: MentionRole; resale: boolean } {
  const spoken = spokenOf(plain, hit.from, hit.formedTo - hit.from);
  return { role: roleSpoken(hit, spoken, from, page), resale: spoken.resale };
}

function roleSpoken({ formed, whole }: Hit, spoken: SpokenOf, { role, zone }: SearchedText, page: Page): MentionRole {
  if (spoken.denied) return 'denied';
  if (spoken.credit) return 'credit';
  if (spoken.resale || spoken.somebody) return 'partner';
  if (role === 'footer') return formed || whole ? 'owner' : 'text';
  if (role === 'trace' && (zone === 'title' || zone === 'meta' || zone === 'alt')) return 'trace';
  if (role === 'text' && spoken.self && /^(?:home|about|contact|language)$/.test(page.role)) return 'trace';
  return role;
}
