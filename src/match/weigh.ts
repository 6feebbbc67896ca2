/** One signal's comparison → its row of evidence in bits, before dependent rows are counted once. */
import type { Background } from '../model/background.ts';
import type { Evidence } from '../model/match.ts';
import type { Comparison, SharedValue, Signal } from '../signals/signal.ts';
import { CITED_SHARE, COUNTED_GAIN, FEW, ON_TEMPLATE } from './policy.ts';
import type { Amount } from './rarity.ts';
import { amountBits, combineBits, countOf, rarityBits } from './rarity.ts';
import type { SharedTemplate } from './shared-template.ts';
import type { Family, LevelWeight, SignalWeight } from './weights.ts';

export interface WeighedRow {
  readonly evidence: Evidence;
  /** Null: the row takes part in no family (shadow, or against). */
  readonly family: Family | null;
  /** One side only speaks of the other, say: never lifts a pair over the alert line. */
  readonly mention: boolean;
  readonly bits: number;
  /** At least one shared value is carried by several other sites. */
  readonly common: boolean;
  /** The part of `bits` for values that several other sites carry. */
  readonly packaged: number;
}

export interface Circumstances {
  readonly amount: Amount | null;
  /** Tells what one side only quotes as the other's. */
  readonly isQuoted: ((shared: SharedValue) => boolean) | null;
  readonly template: SharedTemplate;
}

const CITED_NOTE = ' One site gives it only where it speaks of others, so it counts less.';
const UNSEEN_NOTE = ' One site hides it from readers, so it counts less.';
const TEMPLATE_NOTE = ' Both sites use one template, which may contain it, so it counts less.';

/** A row outside all families: in shadow (weight 0), or against. */
export function plainRow(evidence: Evidence): WeighedRow {
  return { evidence, family: null, mention: false, bits: evidence.weight, common: false, packaged: 0 };
}

/** @param weight the signal's line in the table; undefined: it runs in shadow */
export function weighComparison(
  { id, version, group }: Pick<Signal, 'id' | 'version' | 'group'>,
  comparison: Comparison,
  weight: SignalWeight | undefined,
  background: Background,
  { amount, template, isQuoted }: Circumstances,
): WeighedRow {
  const { level, note, left, right } = comparison;
  if (level === 'different' || weight === undefined) {
    const bits = level === 'different' ? (weight?.different ?? 0) : 0;
    return plainRow({ signal: id, version, group, level, left, right, note, weight: bits });
  }
  const { family } = weight;
  if (weight.amount !== undefined && amount !== null) {
    const { scale, onTemplate, each, cap } = weight.amount;
    const grown = scale * (template === null ? 1 : onTemplate[template]);
    const bits = amountBits(amount.rare, amount.coverage, { scale: grown, each, cap });
    return {
      evidence: {
        ...{ signal: id, version, group, level, left, right },
        note: `${note}${amountNote(amount, template)}`,
        weight: bits,
      },
      family,
      mention: false,
      bits,
      common: amount.rare < amount.all / 2,
      packaged: 0,
    };
  }
  const isCited = (shared: SharedValue): boolean =>
    group === 'identity' && (standsIn(shared, 'cited') || isQuoted?.(shared) === true || isUnseen(shared, family));
  const all = distinct(comparison.shared).map((shared) =>
    weighValue(shared, weight[level], background, isCited(shared)),
  );
  const { cap } = weight[level];
  const common = all.filter(({ others }) => others >= FEW);
  const alone = all.filter(({ others }) => others < FEW).map((one) => one.bits);
  const kept = keptOnTemplate(weight, template);
  const aloneBits = combineBits(alone, cap) * kept;
  // Values that several other sites carry come as one package, such as a theme's demo: only the best of them counts.
  const bits = combineBits([aloneBits, Math.max(0, ...common.map((one) => one.bits))], cap);
  const best = all.sort(byBits)[0]?.shared;
  const citedOnly = all.length > 0 && all.every(({ shared }) => isCited(shared));
  const notes = [
    note,
    citedOnly && (best !== undefined && isUnseen(best, family) ? UNSEEN_NOTE : CITED_NOTE),
    common.length > 0 && commonNote(common, all.length),
    // A small loss needs no word.
    aloneBits > 0 && kept < 0.9 && TEMPLATE_NOTE,
  ];
  const row = {
    ...{ signal: id, version, group, level },
    left: best?.left ?? left,
    right: best?.right ?? right,
    note: notes.filter(Boolean).join(''),
    weight: bits,
  };
  const { carriers } = carriersOf(all.map(({ shared: { token }, others }) => ({ token, others })));
  return {
    evidence: carriers === undefined ? row : { ...row, carriers },
    family,
    mention: weight.mentionAt?.includes(level) === true || citedOnly,
    bits,
    common: common.length > 0,
    packaged: bits - aloneBits,
  };
}

type WeighedValue = ReturnType<typeof weighValue>;

/** `others`: sites of the background that carry it besides the pair. */
function weighValue(shared: SharedValue, { each, cap }: LevelWeight, background: Background, cited: boolean) {
  const most = Math.min(cap, each + COUNTED_GAIN);
  const count = countOf(shared, background);
  // A value without a token has no rarity and is worth its prior.
  const rarity = shared.token === null ? Math.min(each, most) : rarityBits(count, background.sites, each, most);
  const bits = rarity * shared.similarity * (shared.tells ?? 1) * (cited ? CITED_SHARE : 1);
  return { shared, bits, others: Math.max(0, count - 2) };
}

/** How common each value was held to be, so that a later finding can say what has changed. */
export function carriersOf(counted: readonly { token: string | null; others: number }[]): Pick<Evidence, 'carriers'> {
  const carriers = counted
    .flatMap(({ token, others }) => (token === null ? [] : [{ token, others }]))
    .sort((a, b) => (a.token < b.token ? -1 : 1));
  return carriers.length === 0 ? {} : { carriers };
}

/** An identifier where a site speaks of others may be anybody's, so it does not make the site its owner's. */
function standsIn({ left, right }: SharedValue, part: 'cited' | 'unseen'): boolean {
  return left.part === part || right.part === part;
}

/** What no reader sees reaches nobody, and an intruder may put it there. A name is different: only the page's maker has it. */
function isUnseen(shared: SharedValue, family: Family): boolean {
  return family !== 'name' && standsIn(shared, 'unseen');
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

/** Heaviest first; ties by the values, in an order that does not depend on which side is left. */
function byBits(a: WeighedValue, b: WeighedValue): number {
  if (a.bits !== b.bits) return b.bits - a.bits;
  const [one, two] = [sidesOf(a.shared), sidesOf(b.shared)];
  return one < two ? -1 : one > two ? 1 : 0;
}

function sidesOf({ left, right }: SharedValue): string {
  const place = ({ value, url, selector, capture }: SharedValue['left']) => [value, url, selector, capture].join('\0');
  return [place(left), place(right)].sort().join('\0\0');
}

function keptOnTemplate({ onTemplate = 1, onDemo }: SignalWeight, template: SharedTemplate): number {
  if (template === 'demo' && onDemo !== undefined) return onDemo;
  if (template === null || onTemplate === 1) return 1;
  return onTemplate * ON_TEMPLATE[template];
}

function amountNote({ rare, all, coverage }: Amount, template: SharedTemplate): string {
  const words = ` About ${Math.round(rare)} of these words are on few other sites: ${Math.round(100 * coverage)} % of the smaller side’s own text.`;
  const common = rare < 0.9 * all ? ` ${Math.round(all - rare)} more are common and count little.` : '';
  return `${words}${common}${template === null ? '' : TEMPLATE_NOTE}`;
}

function commonNote(common: readonly WeighedValue[], all: number): string {
  const most = Math.max(...common.map(({ others }) => others));
  const also = `also on ${common.length === 1 ? '' : 'up to '}${most} other sites`;
  return ` ${common.length < all ? 'Part of it' : 'It'} is common (${also}) and counts little.`;
}
