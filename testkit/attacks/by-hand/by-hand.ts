/** The cases written by hand, by somebody who did not read how the program works. */
import type { Attack } from '../attack.ts';
import { FRAMING_ACTS } from './framing-acts.ts';
import { FRAMING_BOARDS } from './framing-boards.ts';
import { FRAMING_DENIALS, FRAMING_FORMS } from './framing-denials.ts';
import { FRAMING_ERRANDS } from './framing-errands.ts';
import { FRAMING_FEET } from './framing-feet.ts';
import { FRAMING_LABELS } from './framing-labels.ts';
import { FRAMING_MAKERS } from './framing-makers.ts';
import { FRAMING_NEIGHBOURS } from './framing-neighbours.ts';
import { FRAMING_PAPERS } from './framing-papers.ts';
import { FRAMING_PROOFS } from './framing-proofs.ts';
import { FRAMING_REGISTERS } from './framing-registers.ts';
import { FRAMING_WARNINGS } from './framing-warnings.ts';
import { HIDING_BOXES } from './hiding-boxes.ts';
import { HIDING_COPIES } from './hiding-copies.ts';
import { HIDING_COSTS } from './hiding-costs.ts';
import { HIDING_FORMS } from './hiding-forms.ts';
import { HIDING_IMPRINTS } from './hiding-imprints.ts';
import { HIDING_LABELS } from './hiding-labels.ts';
import { HIDING_LETTERS } from './hiding-letters.ts';
import { HIDING_OWNERS } from './hiding-owners.ts';
import { HIDING_PLACES } from './hiding-places.ts';
import { HIDING_PROOFS } from './hiding-proofs.ts';
import { HIDING_SETTINGS } from './hiding-settings.ts';
import { RED_ACT } from './red-act.ts';
import { RED_COST } from './red-cost.ts';
import { RED_OWN } from './red-own.ts';
import { RED_SHARE } from './red-share.ts';
import { RED_TEXT_FRAMING } from './red-text-framing.ts';
import { RED_TEXT_HIDING } from './red-text-hiding.ts';

export const BY_HAND: readonly Attack[] = [
  ...FRAMING_ACTS,
  ...FRAMING_BOARDS,
  ...FRAMING_DENIALS,
  ...FRAMING_FORMS,
  ...FRAMING_ERRANDS,
  ...FRAMING_FEET,
  ...FRAMING_LABELS,
  ...FRAMING_MAKERS,
  ...FRAMING_NEIGHBOURS,
  ...FRAMING_PAPERS,
  ...FRAMING_PROOFS,
  ...FRAMING_REGISTERS,
  ...FRAMING_WARNINGS,
  ...HIDING_BOXES,
  ...HIDING_COPIES,
  ...HIDING_COSTS,
  ...HIDING_FORMS,
  ...HIDING_IMPRINTS,
  ...HIDING_LABELS,
  ...HIDING_LETTERS,
  ...HIDING_OWNERS,
  ...HIDING_PLACES,
  ...HIDING_PROOFS,
  ...HIDING_SETTINGS,
  ...RED_ACT,
  ...RED_COST,
  ...RED_OWN,
  ...RED_SHARE,
  ...RED_TEXT_FRAMING,
  ...RED_TEXT_HIDING,
];
