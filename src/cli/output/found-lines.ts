import { isFlagged, type Match } from '../../model/derived/match.ts';
import type { Suggestion } from '../../model/derived/suggestion.ts';
import type { Run } from '../../model/ports/ledger.ts';
import type { Store } from '../../model/ports/store.ts';
import { suggestionTexts } from '../../texts/suggestions.ts';

/** A suggestion whose visit begins, with its strongest reason. */
export function visitingLine({ address, bits, reasons: [first] }: Suggestion): string {
  const quote = first === undefined || first.quote === '' ? '' : `: ${first.quote}`;
  const why = first === undefined ? '' : `: ${suggestionTexts.kinds[first.kind]} on ${first.url ?? first.from}${quote}`;
  return `visiting ${address} (${bits.toFixed(1)} bits)${why}`;
}

/**
 * Flagged sites that no list names: what led to each.
 *
 * @param runs that visited suggestions
 */
export async function foundLines(
  runs: readonly Pick<Run, 'id'>[],
  matches: readonly Match[],
  { ledger, suggestions }: Pick<Store, 'ledger' | 'suggestions'>,
): Promise<string[]> {
  const flagged = new Set(matches.filter(isFlagged).flatMap(({ left, right }) => [left.visit, right.visit]));
  const lines: string[] = [];
  for (const { id: run } of runs)
    for (const { visit } of await ledger.visits({ run }))
      for (const { address, reasons, ...suggestion } of await suggestions.list({ site: visit.site })) {
        const [first] = reasons;
        if (suggestion.visit !== visit.id || !flagged.has(visit.id) || first === undefined) continue;
        const [how, where] = [suggestionTexts.kinds[first.kind], first.url ?? first.from];
        lines.push(`${address} was on no list. It was found by “${first.quote}” on ${where} (${how}).`);
      }
  return lines;
}
