/** Compares two sites now. It reads both, so it needs an analyst. */
import type { BrowserWhen } from '../../model/ports/capture.ts';
import type { DeskParts } from '../frame/parts.ts';
import { analyst, found, type Named, reader } from '../frame/rule.ts';

export type ComparisonRule = ReturnType<typeof comparisonRule>;

interface Wish {
  readonly left: string;
  readonly right: string;
  /** Absent: as the settings say. */
  readonly browser?: BrowserWhen | undefined;
}

export const comparisonRule = ({ comparisons }: DeskParts) => ({
  start: analyst(async ({ left, right, browser }: Wish) => comparisons.start(left, right, browser)),
  one: reader(async ({ id }: Named) => found(await comparisons.get(id), 'comparison')),
});
