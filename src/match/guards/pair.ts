/** Two sides, and what the stages need to know of them together. */
import type { Background } from '../../model/derived/background.ts';
import { showsDemo } from '../readings/readings.ts';
import type { Subject } from '../readings/subject.ts';
import type { PairFacts } from '../weigh/compared-signal.ts';
import { isOnePage } from '../weigh/one-page.ts';
import { haveOneHolder } from './domain-ownership.ts';
import { type Makers, makersOf } from './makers.ts';
import { shareOneName } from './own-names.ts';

export interface Pair extends PairFacts {
  readonly left: Subject;
  readonly right: Subject;
  readonly makers: () => Makers;
}

export function pairOf(left: Subject, right: Subject, background: Background): Pair {
  let makers: Makers | null = null;
  return {
    left,
    right,
    background,
    alike: left.visit.kind === right.visit.kind,
    demos: [left, right].filter(showsDemo).length,
    onePage: { left: isOnePage(left), right: isOnePage(right) },
    // Two visits of one owner share a name by nature; that makes neither a copy of the other.
    oneName: () => !haveOneHolder(left, right) && shareOneName(left, right),
    // Lazy: only shared values need the makers, and strangers share nothing.
    makers() {
      makers ??= makersOf(left, right, background);
      return makers;
    },
  };
}
