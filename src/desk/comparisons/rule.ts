/** Compares two sites now. It reads both, so it needs an analyst. */
import type { DeskParts } from '../frame/parts.ts';
import { analyst, found, type Named, reader } from '../frame/rule.ts';

export type ComparisonRule = ReturnType<typeof comparisonRule>;

export const comparisonRule = ({ comparisons }: DeskParts) => ({
  start: analyst(async ({ left, right }: Readonly<Record<'left' | 'right', string>>) => comparisons.start(left, right)),
  one: reader(async ({ id }: Named) => found(await comparisons.get(id), 'comparison')),
});
