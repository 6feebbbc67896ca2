/** Two fingerprints → a Match. The stages of docs/model.md, in their order. */
import { type Background, withFree } from '../model/derived/background.ts';
import { isFlagged, type Match } from '../model/derived/match.ts';
import type { Verdict } from '../model/words.ts';
import { SIGNALS } from '../signals/list.ts';
import type { Signal } from '../signals/signal.ts';
import { costsNothing, countedSite } from './background/parties.ts';
import { compareReadings } from './compare-readings.ts';
import { act, canBeCopied, firstToShow, tookPages } from './guards/act.ts';
import { areOneParty } from './guards/attribution.ts';
import { ownershipReasons } from './guards/domain-ownership.ts';
import { GUARDS, type Guard, guard } from './guards/guards.ts';
import { mirrorOf } from './guards/mirror.ts';
import { own } from './guards/own.ts';
import { pairOf } from './guards/pair.ts';
import { innocentExplanations } from './innocent.ts';
import { perFingerprint } from './readings/readings.ts';
import { areComparable, type Subject } from './readings/subject.ts';
import { withSharedItems } from './shared-items.ts';
import { heaviestFirst, matchId, matchSide } from './sides.ts';
import { successionOf } from './succession.ts';
import { tracesOf } from './traces.ts';
import { calibrationOf } from './weigh/calibration.ts';
import type { ComparedSignal } from './weigh/compared-signal.ts';
import { isCopied } from './weigh/copied.ts';
import { sumBits } from './weigh/dependence.ts';
import { LEAD } from './weigh/policy.ts';
import { probabilityOf, verdictOf } from './weigh/verdict.ts';
import type { WeighedRow } from './weigh/weigh.ts';
import { addUp, weigh } from './weigh/weigh-signals.ts';
import { modelName, WEIGHTS } from './weigh/weights.ts';

/** The stages on what two sides show. */
export function compareSignals(
  left: Subject,
  right: Subject,
  counts: Background,
  signals: readonly Signal[] = SIGNALS,
  guards: readonly Guard[] = GUARDS,
): ComparedSignal[] {
  // Values that a shared host writes on its tenants' pages must not look rare on two of them.
  const pair = pairOf(left, right, isFree(left) || isFree(right) ? withFree(counts) : counts);
  // The values that both sides carry, signal by signal.
  const compared = compareReadings(pair, signals);
  // Whose word each value is: proven to be the site's, only said, or cited.
  const owned = own(compared, pair);
  // Whose act: what the listed side may have taken from the other.
  const acted = act(owned, pair);
  // Without the values that show no common owner.
  return guard(acted, pair, guards);
}

/** The stages on what is left of it. */
export function judge(compared: readonly ComparedSignal[], left: Subject, right: Subject) {
  // The bits of each row, by its level, its rarity and whose word it is.
  const weighed = weigh(compared, WEIGHTS);
  // Rows that depend on one another are counted once.
  const rows = addUp(weighed, compared);
  // The verdict, by the weight, the kinds of rows, and the side that showed them first.
  return verdictOn(rows, compared, left, right);
}

function verdictOn(rows: readonly WeighedRow[], compared: readonly ComparedSignal[], left: Subject, right: Subject) {
  const weight = sumBits(rows.map(({ bits }) => bits));
  const first = firstToShow(left, right, tookPages(compared));
  // The listed side may have copied it, so it flags nothing by itself.
  const isOpen = (row: WeighedRow): boolean => first?.is === 'open' && row.standing === 'own' && canBeCopied(row);
  const found = verdictOf(
    rows.map((row) => (isOpen(row) ? { ...row, standing: 'said' as const } : row)),
    weight,
  );
  const mirror = weight < LEAD ? null : mirrorOf(left, right, compared);
  // Values that the listed side took from the other flag nothing; nor does a mirror.
  const open: Verdict = isFlagged({ verdict: found }) && (first?.is === 'other' || mirror !== null) ? 'lead' : found;
  // Two sites of one listed party are no succession.
  const verdict = areOneParty(left, right) ? 'unrelated' : open;
  return { rows, weight, verdict, mirror, first };
}

const isFree = perFingerprint(({ fingerprint }) => costsNothing(countedSite(fingerprint)));

/** matchPair(b, a) mirrors matchPair(a, b). `keys`: blocking keys. Only tests pass `signals`. */
export function matchPair(
  left: Subject,
  right: Subject,
  background: Background,
  keys: readonly string[] = [],
  signals: readonly Signal[] = SIGNALS,
): Match {
  const comparable = areComparable(left, right);
  const compared = comparable ? compareSignals(left, right, background, signals) : [];
  const { rows, weight, verdict, mirror, first } = judge(compared, left, right);
  const calibration = comparable ? calibrationOf(weight) : null;
  const all = withSharedItems(
    rows.map(({ evidence }) => evidence),
    compared,
  ).sort(heaviestFirst);
  const { direction, reasons } =
    weight >= LEAD
      ? successionOf(left, right, tracesOf(left, right))
      : { direction: 'undirected' as const, reasons: [] };
  return {
    schema: 'revenant.match/1',
    id: matchId(left, right),
    model: modelName(signals),
    left: matchSide(left),
    right: matchSide(right),
    verdict: comparable ? verdict : 'not-comparable',
    weight,
    probability: probabilityOf(weight),
    ...(calibration && { calibration }),
    background: background.id,
    candidateKeys: [...keys].sort(),
    evidence: all.filter(({ level }) => level !== 'different'),
    against: all.filter(({ level }) => level === 'different'),
    innocent: innocentExplanations(rows, weight, { left, right, copied: isCopied(compared), mirror, first }),
    succession: { direction, reasons: [...new Set([...reasons, ...ownershipReasons(left, right)])].sort() },
  };
}
