/** Suggestions as people and programs see them. */
import type { Suggestion } from '../../model/derived/suggestion.ts';
import type { Store } from '../../model/ports/store.ts';
import { wordsOf } from '../../names/fold-words.ts';
import { bareName } from '../../names/name-forms.ts';

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
    names.set(id, [...(entity?.names ?? []), ...(entity?.aliases ?? [])].map(plainOf).filter(Boolean));
  }
  return suggestions.map((one) => {
    if (one.state === 'captured') return one;
    const reasons = one.reasons.map((reason) => {
      const quote = plainOf(reason.quote);
      return names.get(reason.entity)?.some((name) => quote.includes(name)) ? { ...reason, quote: '' } : reason;
    });
    return { ...one, reasons };
  });
}

/** Without legal form, case, blanks and signs. */
const plainOf = (text: string): string => wordsOf(bareName(text)).join('');
