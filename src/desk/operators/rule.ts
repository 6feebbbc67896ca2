/** Operators, the sites and listed parties that findings join: everybody sees them. */
import { storedOperators } from '../../flow/screen/operators.ts';
import type { DeskParts } from '../frame/parts.ts';
import { found, reader } from '../frame/rule.ts';

export type OperatorRule = ReturnType<typeof operatorRule>;

export const operatorRule = ({ services: { store } }: DeskParts) => ({
  list: reader(() => storedOperators(store)),
  /** @param asked.key any site of it */
  one: reader(async ({ key }: { readonly key: string }) => found((await storedOperators(store)).of(key), 'operator')),
});
