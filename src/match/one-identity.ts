import type { Background } from '../model/background.ts';
import type { Fingerprint } from '../model/fingerprint.ts';
import { shippedBackground } from './background.ts';

/** Signals whose values a site gives as its own. Trackers and links are left out: agencies and platforms bring them. */
const OWN = ['contact-email', 'contact-phone', 'messenger', 'social-link', 'registration-number', 'copyright-owner'];
const KINDS = 3;
const SHARE = 0.8;
/** Of a mirror's passages or pictures most stand on both sites; a picture has two tokens, by its bytes and by its look. */
const CONTENT = ['body-text', 'images'];
const MOST = 0.5;
const PLENTY = 4;

/**
 * Where the rarity of what two sites share comes from. The other mirrors of two mirrors are no strangers: however many of
 * them a list or a corpus holds, their number says nothing against the pair, so for it only the shipped counts speak.
 */
export function backgroundFor(left: Fingerprint, right: Fingerprint, background: Background): Background {
  return areMirrors(left, right) ? shippedBackground() : background;
}

/**
 * Whether two sites give one and the same identity, values of three kinds or more, nearly all of them the same, with mostly
 * the same words or pictures.
 *
 * Independent sites may share an agency's mailbox or a platform's phone, but each has contacts of its own beside them; and
 * where they have kept a theme's demo contacts and added none, each has its own words and pictures.
 */
export function areMirrors(left: Fingerprint, right: Fingerprint): boolean {
  return giveOneIdentity(left, right) && CONTENT.some((signal) => isMostlyShared(signal, left, right));
}

function giveOneIdentity(left: Fingerprint, right: Fingerprint): boolean {
  if (!isOnItsOwn(left) || !isOnItsOwn(right)) return false;
  const mine = valuesOf(left);
  const theirs = valuesOf(right);
  const shared = [...mine].filter((token) => theirs.has(token));
  // A channel is a profile and a messenger: one value is of one kind.
  const kindOf = new Map(
    shared.map((token) => [token.slice(token.indexOf(':') + 1), token.slice(0, token.indexOf(':'))]),
  );
  const kinds = new Set(kindOf.values());
  const all = mine.size + theirs.size - shared.length;
  return kinds.size >= KINDS && shared.length >= SHARE * all;
}

function isMostlyShared(signal: string, left: Fingerprint, right: Fingerprint): boolean {
  const of = ({ tokens }: Fingerprint): string[] => tokens.filter((token) => token.startsWith(`${signal}:`));
  const [mine, theirs] = [of(left), new Set(of(right))];
  const shared = mine.filter((token) => theirs.has(token)).length;
  return shared >= PLENTY && shared > MOST * Math.min(mine.length, theirs.size);
}

/** Sellers on a platform may give nothing but the platform's contacts. */
function isOnItsOwn({ kind, platform }: Fingerprint): boolean {
  return kind === 'website' && platform === undefined;
}

/** A list compares each fingerprint with every other one: its values are picked out once. */
const PICKED = new WeakMap<Fingerprint, ReadonlySet<string>>();

/** Whole values only: an e-mail's domain and mailbox name, counted for themselves, repeat the address. */
function valuesOf(fingerprint: Fingerprint): ReadonlySet<string> {
  const known = PICKED.get(fingerprint);
  if (known !== undefined) return known;
  const values = new Set(
    fingerprint.tokens.filter((token) => {
      const signal = token.slice(0, token.indexOf(':'));
      return OWN.includes(signal) && !(signal === 'contact-email' && /:@|@$/.test(token));
    }),
  );
  PICKED.set(fingerprint, values);
  return values;
}
