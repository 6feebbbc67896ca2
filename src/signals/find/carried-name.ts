/** One name that a site carries, where it stands and the part it plays there; and the list that such names are put on. */
import type { AnyNode } from 'domhandler';
import type { Place } from '../../model/fingerprint.ts';
import type { Page, SiteDocument } from '../../page/view/views.ts';
import {
  distinctiveWords,
  hasLegalForm,
  isGenericName,
  isWebAddress,
  normaliseCompanyName,
} from '../../values/company-name.ts';
import { companyMentions, isResale } from './company-mentions.ts';

/**
 * `declared`: the site calls itself so (site name, organisation record, copyright, address lines of the footer).
 * `trace`: stands where only the maker of the page puts a name (title, alt, author, comment, "X is a maker of …").
 * `mention`: stands in running text, among partners or in a list: may be anybody's.
 */
export type NameRole = 'declared' | 'trace' | 'mention';

/** What carries a name. */
export type NameSource =
  | 'site-name'
  | 'organisation'
  | 'copyright'
  | 'footer'
  | 'title'
  | 'author'
  | 'romanised'
  | 'description'
  | 'alt'
  | 'attribute'
  | 'form'
  | 'mailto'
  | 'file-name'
  | 'comment'
  | 'script'
  | 'hidden'
  | 'logo'
  | 'map'
  | 'card'
  | 'document'
  | 'text';

export interface CarriedName {
  /** Normalised. */
  readonly value: string;
  /** As written. */
  readonly name: string;
  readonly role: NameRole;
  readonly source: NameSource;
  /** Whether `value` is one name, and not a phrase that may hold one. */
  readonly whole: boolean;
  /** Language of the page; null: not sure, or a document's. */
  readonly lang: string | null;
  /** Said to be the maker of what is sold here. */
  readonly resale: boolean;
  place(): Place;
}

const LONGEST_PHRASE = 160;
/** Of one source on one page; a catalogue's picture texts go on for ever. */
const MOST_PHRASES = 60;

/** Known by a word of its own, so that it can stand for one firm even without a legal form. */
export function isTellingName(name: string): boolean {
  if (isGenericName(name)) return false;
  const known = distinctiveWords(name);
  return known.length >= (/\p{Script=Han}/u.test(known) ? 2 : 4);
}

/** The names of one page or document. */
export class NameList {
  readonly names: CarriedName[] = [];
  readonly #lang: string | null;
  readonly #place: (node: AnyNode | null, quote: string) => Place;
  /** Phrases seen: a menu's picture texts come many times on a page. */
  readonly #phrases = new Set<string>();
  readonly #counts = new Map<NameSource, number>();

  private constructor(lang: string | null, place: (node: AnyNode | null, quote: string) => Place) {
    this.#lang = lang;
    this.#place = place;
  }

  static ofPage(page: Page): NameList {
    const [root] = page.outline;
    return new NameList(page.lang, (node, quote) => {
      const at = node ?? root?.node;
      return at === undefined
        ? { capture: page.capture.id, url: page.url, selector: ':root', quote: quote.slice(0, 200) }
        : page.place(at, quote);
    });
  }

  static ofDocument(document: SiteDocument): NameList {
    return new NameList(null, (_node, quote) => document.place(quote));
  }

  /** A text that is one name and nothing else. */
  add(
    name: string,
    role: NameRole,
    source: NameSource,
    node: AnyNode | null,
    quote: string,
    resale: boolean = false,
  ): void {
    const value = normaliseCompanyName(name.slice(0, LONGEST_PHRASE));
    if (value === '' || isGenericName(name)) return;
    // Without a legal form a declared name must be telling; "Best Chemicals" declares nobody.
    if (role === 'declared' && !hasLegalForm(name) && !isTellingName(name)) return;
    this.#put(value, name, role, source, true, node, quote, resale);
  }

  /** A text that may hold a name without a legal form, which only the other side's names can tell. */
  addPhrase(text: string, role: NameRole, source: NameSource, node: AnyNode | null, quote: string = text): void {
    const key = `${source} ${role} ${text}`;
    const count = this.#counts.get(source) ?? 0;
    if (count >= MOST_PHRASES || this.#phrases.has(key)) return;
    this.#phrases.add(key);
    this.#counts.set(source, count + 1);
    const value = normaliseCompanyName(text.slice(0, LONGEST_PHRASE));
    if (value === '' || isWebAddress(text) || distinctiveWords(value).length < (/\p{Script=Han}/u.test(value) ? 2 : 4))
      return;
    // A phrase that says whose goods are sold here names their maker, not this site.
    this.#put(value, text, isResale(text) ? 'mention' : role, source, false, node, quote, false);
  }

  /** The names with a legal form in a text; those that it gives as somebody else's are mentions. */
  addMentions(text: string, role: NameRole, source: NameSource, node: AnyNode | null): void {
    for (const { name, at, credit, other, resale } of companyMentions(text)) {
      if (credit) continue;
      const quote = text.slice(Math.max(0, at - 60), at + 140);
      this.add(name, other ? 'mention' : role, source, node, quote, resale);
    }
  }

  #put(
    value: string,
    written: string,
    role: NameRole,
    source: NameSource,
    whole: boolean,
    node: AnyNode | null,
    quote: string,
    resale: boolean,
  ): void {
    const name = written.slice(0, LONGEST_PHRASE).replace(/\s+/g, ' ').trim();
    this.names.push({
      value,
      name,
      role,
      source,
      whole,
      lang: this.#lang,
      resale,
      place: () => this.#place(node, quote),
    });
  }
}
