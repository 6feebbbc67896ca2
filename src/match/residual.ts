/**
 * What two sites share of their own, once what several other sites carry too is taken away.
 *
 * A template, a platform or a supplier brings its users many values at once, and with them some that happen to be on two of
 * the counted sites only. A copy of a site shares most of what the site has of its own. So the same few shared values say
 * much where they are most of the residual, and little where they are a remnant beside a package or beside much else.
 */
import type { Background } from '../model/background.ts';
import type { Fingerprint } from '../model/fingerprint.ts';
import type { SharedValue } from '../signals/signal.ts';
import { wholeValues } from './absence.ts';
import { countOf, isCommon } from './count-of.ts';

/** Numbers of values of one signal. */
export interface Residual {
  /** On both sides and on few others. */
  readonly shared: number;
  /** On both sides and on several others. */
  readonly common: number;
  /** On few sites; of the side that has fewer of them. */
  readonly own: number;
}

interface Tokens {
  readonly rare: ReadonlySet<string>;
  readonly common: ReadonlySet<string>;
}

/** Each fingerprint of a list meets every other one under the same background: its tokens are sorted out once. */
const SORTED = new WeakMap<Background, WeakMap<Fingerprint, Map<string, Tokens>>>();

/**
 * Counted in tokens, but where values have several names (a picture its bytes and its look) and may correspond without sharing
 * one (its mirror image): there in the values that correspond, of the values that each side has.
 */
export function residualOf(
  signal: string,
  shared: readonly SharedValue[],
  left: Fingerprint,
  right: Fingerprint,
  background: Background,
): Residual {
  const mine = tokensOf(signal, left, background);
  const theirs = tokensOf(signal, right, background);
  if (shared.some(({ alsoCountedAs }) => alsoCountedAs !== undefined)) {
    const common = shared.filter((one) => isCommon(countOf(one, background))).length;
    const rare = shared.length - common;
    const whole = ({ rare: tokens }: Tokens) => wholeValues([...tokens]).length;
    return { shared: rare, common, own: Math.max(rare, Math.min(whole(mine), whole(theirs))) };
  }
  return {
    shared: overlap(mine.rare, theirs.rare),
    common: overlap(mine.common, theirs.common),
    own: Math.min(mine.rare.size, theirs.rare.size),
  };
}

/**
 * How much of its bits a row keeps, 0 to 1: the share of the residual that is shared, up to `full` where a copy begins, and
 * the share of the shared values that is no package. Roots, because both are measured on few values and bounded pages.
 *
 * @param full share of the residual from which the row is worth all its bits
 */
export function keptShare({ shared, common, own }: Residual, full: number): number {
  if (shared === 0) return 1; // only the package, or values that are not counted: rarity has judged them
  const covered = Math.min(1, shared / own / full);
  return Math.sqrt(covered) * Math.sqrt(shared / (shared + common));
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let both = 0;
  for (const token of few) if (many.has(token)) both++;
  return both;
}

function tokensOf(signal: string, fingerprint: Fingerprint, background: Background): Tokens {
  let known = SORTED.get(background);
  if (known === undefined) SORTED.set(background, (known = new WeakMap()));
  let bySignal = known.get(fingerprint);
  if (bySignal === undefined) known.set(fingerprint, (bySignal = new Map()));
  const old = bySignal.get(signal);
  if (old !== undefined) return old;
  const rare = new Set<string>();
  const common = new Set<string>();
  for (const token of fingerprint.tokens) {
    if (token.startsWith(`${signal}:`)) (isCommon(background.count(token)) ? common : rare).add(token);
  }
  const tokens = { rare, common };
  bySignal.set(signal, tokens);
  return tokens;
}
