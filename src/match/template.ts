/** Whether two sites stand on a template that is known from several other sites. */

import type { Compared } from './compare-signals.ts';
import { countOf, isCommon } from './count-of.ts';

/** Signals whose common values are a template's own: how pages are built. */
const TELLING = ['structure'];

export function onOneTemplate(compared: readonly Compared[]): boolean {
  return compared.some(
    ({ signal, comparison, background }) =>
      TELLING.includes(signal.id) &&
      comparison !== null &&
      comparison.level !== 'different' &&
      comparison.shared.some((shared) => isCommon(countOf(shared, background))),
  );
}
