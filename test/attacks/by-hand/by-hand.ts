/** The cases written by hand, by somebody who did not read how the program works. */
import type { Attack } from '../attack.ts';
import { FRAMING_BOARDS } from './framing-boards.ts';
import { FRAMING_WARNINGS } from './framing-warnings.ts';
import { HIDING_BOXES } from './hiding-boxes.ts';
import { HIDING_LETTERS } from './hiding-letters.ts';
import { HIDING_PLACES } from './hiding-places.ts';

export const BY_HAND: readonly Attack[] = [
  ...FRAMING_WARNINGS,
  ...FRAMING_BOARDS,
  ...HIDING_BOXES,
  ...HIDING_PLACES,
  ...HIDING_LETTERS,
];
