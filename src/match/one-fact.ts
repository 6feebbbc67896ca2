/** A value that several signals read is one fact: it counts in one row. */
import type { SharedValue } from '../signals/signal.ts';
import type { ComparedSignal } from './compare-signals.ts';
import type { SignalWeight } from './weights.ts';

/**
 * A name in a copyright line is also a name on the page, a channel both a profile and a messenger, a menu's label the title of
 * its page. Each counts where it weighs most; a look always as a look, since a template that brings it brings all that repeats
 * it. A mailbox at the other side's domain is an address. The other rows keep what else they share, and name that row.
 */
export function countFactsOnce(
  compared: readonly ComparedSignal[],
  weights: Readonly<Record<string, SignalWeight>>,
): ComparedSignal[] {
  const rowsByName = countedRows(compared, weights);
  const isMailed = mailedAt(compared);
  const rowOf = (signal: string, shared: SharedValue): string => {
    const site = signal === 'site-link' ? mailedTo(shared) : null;
    if (site !== null && isMailed(site)) return 'contact-email';
    const row = shared.token === null ? undefined : rowsByName.get(nameOf(signal, shared.token));
    return row?.signal ?? signal;
  };
  return compared.map((one) => {
    const { signal, comparison, guard } = one;
    if (comparison === null || guard !== null || weights[signal.id] === undefined) return one;
    const shared = comparison.shared.filter((each) => rowOf(signal.id, each) === signal.id);
    if (shared.length === comparison.shared.length) return one;
    const rows = new Set(comparison.shared.map((each) => rowOf(signal.id, each)).filter((id) => id !== signal.id));
    const note = `${comparison.note} ${shared.length === 0 ? 'It' : 'Part of it'} is counted under ${[...rows].sort().join(', ')}.`;
    return { ...one, comparison: { ...comparison, shared, note } };
  });
}

/** Values go by their tokens without the signal's id. */
function nameOf(signal: string, token: string): string {
  return token.slice(signal.length + 1);
}

interface CountedRow {
  readonly signal: string;
  readonly bits: number;
  readonly isLook: boolean;
}

/** By name, the row in which a value counts. */
function countedRows(
  compared: readonly ComparedSignal[],
  weights: Readonly<Record<string, SignalWeight>>,
): Map<string, CountedRow> {
  const rowsByName = new Map<string, CountedRow>();
  for (const { signal, comparison, guard } of compared) {
    if (comparison === null || comparison.level === 'different' || guard !== null) continue;
    const each = weights[signal.id]?.[comparison.level].each ?? 0;
    for (const { token, similarity, tells = 1 } of each === 0 ? [] : comparison.shared) {
      if (token === null) continue;
      const row = { signal: signal.id, bits: each * similarity * tells, isLook: signal.group === 'look' };
      const known = rowsByName.get(nameOf(signal.id, token));
      if (known === undefined || goesBefore(row, known)) rowsByName.set(nameOf(signal.id, token), row);
    }
  }
  return rowsByName;
}

/** Whatever the order of the signals: of equal ones the first by name. */
function goesBefore(one: CountedRow, known: CountedRow): boolean {
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
