/** Stages `weigh` and `dependence`: rows of evidence, weighed with the given table. */
import { contactEmail } from '../../signals/identity/contact-email.ts';
import { siteLink } from '../../signals/identity/site-link.ts';
import type { SharedValue } from '../../signals/signal.ts';
import type { ComparedSignal } from './compared-signal.ts';
import { isCopiedUnderOneName } from './copied.ts';
import { combineFamilies, sumBits } from './dependence.ts';
import { CRUMBS, LEAD } from './policy.ts';
import { sharedTemplate } from './shared-template.ts';
import { type WeighedRow, weighComparison } from './weigh.ts';
import type { SignalWeight } from './weights.ts';

type WeightTable = Readonly<Record<string, SignalWeight>>;

/** Rows that add up to the weight of the pair. */
export function weighPair(compared: readonly ComparedSignal[], weights: WeightTable): WeighedRow[] {
  return addUp(weigh(compared, weights), compared);
}

/** Said values count in full if the rest is a lead without them. */
export function weigh(compared: readonly ComparedSignal[], weights: WeightTable): WeighedRow[] {
  const all = withoutCrumbs(weighSignals(compared, weights, true));
  const own = all.filter(({ standing }) => standing === 'own');
  const isLead = own.length === all.length || sumBits(addUp(own, compared).map(({ bits }) => bits)) >= LEAD;
  return isLead ? all : withoutCrumbs(weighSignals(compared, weights, false));
}

/** Counts dependent rows once; where one side may be a copy under one name, all of its pages. */
export function addUp(rows: readonly WeighedRow[], compared: readonly ComparedSignal[]): WeighedRow[] {
  return combineFamilies(rows, { copied: isCopiedUnderOneName(compared) });
}

/** Cuts small rows in proportion, so that together they add at most CRUMBS.all bits. */
function withoutCrumbs(rows: WeighedRow[]): WeighedRow[] {
  const isCrumb = ({ bits }: WeighedRow): boolean => bits > 0 && bits < CRUMBS.row;
  const all = rows.filter(isCrumb).reduce((sum, { bits }) => sum + bits, 0);
  if (all <= CRUMBS.all) return rows;
  const kept = CRUMBS.all / all;
  return rows.map((row) => (isCrumb(row) ? { ...row, bits: row.bits * kept, packaged: row.packaged * kept } : row));
}

/** Rows weighed independently; combineFamilies then counts each family once. */
export function weighSignals(
  compared: readonly ComparedSignal[],
  weights: WeightTable,
  saidCounts = true,
): WeighedRow[] {
  const template = sharedTemplate(compared);
  return withoutDuplicates(compared, weights).flatMap((one) => {
    const { pair, signal, comparison, guard } = one;
    const weight = guard === null ? weights[signal.id] : undefined;
    // A changeable value that differs is no evidence, nor a profile that does not repeat a site.
    const expected = pair.alike || signal.group === 'identity';
    if (comparison.level === 'different' && (weight?.different === 0 || !expected)) return [];
    return [weighComparison(one, weight, template, saidCounts)];
  });
}

/**
 * Counts a value once if several signals read it: a copyright name is also a name on the page, a
 * channel both profile and messenger, a menu's label a page title. It counts where it weighs most,
 * but a look always as a look, since its template brings its repeats. A mailbox at the other's
 * domain is an address. The other rows keep their other values, and name that row.
 */
export function withoutDuplicates(compared: readonly ComparedSignal[], weights: WeightTable): ComparedSignal[] {
  const rowsByName = countedRows(compared, weights);
  const isMailed = mailedAt(compared);
  const rowOf = (signal: string, shared: SharedValue): string => {
    const site = signal === siteLink.id ? mailedTo(shared) : null;
    if (site !== null && isMailed(site)) return contactEmail.id;
    const row = shared.token === null ? undefined : rowsByName.get(nameOf(signal, shared.token));
    return row?.signal ?? signal;
  };
  return compared.map((one) => {
    const { signal, comparison, guard } = one;
    if (guard !== null || weights[signal.id] === undefined) return one;
    const shared = comparison.shared.filter((each) => rowOf(signal.id, each) === signal.id);
    if (shared.length === comparison.shared.length) return one;
    const rows = new Set(comparison.shared.map((each) => rowOf(signal.id, each)).filter((id) => id !== signal.id));
    const note = `${comparison.note} ${shared.length === 0 ? 'It' : 'Part of it'} is counted under ${[...rows].sort().join(', ')}.`;
    return { ...one, comparison: { ...comparison, shared, note } };
  });
}

function nameOf(signal: string, token: string): string {
  return token.slice(signal.length + 1);
}

interface CountedRow {
  readonly signal: string;
  readonly bits: number;
  readonly isLook: boolean;
}

function countedRows(compared: readonly ComparedSignal[], weights: WeightTable): Map<string, CountedRow> {
  const rowsByName = new Map<string, CountedRow>();
  for (const { signal, comparison, guard } of compared) {
    if (comparison.level === 'different' || guard !== null) continue;
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

/** Ties go to the first signal by name, so the order of the signals does not matter. */
function goesBefore(one: CountedRow, known: CountedRow): boolean {
  if (one.isLook !== known.isLook) return one.isLook;
  return one.bits === known.bits ? one.signal < known.signal : one.bits > known.bits;
}

/** Sites at whose domain both sides have one mailbox, or mailboxes of their own. */
function mailedAt(compared: readonly ComparedSignal[]): (site: string) => boolean {
  const found = compared.find(({ signal, guard }) => signal.id === contactEmail.id && guard === null)?.comparison;
  const hosts = (found?.shared ?? []).map(({ left, right }) => [left, right].map(({ value }) => value.split('@')[1]));
  return (site) => hosts.some((both) => both.every((host) => host === site || host?.endsWith(`.${site}`)));
}

/** The site of a link that is a mailbox; null: another link. */
function mailedTo({ left, right }: SharedValue): string | null {
  return [left, right].flatMap(({ value }) => /^mail: (.+)$/.exec(value)?.[1] ?? [])[0] ?? null;
}
