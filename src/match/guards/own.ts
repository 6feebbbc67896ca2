/** Stage `own`: whose word each shared value is, by the proof of its places. */
import type { PlacePart } from '../../model/derived/fingerprint.ts';
import { memoised } from '../../model/memoised.ts';
import type { SharedValue, Signal } from '../../signals/signal.ts';
import { type FoundSignal, type OwnedSignal, type Standing, shares } from '../weigh/compared-signal.ts';
import { SAID_SHARE } from '../weigh/policy.ts';
import type { Pair } from './pair.ts';
import { quotedOf } from './quoted.ts';
import { ofThird } from './third-mailbox.ts';

export function own(compared: readonly FoundSignal[], { left, right }: Pair): OwnedSignal[] {
  const quoted = quotedOf(left, right);
  const isOfThird = ofThird(left, right);
  return compared.map((one): OwnedSignal => {
    const { pair, signal, comparison, values } = one;
    const isQuoted = shares(one) ? quoted(signal) : null;
    return {
      pair,
      signal,
      comparison,
      values,
      wordOf(shared, hiddenCounts) {
        const word = wordOf(signal, shared, isQuoted?.(shared) === true, hiddenCounts);
        return word === 'own' && isOfThird(signal, shared) ? 'said' : word;
      },
      isOfThird: (shared) => isOfThird(signal, shared),
      saidShare(shared) {
        const { left: here, right: there } = shared;
        const isBeside =
          (here.proof === undefined && givesOwn(values.left as object)) ||
          (there.proof === undefined && givesOwn(values.right as object));
        return isBeside || isOfThird(signal, shared) ? SAID_SHARE.beside : SAID_SHARE.alone;
      },
    };
  });
}

function wordOf(
  { group, stated }: Signal,
  { left, right }: SharedValue,
  isQuoted: boolean,
  hiddenCounts: boolean,
): Standing {
  if (group !== 'identity') return 'own';
  const standsIn = (part: PlacePart): boolean => left.part === part || right.part === part;
  if (isQuoted || standsIn('cited') || (!hiddenCounts && standsIn('unseen'))) return 'cited';
  return stated === true && (left.proof === undefined || right.proof === undefined) ? 'said' : 'own';
}

/** True if any place in a reading has a proof. */
const givesOwn = memoised((value: object) => holdsProof(value, 6));

function holdsProof(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null || depth === 0) return false;
  return 'proof' in value || Object.values(value).some((inner) => holdsProof(inner, depth - 1));
}
