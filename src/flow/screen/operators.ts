import { operatorsOf } from '../../match/operators.ts';
import type { Operator } from '../../model/derived/operator.ts';
import { memoised } from '../../model/memoised.ts';
import type { Store } from '../../model/ports/store.ts';
import { untilPurge } from '../../model/until-purge.ts';

/** Most findings that are joined: the heaviest. */
export const MOST_JOINS = 20_000;
/**
 * A join that took longer than this is used again for a while, even if a finding has changed.
 * Milliseconds.
 */
const DEAR_MS = 500;
const REUSED_MS = 10_000;
/** A change that was written late may leave the revision as it was. Milliseconds. */
const OLDEST_MS = 300_000;

export interface Joined {
  /** Largest first. */
  readonly operators: readonly Operator[];
  /** There were more findings than are joined. */
  readonly cut: boolean;
  /** When they were joined (ISO 8601). */
  readonly at: string;
  /** The operator with this id, site or party. */
  of(key: string): Operator | undefined;
}

interface Result {
  readonly revision: string;
  readonly began: number;
  readonly tookMs: number;
  readonly joined: Joined;
}

/** The last result, and the one that is being made. */
interface Kept {
  last?: Result;
  making?: Promise<Joined> | undefined;
}

type Findings = Pick<Store, 'matches' | 'operatorDecisions' | 'purges'>;
const keptOf = memoised(({ purges }: Findings) => untilPurge(purges.epoch, (): Kept => ({})));

/**
 * The operators that the stored findings join. Made anew when a finding or a judgement has changed,
 * or some are purged.
 *
 * @param isFresh true: not those of a moment ago, even if joining takes long
 */
export async function storedOperators(store: Findings, isFresh = false): Promise<Joined> {
  const { matches } = store;
  const kept = await keptOf(store)();
  if (isFresh) await kept.making;
  const known = kept.last;
  const age = performance.now() - (known?.began ?? 0);
  if (!isFresh && known !== undefined && known.tookMs > DEAR_MS && age < REUSED_MS) return known.joined;
  const revision = await matches.revision();
  if (known?.revision === revision && age < OLDEST_MS) return known.joined;
  kept.making ??= join(store, revision)
    .then((result) => {
      kept.last = result;
      return result.joined;
    })
    .finally(() => {
      kept.making = undefined;
    });
  return kept.making;
}

/** @param revision read before the findings: a change in between is then seen as one */
async function join({ matches, operatorDecisions }: Findings, revision: string): Promise<Result> {
  const [began, at] = [performance.now(), new Date().toISOString()];
  const joins = await matches.joins(MOST_JOINS + 1);
  const operators = operatorsOf(joins.slice(0, MOST_JOINS), await operatorDecisions.list());
  const byKey = new Map(operators.flatMap((one) => keysOf(one).map((key) => [key, one] as const)));
  const joined: Joined = { operators, cut: joins.length > MOST_JOINS, at, of: (key) => byKey.get(key) };
  return { revision, began, tookMs: performance.now() - began, joined };
}

/** Its ids, its sites and parties, and the entries of lists that these are. */
const keysOf = ({ ids, nodes }: Operator): string[] => [
  ...ids,
  ...nodes.flatMap(({ key, entities }) => [key, ...entities.map((id) => `list:${id}`)]),
];
