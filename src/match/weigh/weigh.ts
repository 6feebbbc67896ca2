/** One signal's comparison → its row of evidence in bits; dependent rows are counted once later. */
import type { Background } from '../../model/derived/background.ts';
import type { Evidence } from '../../model/derived/match.ts';
import type { SharedValue } from '../../signals/signal.ts';
import type { ComparedSignal, PairFacts, Standing } from './compared-signal.ts';
import { isProvenByPages, isRuled, ONE_PAGE_NOTE, RULE_NOTE } from './one-page.ts';
import { CITED_SHARE, COUNTED_GAIN, FEW, KEPT, ON_TEMPLATE, WHOLE } from './policy.ts';
import type { Amount } from './rarity.ts';
import { amountBits, combineBits, countOf, rarityBits } from './rarity.ts';
import type { SharedTemplate } from './shared-template.ts';
import type { Family, LevelWeight, SignalWeight } from './weights.ts';

export interface WeighedRow {
  readonly evidence: Evidence;
  /** Null: the row is in no family (shadow, or against). */
  readonly family: Family | null;
  /** The best standing of its values. Rows that are not own never flag a pair by themselves. */
  readonly standing: Standing;
  readonly bits: number;
  /** More shared text than an agency gives its customers. */
  readonly isCopy?: true;
  /** At least one shared value is carried by several other sites. */
  readonly common: boolean;
  /** The part of `bits` for values that several other sites carry. */
  readonly packaged: number;
}

const CITED_NOTE = ' One site gives it only where it speaks of others, so it counts less.';
const SAID_NOTE =
  ' One site only says it: it stands neither in its frame nor in its contact block, so by itself it is a lead at most.';
const THIRD_NOTE =
  ' One site gives it at somebody else’s domain, beside a mailbox of its own: whoever has that domain may serve the site, so by itself it is a lead at most.';
const TAKEN_NOTE = ' It is an act of the listed side, which may be about anybody, so it is a lead at most.';
const UNSEEN_NOTE = ' One site hides it from readers, so it counts less.';
const TEMPLATE_NOTE = ' Both sites use one template, which may contain it, so it counts less.';

/** A row outside all families: in shadow (weight 0), or against. */
function plainRow(evidence: Evidence): WeighedRow {
  return { evidence, family: null, standing: 'own', bits: evidence.weight, common: false, packaged: 0 };
}

/**
 * @param weight the signal's row in the table; undefined: it runs in shadow
 * @param saidCounts true if said values count in full, since the rest is a lead without them
 */
export function weighComparison(
  { pair, signal, comparison, amount, wordOf, isOfThird, saidShare, isTaken }: ComparedSignal,
  weight: SignalWeight | undefined,
  template: SharedTemplate,
  saidCounts: boolean,
): WeighedRow {
  const { background, onePage } = pair;
  const { id, version, group } = signal;
  const { level, note, left, right } = comparison;
  if (level === 'different' || weight === undefined) {
    const bits = level === 'different' ? (weight?.different ?? 0) : 0;
    return plainRow({ signal: id, version, group, level, left, right, note, weight: bits });
  }
  const { family } = weight;
  if (weight.amount !== undefined && amount !== null) {
    const { scale, onTemplate, shares } = weight.amount;
    const grown = scale * (template === null ? 1 : onTemplate[template]);
    // A template may have brought the whole: it weighs like a part.
    const isBrought = template !== null && !isBeyond(template, amount);
    const bits = amountBits(amount, { scale: grown, shares }, isBrought);
    return {
      evidence: {
        ...{ signal: id, version, group, level, left, right },
        note: `${note}${amountNote(amount, template)}`,
        weight: bits,
      },
      family,
      standing: 'own',
      bits,
      ...(isCopyOf(amount) && { isCopy: true as const }),
      common: isPackaged(amount),
      packaged: 0,
    };
  }
  const mentioned = weight.mentionAt?.includes(level) === true;
  // Hidden text reaches nobody, and an intruder may write it; but only the maker has the name.
  const word = (shared: SharedValue): Standing => wordOf(shared, family === 'name');
  // Values that the listed side took keep their bits and never flag: anybody can show them.
  const standing = (shared: SharedValue): Standing => (isTaken?.(shared) === true ? 'cited' : word(shared));
  const kept = (shared: SharedValue): number => {
    const found = word(shared);
    return found === 'cited' ? CITED_SHARE : found === 'own' || saidCounts ? 1 : saidShare(shared);
  };
  const all = distinct(comparison.shared).map((shared) => weighValue(shared, weight[level], background, kept(shared)));
  // Several said values are one hand: together they keep no more than one of them may.
  const cap = weight[level].cap * Math.max(0, ...comparison.shared.map(kept));
  const common = all.filter(({ others }) => others >= FEW);
  const alone = all.filter(({ others }) => others < FEW).map((one) => one.bits);
  const onTemplate = keptOnTemplate(weight, template);
  const aloneBits = combineBits(alone, cap) * onTemplate;
  // Values of several other sites come as one package, such as a demo: only the best counts.
  const bits = combineBits([aloneBits, Math.max(0, ...common.map((one) => one.bits))], cap);
  const first = all.sort(byBits)[0]?.shared;
  const standings = new Set(all.map(({ shared }) => standing(shared)));
  const best = mentioned ? 'cited' : (STANDINGS.find((one) => standings.has(one)) ?? 'own');
  const citedNote = (shared: SharedValue): string => {
    if (isTaken?.(shared) === true) return TAKEN_NOTE;
    return isUnseen(shared, family) ? UNSEEN_NOTE : CITED_NOTE;
  };
  const notes = [
    note,
    best === 'said' && (first !== undefined && isOfThird(first) ? THIRD_NOTE : SAID_NOTE),
    best === 'cited' && !mentioned && first !== undefined && citedNote(first),
    best === 'own' && first !== undefined && seenOnce(first, onePage) && ONE_PAGE_NOTE,
    first !== undefined && (isRuled(first.left) || isRuled(first.right)) && RULE_NOTE,
    common.length > 0 && commonNote(common, all.length),
    // A small loss needs no note.
    aloneBits > 0 && onTemplate < 0.9 && TEMPLATE_NOTE,
  ];
  const row = {
    ...{ signal: id, version, group, level },
    left: first?.left ?? left,
    right: first?.right ?? right,
    note: notes.filter(Boolean).join(''),
    weight: bits,
  };
  const { carriers } = carriersOf(all.map(({ shared: { token }, others }) => ({ token, others })));
  return {
    evidence: carriers === undefined ? row : { ...row, carriers },
    family,
    standing: best,
    bits,
    common: common.length > 0,
    packaged: bits - aloneBits,
  };
}

const STANDINGS: readonly Standing[] = ['own', 'said', 'cited'];

/** True if they share more of the larger side's text than an agency gives its customers. */
const isCopyOf = ({ rare, ofLarger }: Amount): boolean => ofLarger >= WHOLE.share && rare >= WHOLE.words;

/** True for most of both sites' own text, where no demo is shown and no maker is credited. */
const isBeyond = (template: SharedTemplate, { rare, ofLarger }: Amount): boolean =>
  (template === 'counted' || template === 'known') && ofLarger >= KEPT.share && rare >= KEPT.words;

/** True if other sites have most of the shared amount. */
const isPackaged = ({ rare, all }: Amount): boolean => rare < all / 2;

type WeighedValue = ReturnType<typeof weighValue>;

/** `others`: sites of the background that have it, besides the pair. */
function weighValue(shared: SharedValue, { each, cap }: LevelWeight, background: Background, kept: number) {
  const most = Math.min(cap, each + COUNTED_GAIN);
  const count = countOf(shared, background);
  // A value without a token has no rarity and is worth its prior.
  const rarity = shared.token === null ? Math.min(each, most) : rarityBits(count, background.sites, each, most);
  const bits = rarity * shared.similarity * (shared.tells ?? 1) * kept;
  return { shared, bits, others: Math.max(0, count - 2) };
}

/** The carriers of each value at this time, so that a later finding can show the change. */
export function carriersOf(counted: readonly { token: string | null; others: number }[]): Pick<Evidence, 'carriers'> {
  const carriers = counted
    .flatMap(({ token, others }) => (token === null ? [] : [{ token, others }]))
    .sort((a, b) => (a.token < b.token ? -1 : 1));
  return carriers.length === 0 ? {} : { carriers };
}

function isUnseen({ left, right }: SharedValue, family: Family): boolean {
  return family !== 'name' && (left.part === 'unseen' || right.part === 'unseen');
}

const seenOnce = ({ left, right }: SharedValue, onePage: PairFacts['onePage']): boolean =>
  (onePage.left && isProvenByPages(left)) || (onePage.right && isProvenByPages(right));

/** Each value once, at its best: the best of each token. */
function distinct(shared: readonly SharedValue[]): SharedValue[] {
  const best = new Map<string, SharedValue>();
  for (const one of shared) {
    const name = one.token ?? `\0${sidesOf(one)}`;
    const known = best.get(name);
    if (known === undefined || one.similarity > known.similarity) best.set(name, one);
  }
  return [...best.values()];
}

/** Heaviest first. Ties go by the values, in an order that does not depend on the sides. */
function byBits(a: WeighedValue, b: WeighedValue): number {
  if (a.bits !== b.bits) return b.bits - a.bits;
  const [one, two] = [sidesOf(a.shared), sidesOf(b.shared)];
  return one < two ? -1 : one > two ? 1 : 0;
}

function sidesOf({ left, right }: SharedValue): string {
  const place = ({ value, url, selector, capture }: SharedValue['left']) => [value, url, selector, capture].join('\0');
  return [place(left), place(right)].sort().join('\0\0');
}

function keptOnTemplate({ onTemplate = 1, onCounted, onDemo }: SignalWeight, template: SharedTemplate): number {
  if (template === 'counted' && onCounted !== undefined) return onCounted;
  if (template === 'demo' && onDemo !== undefined) return onDemo;
  if (template === null || onTemplate === 1) return 1;
  return onTemplate * ON_TEMPLATE[template];
}

function amountNote({ rare, all, coverage, ofLarger }: Amount, template: SharedTemplate): string {
  const words = ` About ${Math.round(rare)} of these words are on few other sites: ${Math.round(100 * coverage)} % of the smaller side’s own text, ${Math.round(100 * ofLarger)} % of the larger’s.`;
  const common = rare < 0.9 * all ? ` ${Math.round(all - rare)} more are common and count little.` : '';
  return `${words}${common}${template === null ? '' : TEMPLATE_NOTE}`;
}

function commonNote(common: readonly WeighedValue[], all: number): string {
  const most = Math.max(...common.map(({ others }) => others));
  const also = `also on ${common.length === 1 ? '' : 'up to '}${most} other sites`;
  return ` ${common.length < all ? 'Part of it' : 'It'} is common (${also}) and counts little.`;
}
