/** The whole attack set, by threat. */
import { ARCHIVES } from './archives.ts';
import type { Attack } from './attack.ts';
import { BY_HAND } from './by-hand/by-hand.ts';
import { CLONING } from './cloning.ts';
import { FARMS } from './farms.ts';
import { FRAMING } from './framing.ts';
import { FRAMING_WORDS } from './framing-words.ts';
import { HIDING } from './hiding.ts';
import { POISONING } from './poisoning.ts';
import { REDIRECTS } from './redirects.ts';

export const ATTACKS: readonly Attack[] = [
  ...FRAMING,
  ...FRAMING_WORDS,
  ...POISONING,
  ...FARMS,
  ...CLONING,
  ...HIDING,
  ...REDIRECTS,
  ...ARCHIVES,
  ...BY_HAND,
];
