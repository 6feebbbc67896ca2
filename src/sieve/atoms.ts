/** A value as signals spell it ("signal:value") → what of it stands in the bytes of a page. */
import { comparable, composed, foldWords } from '../names/fold-words.ts';
import { hashWord, Words } from '../names/packed-tables.ts';
import { PHONE_DIGITS } from './runs.ts';
import { type Atom, type AtomFamily, type AtomKind, DIGIT_BITS, FAMILY_BITS, MOST_DIGITS } from './sieve-table.ts';
import { eachWindow } from './windows.ts';

/** Design priors, in bits. Chance lowers those of numbers, and carriers those of all. */
const PRIOR = { mailbox: 16, domain: 12, account: 14, file: 4 };
const LEAST_RUN = 4;
const LEAST_DIGITS = 5;
/** Windows of one passage, spread over it. */
const MOST_WINDOWS = 4;
const SIGN_BITS = 3;
/** Labels by which networks shorten themselves in addresses. */
const SHORT: Readonly<Record<string, readonly string[]>> = { telegram: ['t'], twitter: ['x'], facebook: ['fb'] };

const atom = (kind: AtomKind, text: string, bits: number): Atom => {
  const [one, two] = hashWord(text);
  return { kind, one, two, bits };
};

/** Empty for what no page has in its bytes: looks of pictures, answers of registries. */
export function atomsOf(key: string): Atom[] {
  const [signal = '', ...rest] = key.split(':');
  const value = rest.join(':');
  const bare = rest.slice(1).join(':');
  switch (signal) {
    case 'contact-email':
      return value.startsWith('@')
        ? ofFamily('mailDomain', run(value.slice(1), PRIOR.domain))
        : run(value, PRIOR.mailbox);
    case 'site-link':
      return run(value.replace(/^www\./, ''), PRIOR.domain);
    case 'contact-phone':
      return number(value.replace(/\D/g, '').slice(-PHONE_DIGITS));
    case 'messenger':
    case 'social-link':
      return accounts(rest[0] ?? '', bare);
    case 'registration-number':
    case 'wallet':
    case 'site-filing':
      return code(bare === '' ? value : bare);
    case 'tracker':
    case 'widget-key':
      return ofFamily('tag', code(bare === '' ? value : bare));
    default:
      return [];
  }
}

/** The name of a picture's file, without its ending. */
export const fileAtoms = (name: string): Atom[] => ofFamily('file', run(name, PRIOR.file));

/** Bits of numbers are cut where the page is read, once chance has taken its part. */
const ofFamily = (family: AtomFamily, atoms: readonly Atom[]): Atom[] =>
  atoms.map((atom) => ({
    ...{ ...atom, family },
    bits: atom.kind === 'number' ? atom.bits : Math.min(atom.bits, FAMILY_BITS[family]),
  }));

/** @param site as sites are named */
export const ownAtom = (site: string): Atom => atom('own', site, 0);

const scratch = new Words();

/**
 * Windows of words of a sentence or a title; none of a short one. All of them together are worth
 * its words: phrases are common, whole sentences are not.
 *
 * @param passage its number among those of its owner
 */
export function passageAtoms(text: string, passage: number): Atom[] {
  const words = foldWords(comparable(composed(text)), scratch);
  const bits = words.han ? words.count / 2 : words.count;
  const found: number[] = [];
  eachWindow(words, null, (one, two) => void found.push(one, two));
  const count = found.length / 2;
  const windows = Math.min(count, MOST_WINDOWS);
  const step = count <= MOST_WINDOWS ? 1 : (count - 1) / (MOST_WINDOWS - 1);
  return Array.from({ length: windows }, (_, number) => {
    const at = Math.round(number * step) * 2;
    return { kind: 'window', one: found[at] as number, two: found[at + 1] as number, bits, passage, windows };
  });
}

/** One run of a page, if its signs are those of runs; pages write other names in escapes. */
function run(text: string, bits: number): Atom[] {
  const plain = text.toLowerCase();
  return plain.length >= LEAST_RUN && /^[a-z0-9._@+-]+$/.test(plain) ? [atom('run', plain, bits)] : [];
}

function number(digits: string): Atom[] {
  if (digits.length < LEAST_DIGITS || digits.length > MOST_DIGITS) return [];
  return [{ ...atom('number', digits, digits.length * DIGIT_BITS), length: digits.length }];
}

function code(text: string): Atom[] {
  if (/^[\d\s./-]+$/.test(text)) return number(text.replace(/\D/g, ''));
  return run(text, text.length * SIGN_BITS);
}

function accounts(network: string, id: string): Atom[] {
  const name = id.toLowerCase().replace(/^.*[/:]/, '');
  const [kind = ''] = network.toLowerCase().split('-');
  if (kind === '' || !/^[a-z0-9._+-]+$/.test(name) || name.length < LEAST_RUN) return [];
  return [kind, ...(SHORT[kind] ?? [])].flatMap((label) => [
    atom('label', label, 0),
    atom('account', `${label} ${name}`, PRIOR.account),
  ]);
}
