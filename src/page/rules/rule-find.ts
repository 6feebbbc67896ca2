/** The finds of an operator's rules on one page, and what the views of the page take from them. */
import type { Document, Element } from 'domhandler';
import type { AppliedRule, ExtractionRule } from '../../model/derived/extraction-rule.ts';

export interface RuleFind {
  readonly rule: ExtractionRule;
  readonly elements: readonly Element[];
  readonly cut?: NonNullable<AppliedRule['cut']>;
}

/** Rules that are ready to run. An engine is only loaded where there are any. */
export interface FindByRules {
  readonly rules: readonly ExtractionRule[];
  appliesTo(rule: ExtractionRule, url: string): boolean;
  /** The finds of each rule that is about the page, in the order of the rules. */
  findOn(root: Document, url: string): readonly RuleFind[];
}

export const NO_RULES: FindByRules = { rules: [], appliesTo: () => false, findOn: () => [] };

/** The elements that rules of this kind found. */
export const elementsOf = (finds: readonly RuleFind[], kind: ExtractionRule['kind']): readonly Element[] =>
  finds.flatMap(({ rule, elements }) => (rule.kind === kind ? elements : []));

/** Each rule about a page of the site, with what it found on all of them. */
export function appliedRules(
  { rules, appliesTo }: FindByRules,
  pages: readonly { readonly url: string; readonly finds: readonly RuleFind[] }[],
): AppliedRule[] {
  return rules.flatMap((rule) => {
    if (!pages.some(({ url }) => appliesTo(rule, url))) return [];
    const all = pages.flatMap(({ finds }) => finds.filter((find) => find.rule === rule));
    const cut = all.find((find) => find.cut !== undefined)?.cut;
    const found = all.reduce((sum, { elements }) => sum + elements.length, 0);
    return { ...rule, found, ...(cut && { cut }) };
  });
}
