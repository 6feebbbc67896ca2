import type { Fingerprint } from '../model/fingerprint.ts';

/** Signals whose values a site gives as its own. Trackers and links are left out: agencies and platforms bring them. */
const OWN = ['contact-email', 'contact-phone', 'messenger', 'social-link', 'registration-number', 'copyright-owner'];
const KINDS = 3;
const SHARE = 0.8;

/**
 * Whether two sites give one and the same identity: values of three kinds or more, nearly all of them the same.
 *
 * Independent sites may share an agency's mailbox or a platform's phone, but each has contacts of its own beside them. Two
 * that have none are one operator's mirrors (or copies of one demo, which the shipped background knows), and then the
 * other mirrors are no strangers: however many they are, their number says nothing against the pair.
 */
export function giveOneIdentity(left: Fingerprint, right: Fingerprint): boolean {
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
