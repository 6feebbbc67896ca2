/** The cases written by hand, by somebody who did not read how the program works. */
import type { Attack } from '../attack.ts';
import { FRAMING_BOARDS } from './framing-boards.ts';
import { FRAMING_WARNINGS } from './framing-warnings.ts';
import { HIDING_BOXES } from './hiding-boxes.ts';

export const BY_HAND: readonly Attack[] = [...FRAMING_WARNINGS, ...FRAMING_BOARDS, ...HIDING_BOXES];
