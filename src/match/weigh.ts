/** One signal's comparison → its row of evidence, in bits, before what hangs together is counted once. */

import type { Background } from '../model/background.ts';
import type { Evidence } from '../model/match.ts';
import type { Comparison, SharedValue, Signal } from '../signals/signal.ts';
import type { Amount } from './amount.ts';
import { countOf } from './count-of.ts';
import { CITED_SHARE, COUNTED_GAIN, FEW } from './policy.ts';
import { amountBits, combineBits, rarityBits } from './rarity.ts';
import type { SharedTemplate } from './shared-template.ts';
import type { Family, SignalWeight } from './weights.ts';

/** A row that is not yet rounded. */
export interface Row {
  readonly evidence: Evidence;
  /** Null: the row takes part in no family (shadow, or against). */
  readonly family: Family | null;
  /** Never lifts a pair over the alert line: says only that one side speaks of the other, say. */
  readonly mention: boolean;
  readonly bits: number;
  /** At least one shared value is carried by several other sites. */
  readonly common: boolean;
  /** Bits of what several other sites carry; part of `bits`. */
  readonly packaged: number;
}

/** What a row is weighed under. */
export interface Circumstances {
  readonly amount: Amount | null;
  /** Tells what one side only quotes as the other's. */
  readonly isQuoted: ((shared: SharedValue) => boolean) | null;
  /** Both stand on one template. */
  readonly template: SharedTemplate;
}

interface Weighed {
  readonly shared: SharedValue;
  readonly bits: number;
  readonly others: number;
}

const OTHERS_NOTE = ' One side gives it only where it speaks of others, so it weighs little.';
const UNSEEN_NOTE = ' On one side it stands only where no reader sees it, so it weighs little.';

/**
 * @param weight the signal's line in the table; undefined: it runs in shadow
 */
export function weighComparison(
  signal: Pick<Signal, 'id' | 'version' | 'group'>,
  comparison: Comparison,
  weight: SignalWeight | undefined,
  background: Background,
  { amount, template, isQuoted }: Circumstances,
): Row {
  const { level, note } = comparison;
  const row = { signal: signal.id, version: signal.version, group: signal.group, level };
  if (level === 'different' || weight === undefined) {
    const bits = level === 'different' ? (weight?.different ?? 0) : 0;
    const { left, right } = comparison;
    return {
      evidence: { ...row, weight: bits, left, right, note },
      family: null,
      mention: false,
      bits,
      common: false,
      packaged: 0,
    };
  }

  const brought = keptOnTemplate(weight, template);
  if (weight.amount !== undefined && amount !== null) {
    const { scale, onTemplate, ...rest } = weight.amount;
    const bits = amountBits(amount.rare, amount.coverage, {
      ...rest,
      scale: scale * (template === null ? 1 : onTemplate[template]),
    });
    const { left, right } = comparison;
    const common = amount.rare < amount.all / 2;
    return {
      evidence: { ...row, weight: bits, left, right, note: `${note}${amountNote(amount, template)}` },
      family: weight.family,
      mention: false,
      bits,
      common,
      packaged: 0,
    };
  }
  const { each, cap } = weight[level];
  const isOthers = (shared: SharedValue): boolean =>
    signal.group === 'identity' && (isCited(shared) || isQuoted?.(shared) === true || isUnseen(shared, weight.family));
  const all = distinct(comparison.shared).map((shared): Weighed => {
    const most = Math.min(cap, each + COUNTED_GAIN);
    const count = countOf(shared, background);
    const others = Math.max(0, count - 2);
    // What has no token has no rarity, and is worth its prior.
    const rarity = shared.token === null ? Math.min(each, most) : rarityBits(count, background.sites, each, most);
    const bits = rarity * shared.similarity * (shared.tells ?? 1) * (isOthers(shared) ? CITED_SHARE : 1);
    return { shared, bits, others };
  });
  // What several other sites carry comes as a package, such as a theme's demo or a supplier's leaflet: the package is one
  // fact, however many values it holds, so only the best of them counts.
  const rare = all.filter(({ others }) => others < FEW).map((one) => one.bits);
  const asPackage = Math.max(0, ...all.filter(({ others }) => others >= FEW).map((one) => one.bits));
  const alone = combineBits(rare, cap) * brought;
  const bits = combineBits([alone, asPackage], cap);
  const best = all.sort(byBits)[0];
  const common = all.some(({ others }) => others >= FEW);
  const citedOnly = all.length > 0 && all.every(({ shared }) => isOthers(shared));
  const mention = weight.mentionAt?.includes(level) === true || citedOnly;
  const { left, right } = best?.shared ?? comparison;
  return {
    evidence: {
      ...row,
      weight: bits,
      left,
      right,
      ...carriersOf(all.map(({ shared: { token }, others }) => ({ token, others }))),
      note: `${note}${citedOnly ? (best !== undefined && isUnseen(best.shared, weight.family) ? UNSEEN_NOTE : OTHERS_NOTE) : ''}${commonness(all)}${alone > 0 ? reservation(brought) : ''}`,
    },
    family: weight.family,
    mention,
    bits,
    common,
    packaged: bits - alone,
  };
}

/** How common each value was held to be, so that a later finding can say what has changed. */
export function carriersOf(
  counted: readonly { readonly token: string | null; readonly others: number }[],
): Pick<Evidence, 'carriers'> {
  const carriers = counted
    .flatMap(({ token, others }) => (token === null ? [] : [{ token, others }]))
    .sort((a, b) => (a.token < b.token ? -1 : 1));
  return carriers.length === 0 ? {} : { carriers };
}

/** What stands where a site speaks of others may be anybody's, so an identifier there is no sign that the site is its owner's. */
function isCited({ left, right }: SharedValue): boolean {
  return left.part === 'cited' || right.part === 'cited';
}

/**
 * What no reader sees reaches nobody, and whoever breaks into a site puts it there. A name that was left there is another
 * matter: only the maker of the page has it.
 */
function isUnseen({ left, right }: SharedValue, family: Family): boolean {
  return family !== 'name' && (left.part === 'unseen' || right.part === 'unseen');
}

/** One value counted once, however often it was found: the best of each token. */
function distinct(shared: readonly SharedValue[]): SharedValue[] {
  const best = new Map<string, SharedValue>();
  for (const one of shared) {
    const name = one.token ?? `\0${sidesOf(one)}`;
    const known = best.get(name);
    if (known === undefined || one.similarity > known.similarity) best.set(name, one);
  }
  return [...best.values()];
}

/** Most telling first; ties by the values, in an order that does not depend on which side is left. */
function byBits(a: Weighed, b: Weighed): number {
  if (a.bits !== b.bits) return b.bits - a.bits;
  const [one, two] = [sidesOf(a.shared), sidesOf(b.shared)];
  return one < two ? -1 : one > two ? 1 : 0;
}

function sidesOf({ left, right }: SharedValue): string {
  const place = ({ value, url, selector, capture }: SharedValue['left']) => [value, url, selector, capture].join('\0');
  return [place(left), place(right)].sort().join('\0\0');
}

/** Of a template that nobody else is known to use, nothing tells its demo from what is the sites' own; a demo is mostly that. */
const ON_TEMPLATE = { known: 1, credited: 0.6, demo: 0.4 } as const;

function keptOnTemplate({ onTemplate = 1, onDemo }: SignalWeight, template: SharedTemplate): number {
  if (template === 'demo' && onDemo !== undefined) return onDemo;
  if (template === null || onTemplate === 1) return 1;
  return onTemplate * ON_TEMPLATE[template];
}

/** From here on a reader need not be told that a row lost a little. */
const HARDLY = 0.9;

function reservation(brought: number): string {
  return brought < HARDLY ? ' Both stand on one template, which may have brought it: it weighs less.' : '';
}

function amountNote({ rare, all, coverage }: Amount, on: SharedTemplate): string {
  const words = ` About ${Math.round(rare)} words of it are on few other sites, ${Math.round(100 * coverage)} % of what the side with less has of its own`;
  const common = rare < 0.9 * all ? `; ${Math.round(all - rare)} more are common and count for little` : '';
  const template = on === null ? '' : ' Both stand on one template, which may have brought it: it weighs less.';
  return `${words}${common}.${template}`;
}

function commonness(all: readonly Weighed[]): string {
  const common = all.filter(({ others }) => others >= FEW);
  if (common.length === 0) return '';
  const most = Math.max(...common.map(({ others }) => others));
  const counted = `counted on ${common.length === 1 ? '' : 'up to '}${most} other sites of the background`;
  return ` ${common.length < all.length ? 'Some of it' : 'It'} is common (${counted}) and weighs little.`;
}
