/** Values that a rule of the operator names, as lines of text with their places. */
import type { AnyNode } from 'domhandler';
import type { ValueKind } from '../../model/derived/extraction-rule.ts';
import type { Place } from '../../model/derived/fingerprint.ts';
import type { Page, RuledValue } from '../../page/view/views.ts';

/** Words that readers of running text wait for before a value of the kind. */
const CUES: Readonly<Partial<Record<ValueKind, string>>> = { phone: 'phone', wallet: 'wallet', product: 'CAS' };

/** The value behind its word, as a page would write it. */
export function ruledLine({ kind, label, value }: RuledValue): string {
  const cue = label === '' ? (CUES[kind] ?? '') : label;
  const bare = kind === 'phone' ? value.replace(/^(?:tel|callto):/i, '') : value;
  return cue === '' ? bare : `${cue}: ${bare}`;
}

/** The operator knows whose words these are, whatever part of the page they stand in. */
export function ruledPlace(page: Page, node: AnyNode, quote: string): Place {
  const { part, ...place } = page.place(node, quote);
  const isOthers = part === undefined || part === 'cited' || part === 'unseen';
  return { ...place, ...(!isOthers && { part }), proof: 'rule' };
}

export const ruledOn = (page: Page, kinds: readonly ValueKind[]): readonly RuledValue[] =>
  page.ruled.filter(({ kind }) => kinds.includes(kind));
