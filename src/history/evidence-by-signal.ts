/** A match → its evidence by signal, in the form that two documents are compared in. Notes are not parsed. */
import type { Evidence, Match } from '../model/match.ts';
import type { Level } from '../model/words.ts';

export interface SignalEvidence {
  readonly bits: number;
  /** Higher is a better agreement. */
  readonly level: number;
  /** Number of other carriers by token. Null: the document does not say, or rarity does not apply. */
  readonly tokens: ReadonlyMap<string, number> | null;
}

const LEVELS: readonly Level[] = ['different', 'partial', 'close', 'identical'];

/** Signals that run in shadow weigh nothing and are left out. */
export function evidenceBySignal({ evidence, against }: Match): Map<string, SignalEvidence> {
  const rows = new Map<string, SignalEvidence>();
  for (const row of [...evidence, ...against]) {
    const known = rows.get(row.signal);
    if (row.weight === 0 && known === undefined && tokensOf(row) === null) continue;
    rows.set(row.signal, {
      bits: (known?.bits ?? 0) + row.weight,
      level: Math.max(known?.level ?? 0, LEVELS.indexOf(row.level)),
      tokens: together(known, tokensOf(row)),
    });
  }
  return rows;
}

function tokensOf({ carriers }: Evidence): ReadonlyMap<string, number> | null {
  return carriers === undefined || carriers.length === 0
    ? null
    : new Map(carriers.map(({ token, others }) => [token, others]));
}

function together(known: SignalEvidence | undefined, tokens: SignalEvidence['tokens']): SignalEvidence['tokens'] {
  if (known === undefined) return tokens;
  return known.tokens === null || tokens === null ? null : new Map([...known.tokens, ...tokens]);
}
