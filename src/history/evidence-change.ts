/** Two documents of one finding, the earlier heavier → which signals lost bits, and why. */
import { counted } from '../model/counted.ts';
import {
  type Evidence,
  type EvidenceChange,
  type Match,
  verdictSteps,
  type WeakerBecause,
} from '../model/derived/match.ts';
import type { Level } from '../model/words.ts';
import { nounOf } from '../signals/words.ts';

/** Smaller losses are not named, unless all are small. */
const NAMED_FROM = 0.5;

export function evidenceChange(from: Match, to: Match): EvidenceChange {
  const weighed = ({ verdict, weight, model }: Match) => ({ verdict, weight, model });
  const change = { from: weighed(from), to: weighed(to) };
  // Rows of two models are not comparable.
  if (from.model !== to.model) {
    const what = 'weighed by another model, so changes of the sites cannot be distinguished';
    return { ...change, because: 'model', what, text: `${headline(from, to)}: ${what}` };
  }
  const { losses, gained } = differences(from, to);
  const because = mostOf(losses);
  const beside = because === 'now-common' ? [] : circumstances(from, to);
  const what = [lossText(losses, gained), ...beside].join('; ');
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
    if (bits > 0) losses.push(...lossesOf(signal, bits, isOnlyRarity(from, to), was, is));
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

function lossesOf(signal: string, bits: number, isRarity: boolean, was?: SignalEvidence, is?: SignalEvidence): Loss[] {
  const loss = { signal, bits, count: null, others: null };
  if (is !== undefined && is.bits < 0) return [{ ...loss, how: 'against' }];
  if (isRarity && (was?.tokens === null || is?.tokens === null)) return [{ ...loss, how: 'common' }];
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

function mostOf(losses: readonly Loss[]): WeakerBecause {
  const sums = new Map<WeakerBecause, number>();
  for (const { how, bits } of losses) {
    const because = how === 'unclear' ? how : how === 'common' ? 'now-common' : 'evidence-gone';
    sums.set(because, (sums.get(because) ?? 0) + bits);
  }
  return [...sums].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'unclear';
}

/** Other possible reasons for a loss: fewer pages were read, or the list entry changed. */
function circumstances(from: Match, to: Match): string[] {
  const texts: string[] = [];
  for (const side of [to.left, to.right]) {
    const was = [from.left, from.right].find(({ site, kind }) => site === side.site && kind === side.kind);
    if (was === undefined) continue;
    if (was.handedIn !== undefined && side.handedIn === undefined)
      texts.push(`it rested on what ${was.handedIn.by} handed in, and our capture of ${side.site} does not show it`);
    if (side.pages < was.pages)
      texts.push(`only ${counted(side.pages, 'page')} of ${side.site} read instead of ${was.pages}`);
    const [one, other] = [was.entity, side.entity];
    const isOther = one?.document !== undefined && other?.document !== undefined && one.document !== other.document;
    if (isOther && one.id === other.id) texts.push(`the list entry of ${other.name} has changed`);
  }
  return texts;
}
interface SignalEvidence {
  readonly bits: number;
  /** Index in LEVELS: higher is a closer agreement. */
  readonly level: number;
  /** Other carriers by token; null: unknown, or rarity does not apply. */
  readonly tokens: ReadonlyMap<string, number> | null;
}

const LEVELS: readonly Level[] = ['different', 'partial', 'close', 'identical'];

/** Without shadow signals, which weigh nothing. Notes are not parsed. */
function evidenceBySignal({ evidence, against }: Match): Map<string, SignalEvidence> {
  const rows = new Map<string, SignalEvidence>();
  for (const row of [...evidence, ...against]) {
    const known = rows.get(row.signal);
    const tokens = tokensOf(row);
    if (row.weight === 0 && known === undefined && tokens === null) continue;
    rows.set(row.signal, {
      bits: (known?.bits ?? 0) + row.weight,
      level: Math.max(known?.level ?? 0, LEVELS.indexOf(row.level)),
      tokens: tokens === null || known?.tokens === null ? null : new Map([...(known?.tokens ?? []), ...tokens]),
    });
  }
  return rows;
}

function tokensOf({ carriers = [] }: Evidence): ReadonlyMap<string, number> | null {
  return carriers.length === 0 ? null : new Map(carriers.map(({ token, others }) => [token, others]));
}

interface Loss {
  readonly signal: string;
  readonly bits: number;
  readonly how: 'gone' | 'common' | 'less-alike' | 'against' | 'unclear';
  /** Number of values; null: unknown. */
  readonly count: number | null;
  /** Common values only: the largest number of other sites with one of them. */
  readonly others: number | null;
}

/** Losses in one phrase. @param losses the heaviest first */
function lossText(losses: readonly Loss[], gained: readonly Loss[]): string {
  const of = (how: Loss['how']) => losses.filter((loss) => loss.how === how);
  const parts = [
    listed(of('gone').map(amount), ' gone'),
    listed(of('less-alike').map(many), ' less alike'),
    listed(of('against').map(many), ' that differ now'),
    ...of('common').map(commonText),
    listed(of('unclear').map(many), ' weigh less'),
    listed(gained.map(amount), ' added'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'many small losses' : parts.join('; ');
}

function commonText(loss: Loss): string {
  const { count, others } = loss;
  if (count === null || others === null) return `${many(loss)} counted on more other sites than before`;
  return `${amount(loss)} now common (counted on ${count === 1 ? '' : 'up to '}${counted(others, 'other site')})`;
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

function amount(loss: Loss): string {
  const { signal, count } = loss;
  const [one, several] = nounOf(signal);
  // A mass noun is not counted.
  return count === null || one === several ? several : `${NUMBERS[count] ?? count} ${count === 1 ? one : several}`;
}

function many({ signal }: Loss): string {
  return nounOf(signal)[1];
}

function listed(items: readonly string[], end: string): string {
  if (items.length === 0) return '';
  const last = items.at(-1) ?? '';
  return `${items.length === 1 ? last : `${items.slice(0, -1).join(', ')} and ${last}`}${end}`;
}
