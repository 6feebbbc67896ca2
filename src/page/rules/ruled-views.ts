/** Finds of an operator's rules → the values that they name, and parts with the owner's words. */
import { type ExtractionRule, VALUE_KINDS, type ValueKind } from '../../model/derived/extraction-rule.ts';
import { textOf } from '../view/text-between.ts';
import type { RuledValue } from '../view/views.ts';
import { numberOf, type Tape } from '../view/walk.ts';
import { elementsOf, type RuleFind } from './rule-find.ts';

/** A contact, a number or a name is shorter. */
const LONGEST = 400;

const isValueKind = (kind: ExtractionRule['kind']): kind is ValueKind => VALUE_KINDS.some((one) => one === kind);

/** In the order of the rules, then of the page. Nothing in a part that is left out. */
export function ruledValues(finds: readonly RuleFind[], tape: Tape): RuledValue[] {
  return finds.flatMap(({ rule: { kind, attribute, label = '' }, elements }) => {
    if (!isValueKind(kind)) return [];
    return elements.flatMap((node) => {
      const number = numberOf(node);
      if (number === undefined) return [];
      const written = attribute === undefined ? textOf(tape, number) : (node.attribs[attribute] ?? '');
      const value = written.slice(0, LONGEST).trim();
      return value === '' ? [] : [{ kind, label, value, node }];
    });
  });
}

/** True for an element in which a rule says that the owner speaks; by its number. */
export function ownersParts(finds: readonly RuleFind[], tape: Tape): (number: number) => boolean {
  const parts = elementsOf(finds, 'text').flatMap((node) => numberOf(node) ?? []);
  if (parts.length === 0) return () => false;
  const own = new Uint8Array(tape.elements.length);
  for (const part of parts) own.fill(1, part, tape.ends[part]);
  return (number) => own[number] === 1;
}
