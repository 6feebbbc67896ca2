/** One name that a site carries, with its place and role, and the list of such names. */
import type { AnyNode } from 'domhandler';
import type { Place } from '../../model/derived/fingerprint.ts';
import type { Page, SiteDocument } from '../../page/view/views.ts';
import {
  distinctiveWords,
  hasLegalForm,
  isGenericName,
  isWebAddress,
  normaliseCompanyName,
} from '../../values/company-name.ts';
import { companyMentions, isResale } from './company-mentions.ts';
import { ruledPlace } from './ruled.ts';

/**
 * `declared`: the site calls itself so. `trace`: only the page's maker puts a name there.
 * `mention`: it may be anybody's.
 */
export type NameRole = 'declared' | 'trace' | 'mention';

/** The places that carry a name, with the words for them in notes. */
// biome-ignore format: a table
export const SOURCES = {
  'site-name': 'site name', organisation: 'organisation record', copyright: 'copyright line', footer: 'footer', title: 'title',
  author: 'author', romanised: 'Chinese name read in Latin letters', description: 'page description', alt: 'picture text',
  attribute: 'label', form: 'form', mailto: 'mail link', 'file-name': 'file name', comment: 'comment', script: 'script',
  hidden: 'hidden text', logo: 'logo', map: 'map', card: 'business card', document: 'document', text: 'running text',
  rule: 'place that a rule of yours names',
} as const;
export type NameSource = keyof typeof SOURCES;

export interface CarriedName {
  readonly value: string;
  readonly name: string;
  readonly role: NameRole;
  readonly source: NameSource;
  /** True if `value` is one name, not a phrase that may hold one. */
  readonly whole: boolean;
  /** Language of the page; null: not sure, or a document's. */
  readonly lang: string | null;
  /** The text calls it the maker of goods sold here. */
  readonly resale: boolean;
  place(): Place;
}

/** The place where a name or phrase was read. `quote`: the text itself unless given. */
export interface ReadAt {
  readonly role: NameRole;
  readonly source: NameSource;
  readonly node: AnyNode | null;
  readonly quote?: string;
  readonly resale?: boolean;
}

const LONGEST_PHRASE = 160;
/** Phrases read per source and page; a catalogue has very many picture texts. */
const MOST_PHRASES = 60;

/** True if the name has enough letters of its own to identify a company without a legal form. */
export function isDistinctiveName(name: string): boolean {
  const known = distinctiveWords(name);
  return !isGenericName(name) && known.length >= (/\p{Script=Han}/u.test(known) ? 2 : 4);
}

export class NameList {
  readonly names: CarriedName[] = [];
  readonly #lang: string | null;
  readonly #place: (node: AnyNode | null, quote: string, isRuled: boolean) => Place;
  /** A menu's picture texts come many times on a page. */
  readonly #phrases = new Set<string>();
  readonly #counts = new Map<NameSource, number>();

  constructor(source: Page | SiteDocument) {
    this.#lang = 'lang' in source ? source.lang : null;
    this.#place =
      'outline' in source
        ? (node, quote, isRuled) => placeOn(source, node, quote, isRuled)
        : (_, quote) => source.place(quote);
  }

  /** Adds a text that is one name and nothing else. */
  add(name: string, at: ReadAt): void {
    const value = normaliseCompanyName(name.slice(0, LONGEST_PHRASE));
    if (value === '' || isGenericName(name)) return;
    // "Best Chemicals" without a legal form declares no name.
    if (at.role === 'declared' && !hasLegalForm(name) && !isDistinctiveName(name)) return;
    this.#put(value, name, true, at);
  }

  /** Adds a text that may hold a name without a legal form: only comparison can show it. */
  addPhrase(text: string, at: ReadAt): void {
    const key = `${at.source} ${at.role} ${text}`;
    const count = this.#counts.get(at.source) ?? 0;
    if (count >= MOST_PHRASES || this.#phrases.has(key)) return;
    this.#phrases.add(key);
    this.#counts.set(at.source, count + 1);
    const value = normaliseCompanyName(text.slice(0, LONGEST_PHRASE));
    if (value === '' || isWebAddress(text)) return;
    const known = distinctiveWords(value);
    if (known.length < (/\p{Script=Han}/u.test(value) ? 2 : 4)) return;
    // A phrase about goods sold here names their maker, not this site.
    this.#put(value, text, false, { ...at, role: isResale(text) ? 'mention' : at.role, resale: false });
  }

  /** Adds the names with a legal form in a text; names that it gives as another's are mentions. */
  addMentions(text: string, at: ReadAt): void {
    for (const { name, at: start, credit, other, resale } of companyMentions(text)) {
      if (credit) continue;
      const quote = text.slice(Math.max(0, start - 60), start + 140);
      this.add(name, { ...at, role: other ? 'mention' : at.role, quote, resale });
    }
  }

  #put(value: string, written: string, whole: boolean, { role, source, node, quote, resale = false }: ReadAt): void {
    const name = written.slice(0, LONGEST_PHRASE).replace(/\s+/g, ' ').trim();
    const place = (): Place => this.#place(node, quote ?? written, source === 'rule');
    this.names.push({ value, name, role, source, whole, lang: this.#lang, resale, place });
  }
}

function placeOn(page: Page, node: AnyNode | null, quote: string, isRuled: boolean): Place {
  const at = node ?? page.outline[0]?.node;
  if (at !== undefined) return isRuled ? ruledPlace(page, at, quote) : page.place(at, quote);
  return { capture: page.capture.id, url: page.url, selector: ':root', quote: quote.slice(0, 200) };
}
