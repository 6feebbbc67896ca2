/** Finds that two sites use one template, and how that is known. */

import { isThemeCredit } from '../readings/readings.ts';
import { type ComparedSignal, shares } from './compared-signal.ts';
import { countOf, isCommon } from './rarity.ts';

/**
 * - known: other sites of the background use it, or its files are named alike; counts show what it
 * brings.
 * - credited: both credit it by name and no other user is known, or both name a third party as the
 * owner of their pages; nothing distinguishes its contents from their own.
 * - demo: both still show a theme's text instead of a name, so they may share the theme's demo.
 */
export type SharedTemplate = 'known' | 'credited' | 'demo' | null;

export function sharedTemplate(compared: readonly ComparedSignal[]): SharedTemplate {
  const demos = compared[0]?.pair.demos ?? 0;
  if (demos === 2) return 'demo';
  const builtAlike = compared.some((one) => one.signal.template === 'built' && shares(one));
  // A site with a demo text may have copied one without, so this lowers the shared values less.
  let template: SharedTemplate = demos === 1 && builtAlike ? 'credited' : null;
  for (const {
    pair: { background },
    signal,
    comparison,
    guard,
  } of compared) {
    // Both still show the maker's name instead of their own.
    if (guard === 'credited-maker' && (signal.namesOwner === 'line' || signal.reaches === true)) return 'demo';
    if (guard === 'third-party' || guard === 'beside-own') template = 'credited';
    if (comparison === null || comparison.level === 'different') continue;
    if (signal.template === undefined) continue;
    const isCredit = signal.template === 'declared';
    const signs = isCredit ? comparison.shared.filter(({ left }) => isThemeCredit(left.value)) : comparison.shared;
    if (signs.some((shared) => isCommon(countOf(shared, background)))) return 'known';
    if (!isCredit || signs.length === 0) continue;
    template = signs.some(({ left }) => left.value.startsWith('credit:')) ? 'credited' : (template ?? 'known');
  }
  return template;
}
