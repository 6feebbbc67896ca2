/** Finds that two sites use one template, and how that is known. */

import { isThemeCredit } from '../readings/readings.ts';
import { type ComparedSignal, shares } from './compared-signal.ts';
import { countOf, isCommon } from './rarity.ts';

/**
 * - counted: other sites of the background use that very template; counts show what it brings.
 * - known: its files are named alike, or others use its engine.
 * - credited: both credit it by name and no other user is known, or both name a third party as the
 * owner of their pages; nothing distinguishes its contents from their own.
 * - demo: both still show a theme's text instead of a name, so they may share the theme's demo.
 */
export type SharedTemplate = 'counted' | 'known' | 'credited' | 'demo' | null;

export function sharedTemplate(compared: readonly ComparedSignal[]): SharedTemplate {
  const demos = compared[0]?.pair.demos ?? 0;
  if (demos === 2) return 'demo';
  const builtAlike = compared.some((one) => one.signal.template === 'built' && shares(one));
  // A site with a demo text may have copied one without, so this lowers the shared values less.
  let template: SharedTemplate = demos === 1 && builtAlike ? 'credited' : null;
  for (const { pair, signal, comparison, guard } of compared) {
    // Both still show the maker's name instead of their own.
    if (guard === 'credited-maker' && (signal.namesOwner === 'line' || signal.reaches === true)) return 'demo';
    if (guard === 'third-party' || guard === 'beside-own') template = 'credited';
    if (comparison.level === 'different' || signal.template === undefined) continue;
    const isCredit = signal.template === 'declared';
    const signs = isCredit ? comparison.shared.filter(({ left }) => isThemeCredit(left.value)) : comparison.shared;
    const common = signs.filter((shared) => isCommon(countOf(shared, pair.background)));
    // An engine has many templates, and a credit may name its maker.
    if (common.some(({ left }) => !isCredit || left.value.startsWith('file:'))) return 'counted';
    if (common.length > 0) return 'known';
    if (!isCredit || signs.length === 0) continue;
    template = signs.some(({ left }) => left.value.startsWith('credit:')) ? 'credited' : (template ?? 'known');
  }
  return template;
}
