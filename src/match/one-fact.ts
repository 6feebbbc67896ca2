/** A value that several signals read is one fact: it counts in one row. */
import type { SharedValue } from '../signals/signal.ts';
import type { ComparedSignal } from './compare-signals.ts';
import type { SignalWeight } from './weights.ts';

/**
 * A name in a copyright line is one that the site carries, a channel can be a profile and a messenger, a menu's label the title
 * of its page. Each counts where it weighs most; but what is a look counts as that, since a template that brings it brings all
 * that repeats it. A mailbox at the domain of the other side is an address. The other rows keep what they share besides, and
 * say with what the rest counts.
 */
export function countFactsOnce(
  compared: readonly ComparedSignal[],
  weights: Readonly<Record<string, SignalWeight>>,
): ComparedSignal[] {
  const holders = holdersOf(compared, weights);
  const isMailed = mailedAt(compared);
  const holderOf = (signal: string, shared: SharedValue): string => {
    const site = signal === 'site-link' ? mailedTo(shared) : null;
    if (site !== null && isMailed(site)) return 'contact-email';
    const holder = shared.token === null ? undefined : holders.get(nameOf(signal, shared.token));
    return holder?.signal ?? signal;
  };
  return compared.map((one) => {
    const { signal, comparison, guard } = one;
    if (comparison === null || guard !== null || weights[signal.id] === undefined) return one;
    const shared = comparison.shared.filter((each) => holderOf(signal.id, each) === signal.id);
    if (shared.length === comparison.shared.length) return one;
    const others = [...new Set(comparison.shared.map((each) => holderOf(signal.id, each)))];
    const where = others
      .filter((id) => id !== signal.id)
      .sort()
      .join(', ');
    const note = `${comparison.note} ${shared.length === 0 ? 'It is' : 'Some of it is'} counted with ${where}.`;
    return { ...one, comparison: { ...comparison, shared, note } };
  });
}

/** Values go by their tokens without the signal's id. */
function nameOf(signal: string, token: string): string {
  return token.slice(signal.length + 1);
}

interface Holder {
  readonly signal: string;
  readonly bits: number;
  readonly isLook: boolean;
}

/** By name, the row in which a value counts. */
function holdersOf(
  compared: readonly ComparedSignal[],
  weights: Readonly<Record<string, SignalWeight>>,
): Map<string, Holder> {
  const holders = new Map<string, Holder>();
  for (const { signal, comparison, guard } of compared) {
    if (comparison === null || comparison.level === 'different' || guard !== null) continue;
    const each = weights[signal.id]?.[comparison.level].each ?? 0;
    for (const { token, similarity, tells = 1 } of each === 0 ? [] : comparison.shared) {
      if (token === null) continue;
      const holder = { signal: signal.id, bits: each * similarity * tells, isLook: signal.group === 'look' };
      const known = holders.get(nameOf(signal.id, token));
      if (known === undefined || goesBefore(holder, known)) holders.set(nameOf(signal.id, token), holder);
    }
  }
  return holders;
}

/** Whatever the order of the signals: of equal ones the first by name. */
function goesBefore(one: Holder, known: Holder): boolean {
  if (one.isLook !== known.isLook) return one.isLook;
  return one.bits === known.bits ? one.signal < known.signal : one.bits > known.bits;
}

/** Sites at whose domain both sides have one mailbox, or mailboxes of their own. */
function mailedAt(compared: readonly ComparedSignal[]): (site: string) => boolean {
  const found = compared.find(({ signal, guard }) => signal.id === 'contact-email' && guard === null)?.comparison;
  const hosts = (found?.shared ?? []).map(({ left, right }) => [left, right].map(({ value }) => value.split('@')[1]));
  return (site) => hosts.some((both) => both.every((host) => host === site || host?.endsWith(`.${site}`)));
}

/** The site whose mailbox a link between sites is; null: it is another link. */
function mailedTo({ left, right }: SharedValue): string | null {
  return [left, right].flatMap(({ value }) => /^mail: (.+)$/.exec(value)?.[1] ?? [])[0] ?? null;
}
