/** Suggestions as people and programs see them. */
import type { Suggestion } from '../../model/derived/suggestion.ts';
import type { Store } from '../../model/ports/store.ts';
import { foldedName } from '../../model/text/search-words.ts';
import { normaliseCompanyName } from '../../values/company-name.ts';

/**
 * Nobody has seen the page of an address that is not captured: it may be anybody's. No listed
 * party's name stands beside it, so a quotation that has one is empty.
 */
export async function shownSuggestions(
  suggestions: readonly Suggestion[],
  { entities }: Pick<Store, 'entities'>,
): Promise<Suggestion[]> {
  const unseen = suggestions.filter((one) => one.state !== 'captured');
  const ids = new Set(unseen.flatMap(({ reasons }) => reasons.map(({ entity }) => entity)));
  const names = new Map<string, string[]>();
  for (const id of ids) {
    const entity = await entities.get(id);
    names.set(id, [...(entity?.names ?? []), ...(entity?.aliases ?? [])].flatMap(partsOf));
  }
  return suggestions.map((one) => {
    if (one.state === 'captured') return one;
    const reasons = one.reasons.map((reason) => {
      const quote = foldedName(reason.quote).replaceAll(' ', '');
      return names.get(reason.entity)?.some((part) => quote.includes(part)) ? { ...reason, quote: '' } : reason;
    });
    return { ...one, reasons };
  });
}

/** Shorter ones are in too many words. */
const LEAST_LETTERS = 4;

/** A name without its legal form, and its longer words: a part of it names the party too. */
function partsOf(name: string): string[] {
  const words = foldedName(normaliseCompanyName(name)).split(' ');
  return [words.join(''), ...words.filter((word) => word.length >= LEAST_LETTERS)].filter(Boolean);
}
