/**
 * Finds endless series among the addresses of one site. The same offers in the same order give the
 * same answers.
 */
import { groupBy } from '../../model/group-by.ts';
import { isUrl } from '../../model/text/is-url.ts';
import type { PageRole } from '../../model/words.ts';
import { hammingHex } from '../../sketch/hamming.ts';
import {
  dateFamily,
  facetsOf,
  structuralTrap,
  type Token,
  type Trap,
  tokensOf,
  withoutSlots,
} from './address-shape.ts';

/** take it, take it after everything else, or leave it. */
export type Choice = 'take' | 'late' | Trap;

/** Pages of one calendar or set of filters taken in turn; others come last, or not at all. */
const DATES = 6;
const FACETS = 12;
/** More sets of filters on one list are permutations. */
const KEY_SETS = 12;
/** This many pages with the same text: pages that only they link to are generated. */
const ALIKE = 3;
const ALIKE_BITS = 3;
/** This many session ids in one place of the addresses, each in nearly all links of its page. */
const SESSIONS = 3;
const NEARLY_ALL = 0.8;
/** Host names of one registrable domain in one visit: trap:hosts. */
const HOSTS = 20;
const KEPT_SKETCHES = 200;
const KEPT_ADDRESSES = 10_000;

interface Family {
  readonly trap: 'trap:calendar' | 'trap:query';
  readonly members: Set<string>;
  taken: number;
  /** Members that only another member links to. */
  chained: number;
  /** Members with the text of another. */
  alike: number;
}

/** Parsed once: the frontier needs it at every choice. */
interface Address {
  readonly url: URL;
  readonly built: Trap | null;
  readonly families: readonly { readonly family: Family; readonly member: string }[];
  readonly tokens: readonly Token[];
}

export function createTrapWatch(home: string) {
  const addresses = new Map<string, Address>();
  const hosts = new Set<string>(isUrl(home) ? [new URL(home).host] : []);
  const families = new Map<string, Family>();
  /** Slot → values found there in nearly all links of a page, but not in the page's own address. */
  const constants = new Map<string, Set<string>>();
  const sessionSlots = new Set<string>();
  /** Address without session id → the first one that was taken. */
  const firsts = new Map<string, string>();
  const sketches: { readonly url: string; readonly sketch: string }[] = [];
  const echoes = new Set<string>();
  /** Links found only on pages that repeat others. */
  const madeUp = new Set<string>();

  function addressOf(text: string): Address {
    const known = addresses.get(text);
    if (known !== undefined) return known;
    const url = new URL(text);
    const built = structuralTrap(url);
    const dated = dateFamily(url);
    const facets = facetsOf(url);
    const made: Address = {
      url,
      built,
      families: [
        ...(dated === null ? [] : [{ family: familyAt(`d ${dated.family}`, 'trap:calendar'), member: dated.date }]),
        ...(facets === null ? [] : [{ family: familyAt(`q ${facets.family}`, 'trap:query'), member: facets.keys }]),
      ],
      tokens: built === null ? tokensOf(url) : [],
    };
    if (addresses.size >= KEPT_ADDRESSES) addresses.clear();
    addresses.set(text, made);
    return made;
  }

  function familyAt(key: string, trap: Family['trap']): Family {
    const known = families.get(key) ?? { trap, members: new Set<string>(), taken: 0, chained: 0, alike: 0 };
    families.set(key, known);
    return known;
  }

  /** A whole list of dates or filters is on one page; only one that leads on and on is a trap. */
  function isEndless({ trap, members, taken, chained, alike }: Family): boolean {
    if (chained === 0) return false;
    return alike >= ALIKE - 1 || (trap === 'trap:calendar' ? taken >= DATES : members.size > KEY_SETS);
  }

  /** Slots with one value in nearly all links of a page. */
  function constantsOf(urls: readonly string[]): Map<string, string> {
    const tokens = urls.flatMap((url) => addressOf(url).tokens);
    const found = new Map<string, string>();
    for (const [slot, same] of groupBy(tokens, (token) => token.slot)) {
      const [first] = same as [Token];
      const nearlyAll = same.length >= 2 && same.length >= NEARLY_ALL * urls.length;
      if ((first.named || nearlyAll) && same.every(({ value }) => value === first.value)) found.set(slot, first.value);
    }
    return found;
  }

  return {
    /**
     * All links of one page, known ones too, before the new ones are offered. `from` null: no
     * page's.
     */
    linked(urls: readonly string[], from: string | null): void {
      const own = from === null ? [] : addressOf(from).tokens;
      // A sitemap is shown to no visitor, and comes in slices.
      for (const [slot, value] of from === null ? [] : constantsOf(urls)) {
        // Pages of one product share its number; a session id is new on every page.
        if (own.some((token) => token.slot === slot && token.value === value)) continue;
        const seen = constants.get(slot) ?? new Set<string>();
        constants.set(slot, seen.add(value));
        if (seen.size >= SESSIONS) sessionSlots.add(slot);
      }
      if (from === null || !echoes.has(from)) for (const url of urls) madeUp.delete(url);
    },

    offered(url: string, role: PageRole, from: string | null): void {
      const { url: parsed, families: mine } = addressOf(url);
      if (hosts.size < HOSTS) hosts.add(parsed.host);
      const theirs = from === null ? [] : addressOf(from).families.map(({ family }) => family);
      for (const { family, member } of mine) {
        if (!family.members.has(member) && theirs.includes(family)) family.chained++;
        family.members.add(member);
      }
      if (from !== null && echoes.has(from) && role !== 'contact' && role !== 'about') madeUp.add(url);
    },

    judge(text: string): Choice {
      const { url, built, families: mine, tokens } = addressOf(text);
      if (built !== null) return built;
      if (!hosts.has(url.host)) return 'trap:hosts';
      if (madeUp.has(text)) return 'trap:soft-404';
      const numbers = tokens.filter(({ slot, named }) => named || sessionSlots.has(slot)).map(({ slot }) => slot);
      if (numbers.length > 0 && firsts.has(withoutSlots(url, new Set(numbers))))
        return numbers.some((slot) => sessionSlots.has(slot)) ? 'trap:session' : 'late';
      const endless = mine.find(({ family }) => isEndless(family));
      if (endless !== undefined) return endless.family.trap;
      const over = mine.some(({ family: { trap, taken } }) => taken >= (trap === 'trap:calendar' ? DATES : FACETS));
      return over ? 'late' : 'take';
    },

    /** The address is about to be fetched. */
    picked(text: string): void {
      const { url, families: mine, tokens } = addressOf(text);
      for (const { family } of mine) family.taken++;
      const slots = tokens.map(({ slot }) => slot);
      // Later links may show which of them is a session id.
      for (const some of [slots, ...slots.map((slot) => [slot])]) {
        const key = withoutSlots(url, new Set(some));
        if (!firsts.has(key)) firsts.set(key, text);
      }
    },

    /** Takes the text of a page: a SimHash of it without links, in hex; null: too little. */
    read(url: string, sketch: string | null): void {
      if (sketch === null) return;
      const like = sketches.filter((known) => known.url !== url && hammingHex(known.sketch, sketch) <= ALIKE_BITS);
      if (like.length >= ALIKE - 1) echoes.add(url);
      for (const { family } of addressOf(url).families) {
        if (like.some((known) => addressOf(known.url).families.some((other) => other.family === family)))
          family.alike++;
      }
      if (sketches.length < KEPT_SKETCHES) sketches.push({ url, sketch });
    },
  };
}
