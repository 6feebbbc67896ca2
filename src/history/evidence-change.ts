/** Two documents of one finding, the earlier heavier → which signals lost bits, and why. Pure. */
import { counted } from '../model/counted.ts';
import type { EvidenceChange, Match, MatchSide, WeakerBecause } from '../model/match.ts';
import { verdictSteps } from '../model/match.ts';
import { evidenceBySignal, type SignalEvidence } from './evidence-by-signal.ts';
import { type Loss, lossText } from './loss-text.ts';

/** Smaller losses are not named, unless all are small. */
const NAMED_FROM = 0.5;

export function evidenceChange(from: Match, to: Match): EvidenceChange {
  const weighed = ({ verdict, weight, model }: Match) => ({ verdict, weight, model });
  const change = { from: weighed(from), to: weighed(to) };
  // Rows of two models are not comparable, so no site is blamed.
  if (from.model !== to.model) {
    const what = 'weighed by another model; what the sites changed cannot be told apart from that';
    return { ...change, because: 'model', what, text: `${headline(from, to)}: ${what}` };
  }
  const { losses, gained } = differences(from, to);
  const because = mostOf(losses);
  const said = lossText(losses, gained);
  const beside = because === 'now-common' ? [] : circumstances(from, to);
  const what = [said, ...beside].join('; ');
  return { ...change, because, what, text: `${headline(from, to)}: ${what}` };
}

function headline(from: Match, to: Match): string {
  const bits = `${from.weight.toFixed(1)} → ${to.weight.toFixed(1)} bits`;
  return verdictSteps(from, to) === 0 ? bits : `${bits}, ${from.verdict} → ${to.verdict}`;
}

function differences(from: Match, to: Match): { losses: Loss[]; gained: Loss[] } {
  const [before, after] = [evidenceBySignal(from), evidenceBySignal(to)];
  const losses: Loss[] = [];
  const gained: Loss[] = [];
  for (const signal of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(signal), after.get(signal)];
    const bits = (was?.bits ?? 0) - (is?.bits ?? 0);
    if (bits < 0 && was === undefined)
      gained.push({ signal, bits: -bits, how: 'gone', count: countOf(is), others: null });
    if (bits > 0) losses.push(...lossesOf(signal, bits, was, is, isOnlyRarity(from, to)));
  }
  losses.sort((a, b) => b.bits - a.bits);
  const named = losses.filter(({ bits }) => bits >= NAMED_FROM);
  return {
    losses: named.length > 0 ? named : losses.slice(0, 1),
    gained: gained.filter(({ bits }) => bits >= NAMED_FROM),
  };
}

/** Same visits and same model: only the background counts can differ. */
function isOnlyRarity(from: Match, to: Match): boolean {
  const visits = ({ left, right }: Match) => [left.visit, right.visit].sort().join(' ');
  return visits(from) === visits(to);
}

function lossesOf(
  signal: string,
  bits: number,
  was: SignalEvidence | undefined,
  is: SignalEvidence | undefined,
  onlyRarity: boolean,
): Loss[] {
  const loss = { signal, bits, count: null, others: null };
  if (is !== undefined && is.bits < 0) return [{ ...loss, how: 'against' }];
  if (onlyRarity && (was?.tokens === null || is?.tokens === null)) return [{ ...loss, how: 'common' }];
  if (is === undefined) return [{ ...loss, how: 'gone', count: countOf(was) }];
  if (was?.tokens == null || is.tokens === null)
    return [{ ...loss, how: was !== undefined && is.level < was.level ? 'less-alike' : 'unclear' }];
  const gone = [...was.tokens.keys()].filter((token) => !is.tokens?.has(token));
  const common = [...is.tokens].filter(([token, others]) => others > (was.tokens?.get(token) ?? others));
  const all = gone.length + common.length;
  if (all === 0) return [{ ...loss, how: is.level < was.level ? 'less-alike' : 'unclear' }];
  const most = Math.max(...common.map(([, others]) => others));
  return [
    { signal, how: 'gone' as const, bits: (bits * gone.length) / all, count: gone.length, others: null },
    { signal, how: 'common' as const, bits: (bits * common.length) / all, count: common.length, others: most },
  ].filter(({ count }) => count > 0);
}

function countOf(evidence: SignalEvidence | undefined): number | null {
  return evidence?.tokens?.size || null;
}

const BECAUSE: Readonly<Record<Loss['how'], WeakerBecause>> = {
  gone: 'evidence-gone',
  'less-alike': 'evidence-gone',
  against: 'evidence-gone',
  common: 'now-common',
  unclear: 'unclear',
};

function mostOf(losses: readonly Loss[]): WeakerBecause {
  const sums = new Map<WeakerBecause, number>();
  for (const { how, bits } of losses) sums.set(BECAUSE[how], (sums.get(BECAUSE[how]) ?? 0) + bits);
  return [...sums].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'unclear';
}

/** Other possible reasons for a loss: fewer pages were read, or the list entry changed. */
function circumstances(from: Match, to: Match): string[] {
  const told: string[] = [];
  for (const side of [to.left, to.right]) {
    const was = [from.left, from.right].find(({ site, kind }) => site === side.site && kind === side.kind);
    if (was === undefined) continue;
    if (side.pages < was.pages)
      told.push(
        `of ${side.site} ${counted(side.pages, 'page')} ${side.pages === 1 ? 'was' : 'were'} read, ${was.pages} before`,
      );
    if (hasOtherEntry(was, side)) told.push(`the list says something else of ${side.entity?.name} than before`);
  }
  return told;
}

function hasOtherEntry(was: MatchSide, is: MatchSide): boolean {
  const [one, other] = [was.entity?.document, is.entity?.document];
  return was.entity?.id === is.entity?.id && one !== undefined && other !== undefined && one !== other;
}
